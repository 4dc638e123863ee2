"""People who work together: comments, what is given, passed on and handed back; seen by who may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from click.testing import Result
from django.test import Client

from tests.forms import without_tokens
from tests.record.cast import tells
from tumen.access.actions import introduce
from tumen.access.actors import JUDGE
from tumen.access.errors import NotPermitted
from tumen.access.models import RESEARCHER, Actor, AuditLine, Level, Role
from tumen.claims.actions import review_claim
from tumen.claims.coding import take_coding
from tumen.claims.errors import NoSuchClaim
from tumen.claims.models import Claim, Status
from tumen.consent.forgetting import forget_document, forget_words
from tumen.documents.actions import mark_identity, set_sensitivity
from tumen.documents.errors import NoSuchDocument
from tumen.teamwork import queries
from tumen.teamwork.actions import add_comment, end_task, give_document, hand_back, pass_on, strike_comment
from tumen.teamwork.errors import (
    CodedAlone,
    IsEnded,
    NobodyToAsk,
    NoSuchComment,
    NoSuchTask,
    NothingSaid,
    NotYours,
)
from tumen.teamwork.models import Comment, Task

Tumen = Callable[..., Result]


@pytest.fixture
def claim(actor: Actor) -> str:
    return tells(actor, 600)


@pytest.fixture
def document(claim: str) -> str:
    return Claim.objects.get(public_id=claim).document.public_id


@pytest.fixture
def colleague(actor: Actor) -> Actor:
    """A reviewer and documenter who sees what is internal, and no identities."""
    return introduce(name="A Colleague", roles=RESEARCHER, clearance=Level.INTERNAL)


def hide(actor: Actor, document: str) -> None:
    set_sensitivity(actor=actor, document=document, level=Level.RESTRICTED, why="a test")


class TestComments:
    def test_it_is_kept_under_its_claim_with_who_said_it(self, actor: Actor, claim: str) -> None:
        add_comment(actor=actor, claim=claim, text="  The page was changed since.  ")
        (found,) = queries.comments(actor, claim)
        assert (found.text, found.actor, found.is_mine) == ("The page was changed since.", actor.name, True)

    def test_the_log_tells_that_and_not_what(self, actor: Actor, claim: str) -> None:
        made = add_comment(actor=actor, claim=claim, text="zqwords")
        line = AuditLine.objects.get(action="teamwork.add_comment")
        assert (line.item, line.detail) == (claim, {"comment": made.public_id})

    def test_no_words_are_no_comment(self, actor: Actor, claim: str) -> None:
        with pytest.raises(NothingSaid):
            add_comment(actor=actor, claim=claim, text=" \n ")
        assert not Comment.objects.exists()

    def test_a_reader_says_nothing(self, actor: Actor, claim: str) -> None:
        somebody = introduce(name="A Reader", roles=(Role.READER,))
        with pytest.raises(NotPermitted):
            add_comment(actor=somebody, claim=claim, text="words")

    def test_one_is_struck_by_who_wrote_it_alone(self, actor: Actor, colleague: Actor, claim: str) -> None:
        made = add_comment(actor=actor, claim=claim, text="zqwords").public_id
        with pytest.raises(NotYours):
            strike_comment(actor=colleague, comment=made)
        strike_comment(actor=actor, comment=made)
        (found,) = queries.comments(colleague, claim)
        assert (found.text, found.is_struck) == ("", True)
        with pytest.raises(IsEnded):
            strike_comment(actor=actor, comment=made)

    def test_who_may_not_see_the_claim_sees_none(
        self, actor: Actor, colleague: Actor, claim: str, document: str
    ) -> None:
        made = add_comment(actor=colleague, claim=claim, text="words").public_id
        hide(actor, document)
        with pytest.raises(NoSuchClaim):
            queries.comments(colleague, claim)
        with pytest.raises(NoSuchComment):
            strike_comment(actor=colleague, comment=made)

    def test_covered_words_are_covered_in_it(
        self, actor: Actor, colleague: Actor, claim: str, document: str
    ) -> None:
        mark_identity(actor=actor, document=document, words="across the river", kind="place", why="a test")
        add_comment(actor=actor, claim=claim, text="It was across the river, they say.")
        (found,) = queries.comments(colleague, claim)
        assert "across the river" not in found.text
        assert "they say" in found.text
        assert "across the river" in queries.comments(actor, claim)[0].text

    def test_withdrawn_words_are_gone_from_it(self, actor: Actor, claim: str, document: str) -> None:
        row = Claim.objects.get(public_id=claim).document
        add_comment(actor=actor, claim=claim, text="It was across the river, they say.")
        give_document(actor=actor, document=document, to=actor.name, why="See across the river.")
        forget_words(actor, row, ["across the river"])
        assert "river" not in Comment.objects.get().text + Task.objects.get().why
        forget_document(actor, row)
        assert "they say" not in Comment.objects.get().text

    def test_who_codes_a_document_neither_says_nor_hears(
        self, actor: Actor, colleague: Actor, claim: str, document: str
    ) -> None:
        add_comment(actor=actor, claim=claim, text="I would reject it.")
        take_coding(actor=colleague, document=document)
        assert queries.comments(colleague, claim) == ()
        with pytest.raises(CodedAlone):
            add_comment(actor=colleague, claim=claim, text="So would I.")
        with pytest.raises(CodedAlone):
            hand_back(actor=colleague, claim=claim, why="Read again.", to=actor.name)


class TestTasks:
    def test_a_document_is_given_and_done(self, actor: Actor, colleague: Actor, document: str) -> None:
        due = date.today() + timedelta(days=2)
        made = give_document(actor=actor, document=document, to="A Colleague", why="The list first.", due=due)
        (line,) = queries.tasks(colleague).lines
        assert (line.document.id, line.why, line.due, line.is_mine) == (
            document,
            "The list first.",
            due,
            True,
        )
        assert (queries.given_to(colleague), queries.given_to(actor)) == (1, 0)
        assert [each.id for each in queries.tasks(actor, whose="given").lines] == [made.public_id]
        end_task(actor=colleague, task=made.public_id)
        assert queries.tasks(colleague).lines == ()
        (ended,) = queries.tasks(colleague, ended=True).lines
        assert (ended.ending, ended.may_end) == ("done", False)
        with pytest.raises(IsEnded):
            end_task(actor=colleague, task=made.public_id)

    def test_what_is_due_first_stands_first(self, actor: Actor, document: str) -> None:
        late, soon = date.today() - timedelta(days=1), date.today() + timedelta(days=1)
        for due in (None, soon, late):
            give_document(actor=actor, document=document, to=actor.name, due=due)
        lines = queries.tasks(actor).lines
        assert [line.due for line in lines] == [late, soon, None]
        assert [line.is_late(date.today()) for line in lines] == [True, False, False]

    def test_fifty_are_listed_at_once(self, actor: Actor, document: str) -> None:
        row = Claim.objects.get().document
        Task.objects.bulk_create(Task(kind="review", document=row, to=actor, by=actor) for _ in range(53))
        first = queries.tasks(actor)
        rest = queries.tasks(actor, after=first.after)
        assert (len(first.lines), len(rest.lines), rest.after) == (50, 3, "")
        assert not {line.id for line in first.lines} & {line.id for line in rest.lines}

    def test_a_claim_goes_back_to_whoever_judged_it(self, actor: Actor, colleague: Actor, claim: str) -> None:
        with pytest.raises(NobodyToAsk, match="Nobody has judged"):
            hand_back(actor=actor, claim=claim, why="It says 500.")
        review_claim(actor=colleague, claim=claim, verdict=Status.ACCEPTED, why="It says so.")
        made = hand_back(actor=actor, claim=claim, why="It says 500.")
        assert (made.to, made.by) == (colleague, actor)
        (line,) = queries.tasks(colleague).lines
        assert (line.kind.value, line.claim, line.why) == ("correct", claim, "It says 500.")

    def test_it_wants_a_reason(self, actor: Actor, claim: str) -> None:
        with pytest.raises(NothingSaid):
            hand_back(actor=actor, claim=claim, why=" ", to=actor.name)

    def test_it_is_given_to_nobody_who_could_not_do_it(self, actor: Actor, document: str) -> None:
        introduce(name="A Reader", roles=(Role.READER,))
        for name in ("A Reader", "Nobody Such"):
            with pytest.raises(NobodyToAsk, match="Nothing was given|not given to them"):
                give_document(actor=actor, document=document, to=name)
        assert not Task.objects.exists()

    def test_it_is_given_to_nobody_who_may_not_see_it(
        self, actor: Actor, colleague: Actor, claim: str, document: str
    ) -> None:
        hide(actor, document)
        for give in (
            lambda: give_document(actor=actor, document=document, to="A Colleague"),
            lambda: hand_back(actor=actor, claim=claim, to="A Colleague", why="Read again."),
        ):
            with pytest.raises(NobodyToAsk):
                give()

    def test_what_is_hidden_later_is_given_no_more(
        self, actor: Actor, colleague: Actor, document: str
    ) -> None:
        made = give_document(actor=actor, document=document, to="A Colleague").public_id
        hide(actor, document)
        assert (queries.tasks(colleague).lines, queries.given_to(colleague)) == ((), 0)
        with pytest.raises(NoSuchTask):
            end_task(actor=colleague, task=made)
        with pytest.raises(NoSuchDocument):
            give_document(actor=colleague, document=document, to=actor.name)

    def test_it_is_passed_on_with_a_reason_and_taken_back_by_who_gave_it(
        self, actor: Actor, colleague: Actor, document: str
    ) -> None:
        third = introduce(name="A Third", roles=RESEARCHER)
        made = give_document(actor=actor, document=document, to="A Colleague").public_id
        with pytest.raises(NotYours):
            pass_on(actor=third, task=made, to="A Third", why="I am free.")
        passed = pass_on(actor=colleague, task=made, to="A Third", why="She reads Korean.")
        assert (passed.to, passed.by, passed.why) == (third, colleague, "She reads Korean.")
        assert Task.objects.get(public_id=made).ending == "passed on"
        end_task(actor=colleague, task=passed.public_id)
        assert Task.objects.get(public_id=passed.public_id).ending == "taken back"

    def test_names_are_for_who_may_give(self, actor: Actor, colleague: Actor, reader: Actor) -> None:
        assert "A Colleague" in queries.colleagues(actor)
        assert queries.colleagues(reader) == ()


class TestPages:
    @pytest.fixture
    def client(self, actor: Actor, client: Client) -> Client:
        return Client(**{JUDGE: actor})

    def page(self, client: Client, address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200
        return without_tokens(answer.content.decode())

    def test_a_comment_from_the_page_of_its_claim(self, client: Client, claim: str) -> None:
        refused = client.post(f"/claims/{claim}/comment", {"text": " "})
        assert (refused.status_code, b"A comment without words" in refused.content) == (400, True)
        client.post(f"/claims/{claim}/comment", {"text": "The page was changed <b>since</b>."})
        page = self.page(client, f"/claims/{claim}")
        assert "The page was changed &lt;b&gt;since&lt;/b&gt;." in page
        client.post(f"/claims/{claim}/strike", {"comment": Comment.objects.get().public_id})
        assert "Struck by who wrote it." in self.page(client, f"/claims/{claim}")

    def test_a_document_from_its_page_to_the_first_page(
        self, client: Client, actor: Actor, document: str
    ) -> None:
        refused = client.post(f"/documents/{document}/give", {"to": actor.name, "due": "soon", "why": "zq"})
        assert refused.status_code == 400
        assert "That is no day" in refused.content.decode()
        client.post(f"/documents/{document}/give", {"to": actor.name, "due": "2026-01-05", "why": "zq"})
        assert "overdue:" in self.page(client, f"/documents/{document}")
        page = self.page(client, "/tasks?whose=all")
        assert "zq" in page
        assert "5 January 2026" in page
        task = Task.objects.get().public_id
        assert client.post(f"/tasks/{task}/pass", {"to": actor.name, "why": ""}).status_code == 400
        client.post(f"/tasks/{task}/end")
        assert "Nothing is open" in self.page(client, "/tasks")
        assert "done" in self.page(client, "/tasks?ended=1")

    def test_a_claim_is_handed_back(self, client: Client, actor: Actor, claim: str) -> None:
        assert client.post(f"/claims/{claim}/hand-back", {"why": "It says 500."}).status_code == 400
        review_claim(actor=actor, claim=claim, verdict=Status.ACCEPTED, why="It says so.")
        assert client.post(f"/claims/{claim}/hand-back", {"why": "It says 500."}).status_code == 302
        assert "Correct a claim" in self.page(client, "/tasks")

    def test_what_has_gone_is_missing(self, client: Client) -> None:
        assert client.post("/tasks/g-00000000/end").status_code == 404


class TestCommands:
    def test_comments(self, tumen: Tumen, claim: str) -> None:
        assert "is kept" in tumen("comment", "add", claim, input="Ask the editor.\n").stdout
        assert "Ask the editor." in tumen("comment", "list", claim).stdout
        made = Comment.objects.get().public_id
        assert tumen("comment", "strike", made.upper()).exit_code == 0
        assert "Ask the editor." not in tumen("comment", "list", claim, "--json").stdout

    def test_tasks(self, tumen: Tumen, actor: Actor, claim: str, document: str) -> None:
        given = tumen("task", "give", document, "--to", actor.name, "--due", "2026-12-01", "--why", "zq")
        assert given.exit_code == 0, given.output
        made = Task.objects.get().public_id
        assert made in tumen("task", "list").stdout
        back = tumen("task", "hand-back", claim, "--to", actor.name, "--why", "It says 500.")
        assert back.exit_code == 0, back.output
        assert tumen("task", "pass", made, "--to", actor.name, "--why", "later").exit_code == 0
        assert tumen("task", "end", made).exit_code != 0
        assert tumen("task", "list", "--ended").stdout.count("passed on") == 1
        assert tumen("task", "give", document, "--to", "Nobody Such").exit_code != 0
