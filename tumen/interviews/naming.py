"""Code names: what an interview is called wherever the interviewee must not be named."""

from __future__ import annotations

import secrets

#: Birds of rivers and shores: words that say nothing of anybody, and that a telephone carries.
_BIRDS = (
    "heron swan crane teal wigeon pochard merganser grebe dipper kingfisher sandpiper plover curlew snipe "
    "godwit tern gull osprey harrier bittern egret rail coot moorhen lapwing dunlin avocet bunting wagtail "
    "warbler swallow martin"
).split()


def new_code_name() -> str:
    """ "Heron 412": drawn by chance, so that it tells neither who nor when nor of how many."""
    return f"{secrets.choice(_BIRDS).capitalize()} {100 + secrets.randbelow(900)}"
