"""The bytes of common/wire/WIRE.md, written a second time from that page alone.

Nothing here was translated from the C++: where the two disagree, one of them has misread the page. A test that used
the programs' own code on both sides would agree with itself however wrong it was.

Only libsodium does cryptography here. The functions at the end that take secret keys are for tests; a kiosk never has
them.
"""

import ctypes
import json
import re
import secrets
from dataclasses import dataclass

MAX_JSON = 3071  # sodium_pad always adds at least one byte, so 3,072 would spill into a second block
PLAIN_BLOCK = 3072
NOTE_BLOCK = 4096
MAX_NOTE_JSON = NOTE_BLOCK - 1
SEAL_BYTES = 48
SEALED_LENGTH = PLAIN_BLOCK + SEAL_BYTES
SEALED_NOTE_LENGTH = NOTE_BLOCK + SEAL_BYTES
HEAD_LENGTH = 36
CELL_LENGTH = HEAD_LENGTH + SEALED_LENGTH + SEAL_BYTES
KEY_LENGTH = 32
TAG_LENGTH = 8
SECRET_LENGTH = 16
SITTING_LENGTH = 8
NONCE_LENGTH = 16
ID_LENGTH = 16
RECEIPTS_AT_MOST = 200
NAME_AT_MOST = 48
TEXT_AT_MOST = 1000

CELL_VERSION = 1
LANE_WORDS, LANE_URGENT, LANE_MARKS = 0, 1, 2
LANES = (LANE_WORDS, LANE_URGENT, LANE_MARKS)

KINDS = ("fact_response", "comment", "good_practice", "improvement", "recommendation", "escalation", "vote", "pass")
PHASES = ("waiting", "open", "paused", "break", "reset", "closing", "closed")
TROUBLES = (None, "disk", "broker", "clock")
WHYS = ("malformed", "stale_key", "wrong_event", "not_open", "slow_down", "not_collecting")

ALWAYS = ("v", "nonce", "step", "prompt", "kind", "target", "response", "text", "lang")
WHERE_ASKED = ("side", "factors", "known", "choices", "tags", "rating", "when", "redacted")


class Refused(ValueError):
    """A message or a value the page does not allow. The text says which rule."""


# --- libsodium ----------------------------------------------------------------------------------------------------

_sodium = ctypes.CDLL("libsodium.so.23")
if _sodium.sodium_init() < 0:
    raise RuntimeError("libsodium cannot start")

# Lengths are 64 bit. Without declared types ctypes would pass them as 32-bit ints.
_u64, _size, _bytes = ctypes.c_ulonglong, ctypes.c_size_t, ctypes.c_char_p
_sodium.crypto_generichash.argtypes = [_bytes, _size, _bytes, _u64, _bytes, _size]
_sodium.crypto_box_seed_keypair.argtypes = [_bytes, _bytes, _bytes]
_sodium.crypto_box_keypair.argtypes = [_bytes, _bytes]
_sodium.crypto_box_seal.argtypes = [_bytes, _bytes, _u64, _bytes]
_sodium.crypto_box_seal_open.argtypes = [_bytes, _bytes, _u64, _bytes, _bytes]
_sodium.sodium_pad.argtypes = [ctypes.POINTER(_size), _bytes, _size, _size, _size]
_sodium.sodium_unpad.argtypes = [ctypes.POINTER(_size), _bytes, _size, _size]


def _need(length, value, what):
    """Stop a short key or secret here: libsodium would read past its end."""
    if len(value) != length:
        raise Refused(f"{what} is {len(value)} bytes, not {length}")
    return value


def blake2b(length, *parts):
    """BLAKE2b without a key. A 16-byte hash is its own parameter set, not the front of a 32-byte one."""
    message = b"".join(parts)
    out = ctypes.create_string_buffer(length)
    if _sodium.crypto_generichash(out, length, message, len(message), None, 0) != 0:
        raise RuntimeError("crypto_generichash failed")
    return out.raw


def name_hash(salt, folded):
    """What stands in a case for a name of its glossary: BLAKE2b-128 of the folded name, keyed with the case's salt."""
    message, out = folded.encode(), ctypes.create_string_buffer(ID_LENGTH)
    if _sodium.crypto_generichash(out, ID_LENGTH, message, len(message), _need(ID_LENGTH, salt, "salt"), len(salt)) != 0:
        raise RuntimeError("crypto_generichash failed")
    return out.raw


@dataclass(frozen=True)
class KeyPair:
    """An X25519 pair: `public` seals, both together open."""

    public: bytes
    secret: bytes


def key_pair_from_seed(seed):
    """The same pair each time, so that vectors can be checked by anybody."""
    public, secret = (ctypes.create_string_buffer(KEY_LENGTH) for _ in range(2))
    _sodium.crypto_box_seed_keypair(public, secret, _need(KEY_LENGTH, seed, "seed"))
    return KeyPair(public.raw, secret.raw)


def new_key_pair():
    """A random pair."""
    public, secret = (ctypes.create_string_buffer(KEY_LENGTH) for _ in range(2))
    _sodium.crypto_box_keypair(public, secret)
    return KeyPair(public.raw, secret.raw)


def seal(public, message):
    """crypto_box_seal: whoever sealed cannot open it again."""
    out = ctypes.create_string_buffer(len(message) + SEAL_BYTES)
    if _sodium.crypto_box_seal(out, message, len(message), _need(KEY_LENGTH, public, "public key")) != 0:
        raise Refused("this public key cannot be sealed to")
    return out.raw


def unseal(keys, box):
    """Open what `seal` made, or raise Refused."""
    if len(box) < SEAL_BYTES:
        raise Refused("shorter than any seal")
    out = ctypes.create_string_buffer(max(1, len(box) - SEAL_BYTES))
    if _sodium.crypto_box_seal_open(out, box, len(box), keys.public, keys.secret) != 0:
        raise Refused("cannot be opened with this key")
    return out.raw[: len(box) - SEAL_BYTES]


def sodium_pad(message, block):
    """ISO 7816-4 padding, 0x80 then zeros, to a multiple of `block`."""
    room = len(message) + block
    buffer = ctypes.create_string_buffer(message, room)
    length = _size()
    if _sodium.sodium_pad(ctypes.byref(length), buffer, len(message), block, room) != 0:
        raise Refused("cannot be padded")
    return buffer.raw[: length.value]


def sodium_unpad(padded, block):
    """Take the padding off, or raise Refused when there is none."""
    if len(padded) == 0 or len(padded) % block != 0:
        raise Refused("padded text is not a whole number of blocks")
    length = _size()
    if _sodium.sodium_unpad(ctypes.byref(length), padded, len(padded), block) != 0:
        raise Refused("the padding is wrong")
    return padded[: length.value]


# --- names and hashes ---------------------------------------------------------------------------------------------


def bounded_ref(name):
    """A pack's reference, a session id or a device as it stands in a topic.

    One dash for each code point, never one for each byte: "Pontypŵl" keeps its length whatever the encoding.
    """
    return re.sub(r"[^A-Za-z0-9_-]", "-", name)[:NAME_AT_MOST]


def event_ref(reference, session=None):
    """`<ref>`: each half is bounded alone, then joined by the one dot a `<ref>` may have."""
    return bounded_ref(reference) + ("" if session is None else "." + bounded_ref(session))


def topic(ref, name):
    """`ref` is already a `<ref>`; bounding it again would lose the dot."""
    return f"candour/1/{ref}/{name}"


def event_tag(event_public):
    """Eight bytes by which the hub tells a cell of another event."""
    return blake2b(32, _need(KEY_LENGTH, event_public, "event key"))[:TAG_LENGTH]


def receipt_of(secret):
    """What the hub sends back. It says nothing about the record id, which comes from the same secret."""
    return blake2b(ID_LENGTH, b"candour receipt", _need(SECRET_LENGTH, secret, "secret"))


def record_id_of(secret):
    """The name under which the hub stores the contribution."""
    return blake2b(ID_LENGTH, b"candour record", _need(SECRET_LENGTH, secret, "secret"))


def cell_name(cell):
    """What `refused` calls a Cell. Any bytes have a name: a Cell of the wrong length is refused by it too."""
    return blake2b(ID_LENGTH, b"candour cell", cell)


# --- contribution -------------------------------------------------------------------------------------------------


def contribution_json(step, kind, text, *, nonce=None, prompt=None, target=None, response=None, lang="en", **asked):
    """The UTF-8 JSON of one contribution, checked. `asked` are the members that only some prompts ask for."""
    members = {
        "v": 1,
        "nonce": (nonce or secrets.token_bytes(NONCE_LENGTH)).hex(),
        "step": step,
        "prompt": prompt,
        "kind": kind,
        "target": target,
        "response": response,
        "text": text,
        "lang": lang,
        **asked,
    }
    unknown = set(asked) - set(WHERE_ASKED)
    if unknown:
        raise Refused(f"not a member of a contribution: {', '.join(sorted(unknown))}")
    check_contribution(members)
    return _bounded_json(members, MAX_JSON)


def parse_contribution(data):
    """The members of a contribution's JSON, or Refused with the reason."""
    if len(data) > MAX_JSON:
        raise Refused(f"the JSON is {len(data)} bytes; at most {MAX_JSON}")
    members = parse_object(data)
    check_contribution(members)
    return members


def check_contribution(members):
    """Raise Refused unless every member the page names is there and of its type. Unknown members are let by."""
    for name in ALWAYS:
        if name not in members:
            raise Refused(f"`{name}` is missing")
    for name, rule in _CONTRIBUTION_RULES.items():
        if name in members and not rule(members[name]):
            raise Refused(f"`{name}` is not what the page says")
    if members["kind"] == "vote" and not _is_hex(ID_LENGTH, members["target"]):
        raise Refused("a vote's `target` is a record id")
    if len(members["text"]) > TEXT_AT_MOST:
        raise Refused(f"`text` is longer than {TEXT_AT_MOST} characters")


def lane_of(members):
    """The lane of a contribution. Whatever the page does not name as a mark waits with the words, the stricter lane."""
    kind = members["kind"]
    if kind == "escalation":
        return LANE_URGENT
    if members["text"] != "":
        return LANE_WORDS
    agrees = kind == "fact_response" and members["response"] == "agree"
    return LANE_MARKS if agrees or kind in ("vote", "pass") or "rating" in members else LANE_WORDS


def parse_object(data):
    """One JSON object of UTF-8, or Refused. Bytes that are not UTF-8 are refused, never replaced."""
    try:
        members = json.loads(data.decode("utf-8"))
        json.dumps(members, ensure_ascii=False).encode("utf-8")  # an escaped half surrogate gets past the two above
    except (ValueError, RecursionError) as fault:
        raise Refused("not JSON in UTF-8") from fault
    if not isinstance(members, dict):
        raise Refused("not a JSON object")
    return members


def _bounded_json(members, at_most):
    """Non-ASCII stands as itself, which is what lets 1,000 characters of Welsh fit."""
    try:
        data = json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError as fault:
        raise Refused("half a surrogate pair is not text") from fault
    if len(data) > at_most:
        raise Refused(f"the JSON is {len(data)} bytes; at most {at_most}")
    return data


def _is_text(value):
    return isinstance(value, str)


def _is_text_or_null(value):
    return value is None or isinstance(value, str)


def _is_texts(value):
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_integer(value):
    return isinstance(value, int) and not isinstance(value, bool)  # True is an int in Python


def _is_hex(length, value):
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{%d}" % (2 * length), value) is not None


_CONTRIBUTION_RULES = {
    "v": lambda value: _is_integer(value) and value == 1,
    "nonce": lambda value: _is_hex(NONCE_LENGTH, value),
    "step": _is_text,
    "prompt": _is_text_or_null,
    "kind": lambda value: value in KINDS,
    "target": _is_text_or_null,
    "response": lambda value: value in (None, "agree", "amend", "query", "add"),
    "text": _is_text,
    "lang": _is_text,
    "side": lambda value: value in ("practice", "system"),
    "factors": _is_texts,
    "known": lambda value: value in ("yes", "no", "unsure"),
    "choices": _is_texts,
    "tags": _is_texts,
    "rating": _is_integer,
    "when": _is_text,
    "redacted": lambda value: isinstance(value, bool),
}


# --- Sealed, Cell, receipts ---------------------------------------------------------------------------------------


def seal_event(event_public, contribution):
    """Contribution JSON to Sealed. Every contribution, the empty one included, comes out 3,120 bytes long."""
    if len(contribution) > MAX_JSON:
        raise Refused(f"the JSON is {len(contribution)} bytes; at most {MAX_JSON}")
    return seal(event_public, sodium_pad(contribution, PLAIN_BLOCK))


def make_cell(hub_public, event_public, lane, step_index, secret, sitting, sealed):
    """Sealed to Cell. A new Cell for each sending, so that two sendings of one entry look unrelated."""
    if lane not in LANES:
        raise Refused(f"lane {lane} does not exist")
    if not 0 <= step_index <= 255:
        raise Refused("a step index is one byte")
    head = cell_head(lane, step_index, event_tag(event_public), secret, sitting)
    return seal(hub_public, head + _need(SEALED_LENGTH, sealed, "Sealed"))


def cell_head(lane, step_index, tag, secret, sitting, version=CELL_VERSION):
    """The 36 bytes before the Sealed. Takes any version and lane, because tests make wrong ones too."""
    return (
        bytes([version, lane, step_index, 0])
        + _need(TAG_LENGTH, tag, "event tag")
        + _need(SECRET_LENGTH, secret, "secret")
        + _need(SITTING_LENGTH, sitting, "sitting")
    )


def receipt_messages(receipts):
    """The payloads that carry these receipts: sorted as bytes over the whole beat, 200 to a message, none twice."""
    ordered = sorted(set(receipts))
    return [b"".join(ordered[at : at + RECEIPTS_AT_MOST]) for at in range(0, len(ordered), RECEIPTS_AT_MOST)]


def receipts_in(payload):
    """The receipts of one message, or Refused: an order other than sorted would tell something."""
    if len(payload) == 0 or len(payload) % ID_LENGTH != 0 or len(payload) > RECEIPTS_AT_MOST * ID_LENGTH:
        raise Refused(f"{len(payload)} bytes are not 1 to {RECEIPTS_AT_MOST} receipts")
    receipts = [payload[at : at + ID_LENGTH] for at in range(0, len(payload), ID_LENGTH)]
    if receipts != sorted(set(receipts)):
        raise Refused("the receipts are not sorted")
    return receipts


# --- notes --------------------------------------------------------------------------------------------------------


def note_json(note, about, what, **members):
    """The JSON of one Note. `note` is 16 random bytes; the hub knows a repeated Note only by them once it is opened."""
    fixed = {"v": 1, "note": _need(ID_LENGTH, note, "note").hex(), "about": about, "what": what}
    return _bounded_json({**fixed, **members}, MAX_NOTE_JSON)


def seal_note(event_public, note):
    """Note JSON to its 4,144 sealed bytes."""
    if len(note) > MAX_NOTE_JSON:
        raise Refused(f"the Note is {len(note)} bytes; at most {MAX_NOTE_JSON}")
    return seal(event_public, sodium_pad(note, NOTE_BLOCK))


def numbered_note(number, sealed):
    """A Note as it comes from the hub: its place in the order, then the same bytes."""
    return number.to_bytes(8, "big") + sealed


# --- room state ---------------------------------------------------------------------------------------------------


def parse_room(payload):
    """A RoomState's members, or Refused. Unknown members stay in, unlooked at."""
    room = parse_object(payload)
    for name, rule in _ROOM_RULES.items():
        if name not in room:
            raise Refused(f"`{name}` is missing")
        if not rule(room[name]):
            raise Refused(f"`{name}` is not what the page says")
    if room["steps"] and not 0 <= room["at"] < len(room["steps"]):
        raise Refused("`at` points past the steps")
    return room


def _is_step(value):
    return isinstance(value, dict) and _is_text(value.get("id")) and _is_number(value.get("minutes"))


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_number_or_null(value):
    return value is None or _is_number(value)


_ROOM_RULES = {
    "v": lambda value: _is_integer(value) and value == 1,
    "rev": _is_integer,
    "hub_epoch": lambda value: isinstance(value, str) and re.fullmatch(r"[0-9a-f]+", value) is not None,
    "reference": _is_text,
    "session": _is_text_or_null,
    "rehearsal": lambda value: isinstance(value, bool),
    "event_key": lambda value: _is_hex(KEY_LENGTH, value),
    "hub_key": lambda value: _is_hex(KEY_LENGTH, value),
    "steps": lambda value: isinstance(value, list) and all(_is_step(step) for step in value),
    "at": _is_integer,
    "phase": lambda value: value in PHASES,
    "remaining_ms": _is_number_or_null,
    "starts_in_ms": _is_number_or_null,
    "back_in_ms": _is_number_or_null,
    "k": _is_integer,
    "beat_s": _is_number,
    "trouble": lambda value: value in TROUBLES,
}


# --- for tests that hold the secret keys --------------------------------------------------------------------------


@dataclass(frozen=True)
class OpenedCell:
    """What a hub sees in a Cell."""

    lane: int
    step_index: int
    secret: bytes
    sitting: bytes
    sealed: bytes


def open_cell(hub_keys, event_public, cell):
    """What a hub does with a Cell. The reason of a Refused is one of `refused`'s whys."""
    if len(cell) != CELL_LENGTH:
        raise Refused("malformed")
    try:
        inside = unseal(hub_keys, cell)
    except Refused as fault:
        raise Refused("stale_key") from fault
    version, lane, step_index, nothing = inside[:4]
    if version != CELL_VERSION or lane not in LANES or nothing != 0:
        raise Refused("malformed")
    if inside[4:12] != event_tag(event_public):
        raise Refused("wrong_event")
    return OpenedCell(lane, step_index, inside[12:28], inside[28:36], inside[36:])


def open_sealed(event_keys, sealed):
    """Sealed back to its JSON bytes, as a desk or an export does."""
    return sodium_unpad(unseal(event_keys, _need(SEALED_LENGTH, sealed, "Sealed")), PLAIN_BLOCK)


def open_note(event_keys, sealed):
    """A sealed Note back to its JSON bytes."""
    return sodium_unpad(unseal(event_keys, _need(SEALED_NOTE_LENGTH, sealed, "Note")), NOTE_BLOCK)
