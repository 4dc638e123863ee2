"""What people do beside the record: each other's tasks, appeals, inquiries, papers, interviews, the watch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tumen.client.reading import Reader, typed
from tumen.client.work_types import (
    Alert,
    Appeal,
    Comment,
    Draft,
    Feed,
    File,
    Inquiry,
    InquiryLine,
    Interview,
    InterviewLine,
    Letter,
    Office,
    Release,
    SavedSearch,
    Task,
)


class Working(Reader):
    """Each thing of that work that can be asked, and done. What is given by name in ``**said`` is as the
    API's description has it."""

    # ---- each other ----

    def comments(self, claim: str) -> list[Comment]:
        """What was said of a claim, the oldest first."""
        return [typed(Comment, each) for each in self.get(f"/claims/{claim}/comments")["comments"]]

    def comment(self, claim: str, text: str) -> Comment:
        """Say something of a claim to those who work on it."""
        said = self.post(f"/claims/{claim}/comments", {"text": text})
        return typed(Comment, said["comments"][-1])

    def tasks(self, *, whose: str = "mine", ended: bool = False) -> Iterator[Task]:
        """What was given: to me ("mine"), by me ("given"), or to anybody ("all")."""
        return self._each(Task, "/tasks", "tasks", whose=whose, ended="true" if ended else "")

    def give(self, document: str, to: str, *, why: str = "", due: date | None = None) -> str:
        """Give a document to somebody to review; the id of what was given."""
        return self._given(f"/documents/{document}/give", to=to, why=why, due=due)

    def hand_back(self, claim: str, why: str, *, to: str = "", due: date | None = None) -> str:
        """Hand a claim back to be corrected; the id of what was given."""
        return self._given(f"/claims/{claim}/hand-back", to=to, why=why, due=due)

    def end_task(self, id: str) -> None:
        """What was given is done; or taken back, by whoever gave it."""
        self.post(f"/tasks/{id}/end")

    def saved_searches(self) -> list[SavedSearch]:
        """The searches that the token's owner saved."""
        return [typed(SavedSearch, each) for each in self.get("/searches")["searches"]]

    def save_search(self, name: str, words: str = "", **filters: Any) -> SavedSearch:
        """Save a search for oneself."""
        return typed(SavedSearch, self.post("/searches", {"name": name, "words": words, **filters}))

    # ---- offices, appeals ----

    def offices(self) -> Iterator[Office]:
        """Offices and who held them, by country and name."""
        return self._each(Office, "/offices", "offices")

    def appeals(self, *, of: str = "", year: int | None = None) -> Iterator[Appeal]:
        """Appeals of documents and those that were made here, the newest first."""
        return self._each(Appeal, "/appeals", "appeals", of=of, year=year)

    def appeal(self, id: str) -> Appeal:
        """One appeal."""
        return typed(Appeal, self.get(f"/appeals/{id}"))

    def draft_appeal(self, title: str, channel: str, **said: Any) -> Appeal:
        """Begin an appeal."""
        return typed(Appeal, self.post("/appeals", {"title": title, "channel": channel, **said}))

    def add_ask(self, appeal: str, to_do: str, *, claims: Iterable[str] = (), **said: Any) -> Appeal:
        """Add one thing that is asked, and the claims that it rests on."""
        asked = {"to_do": to_do, "claims": list(claims), **said}
        return typed(Appeal, self.post(f"/appeals/{appeal}/asks", asked))

    def note_step(self, appeal: str, kind: str, *, what: str = "", on: date | None = None) -> Appeal:
        """Note that it was sent, followed up or withdrawn, or a note."""
        said = {"kind": kind, "what": what, "on": on.isoformat() if on else None}
        return typed(Appeal, self.post(f"/appeals/{appeal}/steps", said))

    def note_answer(self, appeal: str, **said: Any) -> Appeal:
        """Note what came back."""
        return typed(Appeal, self.post(f"/appeals/{appeal}/answers", said))

    # ---- inquiries ----

    def inquiries(self) -> list[InquiryLine]:
        """The inquiries, the last opened first."""
        return [typed(InquiryLine, each) for each in self.get("/inquiries")["inquiries"]]

    def inquiry(self, id: str) -> Inquiry:
        """One inquiry with its findings and recommendations."""
        return typed(Inquiry, self.get(f"/inquiries/{id}"))

    def open_inquiry(self, title: str, opened: date, **said: Any) -> Inquiry:
        """Open an inquiry."""
        return typed(Inquiry, self.post("/inquiries", {"title": title, "opened": opened.isoformat(), **said}))

    def draft_finding(self, inquiry: str, text: str, *, claims: Iterable[str], **said: Any) -> Inquiry:
        """Draft what an inquiry finds, resting on accepted claims."""
        finding = {"text": text, "claims": list(claims), **said}
        return typed(Inquiry, self.post(f"/inquiries/{inquiry}/findings", finding))

    def adopt_finding(self, inquiry: str, finding: str) -> Inquiry:
        """The inquiry adopted it: it is never altered from then on."""
        return typed(Inquiry, self.post(f"/inquiries/{inquiry}/adopt", {"finding": finding}))

    # ---- what leaves the record ----

    def releases(self) -> Iterator[Release]:
        """What is out, and what is drafted, the newest first."""
        return self._each(Release, "/releases", "releases")

    def release_package(self, id: str) -> File:
        """The files of a release that is out, with manifest and signature."""
        return typed(File, self.get(f"/releases/{id}/package"))

    def draft_report(self, event: str, *, appeal: str = "", **said: Any) -> Release:
        """Draft a release of a report on an event, or of a public appeal about it, for others to approve."""
        about = {"appeal": appeal} if appeal else {}
        return typed(Release, self.post(f"/events/{event}/release", {**about, **said})["line"])

    def draft_findings(self, inquiry: str, *, title: str = "") -> Release:
        """Draft a release of what an inquiry found; somebody else approves it."""
        return typed(Release, self.post(f"/inquiries/{inquiry}/release", {"title": title})["line"])

    def letters(self) -> Iterator[Letter]:
        """The papers that were taken out, the newest first."""
        return self._each(Letter, "/letters", "letters")

    def draft_letter(self, about: str, **said: Any) -> Draft:
        """A paper about an event or a person as it would be; nothing is kept."""
        return typed(Draft, self.post("/letters/preview", {"about": about, **said}))

    def take_letter_out(self, about: str, *, to: str, why: str, **said: Any) -> File:
        """Take a paper out; the log says by whom."""
        given = {"about": about, "to": to, "why": why, **said}
        return typed(File, self.post("/letters", given)["file"])

    # ---- interviews, the watch ----

    def interviews(self) -> Iterator[InterviewLine]:
        """The interviews, the newest first: none to a token without identities."""
        return self._each(InterviewLine, "/interviews", "interviews")

    def interview(self, id: str) -> Interview:
        """One interview, turn by turn."""
        return typed(Interview, self.get(f"/interviews/{id}"))

    def feeds(self) -> list[Feed]:
        """What is on the watch."""
        return [typed(Feed, each) for each in self.get("/feeds")["feeds"]]

    def alerts(self, *, closed: bool = False) -> Iterator[Alert]:
        """News, held against the record, the newest first."""
        return self._each(Alert, "/alerts", "alerts", closed="true" if closed else "")

    def dismiss_alert(self, id: str) -> None:
        """Put an alert away for everybody."""
        self.post(f"/alerts/{id}/dismiss")

    def _given(self, path: str, *, due: date | None, **said: str) -> str:
        given: str = self.post(path, {**said, "due": due.isoformat() if due else None})["id"]
        return given
