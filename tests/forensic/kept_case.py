"""What a kiosk keeps of the case, for somebody who has its key as well (kiosk/link/KEPT_CASE.md, written a second time)."""

from spool_entries import unwrapped

MAGIC = b"Candour case 1\n"
DESTROYED = b"Candour case 0\n"
BEFORE_CASE = 9  # version, event tag


def kept_case(wrapped, key):
    """The text of the case in the bytes of a case.bin; ValueError where the bytes of case.key do not open it."""
    return unwrapped(key[len(MAGIC):len(MAGIC) + 32], wrapped)[BEFORE_CASE:]


def can_be_opened(wrapped, key):
    try:
        return bool(kept_case(wrapped, key))
    except ValueError:
        return False
