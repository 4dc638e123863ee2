"""The words between copied words: attributions, credits, headlines and salutations of a language."""

from __future__ import annotations

from dataclasses import dataclass

from tests.corroboration.reuse.words import many


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a writer of one language puts around what it copies; {who} is who is said to have said it."""

    #: Before a quote, after it, and between its halves.
    before: tuple[str, ...]
    after: tuple[str, ...]
    between: tuple[str, ...]
    #: Before or after what is quoted with no word of whose it is.
    unnamed: tuple[str, ...]
    credit: tuple[str, ...]
    salutation: tuple[str, ...]
    closing: tuple[str, ...]
    statement: tuple[str, ...]
    testimony: tuple[str, ...]
    paraphrase: tuple[str, ...]


ENGLISH = Phrases(
    before=many("""{who} said in a letter:|{who} wrote:|In its text {who} put it like this:
    {who} told this paper:
    The text sent out by {who} reads:|In the words of {who},|{who} said in a statement that
    {who} is plain about it:"""),
    after=many("""said {who}.|wrote {who}.|according to {who}.|{who} told reporters.|as {who} put it.
    reads the text by {who}.|{who} said in a statement.|{who} says in the letter."""),
    between=many("said {who},|wrote {who},|{who} went on,|{who} told reporters,"),
    unnamed=many(
        "One account goes like this:|It was put like this:|A text that went round says:|As heard this week:"
    ),
    credit=many(
        "Reporting by {who}.|From {who}.|This report was first carried by {who}.|With material from {who}."
    ),
    salutation=many(
        "Dear Minister,|Dear Secretary of State,|Your Excellency,|Dear Ambassador,|Dear High Commissioner,"
    ),
    closing=many("Yours sincerely,|Yours faithfully,|With respect,|Signed on behalf of all,"),
    statement=many(
        "Statement on {topic}|Joint statement: {topic}|For immediate release: {topic}|On {topic}: a statement"
    ),
    testimony=many("Testimony of {who}|What {who} remembers|{who} in her own words|Interview with {who}"),
    paraphrase=many(
        "{who} has described what follows.|What follows is taken from {who}.|This is what {who} reports."
    ),
)
