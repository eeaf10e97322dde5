"""Check every line of common/wire/vectors.json against tests/room/wire.py, and the hashes against a second library.

Prints what differs and ends with 1, or prints the number of checks and ends with 0.
"""

import argparse
import hashlib
import json
from pathlib import Path

import wire

DEFAULT_FILE = Path(__file__).resolve().parents[2] / "common" / "wire" / "vectors.json"


class Checks:
    """Counts, and keeps going: all differences in one run are more use than the first."""

    def __init__(self):
        self.made = 0
        self.differences = []

    def same(self, what, found, expected):
        self.made += 1
        if found != expected:
            self.differences.append(f"{what}: {_short(found)} is not {_short(expected)}")

    def refused(self, what, function, *arguments, why=None):
        """`function` has to refuse; with `why`, for that reason."""
        self.made += 1
        try:
            function(*arguments)
        except wire.Refused as fault:
            if why is not None and str(fault) != why:
                self.differences.append(f"{what}: refused as {fault}, not {why}")
        else:
            self.differences.append(f"{what}: was taken")


def _short(value):
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def second_blake2b(length, *parts):
    """Python's own BLAKE2b, so that a mistake in the binding cannot confirm itself."""
    return hashlib.blake2b(b"".join(parts), digest_size=length).digest()


def iso_7816_4(data, block):
    """The padding written out by hand, for the same reason."""
    return data + b"\x80" + bytes(block - 1 - len(data) % block)


def keys_of(entry):
    """The pair that an entry's seed makes."""
    return wire.key_pair_from_seed(bytes.fromhex(entry["seed"]))


def check_keys(checks, name, entry):
    """Seed, pair and tag belong together."""
    keys = keys_of(entry)
    checks.same(f"{name} public", keys.public.hex(), entry["public"])
    checks.same(f"{name} secret", keys.secret.hex(), entry["secret"])
    checks.same(f"{name} tag", wire.event_tag(keys.public).hex(), entry["tag"])
    checks.same(f"{name} tag again", second_blake2b(32, keys.public)[:8].hex(), entry["tag"])


def check_contribution(checks, event, hub, entry):
    """One contribution, from its text to its Cell and back."""
    name, data = entry["name"], entry["json"].encode()
    members = wire.parse_contribution(data)
    checks.same(f"{name}: bytes", len(data), entry["json_bytes"])
    checks.same(f"{name}: lane", wire.lane_of(members), entry["lane"])
    padded = wire.sodium_pad(data, wire.PLAIN_BLOCK)
    checks.same(f"{name}: padding", padded, iso_7816_4(data, wire.PLAIN_BLOCK))
    checks.same(f"{name}: padded", second_blake2b(32, padded).hex(), entry["padded_blake2b_256"])
    check_hashes(checks, entry)
    check_seals(checks, event, hub, entry, data)


def check_hashes(checks, entry):
    """Receipt, record id and Cell name, each by two libraries."""
    name, secret, cell = entry["name"], bytes.fromhex(entry["secret"]), bytes.fromhex(entry["cell"])
    for what, label, message, ours in (
        ("receipt", b"candour receipt", secret, wire.receipt_of(secret)),
        ("record_id", b"candour record", secret, wire.record_id_of(secret)),
        ("cell_name", b"candour cell", cell, wire.cell_name(cell)),
    ):
        checks.same(f"{name}: {what}", ours.hex(), entry[what])
        checks.same(f"{name}: {what} again", second_blake2b(16, label, message).hex(), entry[what])


def check_seals(checks, event, hub, entry, data):
    """Both seals open to what they should, and have their one length."""
    name, sealed, cell = entry["name"], bytes.fromhex(entry["sealed"]), bytes.fromhex(entry["cell"])
    checks.same(f"{name}: Sealed length", len(sealed), 3120)
    checks.same(f"{name}: Cell length", len(cell), 3204)
    opened = wire.open_cell(hub, event.public, cell)
    checks.same(f"{name}: Sealed in the Cell", opened.sealed, sealed)
    checks.same(f"{name}: what Sealed opens to", wire.open_sealed(event, sealed), data)
    checks.same(f"{name}: lane in the Cell", opened.lane, entry["lane"])
    checks.same(f"{name}: step in the Cell", opened.step_index, entry["step_index"])
    checks.same(f"{name}: secret in the Cell", opened.secret.hex(), entry["secret"])
    checks.same(f"{name}: sitting in the Cell", opened.sitting.hex(), entry["sitting"])
    checks.same(f"{name}: tag", wire.event_tag(event.public).hex(), entry["event_tag"])
    checks.refused(f"{name}: Sealed under the hub key", wire.open_sealed, hub, sealed)
    fresh = wire.make_cell(
        hub.public, event.public, opened.lane, opened.step_index, opened.secret, opened.sitting, sealed
    )
    checks.same(f"{name}: a Cell made now", wire.open_cell(hub, event.public, fresh), opened)
    checks.same(f"{name}: two Cells of one entry differ", fresh != cell, True)


def check_json(checks, entries):
    """What looks odd is taken, what breaks a rule is refused."""
    for entry in entries["accepted_json"]:
        checks.same(f"{entry['name']}: taken", wire.parse_contribution(entry["json"].encode())["v"], 1)
    for entry in entries["refused_json"]:
        checks.refused(entry["name"], wire.parse_contribution, entry["json"].encode())
    too_long = max((entry["json"] for entry in entries["refused_json"]), key=lambda text: len(text.encode())).encode()
    checks.same("the longest refused JSON", len(too_long), wire.MAX_JSON + 1)
    checks.refused("sealing 3,072 bytes", wire.seal_event, keys_of(entries["event"]).public, too_long)


def check_refused_cells(checks, event, hub, entries):
    """Each wrong Cell for its own reason."""
    for entry in entries:
        cell = bytes.fromhex(entry["cell"])
        checks.refused(entry["name"], wire.open_cell, hub, event.public, cell, why=entry["why"])
        checks.same(f"{entry['name']}: name", second_blake2b(16, b"candour cell", cell).hex(), entry["cell_name"])


def check_refs(checks, entries):
    """Names in topics."""
    for entry in entries:
        checks.same(f"ref {entry['reference']!r}", wire.event_ref(entry["reference"], entry["session"]), entry["ref"])


def check_receipts(checks, entry):
    """Sorted over the whole beat, then cut; and a message out of order is refused."""
    messages = wire.receipt_messages(bytes.fromhex(receipt) for receipt in entry["receipts"])
    checks.same("receipt messages", [message.hex() for message in messages], entry["messages"])
    found = [receipt.hex() for message in messages for receipt in wire.receipts_in(message)]
    checks.same("receipts in order", found, sorted(entry["receipts"]))
    first = messages[0]
    checks.refused("receipts out of order", wire.receipts_in, first[16:32] + first[:16])
    checks.refused("a receipt cut short", wire.receipts_in, first[:-1])
    checks.refused("no receipt", wire.receipts_in, b"")
    checks.refused("201 receipts", wire.receipts_in, first + messages[1][:16])


def check_note(checks, event, entry):
    """The Note's padding, its one length, and its number."""
    sealed, data = bytes.fromhex(entry["sealed"]), entry["json"].encode()
    checks.same("Note length", len(sealed), 4144)
    checks.same("what the Note opens to", wire.open_note(event, sealed), data)
    padded = wire.sodium_pad(data, wire.NOTE_BLOCK)
    checks.same("Note padding", padded, iso_7816_4(data, wire.NOTE_BLOCK))
    checks.same("Note padded", second_blake2b(32, padded).hex(), entry["padded_blake2b_256"])
    checks.same("Note number", wire.numbered_note(entry["number"], b"").hex(), entry["prefix_from_hub"])


def check_names(checks, entry):
    """Keyed, and by two libraries."""
    salt = bytes.fromhex(entry["salt"])
    for each in entry["hashes"]:
        checks.same(f"name {each['folded']!r}", wire.name_hash(salt, each["folded"]).hex(), each["hash"])
        again = hashlib.blake2b(each["folded"].encode(), digest_size=16, key=salt).hexdigest()
        checks.same(f"name {each['folded']!r} again", again, each["hash"])
    checks.same("another salt, another hash", wire.name_hash(salt[::-1], "gwynn") != wire.name_hash(salt, "gwynn"), True)


def check_all(vectors):
    """Every entry of the file."""
    checks = Checks()
    for name in ("event", "hub", "other_event", "other_hub"):
        check_keys(checks, name, vectors[name])
    event, hub = keys_of(vectors["event"]), keys_of(vectors["hub"])
    for entry in vectors["contributions"]:
        check_contribution(checks, event, hub, entry)
    check_json(checks, vectors)
    check_refused_cells(checks, event, hub, vectors["refused_cells"])
    check_refs(checks, vectors["refs"])
    check_receipts(checks, vectors["receipts"])
    check_note(checks, event, vectors["note"])
    check_names(checks, vectors["names"])
    return checks


def main():
    """Check the file named, or the project's own."""
    arguments = argparse.ArgumentParser(description="Checks the test vectors of the wire.")
    arguments.add_argument("file", nargs="?", type=Path, default=DEFAULT_FILE)
    file = arguments.parse_args().file
    checks = check_all(json.loads(file.read_text(encoding="ascii")))
    for difference in checks.differences:
        print(difference)
    print(f"{checks.made} checks, {len(checks.differences)} differences")
    return 1 if checks.differences else 0


if __name__ == "__main__":
    raise SystemExit(main())
