"""Time stamps of a trusted authority on heads of the log (RFC 3161), carried by hand. PURE.

The request goes out as a file and the reply comes in as one: nothing here uses a network. What the authority
sees is a hash and nothing else.

Reference: RFC 3161 (time-stamp protocol); RFC 5652 (the signed data in it); X.690 on the order of sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from tumen.access.errors import AnchorRefused

#: A reply of an authority has some thousand bytes; more is something else.
LARGEST_REPLY = 1_000_000
_SEQUENCE, _EXPLICIT = 0x30, 0xA0


@dataclass(frozen=True, slots=True)
class Request:
    """A request for a time stamp: the bytes for the authority, and the number that its reply must repeat."""

    data: bytes
    nonce: int


def request_for(text: str) -> Request:
    """Ask for a time stamp on ``text``, by its SHA-256, with the authority's certificate in the reply."""
    built = (
        TimestampRequestBuilder().data(text.encode()).hash_algorithm(HashAlgorithm.SHA256).nonce(nonce=True)
    ).build()
    assert built.nonce is not None
    return Request(built.as_bytes(), built.nonce)


def stamped_at(reply: bytes, *, text: str, nonce: int, certificates: str) -> datetime:
    """When the authority says that it saw ``text``; the whole reply is checked first.

    ``certificates`` are those whom the keeper trusts, in PEM: the authority's root, and what stands between
    it and the signer where the reply does not hold that. They must have been valid at the time of the stamp.
    Raises `AnchorRefused`.
    """
    trusted = _trusted(certificates)
    response = _decoded(reply)
    builder = VerifierBuilder().nonce(nonce)
    for certificate, is_root in trusted:
        if is_root:
            builder = builder.add_root_certificate(certificate)
        else:
            builder = builder.add_intermediate_certificate(certificate)
    try:
        builder.build().verify_message(response, text.encode())
    except (VerificationError, ValueError) as error:
        raise AnchorRefused(
            f"The authority's reply does not prove this head: {error}. Check that it is the reply to the "
            "last request, and that the certificate is the one that the authority publishes as its root."
        ) from error
    return response.tst_info.gen_time


def _trusted(certificates: str) -> list[tuple[x509.Certificate, bool]]:
    """The certificates, each with whether it is a root."""
    try:
        found = dict.fromkeys(x509.load_pem_x509_certificates(certificates.encode()))
        return [(one, one.subject == one.issuer) for one in found]
    except (ValueError, x509.InvalidVersion) as error:
        raise AnchorRefused(
            "The file of certificates holds none. Take the authority's root certificate in PEM: it begins "
            "with -----BEGIN CERTIFICATE-----."
        ) from error


def _decoded(reply: bytes) -> TimeStampResponse:
    if len(reply) > LARGEST_REPLY:
        raise AnchorRefused("This is no reply of a time-stamping authority: it is far too large.")
    try:
        return decode_timestamp_response(with_sorted_certificates(reply))
    except (ValueError, IndexError) as error:
        raise AnchorRefused(
            "This is no reply of a time-stamping authority, or not a whole one. Ask it for the reply in DER "
            "(application/timestamp-reply), a file that often ends in .tsr."
        ) from error


def with_sorted_certificates(reply: bytes) -> bytes:
    """The reply with its certificates in the order that DER wants of a set.

    OpenSSL writes them in another one, and strict readers refuse those replies. The certificates are not
    part of what is signed, and sorting changes no length. What is no reply at all is returned as it is.
    """
    try:
        start, end = _certificates(reply)
        elements = [reply[at:until] for at, _, until in _elements(reply, start, end)]
    except (IndexError, ValueError):
        return reply
    return reply[:start] + b"".join(sorted(elements)) + reply[end:]


def _certificates(reply: bytes) -> tuple[int, int]:
    """Where the certificates stand in a TimeStampResp. Raises ValueError where there are none."""
    response = _inside(reply, (0, len(reply)), _SEQUENCE, 0)
    token = _inside(reply, response, _SEQUENCE, 1)  # after the status
    content = _inside(reply, token, _EXPLICIT, 1)  # after the type, id-signedData
    signed = _inside(reply, content, _SEQUENCE, 0)
    return _inside(reply, signed, _EXPLICIT, 3)  # after version, digest algorithms and what is signed


def _inside(data: bytes, within: tuple[int, int], tag: int, place: int) -> tuple[int, int]:
    """The content of the element at ``place`` of those ``within``. Raises ValueError for another tag."""
    for number, (at, content, until) in enumerate(_elements(data, *within)):
        if number == place and data[at] == tag:
            return content, until
    raise ValueError("not a reply")


def _elements(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Start, start of the content, and end of each DER element. Raises ValueError for what is cut off."""
    while start < end:
        content, length = start + 2, data[start + 1]
        if length & 0x80:
            more = length & 0x7F
            length = int.from_bytes(data[content : content + more], "big")
            content += more
        if content + length > end:
            raise ValueError("cut off")
        yield start, content, content + length
        start = content + length
