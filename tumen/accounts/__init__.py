"""Accounts: how a person of the workspace signs in to its pages, where more than one person uses them.

Takes:     a keeper's invitation for an actor; the password and the second step that the invited person chose.
Gives:     the account that somebody proved to be theirs, and with it the actor who looks and acts.
Rule:      an account is one actor's and says nothing of what that actor may see: the grants are asked anew at
           each read. No secret is in an audit line, in an address or on the screen twice.
Standard:  NIST SP 800-63B-4; OWASP ASVS 5, chapters on authentication and sessions; TOTP of RFC 6238;
           Web Authentication level 2.

Nobody makes an account of their own accord, and no message is ever sent: a keeper hands an invitation over.

    models.py      accounts, invitations, tokens, and how often a try was wrong
    actions.py     each change: invite, accept, reset, close, make a token; what is noted of signing in
    queries.py     who has an account, and who needs a second step
    codes.py       the code of an invitation, which is kept as its hash
    passwords.py   what a password must be
    tokens.py      what a token opens to a program, and the secret that it is known by
    sessions.py    what a session keeps of where it was begun, and what it is called
    waits.py       how long the next try has to wait; a restart forgets nothing
    recovering.py  recovery codes, which are kept as slow hashes
    sealing.py     the secrets of the second step, encrypted before they are kept
"""
