"""Findings: which elements of a norm claims bear on, and what an inquiry concludes from them.

Takes:     accepted claims; people's judgements that one bears on an element; what an inquiry hears and finds.
Gives:     for an event, which states are bound by what and which elements have claims and which none yet;
           inquiries with findings, each with its claims, standard of proof and dissent; recommendations.
Rule:      an aid and never a verdict: nothing here says that a norm was broken but a finding that people
           adopted, with the standard they set. A finding rests on accepted claims alone, and is never altered
           once it is adopted; one that rests on what is another since says so. It is seen by who may see all
           that it rests on. Who sits on an inquiry is identity level.
Standard:  OHCHR, Commissions of Inquiry and Fact-Finding Missions (2015), on standards of proof; tables of
           evidence by legal element, as case matrices have them.

    models.py       what is kept: claims at elements, inquiries, findings, dissent, recommendations
    bearing.py      an event's claims by the elements that they can bear on
    inquiring.py    inquiries, as far as a viewer may see what each part rests on
    changing.py     adopted findings whose claims are others since
    actions.py      each change at elements and of an inquiry     concluding.py   each change of findings
    queries.py      each read                                     errors.py       what can go wrong
"""
