"""The vault: everything Tumen keeps, encrypted on disk, in one folder per workspace.

Takes:     bytes to keep (evidence), and the rows of every room (the database).
Gives:     the bytes of an address, checked; an open workspace; an encrypted database under Django.
Rule:      nothing readable lies on the disk, and nothing unchecked leaves it.
Standard:  SQLCipher 4; AES-256-GCM in chunks (STREAM); HKDF (RFC 5869); Berkeley Protocol on preservation.

The key of a demonstration vault lies beside it, without a passphrase: it guards against mixing and tampering,
and not against somebody who takes the folder.
"""
