"""Code names: what an interview is called wherever the interviewee must not be named."""

from __future__ import annotations

import secrets

#: Birds of rivers and shores: words that say nothing of anybody, and that a telephone carries.
_BIRDS = (
    "heron swan crane teal wigeon pochard merganser grebe dipper kingfisher sandpiper plover curlew snipe "
    "godwit tern gull osprey harrier bittern egret rail coot moorhen lapwing dunlin avocet bunting wagtail "
    "warbler swallow martin"
).split()
#: What stands before them. There is no number in a code name: it would be read as a figure of the document.
_BEFORE = (
    "amber ash autumn birch blue bright bronze calm cedar clear clover copper coral dawn early evening fern "
    "frost green grey hazel ivory jade larch lilac linen maple marble meadow mist morning moss oak olive "
    "pearl pine quiet reed river rowan saffron sage sand silent silver slate snow soft spring spruce still "
    "summer thistle tidal velvet violet willow winter yellow"
).split()


def new_code_name(words: int = 2) -> str:
    """ "Amber Heron": drawn by chance, so that it tells neither who nor when nor of how many.

    There are some two thousand of two words, and a hundred thousand of three.
    """
    before = [secrets.choice(_BEFORE) for _ in range(words - 1)]
    return " ".join([*before, secrets.choice(_BIRDS)]).title()
