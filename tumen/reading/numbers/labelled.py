"""Numbers that name or number something, that votes were counted by, or that a place has room for."""

from __future__ import annotations

import re

#: What is numbered, with a capital: "Camp 22", "District 5", "Statement 118", "Channel Six".
_NUMBERED = (
    "Annex|Apartment|Appendix|Article|Battalion|Bill|Block|Box|Branch|Brigade|Building|Bureau|Bus|Camp|Case|Cell"
    "|Channel|Chapter|Clip|Column|Decree|District|Division|Entry|Exhibit|File|Flat|Floor|Gate|Hall"
    "|Highway|Informant|Interview|Interviewee|Item|Law|Line|Log|Motion|Office|Order|Paragraph|Petition|Phase|Platform"
    "|Postboks|Prison|Question|Radio|Record|Regiment|Resolution|Room|Route|Row|Section|Sector|Statement|Station|Step|Story"
    "|Studio|Subclass|Suite|Table|Tape|Testimony|Unit|Volume|Ward|Week|Zone"
)
_AFTER_A_NAME = re.compile(
    rf"\b(?:{_NUMBERED})s?\s+$|\b(?:WEEK|CAMP|DISTRICT|CASE|ROOM|UNIT|PART|BLOCK|DAY)\s+$"
)
#: "She was line 612", "a visa (subclass 201)", "article thirty-three": named in small letters too.
_NUMBERED_SMALL = re.compile(
    r"\b(?:lines?|subclass|exhibits?|footnotes?)\s+(?:\d{1,4}\s*(?:,|and|to|–|-)\s*)*$"
)
_NUMBERED_IN_WORDS = re.compile(r"\b(?:articles?|paragraphs?|sections?|chapters?|rules?)\s+$", re.IGNORECASE)
_PEOPLE_FOLLOW = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}(?:people|persons|men|women|children|detainees|prisoners|refugees|escapees|others)"
)
#: "In ’88", "the Protocol of ’67": a year without its century.
_SHORT_YEAR = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|of|from|until|till|by|before|after|to|the|its|that|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|spring|summer|autumn|winter|early|late|mid)|\d)[\s-]+['’‘]$"
)
#: What no year has behind it: whom it counts, or, where the mark opened a quotation, the one that closes it.
_OPENS = re.compile(rf".(?:{_PEOPLE_FOLLOW.pattern}|\s+North\s+Koreans)|‘[^‘’\n]{{0,200}}’(?![a-z])")
#: "The child died as a consequence [61]", "[44]-[52]": a paragraph of a judgment, a note.
_IN_BRACKETS = re.compile(r"\[(?:\d{1,3}(?:,\s?|\s?[-–]\s?))*$")
_CLOSES = r"(?:(?:,\s?|\s?[-–]\s?)\d{1,3})*\](?!\s*[a-z])"
#: "H.R. 6190", "S. 1828", "B.E. 2522": bills, and years by other calendars.
_BILL = re.compile(
    r"\b(?:H\.\s?R|S\.\s?Res|H\.\s?Res|H\.\s?Con\.\s?Res|B\.\s?E|S\.\s?I|P\.\s?L|A\.\s?H)\.\s*$"
)
#: Money by signs whose case tells them from words: "KSh. 2,500,000", "Rs 500", "RM 300".
_MONEY = re.compile(
    r"(?:\b(?:[KTU]S[Hh]s?|[KTU]shs?|Rs|Tk|RM|Rp|Kč|KES|UGX|TZS|THB|MMK|KZT|RUB|TRY|EGP|INR|PKR|BDT|MYR|SGD|JPY|CHF|SEK|NOK"
    r"|DKK|ZAR|NGN|ETB|SDG|LBP|IRR|IDR|PHP|VND|KHR|LAK|MNT|KPW|BRL|MXN|HTG|DOP|COP)\.?|\b(?:R|S|NT|HK|Bds)\$|[₹₺₽₴₫฿])\s?$"
)
#: "AYES: 6", "Abstaining: nine"; "6 Ayes", "nine abstaining", "by 61 votes to 12".
_VOTES_BEFORE = re.compile(
    r"\b(?:ayes|nays|yeas|noes|absent|abstain(?:ed|ing)|abstentions?|in\s+favou?r|signatures?|signed\s+so\s+far)\s*[:–-]\s*$"
    r"|(?:\b(?:voted?|carried|passed|adopted|approved|defeated|rejected|ratified|confirmed|won|lost)\b[^.;:]{0,40}\bby|\bvotes?\s+of)"
    r"\s+(?:[\w-]+\s+(?:votes\s+)?(?:to|against|[-–])\s*)?$"
    r"|\b(?:let['’]s|help\s+us)\s+get\s+to\s+$",
    re.IGNORECASE,
)
_VOTES_AFTER = re.compile(
    r"\s+(?:ayes|nays|yeas|noes|votes?\b|abstentions?|abstaining|abstained|absent\b|(?:people\s+)?have\s+(?:now\s+)?signed\b(?=\s*(?:[.,;!)]|$)|\s+(?:so\s+far|up|on|(?:the|this|our|an?)\s+(?:\w+\s+)?(?:petition|letter|appeal|pledge|call)|it\b))"
    r"|signatures|signatories|supporters\s+have\s+(?:now\s+)?(?:signed|added))",
    re.IGNORECASE,
)
_TO_ANOTHER = re.compile(
    r"\s+(?:votes\s+)?(?:to|against)\s+(?:\d|[a-z]+\b)|\s*[-–]\s*\d|\s*(?:[,.;)]|$)", re.IGNORECASE
)
#: "A room built for 50", "a boat for eight", "six to a cell": how many a place holds.
_ROOM_FOR = re.compile(
    r"\b(?:meant|built|designed|intended|equipped|licen[cs]ed)\s+(?:to\s+hold|to\s+house|for)\s+(?:just\s+|only\s+|about\s+|some\s+"
    r"|up\s+to\s+|at\s+most\s+|no\s+more\s+than\s+)?$"
    r"|\b(?:a|one|the|each|single)\s+(?:single\s+|small\s+)?(?:cell|room|boat|bus|van|lorry|truck|hut|house|tent|ward|dormitory|dinghy|raft|cabin|hall)"
    r"\s+for\s+(?:about\s+|some\s+|up\s+to\s+)?$"
    r"|\b(?:town|city|village|county|population|country|nation)\s+of\s+(?:just\s+|only\s+|about\s+|some\s+|over\s+|nearly\s+)?$",
    re.IGNORECASE,
)
_TO_EACH = re.compile(
    r"\s+to\s+(?:an?|each|every)\s+(?:cell|bus|van|lorry|truck|room|bed|rope|chain|blanket|mat|boat|coach|car|tent|hut|carriage)\b"
)
#: "Police led 40 to a bus": those who are moved, and no room for so many.
_MOVED = re.compile(
    r"\b(?:leads?|led|takes?|took|taken|march(?:ed|es)?|brought|drove|moved|sent|carried|dragged|forced|escorted|herded|pushed)\s+$"
)

#: A camp with a name is no numbered one: "in the Onsong Camp 40 died", "at Musan Station 12 were arrested".
_NAMED = re.compile(
    r"\b[A-Z][\w-]+\s+(?:Camp|Prison|Station|Gate|Office|Bureau|Hall|Row|Building|Route|Bus|Line|District)s?\s+$"
)
_SOMETHING_DONE = re.compile(
    r"\s+(?:(?:were|was|are|have|had|has|died|starved|froze|fled|drowned|crossed|escaped|waited|went|came|left|fell)\b"
    r"|(?:[a-z]+ly\s+)?[a-z]{3,}ed\b)"
)


def is_label(before: str, after: str, words: str) -> bool:
    """Whether the words around a number say that it names or numbers something, or is money."""
    if words.isdecimal():
        if _IN_BRACKETS.search(before) and re.match(_CLOSES, after):
            return True
        if len(words) == 2 and _SHORT_YEAR.search(before) and not _OPENS.match(before[-1] + after):
            return True
    if words[:1].isdecimal() and (_BILL.search(before) or _MONEY.search(before)):
        return True
    numbered = _NUMBERED_SMALL if words[:1].isdecimal() else _NUMBERED_IN_WORDS
    if _AFTER_A_NAME.search(before) or numbered.search(before):
        is_told = _NAMED.search(before) is not None and _SOMETHING_DONE.match(after) is not None
        return not is_told and not _PEOPLE_FOLLOW.match(after)
    return False


def is_of_a_vote(before: str, after: str) -> bool:
    """Whether a number counts votes or names under a petition."""
    if _VOTES_AFTER.match(after):
        return True
    return _VOTES_BEFORE.search(before) is not None and _TO_ANOTHER.match(after) is not None


def is_of_room(before: str, after: str) -> bool:
    """Whether a number tells how many a place or a vehicle has room for, or how many live there."""
    if _ROOM_FOR.search(before):
        return True
    return _TO_EACH.match(after) is not None and not _MOVED.search(before)
