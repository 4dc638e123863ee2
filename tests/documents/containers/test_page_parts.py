"""What a page only shows itself with is told from what may be a document."""

from __future__ import annotations

import pytest

from tumen.documents.intake.containers.page_parts import kind_of_part


@pytest.mark.parametrize(
    ("media_type", "path", "start", "kind"),
    [
        ("image/png", "/a", b"", "pictures"),
        ("image/svg+xml", "/a", b"", "pictures"),
        ("text/css", "/a", b"", "style sheets"),
        ("text/javascript", "/a", b"", "scripts"),
        ("application/json", "/a", b"", "data for scripts"),
        ("font/woff2", "/a", b"", "fonts"),
        ("video/mp4", "/a", b"", "sound and film"),
        ("application/octet-stream", "/a.woff2", b"", "fonts"),
        ("", "/a.js", b"", "scripts"),
        ("text/html", "/a.png", b"\x89PNG", "pictures"),
        ("text/plain", "/robots.txt", b"User-agent", "notes for search engines"),
        ("text/html", "/a.js", b"<html>", ""),
        ("application/pdf", "/a", b"%PDF", ""),
        ("application/octet-stream", "/letter.docx", b"PK", ""),
        ("text/plain", "/a.json", b"Forty", ""),
        ("", "", b"", ""),
    ],
)
def test_a_part_of_a_page_is_known(media_type: str, path: str, start: bytes, kind: str) -> None:
    assert kind_of_part(media_type, path, start) == kind
