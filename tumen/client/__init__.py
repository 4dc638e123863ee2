"""The client: a record that is served elsewhere, asked through its API by a program in Python.

Takes:     the address of a server (`tumen serve --api`, `tumen serve --accounts`) and a token.
Gives:     what the token opens as typed values: partial dates and quantities are those of the vocabulary.
Rule:      it knows the API's description and nothing of the rooms behind it, and needs no Django; what was
           refused is an error with the server's sentence. The token is in no message and no address.
Standard:  OpenAPI 3.1; RFC 9457 (problem details), RFC 6750 (bearer tokens).

    from tumen.client import Tumen

    with Tumen("http://127.0.0.1:8000", token) as record:
        for document in record.documents():
            print(document.id, document.published, document.label)

    asking.py    one request, and what a refusal becomes
    record.py    `Tumen`: each thing that can be asked, and done
    working.py   those of work beside the record     reading.py   answers as values
    types.py     what is given                   work_types.py  of that work
    errors.py    what can go wrong
"""

from __future__ import annotations

from tumen.client.errors import (
    ClientError,
    MustWait,
    NotConfirmed,
    NotThere,
    Refused,
    TokenRefused,
    Unreachable,
)
from tumen.client.record import Tumen

__all__ = [
    "ClientError",
    "MustWait",
    "NotConfirmed",
    "NotThere",
    "Refused",
    "TokenRefused",
    "Tumen",
    "Unreachable",
]
