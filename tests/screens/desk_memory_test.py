"""desk_memory_test.py: what an unlocked desk holds in memory (comments, the approved one, the urgent one, the event's secret key, and
the passphrase while it is typed) is nowhere in it once it is locked, by somebody or by itself (A6)."""

import collections
import json
import os
import signal
import sys

from scripted import Scripted
from memory_test import ENCODINGS, memory_of

from event_key import unlocked
from room import Event, Workplace, good

FIRST = "quibzelfrond"  # no words of any language, script or file
SECOND = "morvantelisk"
URGENT = "drabenquist"
SCRIPT = """
wait-see "Show" 20s
LETTERS
screenshot typed.png
wait 2s
wait-see "tries before" 20s
tap "Unlock the desk"
wait-see "lived is" 40s
wait-see "1 urgent note" 20s
tap "Approve for wall"
see "It is on the wall now."
tap "Facts"
tap "Follow up"
tap "Read it"
tap "Run"
screenshot open.png
wait 4s
LOCK
wait-see "The desk is locked" 20s
wait 2s
screenshot locked.png
wait 4s
"""
LOCKS = {"by hand": 'tap "Lock desk"', "by itself": "pass 301s"}


def line(number, text, kind="comment"):
    return {"id": f"L{number}", "session": "practitioners", "step": "facts", "kind": kind, "target": None, "response": None, "text": text, "lang": "en"}


class Desk:
    def __init__(self, screen, words, key):
        self.screen = screen
        self.needles = {word: [word.encode(encoding) for encoding in ENCODINGS] for word in words} | {"key": [key]}

    def holds(self, picture):
        """Which of the words, and of "key", its memory holds when it has come to that picture, and in which maps."""
        self.screen.until(picture)
        pid, found = self.screen.process.pid, collections.defaultdict(set)
        os.kill(pid, signal.SIGSTOP)
        try:
            for name, held in memory_of(pid):
                for each, needles in self.needles.items():
                    if any(needle in held for needle in needles):
                        found[each].add(name)
        finally:
            os.kill(pid, signal.SIGCONT)
        return found


def faults_when_locked(place, event, how, passphrase, key):
    letters = "\n".join(f'type "{letter}"' for letter in passphrase)
    script = SCRIPT.replace("LETTERS", letters).replace("LOCK", LOCKS[how])
    comments, faults = {FIRST, SECOND, URGENT}, []

    def expect(picture, there, gone):
        found = desk.holds(picture)
        faults.extend(f"{how}, {picture}: {each} was not found: the search is blind" for each in there - found.keys())
        faults.extend(f"{how}, {picture}: {each} is still in memory: {found[each]}" for each in gone & found.keys())

    with Scripted(place, event, f"desk {how}", "desk", script) as screen:
        desk = Desk(screen, [*comments, passphrase], key)
        expect("typed.png", {passphrase}, comments | {"key"})
        expect("open.png", comments | {"key"}, {passphrase})
        expect("locked.png", set(), comments | {"key", passphrase})
        screen.finish()
    return faults


def main():
    with Workplace() as place, Event(place) as event:
        event.run("--k", "1", "--beat", "0.2")
        event.do("open")
        lines = [line(1, f"what we lived is {FIRST}"), line(2, f"what we lived is {SECOND}"), line(3, f"now {URGENT}", "escalation")]
        file = place.write("told/lines.jsonl", "".join(json.dumps(each) + "\n" for each in lines))
        good(event.rehearse(file, "--sittings", "1", "--timeout", "60", kiosks=3))
        passphrase = event.passphrase.read_text(encoding="utf-8").strip()
        key = unlocked(event.folder / "event.key", passphrase.encode()).secret
        faults = [fault for how in LOCKS for fault in faults_when_locked(place, event, how, passphrase, key)]
    print("\n".join(faults) if faults else f"{len(LOCKS)} ways to lock: comments, key and passphrase were there, and nowhere after it")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
