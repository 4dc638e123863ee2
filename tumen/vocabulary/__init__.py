"""Vocabulary (pure): the values and codes that every other room speaks in.

Takes: words of documents, and the packs (data files) of a field.
Gives: spans and quotes, partial dates, quantities, places, acts, counted nouns, and the slots of a claim.
Its one rule: partial knowledge is a type, never a string.
Standards: W3C Web Annotation, EDTF (ISO 8601-2), ISO 3166, GeoNames ids, HURIDOCS micro-thesauri.
"""
