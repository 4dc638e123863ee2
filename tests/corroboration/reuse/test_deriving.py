"""Truth read off roots, against examples that are counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.corroboration.reuse.deriving import laid_out, marks_of, passages_of
from tests.corroboration.reuse.texts import Chunk, Draft, Paragraph, Segment, Word, new_root, plain, worded
from tests.corroboration.reuse.truth import Passage, band_of
from tumen.vocabulary.dates import Interval

TWENTY = "one two three four five six seven eight nine ten a b c d e f g h i j"


def segment(text: str = TWENTY) -> Segment:
    return plain(text)


def draft(name: str, *paragraphs: Paragraph, genre: str = "news") -> Draft:
    made = Draft(name, "news", genre, f"paper {name}", paragraphs=list(paragraphs))
    for paragraph in paragraphs:
        for one in paragraph:
            one.holder = name
    return made


def copied(source: Segment, words: list[Word], **details: object) -> Segment:
    made = source.copy(words)
    for name, value in details.items():
        setattr(made, name, value)
    return made


def between(left: Draft, right: Draft, *dates: Interval | None) -> list[Passage]:
    published = dates or (None, None)
    return passages_of([laid_out(one, day) for one, day in zip((left, right), published, strict=True)])


def changed(words: list[Word], *places: int) -> list[Word]:
    return [word._replace(surface=f"other{n}") if n in places else word for n, word in enumerate(words)]


class TestShares:
    def one(self, words: list[Word], source: Segment) -> Passage:
        (passage,) = between(draft("a", [source]), draft("b", [plain("x y z"), copied(source, words)]))
        return passage

    def test_nothing_is_changed(self) -> None:
        source = segment()
        passage = self.one(source.words, source)
        assert (passage.words, passage.changed, passage.band, passage.longest_run) == (20, 0, "0", 20)

    def test_case_and_marks_are_no_change(self) -> None:
        source = segment()
        words = [word._replace(surface=f"“{word.surface.upper()},”") for word in source.words]
        assert self.one(words, source).changed == 0

    def test_two_other_words_in_twenty_are_a_tenth(self) -> None:
        source = segment()
        passage = self.one(changed(source.words, 5, 10), source)
        assert (passage.changed, passage.band, passage.longest_run) == (0.1, "to15", 9)

    def test_a_lost_word_and_a_new_one_count_each(self) -> None:
        source = segment()
        words = [*source.words[:5], *source.words[6:12], Word("new", new_root()), *source.words[12:]]
        assert self.one(words, source).changed == pytest.approx(2 / 21)

    def test_the_words_of_a_moved_clause_count_once(self) -> None:
        source = segment()
        words = [*source.words[:4], *source.words[8:14], *source.words[4:8], *source.words[14:]]
        passage = self.one(words, source)
        assert passage.words == 20
        assert passage.changed == pytest.approx(4 / 20)

    def test_it_ends_where_two_words_in_a_row_are_the_same(self) -> None:
        source = segment()
        passage = self.one(changed(source.words, 1, 18), source)
        assert (passage.words, passage.changed) == (16, 0)

    def test_the_bands_hold_their_upper_ends(self) -> None:
        assert [band_of(share) for share in (0, 0.01, 0.15, 0.16, 0.35, 0.36)] == [
            "0", "to15", "to15", "to35", "to35", "beyond",
        ]  # fmt: skip


class TestOwnWords:
    TITLE = Chunk(
        "Deputy Chair of the Standing Commission on Rights in the North East Ada Bell", "title:chair"
    )

    def one(self, *chunks: Chunk, changes: tuple[int, ...] = ()) -> Passage:
        source = Segment(worded(chunks))
        copy = copied(source, changed(source.words, *changes))
        (passage,) = between(draft("a", [plain("x y z"), source]), draft("b", [copy]))
        return passage

    def test_a_sentence_without_names_is_all_its_own(self) -> None:
        assert self.one(Chunk(TWENTY)).own == 20

    def test_a_title_alone_has_none_and_does_not_count(self) -> None:
        passage = self.one(self.TITLE)
        assert (passage.words, passage.own, passage.band, passage.counts) == (14, 0, "0", False)

    @pytest.mark.parametrize(("words", "counts"), [(5, False), (6, True)])
    def test_six_words_beside_a_title_make_it_count(self, words: int, counts: bool) -> None:
        passage = self.one(self.TITLE, Chunk(" ".join(TWENTY.split()[:words])))
        assert (passage.words, passage.own, passage.counts) == (14 + words, words, counts)

    def test_they_may_stand_on_both_sides_of_it(self) -> None:
        passage = self.one(Chunk("one two three"), self.TITLE, Chunk("four five six"))
        assert (passage.own, passage.counts) == (6, True)

    @pytest.mark.parametrize("kind", ["name", "title", "formula", "boilerplate", "letterhead", "heading"])
    def test_every_kind_of_mark_is_left_out(self, kind: str) -> None:
        passage = self.one(Chunk("one two three four five six seven"), Chunk("g h i j k l", f"{kind}:x"))
        assert (passage.words, passage.own) == (13, 7)

    def test_a_changed_word_is_no_longer_shared(self) -> None:
        words = Chunk(" ".join(TWENTY.split()[:7]))
        passage = self.one(self.TITLE, words, changes=(16, 18))
        assert (passage.words, passage.own, passage.counts) == (21, 5, False)

    def test_eleven_own_words_are_too_few_without_a_twelfth(self) -> None:
        passage = self.one(Chunk(" ".join(TWENTY.split()[:11])))
        assert (passage.own, passage.counts) == (11, False)


class TestCuts:
    def test_a_long_text_between_makes_two(self) -> None:
        one, other = segment(), segment("k l m n o p q r s t u v")
        between_them = plain(" ".join(f"w{n}" for n in range(13)))
        source = draft("a", [one], [other])
        copy = draft("b", [copied(one, one.words)], [between_them], [copied(other, other.words)])
        assert [passage.words for passage in between(source, copy)] == [20, 12]

    def test_an_attribution_between_does_not(self) -> None:
        one = segment()
        halves = copied(one, one.words[:10]), copied(one, one.words[10:])
        (passage,) = between(draft("a", [one]), draft("b", [halves[0], plain("said the chair,"), halves[1]]))
        assert passage.words == 20
        assert passage.changed == pytest.approx(3 / 23)

    def test_paragraphs_in_another_order_are_two(self) -> None:
        one, other = segment(), segment(" ".join(f"v{n}" for n in range(45)))
        copy = draft("b", [copied(other, other.words)], [copied(one, one.words)])
        assert sorted(passage.words for passage in between(draft("a", [one], [other]), copy)) == [20, 45]


class TestOrigins:
    def test_the_document_that_was_copied_from_was_first(self) -> None:
        source = segment()
        a, b = draft("a", [source]), draft("b", [copied(source, source.words)])
        assert [passage.origin for passage in between(a, b)] == ["left"]
        assert [passage.origin for passage in between(b, a)] == ["right"]

    def test_nothing_decides_between_two_plain_texts(self) -> None:
        source = segment()
        (passage,) = between(draft("a", [source]), draft("b", [copied(source, source.words)]))
        assert (passage.decides, passage.evidence, passage.accepted) == (False, (), ("left", "undetermined"))

    def test_dates_decide_only_in_order(self) -> None:
        source = segment()
        a, b = draft("a", [source]), draft("b", [copied(source, source.words)])
        early, late = Interval.day(date(2021, 7, 14)), Interval.day(date(2021, 7, 19))
        assert between(a, b, early, late)[0].evidence == ("dates",)
        (contrary,) = between(a, b, late, early)
        assert (contrary.evidence, contrary.decides) == (("contrary dates",), False)
        assert between(a, b, early, Interval.month(2021, 7))[0].evidence == ()

    def test_a_letter_an_attribution_and_an_ellipsis_decide(self) -> None:
        source = segment()
        quote = copied(source, source.words, attributed="paper a", elided=True)
        (passage,) = between(draft("a", [source], genre="letter"), draft("b", [quote]))
        assert passage.evidence == ("attribution", "primary form", "elision")

    def test_two_that_quote_a_text_that_is_not_there(self) -> None:
        source = segment()
        source.holder = "outside:embassy/1"
        quotes = [copied(source, source.words, attributed="embassy") for _ in range(2)]
        (passage,) = between(draft("a", [quotes[0]]), draft("b", [quotes[1]]))
        assert (passage.relation, passage.origin, passage.decides) == ("outside", "outside", True)
        assert passage.original == "outside:embassy/1"

    def test_a_copy_of_a_copy_comes_from_the_first_too(self) -> None:
        source = segment()
        middle = copied(source, source.words)
        last = copied(middle, changed(middle.words, 9))
        drafts = draft("a", [source]), draft("b", [middle]), draft("c", [last])
        passages = passages_of([laid_out(one, None) for one in drafts])
        assert [(p.left, p.right, p.origin, p.band) for p in passages] == [
            ("a", "b", "left", "0"), ("a", "c", "left", "to15"), ("b", "c", "left", "to15"),
        ]  # fmt: skip
        assert passages[2].accepted == ("left", "outside", "undetermined")


class TestPrinting:
    def test_a_span_leaves_out_the_marks_around(self) -> None:
        source = segment()
        words = [word._replace(surface=f"“{word.surface}”") for word in source.words]
        copy = draft("b", [copied(source, words)])
        (passage,) = between(draft("a", [source]), copy)
        text = laid_out(copy, None).text
        assert (passage.right_span.of(text)[:4], passage.right_span.of(text)[-3:]) == ("one”", " “j")

    def test_a_name_is_marked_where_it_stands(self) -> None:
        named = Segment(worded([Chunk("Then"), Chunk("Ada Bell,", "name:Ada Bell"), Chunk("spoke.")]))
        laid = laid_out(draft("a", [named]), None)
        (mark,) = marks_of(laid)
        assert (mark.kind, mark.key, mark.span.of(laid.text)) == ("name", "Ada Bell", "Ada Bell")
