"""Releases: two people, a number, a signature, what is withheld, and what is said of them later."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.access.cast import put_apart, somebody
from tests.publication.cast import drafted, published, told
from tumen.access.errors import NotPermitted
from tumen.access.models import Actor, AuditLine, Role
from tumen.consent.actions import note_consent
from tumen.consent.purposes import Purpose, Way
from tumen.consent.queries import of_document
from tumen.documents.actions import mark_identity
from tumen.publication import packing, queries
from tumen.publication.actions import (
    approve_release,
    correct,
    draft_release,
    embargo,
    publish,
    retract,
)
from tumen.publication.consenting import not_to_be_counted
from tumen.publication.errors import (
    NoSuchRelease,
    NotApart,
    NotGenuine,
    NotInOrder,
    NotOpen,
    NotToBeReleased,
    NotWhole,
    ReleaseIsFinal,
)
from tumen.publication.models import Edition, Release
from tumen.publication.packing import Shown, csv_of, svg_of
from tumen.record.queries import By, Of, Wanted


def marks(release: Release) -> dict[str, Any]:
    return {row["words"]: row["count"] if row["count"] is not None else row["mark"] for row in release.rows}


class TestDrafts:
    def test_a_small_count_is_withheld_with_what_would_give_it_away(self, maker: Actor) -> None:
        found = marks(drafted(maker))
        assert found["2018"] == 12
        assert found["total"] == 23
        assert found["before 2018 or after 2019"] == "small"
        assert list(found.values()).count("beside") >= 1
        assert "2020" not in found, "a row of its own would say that something is in it"

    def test_a_count_that_grew_by_one_is_withheld_in_the_next_release(
        self, maker: Actor, other: Actor
    ) -> None:
        published(maker, other)
        told(maker, {"2018": 1, "2019": 20}, "the second list")
        found = marks(drafted(maker))
        assert found["2018"] in ("small", "beside")
        assert found["total"] == 44

    def test_somebody_from_whom_something_is_hidden_counts_nothing(self, maker: Actor, other: Actor) -> None:
        put_apart(maker, told(maker, {"2018": 1}, "a list apart"))
        with pytest.raises(NotWhole):
            drafted(maker)

    def test_who_may_not_publish_drafts_nothing(self, maker: Actor) -> None:
        with pytest.raises(NotPermitted):
            drafted(somebody(Role.DOCUMENTER))

    def test_documents_whose_people_did_not_agree_are_not_counted(self, maker: Actor) -> None:
        refused = told(maker, {"2018": 8}, "a list that may not be counted")
        assert marks(drafted(maker))["total"] == 31
        _say(maker, refused, is_given=False)
        made = drafted(maker)
        assert marks(made)["total"] == 23
        assert refused not in made.documents
        _say(maker, refused, is_given=True)
        assert marks(drafted(maker))["total"] == 31

    def test_a_giver_who_was_asked_and_said_nothing_of_it_is_not_counted(self, maker: Actor) -> None:
        asked = told(maker, {"2018": 8}, "a list of somebody who was asked")
        _say(maker, asked, is_given=True, purpose=Purpose.COURT)
        assert marks(drafted(maker))["total"] == 23

    def test_what_is_not_counted_is_what_consent_says_of_each(self, maker: Actor) -> None:
        """Found for all documents at once, and the same as asked of each of them."""
        ids = [told(maker, {"2018": 1}, f"Zqperson Numb{each} with a list") for each in "abcdefg"]
        cover = mark_identity(actor=maker, document=ids[0], words="Zqperson Numba", kind="name", why="a test")
        _say(maker, cover.public_id, is_given=False)
        _say(maker, ids[1], is_given=False)
        _say(maker, ids[2], is_given=True)
        _say(maker, ids[3], is_given=True)
        _say(maker, ids[3], is_given=False, purpose=Purpose.KEEP)
        past = timezone.now().date() - timedelta(days=2)
        for id, until in ((ids[4], past), (ids[5], past + timedelta(days=30))):
            note_consent(
                actor=maker, item=id, purpose=Purpose.RESEARCH, is_given=True, way=Way.WRITTEN,
                given_on=past - timedelta(days=2), until=until,
            )  # fmt: skip
        refused = {
            id for id in ids if any(each.is_refused for each in of_document(maker, id, Purpose.RESEARCH))
        }
        assert refused == {ids[0], ids[1], ids[3], ids[4]}
        assert not_to_be_counted() & set(ids) == refused

    def test_an_event_that_they_alone_tell_of_is_not_counted(self, maker: Actor) -> None:
        events = draft_release(actor=maker, title="Events", of=Of.EVENTS, by=By.YEAR)
        every = Release.objects.get(pk=events.pk).workings["cells"][-1]["count"]
        _say(maker, told(maker, {"2003": 7}, "a list of another year"), is_given=False)
        again = draft_release(actor=maker, title="Events", of=Of.EVENTS, by=By.YEAR)
        assert again.workings["cells"][-1]["count"] == every > 0

    @pytest.mark.parametrize("title", ["", "x" * 201])
    def test_it_takes_a_title(self, maker: Actor, title: str) -> None:
        with pytest.raises(NotToBeReleased, match="title"):
            drafted(maker, title)

    def test_a_covered_name_is_in_no_title(self, maker: Actor) -> None:
        id = told(maker, {"2018": 1}, "Zqname Moonfield and others")
        mark_identity(actor=maker, document=id, words="Zqname Moonfield", kind="name", why="a test")
        with pytest.raises(NotToBeReleased, match="covered"):
            drafted(maker, "What Zqname Moonfield told")

    @pytest.mark.parametrize(
        ("by", "wanted"),
        [
            (By.YEAR, Wanted(province="Jilin")),
            (By.YEAR, Wanted(facility="a camp")),
            (By.ACT, Wanted(since=2018)),
            (By.PLACE, Wanted(country="CN")),
        ],
    )
    def test_what_is_too_fine_is_refused(self, maker: Actor, by: By, wanted: Wanted) -> None:
        with pytest.raises(NotToBeReleased, match="filter"):
            drafted(maker, by=by, wanted=wanted)

    @pytest.mark.parametrize("by", By)
    def test_it_counts_by_each_thing(self, maker: Actor, by: By) -> None:
        assert marks(drafted(maker, by=by))["total"] == 23

    def test_sex_by_age_by_place_takes_ten(self, maker: Actor) -> None:
        made = drafted(maker, by=By.PLACE, wanted=Wanted(sex="female", age="18 to 29"))
        assert made.threshold == 10


class TestTwoPeople:
    def test_the_maker_does_not_approve(self, maker: Actor) -> None:
        made = drafted(maker)
        with pytest.raises(NotApart):
            approve_release(actor=maker, release=made.public_id)
        with pytest.raises(NotInOrder, match="not approved"):
            publish(actor=maker, release=made.public_id)
        assert not Edition.objects.exists()

    def test_somebody_else_does_and_each_step_leaves_a_line(self, maker: Actor, other: Actor) -> None:
        made = published(maker, other)
        assert made.number == 1
        lines = AuditLine.objects.filter(item=made.release.public_id).values_list("action", flat=True)
        assert list(lines) == [
            f"publication.{step}" for step in ("draft_release", "approve_release", "publish")
        ]

    def test_what_was_drafted_before_another_release_is_drafted_again(
        self, maker: Actor, other: Actor
    ) -> None:
        late = drafted(maker)
        approve_release(actor=other, release=late.public_id)
        published(maker, other)
        with pytest.raises(NotInOrder, match="Draft it again"):
            publish(actor=maker, release=late.public_id)

    def test_a_consent_that_is_taken_back_stops_it(self, maker: Actor, other: Actor) -> None:
        id = told(maker, {"2018": 8}, "a list of somebody")
        made = drafted(maker)
        approve_release(actor=other, release=made.public_id)
        _say(maker, id, is_given=False)
        with pytest.raises(NotToBeReleased, match="1 documents"):
            publish(actor=maker, release=made.public_id)

    def test_nothing_half_is_kept_where_it_cannot_be_signed(
        self, maker: Actor, other: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = drafted(maker)
        approve_release(actor=other, release=made.public_id)
        before = AuditLine.objects.count()

        def broken(*told: object, **more: object) -> bytes:
            raise OSError("no room")

        monkeypatch.setattr(packing, "packed", broken)
        with pytest.raises(OSError, match="no room"):
            publish(actor=maker, release=made.public_id)
        assert not Edition.objects.exists()
        assert AuditLine.objects.count() == before

    def test_nothing_of_a_release_is_altered(self, maker: Actor, other: Actor) -> None:
        made = published(maker, other)
        with pytest.raises(ReleaseIsFinal):
            made.release.save()
        with pytest.raises(ReleaseIsFinal):
            Edition.objects.all().delete()
        with pytest.raises(ReleaseIsFinal):
            Release.objects.update(title="another")


class TestFiles:
    def test_they_hold_what_is_shown_and_no_other_count(self, maker: Actor, other: Actor) -> None:
        made = published(maker, other)
        id = made.release.public_id
        rows = list(csv.reader(io.StringIO(queries.file_of(maker, id, "data.csv").decode())))
        assert rows[0] == ["year", "count", "note"]
        assert ["2018", "12", ""] in rows
        assert ["before 2018 or after 2019", "", "withheld"] in rows
        files = packing.files_in(queries.package(maker, id))
        left_out = json.loads(made.manifest)["left_out"]
        assert set(left_out) <= {"report-ko.pdf"}, "without a Korean font alone"
        assert set(files) | set(left_out) == {
            *("data.csv", "chart.svg", "datapackage.json", "manifest.json", "signature.json"),
            *("report-en.pdf", "report-ko.pdf", "report-en.docx", "report-ko.docx"),
            *("ro-crate-metadata.json", "chart.png", "entities.ftm.json", "uwazi-en.csv", "uwazi-ko.csv"),
        }
        bag = packing.files_in(queries.bag(maker, id))
        assert {name: bag[f"release-{made.number}/data/{name}"] for name in files} == files
        assert set(queries.release(maker, id).files) == set(files) - {"manifest.json", "signature.json"}
        for data in files.values():
            assert b"small" not in data, "which of the withheld cells are small is told to nobody"
            assert b"beside" not in data.replace(b"beside all earlier", b"")
        described = json.loads(files["datapackage.json"])
        assert described["resources"][0]["bytes"] == len(files["data.csv"])

    def test_it_is_proved_by_its_signature(self, maker: Actor, other: Actor) -> None:
        made = published(maker, other)
        told_of = queries.verify(maker, str(made.number))
        assert told_of["approved_by"] == f"a-{other.pk}"
        assert told_of["made_by"] == f"a-{maker.pk}"
        assert maker.name not in made.manifest
        assert queries.signing_key(maker) == made.key

    def test_its_manifest_says_what_was_asked_of_which_record_how_and_who_approved(
        self, maker: Actor, other: Actor
    ) -> None:
        made = published(maker, other)
        told, row = json.loads(made.manifest), made.release
        assert (told["number"], told["id"], told["title"]) == (made.number, row.public_id, row.title)
        assert told["query"] == row.query
        assert told["query"], "what was counted, by what"
        assert told["dataset"] == f"{row.workings['era']}.{row.workings['edition']}"
        assert any("withheld" in note for note in told["method"])
        assert {told["made_by"], told["approved_by"]} == {f"a-{maker.pk}", f"a-{other.pk}"}
        files = packing.files_in(bytes(made.package))
        assert told["files"] == packing.hashes_of(
            {name: data for name, data in files.items() if name not in ("manifest.json", "signature.json")}
        )

    @pytest.mark.parametrize("name", ["data.csv", "manifest.json", "signature.json"])
    def test_one_bit_that_was_changed_is_noticed(self, maker: Actor, other: Actor, name: str) -> None:
        made = published(maker, other)
        files = packing.files_in(bytes(made.package))
        changed = bytearray(files[name])
        changed[len(changed) // 2] ^= 1
        with pytest.raises(NotGenuine):
            packing.proved(_zipped({**files, name: bytes(changed)}), key=made.key)

    def test_a_file_too_many_or_another_key_is_noticed(self, maker: Actor, other: Actor) -> None:
        made = published(maker, other)
        files = packing.files_in(bytes(made.package))
        with pytest.raises(NotGenuine):
            packing.proved(_zipped({**files, "more.csv": b"x"}), key=made.key)
        with pytest.raises(NotGenuine):
            packing.proved(bytes(made.package), key="0" * 64)
        with pytest.raises(NotGenuine):
            packing.proved(b"no archive", key=made.key)

    def test_the_same_release_gives_the_same_bytes(self, maker: Actor, other: Actor) -> None:
        made = published(maker, other)
        files = packing.files_in(bytes(made.package))
        manifest = files.pop("manifest.json")
        files.pop("signature.json")
        again = packing.packed(files, manifest, key=made.key, signature=made.signature)
        assert again == bytes(made.package)

    @pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
    def test_a_cell_is_no_formula(self, sign: str) -> None:
        (_, row) = csv.reader(io.StringIO(csv_of(["act"], [Shown(f"{sign}1+1", 7)]).decode(), newline=""))
        assert row[0] == f"'{sign}1+1"

    def test_a_drawing_holds_no_markup_of_its_words(self) -> None:
        drawn = svg_of("<script>x</script>", [Shown('"><a>', 7), Shown("b", None)])
        assert b"<script" not in drawn
        assert b"<a>" not in drawn
        assert b"withheld" in drawn


class TestLater:
    def test_an_embargo_holds_the_files_back_and_ends(self, maker: Actor, other: Actor) -> None:
        made = drafted(maker)
        approve_release(actor=other, release=made.public_id)
        publish(actor=maker, release=made.public_id, until=timezone.now() + timedelta(days=2))
        reader = somebody(Role.READER)
        assert queries.releases(reader) == ()
        with pytest.raises(NoSuchRelease):
            queries.package(reader, made.public_id)
        assert queries.package(maker, made.public_id)
        embargo(actor=maker, release=made.public_id, until=None, why="It was told already.")
        assert queries.package(reader, made.public_id)

    def test_what_is_retracted_stays_listed_and_its_files_are_not_given(
        self, maker: Actor, other: Actor
    ) -> None:
        id = published(maker, other).release.public_id
        correct(actor=maker, release=id, why="2019 is too low.")
        retract(actor=maker, release=id, why="A list was counted twice.")
        reader = somebody(Role.READER)
        assert [line.state for line in queries.releases(reader)] == ["retracted"]
        assert [each.why for each in queries.release(reader, id).notices] == [
            "2019 is too low.",
            "A list was counted twice.",
        ]
        with pytest.raises(NotOpen, match="retracted"):
            queries.package(reader, id)
        with pytest.raises(NotInOrder, match="already"):
            retract(actor=maker, release=id, why="again")

    def test_it_says_why(self, maker: Actor, other: Actor) -> None:
        id = published(maker, other).release.public_id
        with pytest.raises(NotInOrder, match="why"):
            retract(actor=maker, release=id, why=" ")

    def test_what_was_retracted_is_still_known_to_who_reads_it(self, maker: Actor, other: Actor) -> None:
        retract(actor=maker, release=published(maker, other).release.public_id, why="A mistake.")
        told(maker, {"2018": 1, "2019": 20}, "the second list")
        assert marks(drafted(maker))["2018"] in ("small", "beside")

    def test_a_withdrawn_consent_lists_every_release_it_touches(self, maker: Actor, other: Actor) -> None:
        id = told(maker, {"2018": 8}, "a list of somebody")
        out = published(maker, other).release.public_id
        assert [line.id for line in queries.holding(maker, id)] == [out]
        assert queries.release(maker, out).touched == ()
        _say(maker, id, is_given=False)
        assert queries.release(maker, out).touched == (id,)
        assert queries.release(somebody(Role.READER), out).touched == ()

    def test_where_the_record_shrank_a_small_change_is_withheld(self, maker: Actor, other: Actor) -> None:
        gone = told(maker, {"2018": 2}, "a list that is taken back")
        published(maker, other)
        _say(maker, gone, is_given=False)
        found = drafted(maker)
        assert marks(found)["2018"] in ("small", "beside")
        assert found.workings["era"] == 2


class TestSite:
    def test_it_holds_what_is_out_and_nothing_under_embargo_for_anybody(
        self, maker: Actor, other: Actor
    ) -> None:
        first = published(maker, other, "The first")
        held = published(maker, other, "The second")
        later = timezone.now() + timedelta(days=2)
        embargo(actor=maker, release=held.release.public_id, until=later, why="Not yet.")
        site = queries.site(maker)
        assert site == queries.site(somebody(Role.READER))
        assert site["files/1/release-1.zip"] == bytes(first.package)
        assert site["files/1/manifest.json"].decode() == first.manifest
        assert not any("2" in name for name in site)
        assert not any(b"The second" in data for data in site.values())

    def test_of_what_was_retracted_it_has_the_reason_and_no_number(self, maker: Actor, other: Actor) -> None:
        id = published(maker, other).release.public_id
        retract(actor=maker, release=id, why="A list was counted twice.")
        site = queries.site(maker)
        assert b"A list was counted twice." in site["en/release-1.html"]
        assert b"<table" not in site["en/release-1.html"]
        assert not any(name.startswith("files/") for name in site)

    def test_a_package_that_was_changed_is_in_no_site(
        self, maker: Actor, other: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        published(maker, other)

        def refused(package: bytes, *, key: str) -> dict[str, Any]:
            raise NotGenuine("changed")

        monkeypatch.setattr(packing, "proved", refused)
        with pytest.raises(NotGenuine):
            queries.site(maker)


class TestWhoSees:
    def test_drafts_are_for_who_works_on_releases(self, maker: Actor) -> None:
        made = drafted(maker)
        reader = somebody(Role.READER)
        assert queries.releases(reader) == ()
        for ask in (queries.release, queries.package, queries.verify):
            with pytest.raises(NoSuchRelease):
                ask(reader, made.public_id)  # type: ignore[operator]
        with pytest.raises(NoSuchRelease):
            approve_release(actor=reader, release=made.public_id)

    def test_a_reader_is_not_told_which_are_small(self, maker: Actor, other: Actor) -> None:
        id = published(maker, other).release.public_id
        assert {row.mark for row in queries.release(somebody(Role.READER), id).rows} == {"shown", "withheld"}
        assert {"small", "beside"} < {row.mark for row in queries.release(maker, id).rows}


def _say(actor: Actor, id: str, *, is_given: bool, purpose: Purpose = Purpose.RESEARCH) -> None:
    note_consent(actor=actor, item=id, purpose=purpose, is_given=is_given, way=Way.WRITTEN)


def _zipped(files: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return written.getvalue()
