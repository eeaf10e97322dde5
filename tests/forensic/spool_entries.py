"""What a kiosk's spool holds, for somebody who has its key as well (kiosk/link/SPOOL.md, written a second time)."""

import ctypes
import sqlite3
from dataclasses import dataclass

MAGIC = b"Candour spool 1\n"
NONCE, TAG = 24, 16
_sodium = ctypes.CDLL("libsodium.so.23")


@dataclass(frozen=True)
class SpoolEntry:
    secret: bytes
    sitting: bytes
    sealed: bytes
    wrapped: bytes


def unwrapped(key, wrapped):
    """XChaCha20-Poly1305, the nonce in front."""
    out = ctypes.create_string_buffer(len(wrapped) - NONCE - TAG)
    box = wrapped[NONCE:]
    length = ctypes.c_ulonglong(len(box))
    if _sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(out, None, None, box, length, None, ctypes.c_ulonglong(0), wrapped[:NONCE], key):
        raise ValueError("it does not unwrap with this key")
    return out.raw


def spool_entries(folder):
    """The entries of the spool in `folder`, which no program may be writing to."""
    key = (folder / "spool.key").read_bytes()
    if not key.startswith(MAGIC):
        return []
    database = sqlite3.connect(f"file:{folder / 'spool.db'}?mode=ro&immutable=1", uri=True)
    try:
        rows = [bytes(row[0]) for row in database.execute("SELECT wrapped FROM entry")]
    finally:
        database.close()
    entries = []
    for wrapped in rows:
        plain = unwrapped(key[len(MAGIC):len(MAGIC) + 32], wrapped)
        entries.append(SpoolEntry(plain[12:28], plain[28:36], plain[36:], wrapped))
    return entries
