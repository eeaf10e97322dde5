"""What a program says: where it cannot be said nothing is done that only the words could open, and a question can be left."""

import os
import signal
import subprocess
import unittest

from at_a_terminal import AtATerminal
from room import HUB, KIOSK, ROWAN, Event, Workplace, broker_pid, call, good, hub, wait_until


def into(where, *words):
    """Runs a verb with its standard output on `where`: a file's name, or None for one that is closed."""
    def close_it():
        os.close(1)

    with open(where or "/dev/null", "wb") as out:
        return subprocess.run([str(word) for word in words], stdout=out, stderr=subprocess.PIPE, text=True, timeout=60,
                              stdin=subprocess.DEVNULL, preexec_fn=None if where else close_it)


class Said(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())

    def closed_event(self):
        return self.enterContext(Event(self.place)).held()

    def test_a_passphrase_that_nobody_saw_opens_nothing(self):
        event = self.closed_event()
        before = (event.folder / "event.key").read_bytes()
        for where in ("/dev/full", None):
            for what in ("change", "add"):
                done = into(where, HUB, "key", event.folder, what, "--passphrase-file", event.passphrase)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn("nothing was changed", done.stderr)
                self.assertEqual((event.folder / "event.key").read_bytes(), before)
            out = self.place.path("locked.zip")
            done = into(where, HUB, "export", event.folder, "--zip", "--out", out, "--passphrase-file", event.passphrase)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn("nothing was written", done.stderr)
            self.assertFalse(out.exists())
        good(hub("export", event.folder, "--out", self.place.path("x.csv"), "--passphrase-file", event.passphrase))

    def test_output_that_did_not_arrive_is_a_failure(self):
        event = self.enterContext(Event(self.place))
        for words in ([HUB, "check", ROWAN], [HUB, "status", event.folder, "--json"], [HUB, "dates", ROWAN], [HUB, "do", event.folder, "list"],
                      [HUB, "init", "--list-profiles"], [HUB, "audit", event.folder],
                      [KIOSK, "guard", ROWAN / "contributions.jsonl"]):
            with self.subTest(words=words[1:]):
                self.assertEqual(call(*words).returncode, 0)
                for where in ("/dev/full", None):
                    done = into(where, *words)
                    self.assertEqual(done.returncode, 1, done.stderr)
                    self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)

    def test_a_log_that_is_full_ends_no_program_by_a_crash(self):
        with open("/dev/full", "wb") as full:
            for words, code in (([HUB, "check", "nowhere"], 4), ([HUB, "exprot"], 2), ([KIOSK, "guard", "nofile"], 4), ([KIOSK, "nonsense"], 2)):
                done = subprocess.run([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=full, timeout=60)
                self.assertEqual(done.returncode, code, words)

    def test_who_waits_for_the_hub_is_told_and_can_leave(self):
        event = self.enterContext(Event(self.place)).run()
        event.server.send_signal(signal.SIGSTOP)
        program = AtATerminal(HUB, "do", event.folder, "open")
        program.sees("waiting for the hub")
        program.types("\x03")
        program.sees("it may still do what was asked")
        self.assertEqual(program.code(), 1)
        event.server.send_signal(signal.SIGCONT)
        wait_until("what was asked was done", lambda: event.status()["phase"] == "open")
        event.stop()

    def test_who_leaves_before_anything_was_asked_is_told_so(self):
        event = self.enterContext(Event(self.place)).run()
        os.kill(broker_pid(event), signal.SIGSTOP)
        program = AtATerminal(HUB, "do", event.folder, "open")
        program.minds_ctrl_c()
        program.types("\x03")
        program.sees("nothing was asked of the hub")
        self.assertEqual(program.code(), 1)
        os.kill(broker_pid(event), signal.SIGCONT)
        self.assertEqual(event.status()["phase"], "waiting")
        event.stop()

    def test_a_question_is_left_by_ctrl_c_and_by_sigterm(self):
        event = self.closed_event()
        before = (event.folder / "event.key").read_bytes()
        for words, asks in ((["export", event.folder, "--out", self.place.path("x.csv")], "Passphrase"),
                            (["key", event.folder, "change"], "passphrase"), (["shred", event.folder], "type its reference")):
            for way in ("Ctrl-C", "SIGTERM"):
                with self.subTest(words=words[0], way=way):
                    program = AtATerminal(HUB, *words)
                    program.sees(asks)
                    if way == "Ctrl-C":
                        program.types("\x03")
                    else:
                        os.kill(program.pid, signal.SIGTERM)
                    program.sees("Stopped")
                    self.assertEqual(program.code(), 1)
        self.assertEqual((event.folder / "event.key").read_bytes(), before)

    def test_six_words_open_however_they_were_typed(self):
        event = self.closed_event()
        words = event.passphrase.read_text().strip()
        program = AtATerminal(HUB, "export", event.folder, "--out", self.place.path("x.csv"))
        program.sees("Passphrase")
        program.types("  " + words.upper().replace(" ", "   ") + " \n")
        program.sees("exported")
        self.assertEqual(program.code(), 0)


if __name__ == "__main__":
    unittest.main()
