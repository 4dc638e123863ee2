"""What a page shows itself with, as its pictures and scripts: known by media type, name or first bytes."""

from __future__ import annotations

PICTURES, SOUND, FONTS = "pictures", "sound and film", "fonts"
STYLES, SCRIPTS, DATA = "style sheets", "scripts", "data for scripts"
CRAWLERS = "notes for search engines"

_BY_TYPE = (
    ("image/", PICTURES),
    ("audio/", SOUND),
    ("video/", SOUND),
    ("font/", FONTS),
    ("application/font", FONTS),
    ("application/x-font", FONTS),
    ("application/vnd.ms-fontobject", FONTS),
    ("text/css", STYLES),
    ("text/javascript", SCRIPTS),
    ("application/javascript", SCRIPTS),
    ("application/x-javascript", SCRIPTS),
    ("application/ecmascript", SCRIPTS),
    ("application/wasm", SCRIPTS),
    ("application/json", DATA),
    ("application/ld+json", DATA),
    ("application/manifest+json", DATA),
    ("text/json", DATA),
    ("application/vnd.apple.mpegurl", SOUND),
    ("application/dash+xml", SOUND),
    ("application/x-shockwave-flash", SOUND),
)
_BY_NAME = (
    ((".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".avif"), PICTURES),
    ((".mp3", ".mp4", ".webm", ".m4a", ".ts", ".m3u8", ".ogg", ".mov"), SOUND),
    ((".woff", ".woff2", ".ttf", ".otf", ".eot"), FONTS),
    ((".css",), STYLES),
    ((".js", ".mjs", ".wasm"), SCRIPTS),
    ((".json", ".map"), DATA),
)
_BY_START = (
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\0\0\x01\0", b"<svg"), PICTURES),
    ((b"wOFF", b"wOF2", b"OTTO", b"\0\x01\0\0"), FONTS),
    ((b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3"), SOUND),
)
#: Media types that say nothing, so that the name may.
_SAY_NOTHING = ("", "application/octet-stream", "binary/octet-stream", "application/unknown")


def kind_of_part(media_type: str, path: str, start: bytes) -> str:
    """What part of a page this is, empty when it may be a document. ``path`` is in small letters."""
    if path == "/robots.txt":
        return CRAWLERS
    for opening, kind in _BY_TYPE:
        if media_type.startswith(opening):
            return kind
    for openings, kind in _BY_START:
        if start.startswith(openings):
            return kind
    if media_type in _SAY_NOTHING:
        return next((kind for endings, kind in _BY_NAME if path.endswith(endings)), "")
    return ""
