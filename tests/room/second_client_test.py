"""A program that knows only the contract meets the real hub; and what such a program must not be able to do."""

import subprocess
import time
import unittest

import wire
from room import Event, Workplace
from second_client import SecondClient


class Listener:
    """mosquitto_sub in the background; what it heard, as (topic, hex) pairs."""

    def __init__(self, place, name, *words):
        self.file = place.path(f"{name}.heard")
        with open(self.file, "wb") as out:
            self.process = subprocess.Popen(["mosquitto_sub", "-V", "mqttv5", "-F", "%t %x", *map(str, words)], stdout=out, stderr=subprocess.STDOUT)
        time.sleep(0.5)

    def heard(self):
        return [line.split(" ", 1) for line in self.file.read_text(errors="replace").splitlines() if " " in line]

    def topics(self):
        return {topic for topic, _ in self.heard()}

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=10)


class SecondClientMeetsTheHub(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        self.event = self.enterContext(Event(self.place))
        self.event.run("--k", "1", "--beat", "0")
        self.client = SecondClient("127.0.0.1", self.event.port, self.event.ref, "second")
        self.addCleanup(self.client.stop)
        self.client.start()
        self.client.wait_room()

    def compose(self, text, **more):
        return self.client.compose(wire.contribution_json("facts", "comment", text, **more))

    def export_after_close(self):
        self.client.stop()
        self.event.do("close", "--wait", "60")
        self.event.stop()
        return self.event.exported()

    def test_its_contribution_is_stored_receipted_and_exported(self):
        self.event.do("open")
        self.client.deliver(self.compose("Mae'r gwŷdd yn oer 😀 %n##"))
        exported = self.export_after_close()
        self.assertEqual([each["text"] for each in exported], ["Mae'r gwŷdd yn oer 😀 %n##"])
        self.assertEqual(exported[0]["kind"], "comment")

    def test_a_replay_is_stored_once(self):
        self.event.do("open")
        entry = self.compose("once")
        self.client.deliver(entry)
        for _ in range(5):
            self.client.send(entry)
        time.sleep(1)
        self.assertEqual(len(self.export_after_close()), 1)

    def test_nothing_is_taken_before_the_event_is_open(self):
        entry = self.compose("early")
        self.client.send(entry)
        self.client.wait_refused(entry)
        self.assertEqual(entry.refusal, "not_open")

    def test_a_cell_of_another_event_and_garbage_are_refused_by_name(self):
        self.event.do("open")
        stranger, hub_key = wire.new_key_pair(), bytes.fromhex(self.client.room["hub_key"])
        entry = self.compose("elsewhere")
        foreign = wire.make_cell(hub_key, stranger.public, 0, 0, entry.secret, entry.sitting, entry.sealed)
        for cell, why in ((foreign, "wrong_event"), (b"garbage", "malformed"), (b"x" * 3204, "stale_key")):
            odd = self.compose(why)
            self.client.send_raw(odd, cell)
            self.client.wait_refused(odd)
            self.assertEqual(odd.refusal, why)
        self.assertEqual(self.export_after_close(), [])

    def test_nobody_else_speaks_for_the_hub_and_nobody_hears_cells(self):
        self.event.do("open")
        base = f"candour/1/{self.event.ref}"
        at = ["-h", "127.0.0.1", "-p", self.event.port]
        everything = Listener(self.place, "everything", *at, "-t", "#")
        self.addCleanup(everything.stop)
        before = self.client.room
        for topic in ("room", "receipt", "refused", "desk/done", "desk/released", "desk/pack"):
            subprocess.run(["mosquitto_pub", "-V", "mqttv5", *map(str, at), "-q", "1", "-t", f"{base}/{topic}", "-m", "forged"], capture_output=True, timeout=20)
        self.client.deliver(self.compose("heard by nobody"))
        time.sleep(1)
        heard = everything.heard()
        self.assertIn(f"{base}/room", everything.topics())  # the control: it does listen
        self.assertIn(f"{base}/receipt", everything.topics())
        self.assertFalse([pair for pair in heard if pair[1] == b"forged".hex()])
        self.assertFalse([topic for topic in everything.topics() if topic.startswith((f"{base}/cell", f"{base}/desk/do", "$SYS"))])
        after = self.client.room
        self.assertEqual(before["hub_epoch"], after["hub_epoch"])

    def test_below_k_nothing_is_told_to_anybody(self):
        self.client.stop()
        self.event.stop()
        self.event.run("--k", "5", "--beat", "0.2")
        self.event.do("open")
        client = SecondClient("127.0.0.1", self.event.port, self.event.ref, "second")
        self.addCleanup(client.stop)
        client.start()
        client.wait_room()
        listener = Listener(self.place, "desk", "-h", "127.0.0.1", "-p", self.event.port, "-t", f"candour/1/{self.event.ref}/desk/released")
        self.addCleanup(listener.stop)
        entries = [client.compose(wire.contribution_json("facts", "comment", f"sitting {n}"), sitting=bytes([n] * 8)) for n in range(5)]
        for entry in entries[:4]:
            client.send(entry)
        time.sleep(1.5)
        self.assertFalse(any(entry.receipted for entry in entries))
        self.assertEqual(listener.heard(), [])
        client.send(entries[4])  # the control: the fifth sitting lets all five out
        for entry in entries:
            client.wait_receipt(entry)
        time.sleep(0.5)
        self.assertEqual(len(listener.heard()), 5)


if __name__ == "__main__":
    unittest.main()
