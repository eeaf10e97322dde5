"""Write common/wire/vectors.json: bytes against which any client or hub can check itself.

Keys, secrets, sittings and nonces come from fixed seeds and never change. Seals are random by nature, so a new run
writes new ones; a Sealed or a Cell is therefore checked by opening it, and only lengths and hashes by comparing.
"""

import argparse
import json
from pathlib import Path

import wire

DEFAULT_OUT = Path(__file__).resolve().parents[2] / "common" / "wire" / "vectors.json"

EVENT = wire.key_pair_from_seed(bytes(range(0, 32)))
HUB = wire.key_pair_from_seed(bytes(range(32, 64)))
OTHER_EVENT = wire.key_pair_from_seed(bytes(range(64, 96)))
OTHER_HUB = wire.key_pair_from_seed(bytes(range(96, 128)))


def fixed(length, what, name):
    """Bytes that look random and are the same in each run."""
    return wire.blake2b(length, b"vector ", what.encode(), b" ", name.encode())


def contribution(name, step, kind, text, **members):
    """The JSON of one contribution, its nonce fixed by the vector's name."""
    return wire.contribution_json(step, kind, text, nonce=fixed(wire.NONCE_LENGTH, "nonce", name), **members)


def filled_to(length, name):
    """JSON of exactly `length` bytes and 1,000 characters, so that only a count of bytes tells 3,071 from 3,072."""
    empty = contribution(name, "learning", "comment", "", prompt="l1")
    beyond = length - len(empty) - wire.TEXT_AT_MOST  # bytes over one for each character
    text = ("…" * (beyond // 2) + "ŵ" * (beyond % 2)).ljust(wire.TEXT_AT_MOST, "x")
    return empty.replace(b'"text":""', b'"text":"' + text.encode() + b'"')


def key_entry(keys, seed):
    """A key pair with the seed it comes from."""
    return {
        "seed": seed.hex(),
        "public": keys.public.hex(),
        "secret": keys.secret.hex(),
        "tag": wire.event_tag(keys.public).hex(),
    }


def contributions():
    """(name, step index, JSON) of each contribution that must be taken."""
    voted = wire.record_id_of(fixed(wire.SECRET_LENGTH, "secret", "plain")).hex()
    yield "plain", 1, contribution("plain", "learning", "comment", "Calls were answered the same day.", prompt="l1")
    yield "welsh, composed and decomposed", 1, contribution(
        "welsh", "learning", "good_practice", "Dŵr, tŷ, gŵyl: w\u0302 ac y\u0302.", prompt="l2", lang="cy"
    )
    yield "emoji and bidi controls", 1, contribution(
        "emoji", "learning", "comment", "👩🏽‍🏫 said 👍 \u202eand this runs backwards\u202c", prompt="l1"
    )
    yield "NUL, %n and ##", 1, contribution(
        "nul", "learning", "improvement", 'before\0after %n %s %% ##id "quoted" \\ / \t\r\n\x7f end', prompt="l3"
    )
    yield "pass without a word", 4, contribution("pass", "learning", "pass", "", prompt="l1")
    yield "vote for plain", 2, contribution("vote", "priorities", "vote", "", target=voted)
    yield "fact response in words", 0, contribution(
        "fact", "facts", "fact_response", "The date was a Tuesday.", target="f3", response="amend"
    )
    yield "fact response without words", 0, contribution(
        "agree", "facts", "fact_response", "", target="f4", response="agree"
    )
    yield "escalation", 1, contribution("escalation", "learning", "escalation", "Please ask me before you leave today.")
    yield "every optional member", 3, contribution(
        "optional",
        "actions",
        "recommendation",
        "Write one page that all teams share.",
        prompt="a1",
        target="f1",
        response="query",
        side="system",
        factors=["time", "training"],
        known="unsure",
        choices=["one", "tŷ"],
        tags=["T1", "T2"],
        rating=4,
        when="by spring",
        redacted=True,
    )
    yield "rating alone", 4, contribution("rating", "close", "comment", "", prompt="c1", rating=5)
    yield "exactly 3,071 bytes, 1,000 characters", 1, filled_to(wire.MAX_JSON, "longest")


def contribution_entry(name, step_index, data):
    """All that a program can compute or open for one contribution."""
    secret = fixed(wire.SECRET_LENGTH, "secret", name)
    sitting = fixed(wire.SITTING_LENGTH, "sitting", name)
    lane = wire.lane_of(wire.parse_contribution(data))
    sealed = wire.seal_event(EVENT.public, data)
    cell = wire.make_cell(HUB.public, EVENT.public, lane, step_index, secret, sitting, sealed)
    return {
        "name": name,
        "json": data.decode(),
        "json_bytes": len(data),
        "padded_blake2b_256": wire.blake2b(32, wire.sodium_pad(data, wire.PLAIN_BLOCK)).hex(),
        "lane": lane,
        "step_index": step_index,
        "secret": secret.hex(),
        "sitting": sitting.hex(),
        "event_tag": wire.event_tag(EVENT.public).hex(),
        "receipt": wire.receipt_of(secret).hex(),
        "record_id": wire.record_id_of(secret).hex(),
        "cell_name": wire.cell_name(cell).hex(),
        "sealed": sealed.hex(),
        "cell": cell.hex(),
    }


def refused_json():
    """JSON that has to be refused whole, and why."""
    good = json.loads(contribution("refused", "learning", "comment", "text", prompt="l1"))
    changed = {
        "a newer version": {"v": 2},
        "the version as text": {"v": "1"},
        "a nonce one byte short": {"nonce": good["nonce"][:-2]},
        "a nonce in capitals": {"nonce": "AB" * 16},
        "text that is a number": {"text": 7},
        "text that is null": {"text": None},
        "a kind nobody knows": {"kind": "remark"},
        "a side nobody knows": {"side": "both"},
        "factors that are one text": {"factors": "time"},
        "known as a boolean": {"known": True},
        "a rating with a fraction": {"rating": 3.5},
        "a response that is no word of the page": {"response": "correct"},
        "1,001 characters": {"text": "x" * 1001},
    }
    for name in wire.ALWAYS:
        yield f"without {name}", json.dumps({key: value for key, value in good.items() if key != name})
    for name, members in changed.items():
        yield name, json.dumps({**good, **members})
    yield "an array", "[]"
    yield "cut off", json.dumps(good)[:-1]
    yield "half a surrogate pair", json.dumps({**good, "text": "\ud83d"})
    yield "3,072 bytes, 1,000 characters", filled_to(wire.MAX_JSON + 1, "longest").decode()


def accepted_json():
    """JSON that only looks odd."""
    good = json.loads(contribution("accepted", "learning", "comment", "text", prompt="l1"))
    yield "an unknown member", json.dumps({**good, "colour": {"deep": [1, None]}})
    yield "members in another order and spaces between", json.dumps(dict(reversed(good.items())), indent=1)


def refused_cells():
    """(name, Cell, why, whether the page leaves the why to be guessed)."""
    secret, sitting = fixed(wire.SECRET_LENGTH, "secret", "refused"), fixed(wire.SITTING_LENGTH, "sitting", "refused")
    sealed = wire.seal_event(EVENT.public, contribution("refused cell", "learning", "comment", "x", prompt="l1"))
    tag, other_tag = wire.event_tag(EVENT.public), wire.event_tag(OTHER_EVENT.public)

    def cell(head, hub=HUB):
        return wire.seal(hub.public, head + sealed)

    good = wire.cell_head(0, 1, tag, secret, sitting)
    yield "empty", b"", "malformed", False
    yield "one byte short", cell(good)[:-1], "malformed", False
    yield "sealed to another hub key", cell(good, OTHER_HUB), "stale_key", False
    yield "of another event", cell(wire.cell_head(0, 1, other_tag, secret, sitting)), "wrong_event", False
    yield "version 2", cell(wire.cell_head(0, 1, tag, secret, sitting, version=2)), "malformed", True
    yield "lane 3", cell(wire.cell_head(3, 1, tag, secret, sitting)), "malformed", True
    yield "fourth byte not 0", cell(good[:3] + b"\1" + good[4:]), "malformed", True


def ref_cases():
    """(reference, session) pairs whose <ref> is easy to get wrong."""
    return [
        ("rowan", None),
        ("Rowan_2025-03", "managers"),
        ("LSCP.2025/03", None),
        ("a b\tc\nd", None),
        ("../../etc", ".."),
        ("Pontypŵl", "bore"),
        ("Caffe\u0301", None),
        ("日本", None),
        ("👩🏽‍🏫", None),
        ("+/#", "$"),
        ("nul\0byte", None),
        ("x" * 48, None),
        ("x" * 49, "y" * 60),
        ("x" * 47 + "ŵŷ", None),
        ("  ", None),
    ]


def receipts_entry():
    """One beat of 203 receipts: sorted first, cut into messages after."""
    receipts = [wire.receipt_of(fixed(wire.SECRET_LENGTH, "receipt", str(number))) for number in range(203)]
    return {
        "receipts": [receipt.hex() for receipt in receipts],
        "messages": [message.hex() for message in wire.receipt_messages(receipts)],
    }


def note_entry():
    """A Note about the record of the contribution `plain`."""
    about = wire.record_id_of(fixed(wire.SECRET_LENGTH, "secret", "plain")).hex()
    data = wire.note_json(fixed(wire.ID_LENGTH, "note", "approve"), about, "approve")
    return {
        "json": data.decode(),
        "padded_blake2b_256": wire.blake2b(32, wire.sodium_pad(data, wire.NOTE_BLOCK)).hex(),
        "number": 258,
        "prefix_from_hub": wire.numbered_note(258, b"").hex(),
        "sealed": wire.seal_note(EVENT.public, data).hex(),
    }


def names_entry():
    """The hashes of folded names that a case carries in their place."""
    salt = fixed(16, "salt", "names")
    folded = ["zephyrine quillfeather", "zephyrine", "gwynn", "d\u0142uga", "o'hara-smith"]
    return {"salt": salt.hex(), "hashes": [{"folded": name, "hash": wire.name_hash(salt, name).hex()} for name in folded]}


def vectors():
    """The whole file."""
    return {
        "about": "Made by tests/room/make_vectors.py from common/wire/WIRE.md. Seals are random: open them. "
        "`page_is_silent` marks a `why` that the page does not settle.",
        "event": key_entry(EVENT, bytes(range(0, 32))),
        "hub": key_entry(HUB, bytes(range(32, 64))),
        "other_event": key_entry(OTHER_EVENT, bytes(range(64, 96))),
        "other_hub": key_entry(OTHER_HUB, bytes(range(96, 128))),
        "refs": [
            {"reference": reference, "session": session, "ref": wire.event_ref(reference, session)}
            for reference, session in ref_cases()
        ],
        "accepted_json": [{"name": name, "json": text} for name, text in accepted_json()],
        "refused_json": [{"name": name, "json": text} for name, text in refused_json()],
        "receipts": receipts_entry(),
        "note": note_entry(),
        "names": names_entry(),
        "contributions": [contribution_entry(*made) for made in contributions()],
        "refused_cells": [
            {
                "name": name,
                "why": why,
                "page_is_silent": silent,
                "cell_name": wire.cell_name(cell).hex(),
                "cell": cell.hex(),
            }
            for name, cell, why, silent in refused_cells()
        ],
    }


def main():
    """Write the file."""
    arguments = argparse.ArgumentParser(description="Writes the test vectors of the wire.")
    arguments.add_argument("--out", type=Path, default=DEFAULT_OUT)
    out = arguments.parse_args().out
    # ASCII outside the seals, so that no editor composes, reorders or hides a character of a vector.
    out.write_text(json.dumps(vectors(), ensure_ascii=True, indent=1) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
