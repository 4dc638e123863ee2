"""Who acts and who looks: permission, and one line of audit for every change.

Takes:     an acting person, the name of an action, the id of the item it changes.
Gives:     a transaction in which the change and its audit line are kept together or not at all.
Rule:      no change without an actor and a line; a line is never altered, nor its item a name.
Standard:  OWASP ASVS 5, chapters on authorisation and on logging; Berkeley Protocol on chain of custody.

At this stage every actor of a workspace sees all of it, and only a reader may change nothing. Each query of
each room asks `access.queries.may_see` already, so that compartments need no change elsewhere.
"""
