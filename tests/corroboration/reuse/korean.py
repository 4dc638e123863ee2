"""Korean sentences from a seed, and edits of them: particles, endings, spacing, other words."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.corroboration.reuse import korean_words as lists
from tests.corroboration.reuse.edits import EDGE
from tests.corroboration.reuse.grammar import Guard
from tests.corroboration.reuse.texts import Chunk, Word, core, new_root, norm, worded

_CLASSES = (
    lists.PEOPLE,
    lists.OFFICERS,
    lists.THINGS,
    lists.ABSTRACT,
    lists.QUALITIES,
    lists.DEEDS,
    lists.PLACES,
)
_CLASS = {word: every for every in _CLASSES for word in every}
#: Particles after a consonant and after a vowel.
_PARTICLES = {
    "이": ("이", "가"),
    "은": ("은", "는"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
}
_OTHER_PARTICLE = {
    "이": "은",
    "가": "는",
    "은": "이",
    "는": "가",
    "을": "도",
    "를": "도",
    "과": "및",
    "와": "및",
}
_ENDINGS = {
    "했다": "하였다",
    "하였다": "했다",
    "았다": "았었다",
    "었다": "었었다",
    "렸다": "리고 있다",
    "였다": "였었다",
}
_JOINED = tuple(deed.removesuffix("했다") + "하고" for deed in lists.DEEDS if deed.endswith("했다"))
_INSERTED = tuple("또 다시 이미 매우 거의 늘 더 특히 역시 함께 곧 아직 이후 당시".split())


def with_particle(word: str, particle: str) -> str:
    """``word`` with the form of ``particle`` that its last syllable asks for."""
    last = (ord(word[-1]) - 0xAC00) % 28 if "가" <= word[-1] <= "힣" else 0
    after_consonant, after_vowel = _PARTICLES[particle]
    closed = last not in (0, 8) if particle == "으로" else last != 0
    return word + (after_consonant if closed else after_vowel)


class KoreanPen:
    """Writes Korean sentences, by ``rng``."""

    def __init__(self, rng: random.Random, guard: Guard) -> None:
        self.rng = rng
        self._guard = guard

    def sentence(self) -> list[Word]:
        return self._new(self._told)

    def first_person(self) -> list[Word]:
        return self._new(
            lambda: [Chunk(self.rng.choice(("나는", "우리는", "내 동생은", "어머니와 나는"))), *self._deed()]
        )

    def naming(self, name: str, title: str) -> list[Word]:
        return self._new(lambda: self._named(name, title))

    def headline(self) -> str:
        return " ".join(word.surface for word in self._new(self._told)).rstrip(".")

    def _new(self, shape: Callable[[], list[Chunk]]) -> list[Word]:
        for _ in range(60):
            chunks = shape()
            chunks[-1] = chunks[-1]._replace(text=chunks[-1].text + ".")
            if self._guard.accepts(chunks):
                return worded(chunks)
        raise RuntimeError(
            "Sixty sentences in a row were too much like earlier ones: the lists are too small."
        )

    def _one(self, choices: tuple[str, ...]) -> str:
        return choices[int(self.rng.random() * len(choices))]

    def _noun(self, choices: tuple[str, ...]) -> str:
        return (
            f"{self._one(lists.QUALITIES)} {self._one(choices)}"
            if self.rng.random() < 0.7
            else self._one(choices)
        )

    def _told(self) -> list[Chunk]:
        rng = self.rng
        who = self._noun(lists.OFFICERS if rng.random() < 0.5 else lists.PEOPLE)
        begin = []
        if rng.random() < 0.4:
            begin.append(Chunk(self._one(lists.LINKS)))
        if rng.random() < 0.5:
            begin.append(Chunk(self._one(lists.TIMES)))
        if rng.random() < 0.15:
            number = rng.randrange(len(lists.FORMULAS))
            begin.append(Chunk(lists.FORMULAS[number], f"formula:ko/{number}"))
        return [*begin, Chunk(with_particle(who, rng.choice(("이", "은")))), *self._deed()]

    def _deed(self) -> list[Chunk]:
        rng, told = self.rng, []
        if rng.random() < 0.7:
            where = self._one(lists.PLACES)
            told.append(
                Chunk(
                    rng.choice(
                        (f"{where}에서", f"{where} 근처에서", f"{where} {self._one(lists.THINGS)}에서")
                    )
                )
            )
        if rng.random() < 0.5:
            state = self._one(lists.ABSTRACT)
            told.append(
                Chunk(rng.choice((f"{with_particle(state, '과')} 함께", f"{state} 속에", f"{state} 탓에")))
            )
        number = rng.choice(("두", "세", "네", "여러", "많은", f"{rng.randint(11, 990)}명의"))
        people = f"{number} {self._noun(lists.PEOPLE)}"
        told.append(Chunk(with_particle(people if rng.random() < 0.5 else self._noun(lists.THINGS), "을")))
        if rng.random() < 0.7:
            told.append(Chunk(self._one(lists.MANNERS)))
        if rng.random() < 0.3:
            told.append(Chunk(f"{with_particle(self._noun(lists.THINGS), '으로')} {self._one(_JOINED)}"))
            told.append(Chunk(with_particle(self._noun(lists.THINGS), "을")))
        return [*told, Chunk(self._one(lists.DEEDS))]

    def _named(self, name: str, title: str) -> list[Chunk]:
        told = self._told()
        told[-1] = told[-1]._replace(text=told[-1].text + "고")
        speaker = [Chunk(title, f"title:{title}"), Chunk(with_particle(name, "은"), f"name:{name}")]
        return [*speaker, *told, Chunk(self._one(lists.SAID))]


def korean_edited(words: list[Word], share: float, rng: random.Random) -> list[Word]:
    """``words`` with about ``share`` of them changed, as `edits.edited` does it for English."""
    told, budget, touched = list(words), share * len(words), set[int]()
    for _ in range(40 * len(words)):
        if budget < 0.5 or len(told) <= 2 * EDGE + 2:
            break
        at = rng.randrange(EDGE, len(told) - EDGE)
        word = told[at]
        if word.kept or word.mark or word.root in touched:
            continue
        touched.add(word.root)
        roll = rng.random()
        if roll < 0.15:
            del told[at]
        elif roll < 0.3:
            new = Word(rng.choice(_INSERTED), new_root())
            touched.add(new.root)
            told.insert(at, new)
        elif roll < 0.36 and budget >= 2 and not (told[at + 1].mark or told[at + 1].kept):
            # Written without the space: two words are changed, and no syllable.
            told[at : at + 2] = [word._replace(surface=word.surface + told[at + 1].surface)]
            budget -= 1
        else:
            told[at] = korean_substituted(word, rng)
            budget += norm(told[at].surface) == norm(word.surface)
        budget -= 1
    return told


def korean_substituted(word: Word, rng: random.Random) -> Word:
    """Another word for ``word``: another ending or particle, or a word of its kind."""
    start, end = core(word.surface)
    old = word.surface[start:end]
    new = old
    ending = next((e for e in _ENDINGS if old.endswith(e)), "")
    stem = next((old[:-size] for size in (0, 1, 2) if (old[:-size] if size else old) in _CLASS), "")
    if ending and rng.random() < 0.6:
        new = old[: -len(ending)] + _ENDINGS[ending].replace(" ", "")
    elif old[-1:] in _OTHER_PARTICLE and len(old) > 1 and rng.random() < 0.5:
        new = old[:-1] + _OTHER_PARTICLE[old[-1]]
    elif stem:
        new = rng.choice(_CLASS[stem]) + old[len(stem) :]
    else:
        new = rng.choice(lists.QUALITIES)
    return word._replace(surface=word.surface[:start] + new + word.surface[end:])
