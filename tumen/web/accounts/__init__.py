"""Signing in to the pages, and what somebody who is signed in does with their own account.

Takes:     what a person proves: a password, a code, a passkey, an invitation.
Gives:     the account behind each request, or a page that asks for it.
Rule:      with accounts every address is closed but those that `gate.OPEN` lists; allauth does the proving,
           and only its addresses that stand in `addresses.py` are there.
"""
