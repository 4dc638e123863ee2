"""HTML as it is made: whatever is no markup of ours is escaped. PURE."""

from __future__ import annotations

from html import escape

_WITHOUT_END = frozenset({"meta", "link"})


class Html(str):
    """Markup: a text that is escaped already."""

    __slots__ = ()


def tag(name: str, /, *inside: str, **given: str) -> Html:
    """An element. Of attributes a last "_" is dropped and others are hyphens: ``class_``, ``aria_label``."""
    said = "".join(f' {_attribute(each)}="{escape(value)}"' for each, value in given.items())
    if name in _WITHOUT_END:
        return Html(f"<{name}{said}>")
    return Html(f"<{name}{said}>{joined(*inside)}</{name}>")


def joined(*parts: str) -> Html:
    """Parts one after the other, those that are no markup escaped."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
