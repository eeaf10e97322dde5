"""An event that was held and reviewed, for tests of what leaves it: comments through the real room, a review by a desk's notes, closed."""

import json
import secrets
import time

import wire
from desk_test import Desk
from event_key import unlocked
from room import Event, wait_until


class Reviewer:
    """Writes the lead reviewer's notes as WIRE.md has them, over the desk's side of the room."""

    def __init__(self, event):
        self.keys = unlocked(event.folder / "event.key", event.passphrase.read_text().strip().encode())
        self.desk = Desk(event)
        self.records = {}  # text: record id in hex

    def read_records(self, at_least):
        """Reads what was released until there are so many texts."""
        deadline = time.monotonic() + 60
        _, before = self.desk.ask("sync", notes_from=0)
        while True:
            for topic, payload in before:
                if topic == "desk/released":
                    self.records[json.loads(wire.open_sealed(self.keys, payload[16:]))["text"]] = payload[:16].hex()
            if len(self.records) >= at_least:
                return
            assert time.monotonic() < deadline, f"{len(self.records)} of {at_least} records came"
            _, before = self.desk.ask("sync", notes_from=0)

    def note(self, about, what, **members):
        number = secrets.token_bytes(16)
        self.desk.say("desk/note", wire.seal_note(self.keys.public, wire.note_json(number, about, what, **members)))
        self.desk.hear("desk/note")
        return number.hex()

    def code(self, text, theme, spans=()):
        self.note(self.records[text], "code", theme=theme, on=True, spans=[list(span) for span in spans])

    def stop(self):
        self.desk.stop()


def held(place, lines, review, **options):
    """A closed event with every line of `lines` (a list) in it, after `review(reviewer)` wrote its notes."""
    file = place.path("lines.jsonl")
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    event = Event(place, **options)
    with event:
        event.run("--k", "1", "--beat", "0")
        event.do("open")
        done = event.rehearse(file, "--data", place.path("kiosks"), timeout=200)
        assert done.returncode == 0, done.stderr
        reviewer = Reviewer(event)
        try:
            reviewer.read_records(len({line["text"] for line in lines}))
            review(reviewer)
        finally:
            reviewer.stop()
        event.do("close", "--wait", "60")
        event.stop()
    return event
