"""The vault: everything Tumen keeps, encrypted on disk, in one folder per workspace.

Takes:     bytes to keep (evidence), and the rows of every room (the database).
Gives:     the bytes of an address, checked; an open workspace; an encrypted database under Django.
Rule:      nothing readable lies on the disk, and nothing unchecked leaves it.
Standard:  SQLCipher 4; AES-256-GCM in chunks (STREAM); Argon2id (RFC 9106); HKDF (RFC 5869); Berkeley
           Protocol on preservation.

    workspace.py    the folder, and the one way to its keys     keys.py         a key for each purpose
    opening.py      opening, another passphrase, locking        keyring.py      the secret, in memory only
    keyfile.py      the secret, wrapped                         recovery.py     the recovery key on paper
    passphrases.py  what one must be                            guessing.py     the delay after wrong ones
    locking.py      the mark and the file lock                  leftovers.py    what crashes left
    evidence.py     documents as received                       durable.py      writing that survives a crash
    recentlog.py    damage in the log beside the database
    advising.py     commands in advice, with their workspace
    records.py      keys of single records, to be destroyed

The key of a demonstration vault lies beside it, without a passphrase: it guards against mixing and
tampering, and not against somebody who takes the folder. docs/reference/vault.md says what is protected,
and what is not.
"""
