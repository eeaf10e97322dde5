"""A disk that takes no more: collecting stops, the room is told, no receipt is given that is not true, and it goes on by itself."""

import json
import subprocess
import unittest

import awkward
import wire
from mounted_image import MountedImage
from room import HUB, ROWAN, Event, Workplace, hub, what_was_sent
from second_client import SecondClient


def bound_files(event, size):
    """From now on no file of the hub may grow beyond `size`: what a full disk looks like to it, without filling one."""
    subprocess.run(["prlimit", "--pid", str(event.server.pid), f"--fsize={size}:"], check=True, timeout=10)


class FullDisk(unittest.TestCase):
    def test_a_hub_whose_disk_is_full_says_so_gives_no_false_receipt_and_resumes(self):
        with Workplace() as place, Event(place) as event:
            event.run("--k", "1", "--beat", "0.2")
            event.do("open")
            client = SecondClient("127.0.0.1", event.port, event.ref, "second")
            self.addCleanup(client.stop)
            client.start()
            client.wait_room()
            before = client.compose(wire.contribution_json("facts", "comment", "before"))
            client.deliver(before)
            bound_files(event, 4096)
            during = client.compose(wire.contribution_json("facts", "comment", "during"))
            client.send(during)
            client.wait_room(lambda room: room["trouble"] == "disk", 20)
            refused = client.compose(wire.contribution_json("facts", "comment", "refused"))
            client.send(refused)
            self.assertEqual(client.wait_refused(refused), "not_collecting")
            self.assertFalse(during.receipted)
            self.assertEqual(event.status()["trouble"], "disk")
            bound_files(event, "unlimited")
            client.wait_room(lambda room: room["trouble"] is None, 20)
            client.wait_receipt(during)
            client.deliver(refused)
            client.stop()
            event.do("close", "--wait", "60")
            event.stop()
            self.assertEqual(sorted(each["text"] for each in event.exported()), ["before", "during", "refused"])

    def test_an_export_onto_a_full_disk_leaves_the_old_file(self):
        with Workplace() as place, Event(place) as event:
            lines = awkward.write_contributions(place.path("lines.jsonl"), 40, ["E001"])
            event.run("--k", "1", "--beat", "0")
            event.do("open")
            event.rehearse(place.path("lines.jsonl"))
            event.do("close", "--wait", "60")
            event.stop()
            out = event.export()
            old = out.read_bytes()
            full = subprocess.run(["prlimit", "--fsize=1024", str(HUB), "export", str(event.folder), "--format", "jsonl", "--out", str(out),
                                   "--passphrase-file", str(event.passphrase)], capture_output=True, text=True, timeout=60)
            self.assertEqual(full.returncode, 1, full.stderr)
            self.assertEqual(out.read_bytes(), old)
            self.assertEqual([p.name for p in out.parent.glob("export-*")], [out.name])
            self.assertEqual(what_was_sent(map(json.loads, old.decode().split("\n")[:-1])), what_was_sent(lines))


class SickDisk(unittest.TestCase):
    """A flash card whose file system has turned read-only: what ext4 does when it meets an error."""

    def setUp(self):
        self.place = self.enterContext(Workplace())
        self.disk = MountedImage(self.place.folder, mib=32)
        self.addCleanup(self.disk.unmount)
        if reason := self.disk.mount():
            self.skipTest(reason)

    def test_the_hub_says_so_gives_no_false_receipt_and_has_everything_when_it_is_mended(self):
        with Event(self.place, events="disk/events") as event:
            event.run("--k", "1", "--beat", "0.2")
            event.do("open")
            client = SecondClient("127.0.0.1", event.port, event.ref, "second")
            self.addCleanup(client.stop)
            client.start()
            client.wait_room()
            client.deliver(client.compose(wire.contribution_json("facts", "comment", "before")))
            self.disk.fall_ill()
            during = client.compose(wire.contribution_json("facts", "comment", "during"))
            client.send(during)
            client.wait_room(lambda room: room["trouble"] == "disk", 20)
            self.assertFalse(during.receipted)
            listen = f"127.0.0.1:{event.port}"
            event.kill()
            self.refuses_plainly(hub("run", event.folder, "--allow-volatile"))
            self.assertIsNone(self.disk.mend())
            event.run("--k", "1", "--beat", "0.2", "--listen", listen)
            event.do("resume")
            client.deliver(during)
            client.stop()
            event.do("close", "--wait", "60")
            event.stop()
            self.assertEqual(sorted(each["text"] for each in event.exported()), ["before", "during"])

    def test_making_and_exporting_an_event_there_is_refused_in_a_sentence_and_leaves_nothing(self):
        with Event(self.place) as event:
            event.run("--k", "1", "--beat", "0")
            event.do("open")
            event.do("close", "--wait", "60")
            event.stop()
            self.disk.fall_ill()
            out = self.disk.path / "export.csv"
            self.refuses_plainly(hub("export", event.folder, "--out", out, "--passphrase-file", event.passphrase))
            self.refuses_plainly(hub("new", ROWAN, "--events", self.disk.path / "events", "--rehearsal", "--allow-volatile"))
            self.assertEqual([each.name for each in self.disk.path.iterdir() if each.name != "lost+found"], [])

    def test_a_kiosk_there_calls_nothing_safe(self):
        with Event(self.place) as event:
            awkward.write_contributions(self.place.path("lines.jsonl"), 5, ["E001"])
            event.run("--k", "1", "--beat", "0")
            event.do("open")
            self.disk.fall_ill()
            self.refuses_plainly(event.rehearse(self.place.path("lines.jsonl"), "--data", self.disk.path / "kiosks"))
            event.do("close", "--wait", "60")
            event.stop()
            self.assertEqual(event.exported(), [])

    def refuses_plainly(self, done):
        self.assertIn(done.returncode, (1, 3), done.stderr)
        self.assertRegex(done.stderr, "Read-only file system|cannot be written to")
        self.assertLess(len(done.stderr), 400)


if __name__ == "__main__":
    unittest.main()
