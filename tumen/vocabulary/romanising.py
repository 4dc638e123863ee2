"""Korean names across alphabets: what "Kim Yong-ho", "Kim Young Ho", "Yongho Kim" and 김영호 have in common.

Romanisation loses what Hangul tells apart and is done in many ways (the official one of 2000,
McCune-Reischauer, each family's own), so a name is compared by a coarse sound: voiced and voiceless
consonants are one, and so are the vowels that spellings mix (eo, o, u, eu, oo, ou). Two names of one sound
may be two names: the sound finds candidates, and tells nobody that they are one person.

Standard: the Revised Romanization of Korean (2000) and McCune-Reischauer (1939) as the spellings to be met.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

#: Sounds of the initial, the vowel and the final of a syllable, in the order of Unicode's composition.
_INITIALS = "k k n t t r m p p s s - c c c k t p h".split()
_VOWELS = "a e ya ye o e yo ye o wa we we yo o wo we we yo o i i".split()
_FINALS = "- k k k n n n t r k m r r r p r m p p t t q t t k t p t".split()

#: How family names are spelt; the first spelling of each line is its Hangul.
_FAMILIES = """
김 kim gim ghim
이 lee yi i rhee ri li rhie
리 lee yi i rhee ri li rhie
박 park pak bak bark
최 choi choe choy ch'oe
정 jung jeong chung chong cheong jong
강 kang gang
조 cho jo joe
윤 yoon yun youn
장 jang chang
임 lim im rim yim
림 lim im rim yim
한 han
오 oh o
서 seo suh so sur
신 shin sin
권 kwon gwon kweon
황 hwang whang
안 ahn an
송 song
류 yoo yu ryu ryoo you
유 yoo yu ryu ryoo you
홍 hong
전 jeon jun chun chon cheon
고 ko go koh
문 moon mun
양 yang ryang
량 yang ryang
손 son sohn
배 bae pae
백 baek paik paek back
허 huh heo hur
남 nam
심 shim sim
노 noh roh no ro
로 noh roh no ro
하 ha
곽 kwak gwak
성 sung seong song
차 cha
주 joo ju chu
우 woo u wu
구 koo ku gu goo
나 na ra nah
라 na ra nah
민 min
진 jin chin
지 ji chi jee
엄 um eom uhm
채 chae
원 won weon
천 chun cheon chon
방 bang pang
공 kong gong
현 hyun hyeon hyon
함 ham
변 byun byeon pyon
염 yum yeom ryom
여 yeo ryeo
추 choo chu
도 do to doh
소 so
석 suk seok sok
선 sun seon son
설 sul seol sol
마 ma mah
길 kil gil
연 yeon youn
위 wi wee
표 pyo
명 myung myeong
기 ki gi kee
반 ban pan bahn
왕 wang
금 keum geum kum
옥 ok
육 yook yuk
인 in
맹 maeng
제 je che jae
모 mo
탁 tak
국 kook guk kuk
어 eo uh
은 eun
편 pyun pyeon
용 yong
태 tae
태 tai
""".split("\n")

#: Spellings of sounds, the longest first; "q" stands for ng.
_SOUNDS = (
    ("tch tts jj ch ts cz j z", "c"),
    ("kk ck gg kh k g", "k"),
    ("tt th dd t d", "t"),
    ("pp ph bb p b f v", "p"),
    ("ssh sch ss sh s", "s"),
    ("ll rr l r", "r"),
    ("ng", "q"),
    ("nn n", "n"),
    ("mm m", "m"),
    ("h", "h"),
    ("yeo you yoo yeu yuh yo yu", "yo"),
    ("yah ya", "ya"),
    ("yae yay ye", "ye"),
    ("wah wa", "wa"),
    ("wae weh woi we oe wi wui", "we"),
    ("weo woh wuh wo", "wo"),
    ("eui ui yi ee ie ii i", "i"),
    ("eo eu oo ou uh oh u o", "o"),
    ("ae ay ai ei eh e", "e"),
    ("aa ah a", "a"),
    ("woo wu", "o"),
    ("y", "i"),
    ("w", "w"),
)
_HANGUL = re.compile(r"[가-힣]{2,}")
_VOWEL = re.compile(r"[aeio]+")
_SYLLABLE_0, _SYLLABLE_LAST = 0xAC00, 0xD7A3


@cache
def _spellings() -> dict[str, str]:
    return {spelt: sound for spellings, sound in _SOUNDS for spelt in spellings.split()}


@cache
def _spelt() -> re.Pattern[str]:
    # "h" belongs to a vowel only where no other follows: "Young-ah", and not the one of "Suhyon".
    longest = sorted(_spellings(), key=len, reverse=True)
    parts = [
        f"{each}(?![aeiouyw])" if each.endswith("h") and each[0] in "aeiouyw" else each for each in longest
    ]
    return re.compile("|".join(parts))


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Each spelling of a family name in small letters, Hangul too, with the names that it may be: by the
    first Hangul of each group of one spelling."""
    found: dict[str, list[str]] = {}
    for line in _FAMILIES:
        hangul, *spelt = line.split() or [""]
        for spelling in filter(None, (hangul, *spelt)):
            name = {"리": "이", "림": "임", "류": "유", "량": "양", "로": "노", "라": "나"}.get(
                hangul, hangul
            )
            if name not in found.setdefault(spelling, []):
                found[spelling].append(name)
    return {spelling: tuple(names) for spelling, names in found.items()}


@lru_cache(maxsize=50_000)
def sound_of(name: str) -> str:
    """The coarse sound of a given name in Hangul or in Latin letters; empty for anything else."""
    folded = "".join(
        sign for sign in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(sign)
    )
    folded = unicodedata.normalize("NFC", folded)
    if all(_SYLLABLE_0 <= ord(sign) <= _SYLLABLE_LAST for sign in folded):
        return _joined([sound for sign in folded for sound in _syllable(sign)])
    # Signs that part syllables ("Yong-ho", "Kyŏng'il") part their sounds as well.
    parts = re.split(r"[^a-z]+", folded)
    return _joined([_spellings()[at[0]] for part in parts for at in _spelt().finditer(part)])


def _joined(sounds: Sequence[str]) -> str:
    """Sounds as one word; a sound that is written twice where two syllables meet is one."""
    said = "".join(sounds)
    return re.sub(r"(.)\1+", r"\1", said)


def _syllable(sign: str) -> Iterator[str]:
    at = ord(sign) - _SYLLABLE_0
    for sound in (_INITIALS[at // 588], _VOWELS[at % 588 // 28], _FINALS[at % 28]):
        if sound != "-":
            yield sound


def names_in(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where words may be a Korean's name: the first word, the one after the last, and the key of the name.

    ``words`` follow each other in a text, hyphens parting them as blanks do. In Latin letters a family name
    and one or two more words, in either order; in Hangul the beginning of one word. Whatever has such a form
    gets a key: it is for finding, and most words that have one are names.
    """
    for at, word in enumerate(words):
        if _HANGUL.fullmatch(word):
            yield from ((at, at + 1, key) for key in _hangul_keys(word))
        elif word in families() and word.isalpha():
            yield from _latin_keys(words, at)


def _hangul_keys(word: str) -> Iterator[str]:
    """A family name of one syllable and a given name of two; particles after it are passed over."""
    if len(word) >= 3:
        for family in families().get(word[0], ()):
            yield family + sound_of(word[1:3])


def _latin_keys(words: Sequence[str], at: int) -> Iterator[tuple[int, int, str]]:
    for begin, end in ((at + 1, at + 2), (at + 1, at + 3), (at - 1, at), (at - 2, at)):
        given = words[max(begin, 0) : end]
        if begin < 0 or len(given) < end - begin or not all(_may_be_given(word) for word in given):
            continue
        sound = sound_of("-".join(given))
        # Given names of one syllable are rare, and whatever stands beside a family name would be one.
        if len(_VOWEL.findall(sound)) == 2:
            for family in families()[words[at]]:
                yield min(at, begin), max(at + 1, end), family + sound


def _may_be_given(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) <= 12
