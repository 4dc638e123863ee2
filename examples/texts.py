"""What the example documents say that are not plain text; `make_documents.py` sets it in their formats.

A text that Typst sets says `__NOTE__` where NOTE stands at its end.
"""

NOTE = (
    "This document was written as an example for Tumen. The persons, outlets and organisations in it are "
    "invented; the states, places, treaties, dates and figures are the public ones."
)

OPEN_LETTER = r"""
#set document(title: "Open letter on the return of 50 North Korean escapees", author: "Lanternlight Korea",
  date: datetime(year: 2021, month: 7, day: 20, hour: 9, minute: 0, second: 0))
#set page(paper: "a4", margin: (x: 31mm, top: 30mm, bottom: 34mm),
  footer: context align(center, text(8.5pt, fill: luma(90))[Lanternlight Korea · Open letter · page #counter(page).display()]))
#set text(font: "Libertinus Serif", size: 12pt, lang: "en", region: "gb", hyphenate: false)
#set par(leading: 0.85em, spacing: 1.5em)

#text(20pt, fill: rgb("#8a4b16"))[*Lanternlight Korea*] \
#text(9.5pt, fill: luma(70))[Seoul and London · office\@lanternlight.example]
#line(length: 100%, stroke: 0.8pt + rgb("#8a4b16"))
#v(4mm)

20 July 2021

The Rt Hon Helen Marchbank MP \
Secretary of State for External Relations \
Department for External Relations \
London
#v(2mm)

*Open letter*

Dear Secretary of State,

We write about the 50 North Korean escapees whom China sent back to North Korea on Wednesday 14 July. To our knowledge it is the first time that a group has been sent back since North Korea closed its border at the beginning of 2020.

The 50 had been detained in north-east China, some of them for almost two years. They could have been allowed to travel on to South Korea, which regards them as its citizens. Their families were not told.

We have no news of any of them. People who were returned in earlier years have told us of interrogation, forced labour, and imprisonment without a trial.

Several hundred other North Koreans remain in detention in China. We fear that they will be returned in the same way, and that nobody will be told.

China acceded to the 1951 Refugee Convention and to its 1967 Protocol. It is also bound by the Convention against Torture. Each forbids it to send a person into such danger, whatever the reason for which that person left.

We therefore ask you

+ to urge the Chinese authorities to halt all further returns, and to let those who are still detained travel to South Korea or to another country that will receive them;
+ to ask the Chinese authorities to give the staff of the UN High Commissioner for Refugees access to the places of detention;
+ to ask the North Korean authorities to say where those returned on 14 July are, and to treat them in accordance with international law; and
+ to publish what has been done and what was answered.

Quiet diplomacy has its place. But a request that has been made in public can be answered in public, and a refusal can be seen for what it is.

We should be grateful for a reply by 31 August 2021. We would gladly meet your officials.

#block(breakable: false)[
Yours sincerely,
#v(7mm)
#grid(columns: (1fr, 1fr), row-gutter: 9mm, column-gutter: 8mm,
  [*Grace Ahn-Whitby* \ Spokeswoman, Lanternlight Korea],
  [*Baek Ok-hee* \ Chair, Council of Waiting Families],
  [*Moon Seo-yul* \ Director, Saebyeok Records Centre],
  [*Philip Thornaby* \ Secretary, the Tuesday Circle])
]
#v(6mm)
Copy: Dame Ruth Ellerby MP, All-Party Group on Escape and Asylum in East Asia
#v(8mm)
#text(9pt, fill: luma(70))[__NOTE__]
"""

STATEMENT = r"""
#set document(title: "Statement on the forced return of 600 North Koreans",
  author: "All-Party Group on Escape and Asylum in East Asia",
  date: datetime(year: 2023, month: 10, day: 17, hour: 11, minute: 0, second: 0))
#set page(paper: "a4", margin: (x: 27mm, y: 25mm))
#set text(font: "Libertinus Serif", size: 11.5pt, lang: "en", region: "gb", hyphenate: false)
#set par(leading: 0.72em, spacing: 1.2em)
#show heading: set text(17pt)
#show heading: set block(below: 1em)

#text(13pt, fill: rgb("#1f4d3a"))[*All-Party Group on Escape and Asylum in East Asia*] \
#text(9.5pt, fill: luma(70))[Co-Chairs: Dame Ruth Ellerby MP, Lord Penhallow · Clerk: Simon Harcastle]
#line(length: 100%, stroke: 0.8pt + rgb("#1f4d3a"))
#v(3mm)

= Statement on the forced return of 600 North Koreans

17 October 2023

Last week China forcibly returned 600 North Koreans. The All-Party Group on Escape and Asylum in East Asia met today and agreed this statement without a division.

Most of those returned are understood to be women. Some had lived in China for many years and leave children behind.

The Group notes that smaller returns took place on 29 August, when 80 people were sent back, and on 18 September, when 40 people were sent back. It wrote to the embassy concerned after the second of these and has received no reply.

The Group calls upon China to end these returns, which the 1951 Refugee Convention and the Convention against Torture forbid, and to treat everybody who is still detained according to the principle of non-refoulement.

The Group calls upon North Korea to account for everybody who was returned, to refrain from punishing them, and to tell their families where they are.

The Group asks the Secretary of State for External Relations to raise the matter with the Chinese ambassador, and to encourage China to allow those still detained, said to number some 2,000 before last week, to leave for South Korea.

Dame Ruth Ellerby MP, Co-Chair, said: “A person who is returned in silence can be punished in silence. The least that a parliament can do is to say the date aloud.”

Lord Penhallow, Co-Chair, said: “I have been told for years that this is done quietly because quiet works. I should like to see the evidence.”

The Group has drawn the figures in this statement from the releases of Lanternlight Korea. It is aware that another organisation gives a lower figure for last week.
#v(8mm)
#text(9pt, fill: luma(70))[__NOTE__]
"""

RELEASE_HEAD = "Lanternlight Korea"
RELEASE_TITLE = "Lanternlight Korea confirms the return of 600 people"
RELEASE = [
    "Seoul, 12 October 2023",
    "For immediate use",
    "Lanternlight Korea can confirm that 600 North Koreans were forcibly returned from China on Monday 9 October 2023. "
    "It is the largest single return that the organisation has recorded.",
    "We reached the figure by comparing our own list of people in detention with the accounts of relatives and of former "
    "detainees. We count a person only if at least two accounts agree. We do not publish names, and we ask others not to.",
    "“Each of these people has a family that is waiting for a telephone call, and we know of no family that has received one,” "
    "said Grace Ahn-Whitby, spokeswoman. “We were able to count them because somebody cared where they were. We ask "
    "the governments that have said they care to ask where they are now.”",
    "Three group returns have been reported since the border reopened:",
    "• 29 August 2023: 80 people",
    "• 18 September 2023: 40 people",
    "• 9 October 2023: 600 people",
    "We estimate that some 2,000 North Koreans were in detention in China at the end of September. We do not know how many "
    "of them are still there. We fear that most of those who remain will be returned before the winter.",
    "Lanternlight Korea calls on China to stop the returns, which breach the 1951 Refugee Convention and the Convention "
    "against Torture, and on the Government in Seoul to state publicly that it will receive everybody who is released.",
    "Contact: Grace Ahn-Whitby, press@lanternlight.example",
    "About us: Lanternlight Korea was founded in 2009 and gives legal and practical help to families in South Korea.",
]

QUESTION_HEAD = "Written questions and answers"
QUESTION = [
    ("Question 4417, tabled on 30 October 2023", None),
    (
        "Owen Talfryn (Aberwen South):",
        "To ask the Secretary of State for External Relations, what representations she has made to the Chinese authorities about "
        "the forced return of 600 North Koreans on 9 October 2023; and whether she has asked for access to those who remain in detention.",
    ),
    ("Answered on 8 November 2023", None),
    (
        "Helen Marchbank, Secretary of State for External Relations:",
        "The Government is aware of reports that a large number of North Koreans were returned from China on 9 October. We have "
        "not been able to confirm the number. Officials have raised the reports with the Chinese authorities and have made it clear "
        "that nobody should be returned to a country where he or she would face torture. We have not received a substantive "
        "reply. The Government will continue to raise individual cases where families ask for it.",
    ),
    ("Question 4418, tabled on 30 October 2023", None),
    (
        "Owen Talfryn (Aberwen South):",
        "To ask the Secretary of State for External Relations, what estimate she has made of the number of North Koreans detained in China.",
    ),
    ("Answered on 8 November 2023", None),
    (
        "Helen Marchbank, Secretary of State for External Relations:",
        "The Department makes no estimate of its own. We have seen the estimate of non-governmental organisations that some 2,000 "
        "people were held before the recent return, and the records of a Seoul database, which show 8,125 cases of forced return. "
        "Officials have asked that the UN High Commissioner for Refugees be given access to those in detention. That access has not been granted.",
    ),
    ("Question 4419, tabled on 31 October 2023", None),
    (
        "Sadie Brockhurst (Tern Valley):",
        "To ask the Secretary of State for External Relations, when she plans to reply to the open letter of 20 July 2021 about "
        "the return of 50 North Korean escapees.",
    ),
    ("Answered on 8 November 2023", None),
    (
        "Helen Marchbank, Secretary of State for External Relations:",
        "I regret that the letter received an acknowledgement only. I will reply to its signatories before the end of this month.",
    ),
]

ALERT = f"""Dear readers of the alert list,

Lanternlight Korea has received consistent accounts that China returned 80
North Koreans on Tuesday 29 August. It is the first group return that we have
recorded since July 2021, when 50 people were sent back.

North Korea announced at the end of last week that its citizens abroad may
come home. We had warned that this would also open the way for forced
returns. It took three days.

What we know: the people had been detained in north-east China. At least some
of them had relatives in South Korea who had asked for their release.

What we do not know: their names, with few exceptions; where they are now;
and whether more returns are planned. We have seen a message that gives a
much higher number. We could not trace it to anybody who was there, and we
ask you not to repeat it.

What we ask: please write to your foreign ministry this week, and ask it to
urge China not to return anybody else. Some 2,000 people are thought to be
held.

Grace Ahn-Whitby
Lanternlight Korea

--
You receive this message because you subscribed to our alerts.
To unsubscribe, reply with the word "leave".

{NOTE}
"""

EMBASSY = [
    "Dear Mr Harcastle,",
    "The Embassy acknowledges receipt of your letter of 18 October and of the statement of the All-Party Group that was enclosed with it.",
    "The Embassy does not accept the description in the statement. Persons who enter the country without papers, and for economic "
    "reasons, are not refugees. Their cases are handled under domestic law, with due regard to international law and on "
    "humanitarian principles.",
    "The Embassy is not in a position to confirm the figure of 600 persons that the statement gives for 9 October 2023, "
    "nor the figure of 2,000 persons said to have been detained. It notes that different organisations give different figures.",
    "The request for a meeting with the Ambassador has been forwarded. No date can be offered at present.",
    "Yours sincerely,",
    "Second Secretary, Political Section",
]
EMBASSY_QUOTED = [
    "On 18 October 2023 Simon Harcastle wrote:",
    "Your Excellency, I enclose a statement of the All-Party Group on the forced return of 600 North Koreans last week. "
    "The Co-Chairs would be grateful for a meeting, and ask that nobody else be returned until it has taken place.",
]
EMBASSY_NOTE = NOTE + " The state whose embassy answers is left unnamed, and the answer is invented."

CLERK_LIST = [
    ("Date", "Number", "From", "To", "Source", "Remark"),
    (
        "14 July 2021",
        50,
        "China",
        "North Korea",
        "Northline Wire, 16 July 2021, citing Lanternlight Korea",
        "",
    ),
    ("29 August 2023", 80, "China", "North Korea", "Lanternlight Korea, e-mail alert, 1 September 2023", ""),
    (
        "18 September 2023",
        40,
        "China",
        "North Korea",
        "Han River Dispatch, 20 September 2023, citing Lanternlight Korea",
        "",
    ),
    (
        "9 October 2023",
        "more than 500",
        "China",
        "North Korea",
        "Council of Waiting Families, in Northline Wire, 11 October 2023",
        "Lower figure; counted by relatives",
    ),
    (
        "9 October 2023",
        "about 600",
        "China",
        "North Korea",
        "Ludgate Courier, 13 October 2023, citing Lanternlight Korea",
        "The organisation itself says 600",
    ),
    (
        "26 April 2024",
        "about 60",
        "China",
        "North Korea",
        "Northline Wire, 30 April 2024, citing Lanternlight Korea",
        "",
    ),
]
