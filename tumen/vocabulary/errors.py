"""The root of every room's errors.

TumenError
└── each room's own small tree, drawn at the top of its ``errors.py``
"""

from __future__ import annotations


class TumenError(Exception):
    """Something that the user can act on.

    Its message says what happened, to which item, and what to do next.
    """
