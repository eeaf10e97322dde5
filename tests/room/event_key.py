"""`event.key` read, and written, from common/sealed/KEY_FILE.md alone."""

import ctypes
import secrets
from dataclasses import dataclass

import wire
from room import SLOW

MAGIC = b"Candour key 1\n"
BLOCK, ENVELOPES_AT, ENVELOPE = 4096, 47, 104
LEAST = 1, 8 << 10  # passes, and bytes of memory: an envelope that asks who tries a passphrase for less is refused
USUAL = LEAST if SLOW > 1 else (3, 128 << 20)  # what candour-hub asks for
_sodium = ctypes.CDLL("libsodium.so.23")


@dataclass
class _Envelope:
    salt: bytes
    passes: int
    memory: int
    nonce: bytes
    wrapped: bytes

    def wrapping(self, passphrase):
        key = ctypes.create_string_buffer(32)
        argon2id = 2
        if _sodium.crypto_pwhash(key, ctypes.c_ulonglong(32), passphrase, ctypes.c_ulonglong(len(passphrase)), self.salt,
                                 ctypes.c_ulonglong(self.passes), ctypes.c_size_t(self.memory), argon2id) != 0:
            raise MemoryError(f"{self.memory} bytes were not to be had")
        return key.raw

    def bytes(self):
        return self.salt + self.passes.to_bytes(8, "big") + self.memory.to_bytes(8, "big") + self.nonce + self.wrapped


def _only_envelope(key_file):
    """(the event's public key, its envelope)"""
    block = key_file.read_bytes()
    assert len(block) == BLOCK and block[:14] == MAGIC and block[14] == 1, f"{key_file} is no key file with one envelope"
    raw = block[ENVELOPES_AT:ENVELOPES_AT + ENVELOPE]
    return block[15:47], _Envelope(raw[:16], int.from_bytes(raw[16:24], "big"), int.from_bytes(raw[24:32], "big"), raw[32:56], raw[56:])


def asked_by(key_file):
    """(passes, bytes of memory) that its envelope asks for."""
    _, envelope = _only_envelope(key_file)
    return envelope.passes, envelope.memory


def unlocked(key_file, passphrase):
    """The event's key pair; `passphrase` is bytes."""
    public, envelope = _only_envelope(key_file)
    secret = ctypes.create_string_buffer(32)
    assert _sodium.crypto_secretbox_open_easy(secret, envelope.wrapped, ctypes.c_ulonglong(len(envelope.wrapped)), envelope.nonce,
                                              envelope.wrapping(passphrase)) == 0, "the passphrase does not open the key file"
    return wire.KeyPair(public, secret.raw)


def ask_least(key_file, passphrase):
    """The same key under the same passphrase, in an envelope that costs nothing to try: where a test opens an event a hundred times."""
    keys = unlocked(key_file, passphrase)
    envelope = _Envelope(secrets.token_bytes(16), *LEAST, secrets.token_bytes(24), b"")
    wrapped = ctypes.create_string_buffer(48)
    _sodium.crypto_secretbox_easy(wrapped, keys.secret, ctypes.c_ulonglong(32), envelope.nonce, envelope.wrapping(passphrase))
    envelope.wrapped = wrapped.raw
    key_file.write_bytes((MAGIC + b"\x01" + keys.public + envelope.bytes()).ljust(BLOCK, b"\0"))
