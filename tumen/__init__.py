"""Tumen keeps the record of forced returns: documents in, a cited record out."""

__version__ = "0.1.0"
