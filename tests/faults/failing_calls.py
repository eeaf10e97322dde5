"""failing_calls.py [--each N] [--seed S]: each write, sync, open and rename of the real programs goes wrong once.

EIO, ENOSPC, and death in the middle of it (strace injection). `new`, `key`, `export` and `notes` either do what they were asked or leave
what was there; `run` and the kiosks lose nothing that was called safe, and double nothing. --each 0 takes every call of new, key, export and notes.
The control: a rename that says it worked and did not has to be noticed.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))

import awkward
import injected
from event_key import ask_least
from room import HUB, KIOSK, ROWAN, SLOW, Event, RoomError, Workplace, good, hub, kiosk, what_was_sent

SKIPPED = 77
CODES = (1, 4)  # it failed; or what it found was not what it has to be
LINES = 40


def said_plainly(done):
    """A sentence or two for a person, and nothing of a debugger's."""
    if done.returncode == -9:
        return
    text = done.stderr.strip()
    if done.returncode not in CODES or not text or len(text) > 600 or "terminate" in text or "Sanitizer" in text:
        raise RoomError(f"{' '.join(map(str, done.args))}\nended with {done.returncode} and said {text!r}")


class Verb:
    """One verb of candour-hub that ends by itself. `ready` makes what it starts from, `whole` what has to hold whatever happened."""

    def __init__(self, place, passphrase):
        self.place, self.passphrase = place, passphrase
        self.folder = place.path("at-work")
        self.log = place.path("calls.log")

    def afresh(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.ready()

    def go(self, under=()):
        return subprocess.run([*map(str, under), *map(str, self.words())], capture_output=True, text=True, timeout=60 * SLOW)

    def calls(self):
        self.afresh()
        good(self.go(injected.tracing(self.log, injected.CALLS)))
        self.wait_for_log("exited with 0")
        return injected.places(self.log, self.folder)

    def wait_for_log(self, last):
        """strace stands aside of its program here and may write its last line after that has ended."""
        deadline = time.monotonic() + 10
        while last not in self.log.read_text(errors="replace") and time.monotonic() < deadline:
            time.sleep(0.01)

    def suffer(self, call, number, how, before):
        """The call goes wrong; then the verb is tried again and has to work or to say that it is done."""
        self.afresh()
        done = self.go(injected.failing(self.log, call, number, how))
        if done.returncode != 0:
            said_plainly(done)
            if self.outcome() != before and not self.whole():
                raise RoomError(f"{call} {number} {how}: half of it is there")
            self.go_again()
        if not self.whole():
            raise RoomError(f"{call} {number} {how}: it is not whole")

    def go_again(self):
        good(self.go())


class New(Verb):
    def ready(self):
        self.folder.mkdir()

    def words(self):
        return [HUB, "new", ROWAN, "--events", self.folder, "--rehearsal", "--allow-volatile", "--passphrase-file", self.passphrase]

    def event(self):
        return self.folder / "ESK-LLR-2025-02"

    def outcome(self):
        return self.event().exists()

    def whole(self):
        return hub("status", self.event()).returncode == 0 and opens(self.event(), self.passphrase)

    def go_again(self):
        done = self.go()
        if done.returncode == 3 and self.whole():
            return  # it was there already, all of it
        good(done)


class AddKey(Verb):
    """A second passphrase. Whatever happens the first one opens."""

    def __init__(self, place, passphrase, event):
        super().__init__(place, passphrase)
        self.from_event = event
        self.second = place.write("second", "another passphrase that is long enough\n")

    def ready(self):
        shutil.copytree(self.from_event, self.folder)

    def words(self):
        return [HUB, "key", self.folder, "add", "--passphrase-file", self.passphrase, "--new-passphrase-file", self.second]

    def outcome(self):
        return self.opens(self.second)

    def whole(self):
        return self.opens(self.passphrase)

    def opens(self, passphrase):
        """Asked of a copy. An export tries a passphrase once, which takes most of what all this takes."""
        with Workplace() as aside:
            return export_of_a_copy(self.folder, passphrase, aside).returncode == 0

    def go_again(self):
        done = self.go()
        if done.returncode not in (0, 3) or not self.opens(self.second):  # 3: it opens the event already
            raise RoomError("the second passphrase does not open it")


class Export(Verb):
    """Over an older file: there is the old one or the new one."""

    OLD = b"an older export\n"

    def __init__(self, place, passphrase, event):
        super().__init__(place, passphrase)
        self.event = event
        self.expected = None

    def ready(self):
        self.folder.mkdir()
        (self.folder / "export.jsonl").write_bytes(self.OLD)

    def words(self):
        return [HUB, "export", self.event, "--format", "jsonl", "--out", self.folder / "export.jsonl", "--passphrase-file", self.passphrase]

    def outcome(self):
        return (self.folder / "export.jsonl").read_bytes()

    def whole(self):
        self.expected = self.expected or self.outcome()
        return self.outcome() in (self.OLD, self.expected)

    def go_again(self):
        good(self.go())
        if self.outcome() != self.expected:
            raise RoomError("the export is not what it was")


class Notes(Verb):
    """Themes for every comment, under ids of their own: all of them, or none. What was there already counts once."""

    def __init__(self, place, passphrase, event):
        super().__init__(place, passphrase)
        self.from_event = event
        self.records = self.exported(event)
        self.file = place.write("notes.jsonl", "".join(
            json.dumps({"note": f"{number:032x}", "about": each["record"], "what": "code", "theme": "VOC", "on": True, "spans": []}) + "\n"
            for number, each in enumerate(self.records)))

    def ready(self):
        shutil.copytree(self.from_event, self.folder)

    def words(self):
        return [HUB, "notes", self.folder, "--apply", self.file, "--passphrase-file", self.passphrase]

    def exported(self, event):
        with Workplace() as aside:
            good(export_of_a_copy(event, self.passphrase, aside))
            return [json.loads(line) for line in aside.path("it").read_text(encoding="utf-8").split("\n") if line]

    def outcome(self):
        return sum(each["themes"] == ["VOC"] for each in self.exported(self.folder))

    def whole(self):
        return self.outcome() in (0, len(self.records))

    def go_again(self):
        good(self.go())
        if self.outcome() != len(self.records):
            raise RoomError("not every comment is coded")


def export_of_a_copy(event, passphrase, aside):
    shutil.copytree(event, aside.path("copy"))
    return hub("export", aside.path("copy"), "--format", "jsonl", "--out", aside.path("it"), "--passphrase-file", passphrase)


def opens(event, passphrase):
    """Whether the passphrase opens the event, which is waiting, so that nothing is exported: asked of a copy."""
    if not event.exists():
        return False
    with Workplace() as aside:
        shutil.copytree(event, aside.path("copy"))
        third = aside.write("third", "a third passphrase that is long enough\n")
        return hub("key", aside.path("copy"), "add", "--passphrase-file", passphrase, "--new-passphrase-file", third).returncode == 0


def closed_event(place):
    event = Event(place)
    with event:
        lines = awkward.write_contributions(place.path("lines.jsonl"), LINES, ["E001"])
        event.run("--k", "1", "--beat", "0")
        event.do("open")
        good(event.rehearse(place.path("lines.jsonl")))
        event.do("close", "--wait", "60")
        event.stop()
    return event, lines


def try_verb(verb, chance, each):
    """How many calls went wrong."""
    calls = verb.calls()
    if hasattr(verb, "expected"):
        verb.expected = verb.outcome()
    verb.afresh()
    before = verb.outcome()
    suffering = [(call, number, how) for call, number in calls for how in injected.HOW]
    if each and each < len(suffering):
        suffering = chance.sample(suffering, each)
    for call, number, how in suffering:
        verb.suffer(call, number, how, before)
    return len(suffering)


class Room:
    """An event under way: whose call goes wrong, it is started again and everything goes on."""

    def __init__(self, place, chance):
        self.place, self.chance = place, chance
        entries = awkward.write_pack(place.path("pack"), entries=5)
        self.entries = entries
        self.event = Event(place, place.path("pack"))
        self.lines = []
        self.log = place.path("room-calls.log")
        self.number = 0

    def serve(self, under=()):
        try:
            self.event.run("--k", "1", "--beat", "0.1", under=under)
        except RoomError:
            if not under:
                raise
            self.event.server = None  # it died on its way up, or said why it does not serve
            return self.serve()
        phase = self.event.status()["phase"]
        if phase in ("waiting", "paused"):
            hub("do", self.event.folder, "open" if phase == "waiting" else "resume")

    def openings(self):
        """Which of its openat calls open the store when the hub starts. SQLite would open it for reading only."""
        self.event.run("--k", "1", "--beat", "0.1", under=injected.tracing(self.log, injected.CALLS))
        self.event.stop()
        return [number for call, number in injected.places(self.log, "event.db\"") if call == "openat"]

    def some_lines(self):
        self.number += 1
        file = self.place.path(f"some-{self.number}.jsonl")
        self.lines += awkward.write_contributions(file, LINES, self.entries, seed=self.chance.randrange(1 << 30))
        return file, self.place.path(f"spools-{self.number}")

    def write(self, file, data, under=()):
        words = [*map(str, under), str(KIOSK), "rehearse", "--broker", self.event.broker, "--reference", self.event.ref,
                 "--contributions", str(file), "--kiosks", "2", "--data", str(data), "--timeout", "60"]
        return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def hub_suffers(self, call, number, how):
        self.serve(under=injected.failing(self.log, call, number, how))
        file, data = self.some_lines()
        writing = self.write(file, data)
        while writing.poll() is None:
            if self.event.server.poll() is not None:
                self.event.server = None
                port = self.event.port
                self.event.run("--k", "1", "--beat", "0.1", "--listen", f"127.0.0.1:{port}")
                hub("do", self.event.folder, "resume")
            time.sleep(0.02)
        out, err = writing.communicate()
        if writing.returncode != 0:
            raise RoomError(f"hub {call} {number} {how}: the kiosks ended with {writing.returncode}: {out}{err}")
        self.event.stop()
        return injected.happened(self.log)

    def kiosk_suffers(self, call, number, how):
        """What had not been called safe when the kiosk failed is written again, as its writer would."""
        file, data = self.some_lines()
        written = self.write(file, data, under=injected.failing(self.log, call, number, how))
        out, err = written.communicate(timeout=90 * SLOW)
        if written.returncode not in (0, -9):
            said_plainly(subprocess.CompletedProcess(written.args, written.returncode, out, err))
        if data.exists():
            done = kiosk("rehearse", "--broker", self.event.broker, "--reference", self.event.ref, "--resume", data, "--timeout", 60)
            if done.returncode not in (0, 4):  # 4: it had not come so far as to keep anything
                raise RoomError(f"kiosk {call} {number} {how}: {done.stdout}{done.stderr}")
        return written.returncode == 0, injected.happened(self.log)

    def finish(self):
        self.event.do("close", "--wait", "60")
        self.event.stop()
        return what_was_sent(self.event.exported())


def try_hub(chance, each):
    with Workplace() as place:
        room = Room(place, chance)
        with room.event:
            count = 0
            for number in room.openings():
                count += room.hub_suffers("openat", number, injected.EIO)
            for _ in range(each):
                call = chance.choice(("pwrite64", "pwrite64", "fdatasync", "fdatasync", "write", "openat", "ftruncate"))
                count += room.hub_suffers(call, chance.randint(1, 60), chance.choice(injected.HOW))
            room.serve()
            there = room.finish()
    sent = what_was_sent(room.lines)
    return count, sum((sent - there).values()), sum((there - sent).values())


def try_kiosks(chance, each):
    """(calls that went wrong, what whole runs lost, what came double)"""
    with Workplace() as place:
        room = Room(place, chance)
        with room.event:
            room.serve()
            whole, count = [], 0
            for _ in range(each + 20):  # not every call comes so often
                if count == each:
                    break
                before = len(room.lines)
                call = chance.choice(("pwrite64", "fdatasync", "write", "openat", "ftruncate", "mkdir", "fsync"))
                done, fell = room.kiosk_suffers(call, chance.randint(1, 60), chance.choice(injected.HOW))
                count += fell
                if done:
                    whole += room.lines[before:]
            there = room.finish()
    return count, sum((what_was_sent(whole) - there).values()), sum((there - what_was_sent(room.lines)).values())


def notices_a_rename_that_did_nothing(verb):
    """The control: export says that it worked, and the old file is there."""
    verb.afresh()
    done = verb.go(injected.failing(verb.log, "rename", 1, "retval=0"))
    return done.returncode == 0 and verb.outcome() == Export.OLD


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--each", type=int, default=4 // SLOW, help="calls of each program (0: all of new, key, export and notes)")
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    if not injected.allowed():
        print("This machine does not let strace trace a program; nothing was tested.")
        return SKIPPED
    began = time.monotonic()
    chance = random.Random(asked.seed)
    with Workplace() as place:
        event, _ = closed_event(place)
        # How its passphrase is tried is not asked here, and would be half of what this takes.
        ask_least(event.folder / "event.key", event.passphrase.read_bytes().strip())
        verbs = {"new": New(place, event.passphrase), "key add": AddKey(place, event.passphrase, event.folder),
                 "export": Export(place, event.passphrase, event.folder), "notes": Notes(place, event.passphrase, event.folder)}
        fell = {name: try_verb(verb, chance, asked.each) for name, verb in verbs.items()}
        noticed = notices_a_rename_that_did_nothing(verbs["export"])
    lost = doubled = 0
    for name, subject in (("run", try_hub), ("kiosks", try_kiosks)):
        fell[name], gone, twice = subject(chance, asked.each or 200)
        lost, doubled = lost + gone, doubled + twice
    told = ", ".join(f"{count} of {name}" for name, count in fell.items())
    print(f"failing calls, seed {asked.seed}: {told}; {lost} lost, {doubled} doubled, nothing half, in {time.monotonic() - began:.0f} s")
    print("control, a rename that did nothing:", "noticed" if noticed else "NOT noticed")
    return 0 if lost == doubled == 0 and noticed and all(fell.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
