"""Whatever is killed, whenever: the place in the agenda, the time left and every accepted contribution are there afterwards."""

import json
import os
import signal
import subprocess
import time
import unittest
from pathlib import Path

import awkward
from room import KIOSK, SLOW, Event, Workplace, broker_pid, good, hub, wait_until, what_was_sent


class Restarts(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        entries = awkward.write_pack(self.place.path("pack"), entries=20)
        self.lines = awkward.write_contributions(self.place.path("lines.jsonl"), 60, entries)
        self.event = self.enterContext(Event(self.place, self.place.path("pack")))

    def rehearsing(self, *words):
        """Simulated kiosks in the background."""
        return subprocess.Popen([str(KIOSK), "rehearse", "--broker", self.event.broker, "--reference", self.event.ref, "--contributions",
                                 str(self.place.path("lines.jsonl")), "--kiosks", "4", "--data", str(self.place.path("kiosks")),
                                 "--timeout", "120", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def finish(self, process, seconds=150):
        out, _ = process.communicate(timeout=seconds * SLOW)
        self.assertEqual(process.returncode, 0, out)

    def check_export(self):
        self.event.stop()
        self.assertEqual(what_was_sent(self.event.exported()), what_was_sent(self.lines))

    def test_the_hub_comes_back_where_it_was_in_each_phase(self):
        for command, phase, after in (([], "waiting", "waiting"), (["open"], "open", "paused"), (["pause"], "paused", "paused"),
                                      (["break", "10"], "break", "paused"), (["reset"], "reset", "paused"), (["close"], "closed", "closed")):
            self.event.run("--k", "1", "--beat", "0.2")
            if command and command[0] not in ("open",) and self.event.status()["phase"] == "paused":
                self.event.do("resume")
            if command:
                self.event.do(*command)
            before = self.event.status()
            self.assertEqual(before["phase"], phase)
            self.event.kill()
            self.event.run("--k", "1", "--beat", "0.2")
            status = self.event.status()
            self.assertEqual((status["phase"], status["step"]), (after, before["step"]))
            self.assertLess(abs(status["remaining_ms"] - before["remaining_ms"]), 10000 * SLOW)
            self.event.stop()

    def test_after_a_power_cut_nobody_is_taken_for_the_hub_that_was(self):
        self.event.run()
        self.event.do("open")
        self.event.kill()
        left = self.event.folder / "run" / "room.json"
        left.write_text(json.dumps(self.event.address | {"pid": os.getpid()}))  # after a start its number is another program's
        self.assertFalse(self.event.status()["serving"])
        refused = hub("do", self.event.folder, "next")
        self.assertEqual(refused.returncode, 3, refused.stderr)
        self.assertIn("candour-hub run", refused.stderr)
        left.write_text("")  # and may be cut short
        refused = hub("do", self.event.folder, "next")
        self.assertEqual((refused.returncode, "Nobody serves" in refused.stderr), (3, True), refused.stderr)
        self.event.run()
        self.assertTrue(self.event.status()["serving"])
        self.event.stop()

    def test_the_time_left_and_the_step_survive_and_the_clock_stands_still(self):
        self.event.run("--k", "1", "--beat", "0.2")
        self.event.do("open")
        self.event.do("goto", "key_issues")
        self.event.do("extend", "-5")
        time.sleep(1)
        before = self.event.status()["remaining_ms"]
        self.event.kill()
        self.event.run("--k", "1", "--beat", "0.2")
        after = self.event.status()
        self.assertEqual((after["phase"], after["step"]), ("paused", "key_issues"))
        self.assertLess(abs(after["remaining_ms"] - before), 10000)
        time.sleep(1.5)
        self.assertEqual(self.event.status()["remaining_ms"], after["remaining_ms"])

    def test_a_hub_killed_while_people_write_loses_nothing(self):
        self.event.run("--k", "1", "--beat", "0.5", "--listen", "127.0.0.1:0")
        port = self.event.port
        self.event.do("open")
        process = self.rehearsing("--rate", "25")
        time.sleep(1.2)
        self.event.kill()
        time.sleep(0.5)
        self.event.run("--k", "1", "--beat", "0.5", "--listen", f"127.0.0.1:{port}")
        self.assertEqual(self.event.status()["phase"], "paused")
        self.event.do("resume")
        self.finish(process)
        self.event.do("close", "--wait", "60")
        self.check_export()

    def test_a_broker_killed_while_people_write_is_started_again_and_loses_nothing(self):
        self.event.run("--k", "1", "--beat", "0.5")
        self.event.do("open")
        process = self.rehearsing("--rate", "25")
        for _ in range(3):
            time.sleep(0.7)
            os.kill(broker_pid(self.event), signal.SIGKILL)
        self.finish(process)
        self.event.do("close", "--wait", "60")
        self.check_export()

    def test_a_kiosk_killed_while_it_sends_sends_the_rest_when_it_is_back(self):
        self.event.run("--k", "5", "--beat", "30")
        self.event.do("open")
        process = self.rehearsing()
        wait_until("the kiosks have their spools", lambda: len(list(self.place.path("kiosks").glob("*/spool.db"))) == 4)
        time.sleep(1.5)
        process.kill()
        process.communicate(timeout=20)
        resumed = subprocess.Popen([str(KIOSK), "rehearse", "--broker", self.event.broker, "--reference", self.event.ref, "--resume",
                                    str(self.place.path("kiosks")), "--timeout", "100"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        time.sleep(1)
        self.event.do("close", "--wait", "60")
        self.finish(resumed)
        self.check_export()

    def test_a_kiosk_that_was_away_at_the_close_loses_nothing_and_status_says_so(self):
        self.event.run("--k", "5", "--beat", "30")
        self.event.do("open")
        good(self.event.rehearse(self.place.path("lines.jsonl"), "--data", self.place.path("kiosks"), "--until", "accepted", kiosks=4))
        self.event.kill()  # what was only in the mix is gone from the hub; nothing was receipted
        self.event.run("--k", "5", "--beat", "30")
        self.event.do("close", "--wait", "60")
        self.assertEqual(self.event.status()["late"], "0")
        self.event.stop()
        self.assertEqual(self.event.exported(), [])
        self.event.run("--k", "5", "--beat", "30")
        good(self.event.rehearse_again(self.place.path("kiosks")))
        self.assertEqual(self.event.status()["late"], str(len(self.lines)))
        self.event.stop()
        self.assertIn(f"{len(self.lines)} came after the close", self.event.say_export())
        self.check_export()

    def test_a_broker_that_is_gone_takes_no_hub_with_it_and_a_stopped_hub_leaves_nothing_behind(self):
        self.event.run()
        broker, left = broker_pid(self.event), self.broker_folder()
        self.event.kill()
        wait_until("the broker ends with its hub", lambda: not os.path.exists(f"/proc/{broker}") or
                   "Z" in open(f"/proc/{broker}/stat").read().split(")")[1][:3], 10)
        self.assertTrue(left.exists())  # the control: a killed hub cannot tidy up
        self.event.run()
        self.assertFalse(left.exists())
        own = self.broker_folder()
        self.event.stop()
        self.assertFalse(own.exists())
        self.assertFalse((self.event.folder / "run" / "room.json").exists())

    def broker_folder(self):
        """Where the hub keeps its broker's sockets and keys."""
        return Path(Path(f"/proc/{broker_pid(self.event)}/cmdline").read_bytes().split(b"\0")[2].decode()).parent


if __name__ == "__main__":
    unittest.main()
