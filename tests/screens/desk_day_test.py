"""desk_day_test.py: half a day of Rowan, shortened, with hub, desk, wall and four kiosks that scripts drive, and rehearsed people.

The hub loses its power in the third step and the desk in the fourth; what was decided comes back. At the end the export is what was
sent, less the words that the desk took out; and those are in no row, note, export, copy or file of the event (A7). They were
found in all of the places searched before they were taken out: the control."""

import collections
import contextlib
import csv
import json
import shutil
import sqlite3
import time
import unittest

from scripted import Scripted  # puts tests/room where it is found
from screens import in_words

import wire
from desk_test import Desk
from event_key import unlocked
from room import Event, Workplace, good

WORD = "quibzelfrond"  # no word of any language or pack
HIDDEN = "we waited for the letter that nobody had written"
STAYS = "the handover was by phone and left no trace"
URGENT = "somebody should ring the family tonight"
NAMED = f"the {WORD} team rang twice and wrote nothing down"
CARD = "a card that was written by hand"

OPENS_AND_TALKS_ABOUT_THE_FACTS = """
clock 09:58
unlock PASSPHRASE
tap "Open the event"
tap "Open"
wait-see "Pause input" 20s
tap "Facts"
tap "Agreed"
see "It is written down for the chronology."
tap "Run"
screenshot facts.png
"""
HIDES_WHAT_WAS_ON_THE_WALL_AND_SEES_TO_THE_URGENT_NOTE = """
tap "Next:"
tap "Go on"
wait-see "Step 2 of 5" 20s
screenshot lived.png
wait-see "HIDDEN" 40s
tap "Approve for wall"
see "It is on the wall now."
wait 5s
tap "Hide"
see "It is hidden. It stays in the record."
wait-see "urgent note has come" 40s
tap "Go to it"
not-see "URGENT"
tap "Read it"
see "URGENT"
tap "Say who acts"
type "Health"
tap "Write it down"
see "Health acts on it."
tap "Run"
"""
HAS_A_BREAK_AND_A_MOMENT = """
tap "Break"
tap "5 minutes"
tap "Begin the break"
wait-see "On a break" 20s
wait 5s
tap "Go on"
wait-see "Running" 20s
tap "A moment"
tap "Show the reminder"
wait-see "Every screen shows the reminder" 20s
wait 5s
tap "Go on"
wait-see "Running" 20s
"""
APPROVES_AND_GOES_ON_AFTER_THE_HUB_WAS_CUT_OFF = """
tap "Next:"
tap "Go on"
wait-see "Step 3 of 5" 20s
screenshot issues.png
wait-see "STAYS" 40s
tap "Approve for wall"
see "It is on the wall now."
screenshot approved.png
wait-see "This desk has lost touch" 40s
wait-see "Input paused" 40s
not-see "This desk has lost touch"
screenshot back.png
see "Take off the wall"
tap "Go on"
wait-see "Running" 20s
"""
SHOWS_THE_OVERVIEW_AND_IS_CUT_OFF = """
tap "Next:"
tap "Go on"
wait-see "Step 4 of 5" 20s
screenshot reflect.png
wait-see "WORD" 40s
tap "Approve for wall"
see "It is on the wall now."
wait 5s
tap "Facts"
tap "Show the overview on the wall"
see "Take the overview away"
wait 1s
screenshot whole.png
wait 60s
"""
COMES_BACK_WHOLE = """
clock 11:20
unlock PASSPHRASE
tap "Follow up"
see "Health acts on it."
tap "Facts"
see "The room agreed"
see "Take the overview away"
tap "Take the overview away"
see "Show the overview on the wall"
tap "Run"
see "Step 4 of 5"
tap "All steps"
tap "Hidden"
see "HIDDEN"
see "Show again"
tap "On the wall"
see "STAYS"
see "WORD"
tap "This step only"
"""
TAKES_WORDS_OUT = """
tap "All"
tap "Redact words"
tap "WORD"
tap "Redact"
see "The words are gone from every screen."
not-see "WORD"
pass 11s
wait 1s
screenshot redacted.png
"""
CLOSES_WITH_CARE = """
tap "Next:"
tap "Go on"
wait-see "Step 5 of 5" 20s
tap "Type in a card"
type "CARD"
tap "Put it into the mix"
see "The card is in the mix."
tap "Finish the event"
tap "Finish"
wait-see "Close the event with care" 20s
wait-see "Closed" 40s
tap "I have done this"
tap "Go on without waiting"
tap "I have read this"
see "1 of 1 has somebody who acts."
tap "I have checked"
tap "Save a copy"
wait-see "read back" 20s
tap "Clear"
tap "Add date"
type "Next Wednesday at 10"
tap "Write it down"
tap "Shut down"
wait-see "Export what people wrote" 20s
wait 1s
tap "Export"
type "SIX WORDS"
tap "Export"
wait-see "exported" 60s
screenshot exported.png
"""
WALL = """
clock 09:58
wait-see "Step 1 of 5" 60s
wait-see "HIDDEN" 60s
screenshot hidden-later.png
not-see "HIDDEN" 60s
wait-see "{wall.break}" 60s
wait-see "{room.reset_title}" 60s
wait-see "STAYS" 60s
not-see "HIDDEN"
screenshot stays.png
wait-see "WORD" 90s
wait-see "{wall.facts}" 60s
screenshot overview.png
wait-see "[…] team" 90s
not-see "WORD"
wait-see "{wall.ended}" 90s
not-see "[…] team"
"""
AT_THE_TABLES = """
wait-see "{welcome.begin}" 60s
not-see "{welcome.no_case}" 60s
tap "{welcome.begin}"
tap "{facts.agree}"
tap "{facts.send}"
wait-see "{sent.safe}" 20s
pass 16s
tap "{sent.someone}"
screenshot done.png
wait-see "{wall.ended}" 200s
"""
AT_THE_DOOR = """
wait-see "{welcome.begin}" 60s
not-see "{welcome.no_case}" 60s
tap "{welcome.begin}"
tap "{issues.system}"
tap "{common.write_button}"
type "STAYS"
tap "{common.check}"
wait-see "{common.send}" 20s
tap "{common.send}"
wait-see "{sent.safe}" 20s
pass 16s
tap "{sent.someone}"
screenshot done.png
wait-see "{wall.ended}" 200s
"""


def line(number, step, text, kind="comment", **more):
    return {"id": f"L{number:03}", "session": "practitioners", "step": step, "kind": kind, "target": None, "response": None, "text": text,
            "lang": "en", **more}


def fillers(number, count):
    """What others write meanwhile: in the last step, so that they are in nobody's way before."""
    return [line(number + n, "learning", f"a good thing, number {number + n}", "good_practice") for n in range(count)]


class HalfADay(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        self.event = self.enterContext(Event(self.place))
        self.phrase = self.event.passphrase.read_text(encoding="utf-8").strip()
        self.keys = unlocked(self.event.folder / "event.key", self.phrase.encode())
        self.stick, self.exports = self.place.path("stick"), self.place.path("exports")
        for folder in (self.stick, self.exports):
            folder.mkdir()
        self.sent, self.port = [], None
        self.serve()

    def serve(self):
        self.event.run("--k", "3", "--beat", "1", "--copies", self.stick, *(["--listen", f"127.0.0.1:{self.port}"] if self.port else []))
        self.port = self.event.port

    def screen(self, name, role, script, *words, **how):
        words = ["--export-to", self.exports, *words] if role == "desk" else words
        named = {"PASSPHRASE": self.event.passphrase, "SIX WORDS": self.phrase, "HIDDEN": HIDDEN, "STAYS": STAYS, "URGENT": URGENT, "WORD": WORD,
                 "CARD": CARD}
        script = in_words(script, "en")
        for word, other in named.items():
            script = script.replace(word, str(other))
        return self.enterContext(Scripted(self.place, self.event, name, role, script, *words, **how))

    def people_write(self, lines):
        """Each line is a sitting of its own at a kiosk of its own. Gone on with until all of them are released: a beat may fall among
        the arrivals, fewer than k then wait for more, and would be gone with a hub that is cut off, as those kiosks are gone."""
        written = self.write_once(lines)
        while not self.all_released(written):
            written += self.write_once(fillers(len(self.sent) + 100, 2))

    def all_released(self, lines):
        there = self.released()
        mixed = [line["text"].encode() for line in lines if line["kind"] != "escalation"]  # what is urgent waits for nobody
        return all(any(text in each for each in there) for text in mixed)

    def released(self):
        """{in the clear: its Sealed} of what the desk was shown."""
        desk = Desk(self.event)
        try:
            _, before = desk.ask("sync", notes_from=0)
        finally:
            desk.stop()
        return {wire.open_sealed(self.keys, payload[16:]): payload[16:] for topic, payload in before if topic == "desk/released"}

    def write_once(self, lines):
        self.sent += lines
        file = self.place.write(f"told/lines-{len(self.sent)}.jsonl", "".join(json.dumps(each) + "\n" for each in lines))
        good(self.event.rehearse(file, "--sittings", "1", "--timeout", "60", "--data", self.place.path("spools", str(len(self.sent))), kiosks=len(lines)))
        return list(lines)

    def cut_off_the_hub(self):
        before, began = self.event.status(), time.monotonic()
        self.event.kill()
        time.sleep(2)
        self.serve()
        after = self.event.status()
        self.assertEqual((after["phase"], after["step"]), ("paused", before["step"]))
        print(f"clock after the hub's power cut: {before['remaining_ms']} ms before, {after['remaining_ms']} ms after, "
              f"{time.monotonic() - began:.1f} s between")
        self.assertLess(abs(before["remaining_ms"] - after["remaining_ms"]), 10_000)

    def run_the_day(self):
        wall = self.screen("wall", "wall", WALL, size="1920x1080")
        tables = [self.screen(f"{where}-table", "participant", AT_THE_TABLES) for where in ("window", "stairs", "corner")]
        desk = self.screen("desk", "desk", OPENS_AND_TALKS_ABOUT_THE_FACTS + HIDES_WHAT_WAS_ON_THE_WALL_AND_SEES_TO_THE_URGENT_NOTE +
                           HAS_A_BREAK_AND_A_MOMENT + APPROVES_AND_GOES_ON_AFTER_THE_HUB_WAS_CUT_OFF + SHOWS_THE_OVERVIEW_AND_IS_CUT_OFF,
                           size="1920x1080")
        self.sent += [{"step": "facts", "kind": "fact_response", "text": ""}] * len(tables)
        desk.until("facts.png")
        for table in tables:
            table.until("done.png")
        desk.until("lived.png")
        self.people_write([line(1, "lived_experience", HIDDEN), line(2, "lived_experience", URGENT, "escalation"), *fillers(10, 3)])
        desk.until("issues.png")
        door = self.screen("door-table", "participant", AT_THE_DOOR)
        door.until("done.png")
        self.sent.append({"step": "key_issues", "kind": "comment", "text": STAYS})
        self.people_write([line(4, "learning", "we could ring back", "improvement"), *fillers(20, 2)])
        desk.until("approved.png")
        wall.until("stays.png")
        self.cut_off_the_hub()
        desk.until("reflect.png")
        self.people_write([line(3, "reflective_analysis", NAMED), *fillers(30, 3)])
        desk.until("whole.png")
        wall.until("overview.png")
        desk.kill()
        self.see_that_the_word_is_there()
        desk = self.screen("desk-again", "desk", COMES_BACK_WHOLE + TAKES_WORDS_OUT + CLOSES_WITH_CARE, size="1920x1080")
        self.sent.append({"step": "learning", "kind": "good_practice", "text": CARD})
        for screen in (desk, wall, *tables, door):
            screen.finish()

    # Where words of an event may stand.

    def opened(self, store):
        """Every row and every note of a store, in the clear. Of a copy: a hub that serves it locks it."""
        aside = self.place.path("told", "aside.db")
        for ending in ("", "-wal"):
            file, copy = store.with_name(store.name + ending), aside.with_name(aside.name + ending)
            copy.unlink(missing_ok=True)
            if file.exists():
                shutil.copy(file, copy)
        with contextlib.closing(sqlite3.connect(aside)) as rows:
            contributions = [wire.open_sealed(self.keys, sealed) for sealed, in rows.execute("SELECT sealed FROM contribution")]
            notes = [wire.open_note(self.keys, sealed) for sealed, in rows.execute("SELECT sealed FROM note")]
        return contributions, notes

    def files_with(self, *needles):
        """The files beside what this test itself has written that hold any of these bytes."""
        told = self.place.path("told")
        return [file for file in self.place.folder.rglob("*") if file.is_file() and told not in file.parents and
                any(needle in file.read_bytes() for needle in needles)]

    def see_that_the_word_is_there(self):
        """Controls, before it is taken out: it is in one row, and its sealed bytes are in the store as they travelled."""
        self.old = next(sealed for text, sealed in self.released().items() if WORD.encode() in text)
        store = self.event.folder / "event.db"
        self.assertEqual(sum(WORD.encode() in row for row in self.opened(store)[0]), 1)
        self.assertEqual({file.name.removesuffix("-wal") for file in self.files_with(*self.pieces())}, {"event.db"})
        control = self.place.write("control", f"… {WORD} …".encode("utf-16-le"))
        self.assertIn(control, self.files_with(*self.words()))
        control.unlink()

    def pieces(self):
        """Of the old Sealed: pages cut it anywhere, so several, each as good as all of it."""
        return [self.old[at:at + 48] for at in range(0, len(self.old) - 48, 256)]

    @staticmethod
    def words():
        return [WORD.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")]

    def test_it(self):
        self.run_the_day()
        self.assertEqual(self.event.server.wait(timeout=20), 0, self.event.log.read_text())
        self.event.server = None
        with self.subTest("the export is what was sent, less the word"):
            exported = [json.loads(each) for each in self.export("jsonl").read_text(encoding="utf-8").splitlines()]
            wanted = collections.Counter((each["step"], each["kind"], each["text"].replace(WORD, "[…]")) for each in self.sent)
            there = collections.Counter((each["step"], each["kind"], each["text"]) for each in exported)
            self.assertEqual((list(wanted - there), list(there - wanted)), ([], []), "missing, and nobody's")
            with open(self.export("csv"), encoding="utf-8-sig", newline="") as rows:
                self.assertEqual(len(list(csv.DictReader(rows))), len(self.sent))
        copy = self.stick / f"candour-{self.event.ref}" / "event.db"
        for store in (self.event.folder / "event.db", copy):
            with self.subTest("every row and note opens, and none has the word", store=store):
                contributions, notes = self.opened(store)
                self.assertEqual(len(contributions), len(self.sent))
                self.assertTrue(notes)
                self.assertFalse([each for each in contributions + notes if WORD.encode() in each])
        with self.subTest("the word is in no file, and of its seal is nothing left on any page"):
            self.assertEqual(self.files_with(*self.words(), *self.pieces()), [])

    def export(self, ending):
        return next(self.exports.rglob(f"*.{ending}"))


if __name__ == "__main__":
    unittest.main()
