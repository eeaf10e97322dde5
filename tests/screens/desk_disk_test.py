"""desk_disk_test.py: what a desk decides while the hub's disk takes nothing is with the hub when it takes something again."""

import json
import subprocess
import unittest

from scripted import Scripted  # puts tests/room where it is found

import wire
from desk_test import Desk
from event_key import unlocked
from room import Event, Workplace
from second_client import SecondClient

AT_THE_DESK = """
unlock PASSPHRASE
wait-see "quibzelfrond" 30s
screenshot come.png
wait-see "disk takes nothing just now" 30s
tap "Approve for wall"
see "It is on the wall now."
tap "Redact words"
tap "quibzelfrond"
tap "Redact"
see "The words are gone from every screen."
pass 11s
wait-see "The hub could not take the words out yet." 20s
screenshot refused.png
wait 90s
"""


class DeskBesideAFullDisk(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        self.event = self.enterContext(Event(self.place))
        self.event.run("--k", "1", "--beat", "0")
        self.event.do("open")
        self.event.do("goto", "key_issues")
        self.kiosk = SecondClient("127.0.0.1", self.event.port, self.event.ref, "kiosk")
        self.addCleanup(self.kiosk.stop)
        self.kiosk.start()
        self.kiosk.wait_room()
        self.kiosk.deliver(self.kiosk.compose(wire.contribution_json("key_issues", "comment", "the quibzelfrond rang twice")))

    def bound_files(self, size):
        """From now on no file of the hub may grow beyond `size`: what a full disk looks like to it."""
        subprocess.run(["prlimit", "--pid", str(self.event.server.pid), f"--fsize={size}:"], check=True, timeout=10)

    def test_a_decision_and_a_redaction_that_the_disk_refused_are_sent_again(self):
        keys = unlocked(self.event.folder / "event.key", self.event.passphrase.read_text().strip().encode())
        other = Desk(self.event)
        self.addCleanup(other.stop)
        script = AT_THE_DESK.replace("PASSPHRASE", str(self.event.passphrase))
        with Scripted(self.place, self.event, "desk", "desk", script, size="1920x1080") as desk:
            desk.until("come.png")
            self.bound_files(4096)
            desk.until("refused.png")
            _, stored = other.ask("sync", notes_from=0)
            self.assertNotIn("desk/note", [topic for topic, _ in stored], "the control: the hub has none of it")
            self.bound_files("unlimited")
            other.hear("desk/note")
            released = json.loads(wire.open_sealed(keys, other.hear("desk/released")[16:]))
            self.assertEqual((released["text"], released["redacted"]), ("the […] rang twice", True))
        self.kiosk.stop()
        self.event.do("close", "--wait", "60")
        self.event.stop()
        self.assertEqual([(each["text"], each["redacted"]) for each in self.event.exported()], [("the […] rang twice", True)])


if __name__ == "__main__":
    unittest.main()
