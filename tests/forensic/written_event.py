"""A rehearsed event by the real programs of which it is known in which order it was written."""

import json
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))
import awkward  # noqa: E402
import wire  # noqa: E402
from event_key import unlocked  # noqa: E402
from room import KIOSK, SLOW, Event, RoomError, good  # noqa: E402

RATE = 60  # lines a second: a hub's beat apart from the next


@dataclass
class WrittenEvent:
    store: Path
    before: Path  # the store as it was when the close began
    arrivals: list  # the tail of each Sealed, in the order of writing
    exported: list  # the same, in the order of the export


def told(line):
    return line["step"], line["kind"], line["response"], line["text"]


def hold(place, seed, events="events", data="kiosks", count=100):
    """The whole event. What is told twice in the same words is left out: nobody could say which came first."""
    name = f"written-{seed}"
    pack, lines = place.path(name), place.path(f"{name}.jsonl")
    entries = awkward.write_pack(pack, agencies=3, entries=10, reference=f"W-{seed}")
    contributions = awkward.write_contributions(lines, count, entries, seed=seed)
    with Event(place, pack, session="practitioners", events=events) as event:
        event.run("--k", "3", "--beat", "0.2")
        event.do("open")
        spools = place.path(data, name)
        good(event.rehearse(lines, "--rate", RATE, "--data", spools, kiosks=8))
        before = place.write(f"{name}-before.db", (event.folder / "event.db").read_bytes())
        sending = subprocess.Popen([str(KIOSK), "rehearse", "--broker", event.broker, "--reference", event.ref, "--resume", str(spools),
                                    "--timeout", "60"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            event.do("close", "--wait", "60")
            if sending.wait(timeout=60 * SLOW) != 0:
                raise RoomError(f"the kiosks did not get rid of what they had; they ended with {sending.returncode}")
        finally:
            sending.kill()
            sending.wait(timeout=20)
        event.stop()
        keys = unlocked(event.folder / "event.key", event.passphrase.read_text().strip().encode())
        return _known(event, before, contributions, keys)


def _known(event, before, contributions, keys):
    database = sqlite3.connect(f"file:{event.folder / 'event.db'}?mode=ro&immutable=1", uri=True)
    rows = [(bytes(record), bytes(sealed)) for record, sealed in database.execute("SELECT record_id, sealed FROM contribution")]
    database.close()
    if len(rows) != len(contributions):
        raise RoomError(f"{len(rows)} rows of {len(contributions)} contributions")
    places = {}
    for place, line in enumerate(contributions):
        places.setdefault(told(line), []).append(place)
    tails = {record: sealed[-16:] for record, sealed in rows}
    placed = {record: places[told(json.loads(wire.open_sealed(keys, sealed)))] for record, sealed in rows}
    once = {record: found[0] for record, found in placed.items() if len(found) == 1}
    exported = [bytes.fromhex(line["record"]) for line in event.exported()]
    return WrittenEvent(event.folder / "event.db", before, [tails[record] for record in sorted(once, key=once.get)],
                        [tails[record] for record in exported if record in once])
