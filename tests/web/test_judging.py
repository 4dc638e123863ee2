"""Judging in the pages: in somebody's name or not at all, with a reason, and only from our own forms."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.actors import JUDGE
from tumen.access.models import Actor, AuditLine
from tumen.claims.models import ClaimGrade, Source, SourceGrade
from tumen.claims.queries import claim_grades, source_grades
from tumen.record.models import StandardLine
from tumen.record.queries import event
from tumen.web.judging import NO_REASON, NOTHING_CHOSEN, PLACE
from tumen.web.urls import urlpatterns
from tumen.web.viewing import RULE

#: Each address that takes a judgement: the page it leads back to, of whom in the cast, what is sent.
SENT = {
    "grade-source": ("source", "source", {"reliability": "B"}),
    "grade-claim": ("claim", "corrected", {"credibility": "3"}),
    "set-standard": ("event", "october", {"standard": "reasonable-grounds"}),
}


def kept() -> tuple[int, int, int]:
    return SourceGrade.objects.count(), ClaimGrade.objects.count(), StandardLine.objects.count()


@pytest.mark.parametrize("name", SENT)
def test_it_keeps_a_judgement_and_leads_back_to_the_page(served: Client, cast: Cast, name: str) -> None:
    page, of, values = SENT[name]
    id = getattr(cast, of)
    done = served.post(reverse(name, args=[id]), {**values, "why": "Seen <b>twice</b>."})
    assert (done.status_code, done["Location"]) == (302, f"{reverse(page, args=[id])}#{PLACE}")
    assert sum(kept()) == 1
    words = served.get(done["Location"]).content.decode()
    assert "Seen &lt;b&gt;twice&lt;/b&gt;." in words
    assert "Test Researcher, " in words
    assert f'id="{PLACE}"' in words


def test_it_keeps_what_was_chosen_in_the_judges_name(
    served: Client, cast: Cast, judge: Actor, reader: Actor
) -> None:
    sent = {"reliability": "B", "huridocs": "02", "why": "Right twice."}
    served.post(reverse("grade-source", args=[cast.source]), sent)
    [grade] = source_grades(reader)[cast.source]
    assert grade.reliability is not None
    assert grade.huridocs is not None
    assert (grade.reliability.value, grade.huridocs.value) == ("B", "02")
    assert (grade.actor, grade.why) == (judge.name, "Right twice.")


def test_it_takes_back_what_holds(served: Client, cast: Cast, reader: Actor) -> None:
    for name, (_, of, values) in SENT.items():
        address, field = reverse(name, args=[getattr(cast, of)]), next(iter(values))
        back = "none" if name == "set-standard" else "withdraw"
        assert served.post(address, {**values, "why": "Seen twice."}).status_code == 302
        assert served.post(address, {field: back, "why": "A slip."}).status_code == 302
    assert source_grades(reader)[cast.source][-1].is_withdrawal
    assert claim_grades(reader, [cast.corrected])[cast.corrected][-1].is_withdrawal
    assert event(reader, cast.october).standards[-1].is_withdrawal


@pytest.mark.parametrize("name", SENT)
@pytest.mark.parametrize("why", ["", "  \n "])
def test_it_says_that_the_reason_is_missing_and_keeps_what_was_chosen_in_the_form(
    served: Client, cast: Cast, name: str, why: str
) -> None:
    _, of, values = SENT[name]
    refused = served.post(reverse(name, args=[getattr(cast, of)]), {**values, "why": why})
    words = refused.content.decode()
    assert refused.status_code == 400
    assert str(NO_REASON) in words
    assert f'value="{next(iter(values.values()))}" checked' in words
    assert kept() == (0, 0, 0)


@pytest.mark.parametrize("name", SENT)
def test_it_says_that_nothing_was_chosen_and_keeps_the_reason_in_the_form(
    served: Client, cast: Cast, name: str
) -> None:
    _, of, _ = SENT[name]
    refused = served.post(reverse(name, args=[getattr(cast, of)]), {"why": "Seen <i>twice</i>."})
    words = refused.content.decode()
    assert refused.status_code == 400
    assert str(NOTHING_CHOSEN) in words
    assert ">Seen &lt;i&gt;twice&lt;/i&gt;.</textarea>" in words
    assert not re.search(r"<input[^>]*\schecked", words)
    assert kept() == (0, 0, 0)


@pytest.mark.parametrize("name", SENT)
def test_it_refuses_what_is_no_code(served: Client, cast: Cast, name: str) -> None:
    _, of, values = SENT[name]
    sent = {next(iter(values)): "<7>", "why": "A guess."}
    refused = served.post(reverse(name, args=[getattr(cast, of)]), sent)
    assert refused.status_code == 400
    assert "“&lt;7&gt;” is no " in refused.content.decode()
    assert kept() == (0, 0, 0)


def test_voices_are_judged_and_counted_anew(served: Client, cast: Cast, reader: Actor) -> None:
    one, other = (figure.claim.id for figure in event(reader, cast.october).figures[:2])
    sent = {"pair": f"{one} {other}", "verdict": "same", "why": "One text."}
    done = served.post(reverse("judge-voice", args=[cast.october]), sent)
    assert (done.status_code, done["Location"]) == (302, f"{reverse('event', args=[cast.october])}#voices")
    assert event(reader, cast.october).voices["most"] == 3
    words = served.get(reverse("event", args=[cast.october])).content.decode()
    assert 'name="pair"' in words


def test_a_figure_is_chosen_and_the_choice_taken_back(served: Client, cast: Cast, reader: Actor) -> None:
    address, page = reverse("choose-figure", args=[cast.october]), reverse("event", args=[cast.october])
    assert served.post(address, {"figure": cast.corrected, "why": "Counted."}).status_code == 302
    assert "Test Researcher chose <strong>600</strong>" in served.get(page).content.decode()
    assert served.post(address, {"figure": "withdraw", "why": "A slip."}).status_code == 302
    assert "Test Researcher chose" not in served.get(page).content.decode()


def test_sources_are_tied(served: Client, cast: Cast) -> None:
    other = Source.objects.exclude(public_id=cast.source).first()
    assert other is not None
    sent = {"other": other.public_id, "verdict": "same", "why": "One clerk."}
    done = served.post(reverse("tie-source", args=[cast.source]), sent)
    assert done["Location"] == f"{reverse('source', args=[cast.source])}#ties"
    words = served.get(done["Location"]).content.decode()
    assert "One voice with" in words
    assert "One clerk." in words


@pytest.mark.parametrize(
    ("name", "of", "sent"),
    [
        ("judge-voice", "october", {"pair": "c-00000000 c-00000001", "verdict": "same", "why": "X."}),
        ("judge-voice", "october", {"pair": "c-00000000 c-00000001", "why": "X."}),
        ("choose-figure", "october", {"figure": "c-00000000", "why": "X."}),
        ("choose-figure", "october", {"why": "X."}),
        ("tie-source", "source", {"other": "s-00000000", "verdict": "same", "why": "X."}),
        ("tie-source", "source", {"other": "s-00000000", "verdict": "same"}),
    ],
)
def test_a_refused_judgement_of_voices_says_why(
    served: Client, client: Client, cast: Cast, name: str, of: str, sent: dict[str, str]
) -> None:
    address = reverse(name, args=[getattr(cast, of)])
    refused = served.post(address, sent)
    assert refused.status_code == 400
    assert 'role="alert"' in refused.content.decode()
    assert client.post(address, sent).status_code == 403


def test_it_says_that_there_is_nothing_to_take_back(served: Client, cast: Cast) -> None:
    sent = {"reliability": "withdraw", "why": "A slip."}
    refused = served.post(reverse("grade-source", args=[cast.source]), sent)
    assert refused.status_code == 400
    assert "there is nothing to take back" in refused.content.decode()


@pytest.mark.parametrize("name", SENT)
def test_it_says_that_there_is_no_such_thing(served: Client, cast: Cast, name: str) -> None:
    _, _, values = SENT[name]
    for sent in ({**values, "why": "Seen twice."}, {"why": "Nothing chosen."}):
        missing = served.post(reverse(name, args=["x-00000000"]), sent)
        assert missing.status_code == 404
        assert "x-00000000" in missing.content.decode()


@pytest.mark.parametrize("name", SENT)
def test_pages_that_only_show_take_nothing(client: Client, cast: Cast, name: str) -> None:
    page, of, values = SENT[name]
    id = getattr(cast, of)
    refused = client.post(reverse(name, args=[id]), {**values, "why": "Seen twice."})
    assert refused.status_code == 403
    assert "tumen serve --judging" in refused.content.decode()
    assert kept() == (0, 0, 0)
    forms = re.findall(r"<form[^>]*>", client.get(reverse(page, args=[id])).content.decode())
    looking = ('action="/search"', 'action="/language"')
    assert [form for form in forms if not any(address in form for address in looking)] == []


@pytest.mark.parametrize("name", SENT)
def test_no_request_can_say_in_whose_name_it_judges(cast: Cast, name: str) -> None:
    _, of, values = SENT[name]
    forged = Client(headers={JUDGE: "Test Researcher", "tumen_judge": "Test Researcher"})
    refused = forged.post(reverse(name, args=[getattr(cast, of)]), {**values, "why": "Seen twice."})
    assert refused.status_code == 403
    assert kept() == (0, 0, 0)


@pytest.mark.parametrize("who", ["reader", "stranger"])
@pytest.mark.parametrize("name", SENT)
def test_nobody_judges_who_may_not(cast: Cast, reader: Actor, name: str, who: str) -> None:
    _, of, values = SENT[name]
    judge = reader if who == "reader" else Actor(name="somebody")
    sent = {**values, "why": "Seen twice."}
    refused = Client(**{JUDGE: judge}).post(reverse(name, args=[getattr(cast, of)]), sent)
    assert refused.status_code == 403
    assert kept() == (0, 0, 0)
    noted = AuditLine.objects.filter(action="access.note_refusal")
    told = [(line.actor, line.item, line.detail) for line in noted]
    rules = {pattern.name: getattr(pattern.callback, RULE) for pattern in urlpatterns}
    known = [(reader, f"a-{reader.pk}", {"of": rules[name]})]
    assert told == (known if who == "reader" else []), "who is not known has no line"


class TestForged:
    """What comes from another site that is open in the browser."""

    @pytest.fixture
    def browser(self, judge: Actor) -> Client:
        return Client(enforce_csrf_checks=True, **{JUDGE: judge})

    @pytest.fixture
    def token(self, browser: Client, cast: Cast) -> str:
        words = browser.get(reverse("source", args=[cast.source])).content.decode()
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', words)
        assert found
        return found.group(1)

    def test_a_form_of_ours_is_taken(self, browser: Client, cast: Cast, token: str) -> None:
        sent = {"reliability": "B", "why": "Right twice.", "csrfmiddlewaretoken": token}
        address = reverse("grade-source", args=[cast.source])
        taken = browser.post(address, sent, headers={"origin": "http://testserver"})
        assert taken.status_code == 302

    @pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://127.0.0.1:9000", "null"])
    def test_what_another_site_sends_is_not(
        self, browser: Client, cast: Cast, token: str, origin: str
    ) -> None:
        sent = {"reliability": "B", "why": "Right twice.", "csrfmiddlewaretoken": token}
        address = reverse("grade-source", args=[cast.source])
        refused = browser.post(address, sent, headers={"origin": origin})
        assert refused.status_code == 403
        assert "did not come from a page of this record" in refused.content.decode()
        assert kept() == (0, 0, 0)

    @pytest.mark.parametrize("name", SENT)
    def test_a_form_without_its_mark_is_not(self, browser: Client, cast: Cast, name: str) -> None:
        _, of, values = SENT[name]
        sent = {**values, "why": "Seen twice."}
        assert browser.post(reverse(name, args=[getattr(cast, of)]), sent).status_code == 403
        assert kept() == (0, 0, 0)
