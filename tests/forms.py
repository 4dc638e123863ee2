"""What a page's forms hold that differs each time it is shown."""

from __future__ import annotations

import re


def without_tokens(page: str) -> str:
    """The page without the random signs by which its forms are known to be ours: they hold any two letters or
    three digits now and then."""
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", page)
