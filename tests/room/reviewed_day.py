"""A day that is over: Rowan's comments are in a closed event, and a reviewer may begin. Part of the tests of notes and follow-on."""

import hashlib
import json
from pathlib import Path

from room import ROWAN, Event, good, hub, sent_lines


class ReviewedDay(Event):
    """A rehearsal that was written into and closed. `record` finds a comment's record id by words of it."""

    def __init__(self, place, pack=ROWAN, lines=None, **options):
        super().__init__(place, pack, **options)
        self.run("--k", "1", "--beat", "0.2")
        self.do("open")
        file = lines or self.rowan_without_votes()
        good(self.rehearse(file, "--data", place.path(f"kiosks-{self.ref}"), "--timeout", "60"))
        self.do("close", "--wait", "60")
        self.stop()
        self.comments = self.exported()

    def rowan_without_votes(self):
        lines = [line for line in sent_lines(ROWAN / "contributions.jsonl") if line["kind"] != "vote"]
        return self.place.write("lines.jsonl", "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))

    def record(self, words):
        found = [each["record"] for each in self.comments if words in each["text"]]
        assert len(found) == 1, (words, found)
        return found[0]

    def notes(self, *words):
        return hub("notes", self.folder, "--passphrase-file", self.passphrase, *words)

    def apply(self, notes, *words, name="notes.jsonl"):
        text = "".join((each if isinstance(each, str) else json.dumps(each, ensure_ascii=False)) + "\n" for each in notes)
        return self.notes("--apply", self.place.write(name, text), *words)

    def themes(self):
        """The themes of each comment that has any, by record id."""
        return {each["record"]: each["themes"] for each in self.exported() if each["themes"]}

    def fingerprint(self):
        return hashlib.sha256((Path(self.folder) / "event.db").read_bytes()).hexdigest()


def note_id(number):
    return f"{number:032x}"


def code(record, theme, on=True, spans=()):
    return {"about": record, "what": "code", "theme": theme, "on": on, "spans": list(spans)}


def finding(number, text, themes=(), entries=()):
    return {"v": 1, "note": note_id(number), "about": None, "what": "finding", "text": text, "kind": "system", "known_then": "", "known_now": "",
            "still": "yes", "themes": list(themes), "entries": list(entries)}


def evidence(record, number):
    return {"about": record, "what": "evidence", "finding": note_id(number), "on": True}


def recommendation(number, text, findings=()):
    return {"v": 1, "note": note_id(number), "about": None, "what": "recommendation", "text": text, "findings": [note_id(each) for each in findings]}


def action(text, owner, when="2025-11-21", recommendations=()):
    return {"about": None, "what": "action", "text": text, "owner": owner, "when": when, "done": "it is written down", "worked": "a sample says so",
            "recommendations": [note_id(each) for each in recommendations]}
