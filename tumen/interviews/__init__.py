"""Interviews: taken on a field laptop, sealed while they are open, a document when they are closed.

Takes:     what somebody allows, before anything else; then what is asked and answered, turn by turn, with
           pauses; what they correct when it is read back; a recording, translations; and interviews that
           another vault packed for this one.
Gives:     each interview as a document whose passages are its turns, with its consents; the recording as a
           document of its own; a sealed, signed file for the team.
Rule:      nothing is kept before they agreed that it is kept; each turn is kept when it ends; what they take
           back is destroyed with its key. All of it is identity level: to who is not cleared there is no
           interview, but the document, masked as every other. It is a room of its own, above consent and
           documents, which know nothing of it, and above preservation, whose sealing it uses.
Standard:  Istanbul Protocol and Berkeley Protocol on interviews; W3C Media Fragments; age v1; Ed25519.

    naming.py    code names                          kinds.py     what an interview and a turn can be
    models.py    what is kept                        errors.py    what can go wrong
    sealing.py   words of open interviews            composing.py turns to the text of a document (PURE)
    sounds.py    what a recording is (PURE)          sight.py      who may know of one
    forgetting.py what consent asks of this room
    bundling.py  an interview to one sealed file, and back
    actions/     each change: taking, reading back, closing, recording, translating, handing over, merging
    queries.py   each read
"""
