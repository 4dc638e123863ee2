"""What can go wrong in search.

SearchError
+-- NothingAsked    the words hold nothing that can be looked for
+-- NoSuchSearch    no search of this person is saved under this id
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class SearchError(TumenError):
    """Something went wrong in search."""


class NothingAsked(SearchError):
    """The words hold nothing that can be looked for: no letter and no digit."""


class NoSuchSearch(SearchError):
    """No search of this person is saved under this id."""
