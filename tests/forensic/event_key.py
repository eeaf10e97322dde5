"""The event's secret key out of `event.key` and the passphrase (common/sealed/KEY_FILE.md, written a second time)."""

import ctypes

MAGIC = b"Candour key 1\n"
ARGON2ID13 = 2
_sodium = ctypes.CDLL("libsodium.so.23")


def unlocked(block, passphrase):
    """(public, secret) of the first envelope."""
    if not block.startswith(MAGIC):
        raise ValueError("no key file")
    public, envelope = block[15:47], block[47:151]
    salt, passes, memory, nonce, box = (envelope[:16], envelope[16:24], envelope[24:32], envelope[32:56], envelope[56:])
    wrapping, secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(32)
    words = passphrase.encode()
    _sodium.crypto_pwhash(wrapping, ctypes.c_ulonglong(32), words, ctypes.c_ulonglong(len(words)), salt,
                          ctypes.c_ulonglong(int.from_bytes(passes, "big")), ctypes.c_size_t(int.from_bytes(memory, "big")), ARGON2ID13)
    if _sodium.crypto_secretbox_open_easy(secret, box, ctypes.c_ulonglong(48), nonce, wrapping.raw) != 0:
        raise ValueError("the passphrase does not open the key file")
    return public, secret.raw
