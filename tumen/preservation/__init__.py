"""Preservation: that nothing of a workspace is lost, and that what is handed over can be proved.

Takes:     the whole workspace, or chosen documents with a reason; the age recipients who may open the copy.
Gives:     backups, workspaces restored from them, packages for a court or an archive, and the answer to "is
           everything here whole?".
Rule:      nothing is left half: a file has its name only when all of it is on the disk and was read back; a
           folder has its name only when every part of it was proved. Nothing readable touches the disk.
Standard:  age v1 (age-encryption.org/v1) around POSIX tar; BagIt 1.0 (RFC 8493); Berkeley Protocol on
           preservation.

    sealing.py    age: who may open, and sealing and opening as streams
    packing.py    parts to one tar and back, each with its hash
    manifest.py   what a backup says that it holds
    snapshot.py   a copy of the database as it stands at one moment
    soundness.py  whether a database and its evidence are whole
    actions.py    each change: back up, hand over
    backing_up.py a workspace to a backup
    restoring.py  a backup to a workspace
    apart.py      words of people who may take them back, apart from the backup
    keyfiles.py   their keys, in a file that is kept for 30 days
    bagging.py    chosen documents as a bag
"""
