"""The desk's side of the wire, tried by a desk written from the contract: the case, sync, notes, redaction, and a passphrase typed at
a terminal."""

import hashlib
import json
import os
import queue
import secrets
import select
import subprocess
import time
import unittest

import paho.mqtt.client as mqtt
from paho.mqtt.subscribeoptions import SubscribeOptions

import wire
from event_key import unlocked
from room import HUB, Event, Workplace, call, good, hub, wait_until
from second_client import SecondClient


class Desk:
    """A bare desk: asks, and keeps what it hears."""

    def __init__(self, event):
        self.base = f"candour/1/{event.ref}/"
        self.heard = queue.Queue()
        self.client = mqtt.Client(client_id="", protocol=mqtt.MQTTv5)
        self.client.on_message = lambda _c, _u, message: self.heard.put((message.topic.removeprefix(self.base), message.payload))
        self.client.connect("127.0.0.1", event.port, keepalive=20)
        self.client.loop_start()
        for topic in ("desk/done", "desk/released", "desk/note", "desk/pack", "case", "case/+"):
            self.client.subscribe(self.base + topic, options=SubscribeOptions(qos=1, noLocal=True))  # its own notes come back numbered
        time.sleep(0.3)

    def say(self, topic, payload):
        self.client.publish(self.base + topic, payload, qos=1).wait_for_publish(10)

    def ask(self, do, **members):
        """The hub's answer, and everything else that came before it."""
        number, before = secrets.token_hex(4), []
        self.say("desk/do", json.dumps({"id": number, "do": do, **members}))
        while True:
            topic, payload = self.heard.get(timeout=20)
            answer = json.loads(payload) if topic == "desk/done" else {}
            if answer.get("id") == number:
                return answer, before
            before.append((topic, payload))

    def hear(self, topic):
        while True:
            heard, payload = self.heard.get(timeout=20)
            if heard == topic:
                return payload

    def stop(self):
        self.client.disconnect()
        self.client.loop_stop()


class DeskSide(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        self.event = self.enterContext(Event(self.place))
        self.event.run("--k", "1", "--beat", "0")
        self.event.do("open")
        self.keys = unlocked(self.event.folder / "event.key", self.event.passphrase.read_text().strip().encode())
        self.desk = Desk(self.event)
        self.addCleanup(self.desk.stop)
        self.client = SecondClient("127.0.0.1", self.event.port, self.event.ref, "kiosk")
        self.addCleanup(self.client.stop)
        self.client.start()
        self.client.wait_room()

    def write(self, text):
        entry = self.client.compose(wire.contribution_json("facts", "comment", text))
        self.client.deliver(entry)
        return entry

    def test_what_is_released_opens_with_the_event_key_and_has_the_record_id_of_its_secret(self):
        entry = self.write("for the desk")
        released = self.desk.hear("desk/released")
        self.assertEqual(released[:16], wire.record_id_of(entry.secret))
        self.assertEqual(json.loads(wire.open_sealed(self.keys, released[16:]))["text"], "for the desk")

    def test_sync_brings_the_pack_the_keys_the_records_and_the_notes(self):
        self.write("one")
        self.write("two")
        note = wire.seal_note(self.keys.public, wire.note_json(secrets.token_bytes(16), None, "announce", text="tea"))
        self.desk.say("desk/note", note)
        numbered = self.desk.hear("desk/note")
        self.assertEqual((numbered[:8], numbered[8:]), ((1).to_bytes(8, "big"), note))
        answer, before = self.desk.ask("sync", notes_from=0)
        self.assertTrue(answer["ok"])
        chunks = {int.from_bytes(p[:4], "big"): p[8:] for t, p in before if t == "desk/pack"}
        self.assertEqual(sorted(chunks), list(range(int.from_bytes(next(p for t, p in before if t == "desk/pack")[4:8], "big"))))
        self.assertEqual(chunks[max(chunks)], (self.event.folder / "event.key").read_bytes())
        bundle = json.loads(wire.unseal(self.keys, b"".join(chunks[n] for n in sorted(chunks)[:-1])))
        self.assertIn("Rowan", bundle["files"]["event.toml"])
        records = [p for t, p in before if t == "desk/released"]
        self.assertEqual(sorted(json.loads(wire.open_sealed(self.keys, p[16:]))["text"] for p in records[-2:]), ["one", "two"])
        self.assertEqual([p[:8] for t, p in before if t == "desk/note"], [(1).to_bytes(8, "big")])
        self.assertEqual([t for t, _ in self.desk.ask("sync", notes_from=2)[1] if t == "desk/note"], [])

    def test_redacted_words_are_in_no_row_no_file_and_no_export_afterwards(self):
        entry = self.write("her name is Imaginary Person")
        released = self.desk.hear("desk/released")
        original = json.loads(wire.open_sealed(self.keys, released[16:]))
        redacted = dict(original, text="her name is [name]", redacted=True)
        replacement = wire.seal_event(self.keys.public, json.dumps(redacted, ensure_ascii=False).encode())
        answer, _ = self.desk.ask("redact", record=released[:16].hex(), sealed=replacement.hex())
        self.assertTrue(answer["ok"])
        missing, _ = self.desk.ask("redact", record="00" * 16, sealed=replacement.hex())
        self.assertFalse(missing["ok"])
        self.assertFalse([p for p in self.event.folder.rglob("*") if p.is_file() and entry.sealed[40:80] in p.read_bytes()])
        self.client.deliver(self.client.compose(wire.contribution_json("facts", "comment", "another")))
        self.client.stop()
        self.event.do("close", "--wait", "60")
        self.event.stop()
        exported = self.event.exported()
        self.assertEqual(sorted((each["text"], each["redacted"]) for each in exported), [("another", False), ("her name is [name]", True)])

    def test_two_desks_that_say_next_at_one_moment_move_the_room_once(self):
        other = Desk(self.event)
        self.addCleanup(other.stop)
        room = self.client.room
        here = room["steps"][room["at"]]["id"]
        self.assertTrue(self.desk.ask("next", at_step=here)[0]["ok"])
        refused, _ = other.ask("next", at_step=here)
        self.assertFalse(refused["ok"])
        self.assertIn("another step", refused["why"])
        self.client.wait_room(lambda now: now["at"] == room["at"] + 1)
        self.assertTrue(other.ask("next")[0]["ok"], "the control: whoever does not say where they saw it moves it again")
        self.client.wait_room(lambda now: now["at"] == room["at"] + 2)

    def test_what_one_desk_took_out_is_not_brought_back_by_another_that_had_not_heard_of_it(self):
        self.write("Mr Shah rang Imaginary Person")
        released = self.desk.hear("desk/released")
        original, made_of = json.loads(wire.open_sealed(self.keys, released[16:])), hashlib.blake2b(released[16:], digest_size=32).digest()
        text = lambda payload: json.loads(wire.open_sealed(self.keys, payload[16:]))["text"]
        without = lambda words: wire.seal_event(self.keys.public, json.dumps(dict(original, text=words, redacted=True)).encode())
        other = Desk(self.event)
        self.addCleanup(other.stop)
        self.desk.say("desk/redact", released[:16] + without("Mr Shah rang […]") + made_of)
        self.assertTrue(json.loads(self.desk.hear("desk/done"))["ok"])
        other.say("desk/redact", released[:16] + without("[…] rang Imaginary Person") + made_of)
        came = [other.heard.get(timeout=20) for _ in range(4)]
        self.assertEqual([text(payload) for topic, payload in came if topic == "desk/released"], ["Mr Shah rang […]"] * 2, "told again")
        answers = [json.loads(payload) for topic, payload in came if topic == "desk/done"]
        self.assertEqual([each["ok"] for each in answers], [True, False])
        self.assertIn("meanwhile", answers[1]["why"])
        # Over desk/do the same; and the control: one that does not say what it was made of brings the words back.
        members = {"record": released[:16].hex(), "sealed": without("[…] rang Imaginary Person").hex()}
        self.assertFalse(self.desk.ask("redact", **members, made_of=[made_of.hex()])[0]["ok"])
        self.assertTrue(self.desk.ask("redact", **members)[0]["ok"])
        stands = [payload for topic, payload in self.desk.ask("sync")[1] if topic == "desk/released"]
        self.assertEqual(text(stands[-1]), "[…] rang Imaginary Person")

    def test_nonsense_on_the_desks_topics_is_answered_or_ignored(self):
        for payload in (b"", b"\xff\xfe", b"[" * 5000, b'{"id":"x","do":"fly"}', b'{"id":"y"}', b'{"do":"open"}'):
            self.desk.say("desk/do", payload)
        for topic in ("desk/note", "desk/redact", "device/x"):
            self.desk.say(topic, b"nonsense")
        answer, before = self.desk.ask("pause")
        self.assertTrue(answer["ok"])
        refused = [json.loads(p) for t, p in before if t == "desk/done"]
        self.assertEqual([(each["id"], each["ok"]) for each in refused], [("x", False), ("y", False)])

    def test_the_case_is_presented_until_it_is_not_and_holds_only_what_participants_may_see(self):
        presenting = subprocess.Popen([str(HUB), "present", str(self.event.folder), "--passphrase-file", str(self.event.passphrase)],
                                      stdout=subprocess.PIPE, text=True)
        self.addCleanup(presenting.kill)
        self.assertIn("presenting", presenting.stdout.readline())
        wait_until("the case is there", lambda: self.client.retained("case"))
        manifest = json.loads(self.client.retained("case"))
        whole = b"".join(self.client.retained(f"case/{n}") for n in range(manifest["parts"]))
        self.assertEqual(hashlib.blake2b(whole, digest_size=32).hexdigest(), manifest["hash"])
        case = json.loads(whole)
        self.assertEqual((case["pseudonym"], len(case["chronology"]), len(case["steps"])), ("Rowan", 24, 5))
        self.assertNotIn("Coded as information only", whole.decode())  # an agency's own remark
        presenting.terminate()
        self.assertEqual(presenting.wait(timeout=20), 0)
        wait_until("the case is gone", lambda: not self.client.retained("case"))

    def test_a_wrong_passphrase_presents_nothing(self):
        wrong = self.place.write("wrong", "these are not the six words\n")
        done = hub("present", self.event.folder, "--passphrase-file", wrong)
        self.assertEqual((done.returncode, len(done.stderr.strip().splitlines())), (5, 1))

    @staticmethod
    def read_terminal(terminal, until=None, seconds=30):
        """What a program says at its terminal: until it says `until`, or closes it."""
        said = b""
        while until is None or until not in said:
            if not select.select([terminal], [], [], seconds)[0]:
                raise AssertionError(f"the program said nothing more than {said}")
            try:
                piece = os.read(terminal, 1024)
            except OSError:  # how a terminal ends on Linux
                piece = b""
            if not piece:
                break
            said += piece
        return said

    def test_a_passphrase_is_typed_at_a_terminal_without_being_shown(self):
        self.client.stop()
        self.event.do("close", "--wait", "60")
        self.event.stop()
        out = self.place.path("typed.jsonl")
        terminal, theirs = os.openpty()
        exporting = subprocess.Popen(["setsid", "--ctty", str(HUB), "export", str(self.event.folder), "--format", "jsonl", "--out", str(out)],
                                     stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        self.addCleanup(exporting.kill)
        said = self.read_terminal(terminal, until=b"Passphrase")
        os.write(terminal, self.event.passphrase.read_bytes())
        said += self.read_terminal(terminal)
        self.assertEqual(exporting.wait(timeout=30), 0, said)
        self.assertNotIn(self.event.passphrase.read_bytes().strip(), said)
        self.assertTrue(out.exists())


class WithoutATerminal(unittest.TestCase):
    def test_export_says_how_to_give_the_passphrase(self):
        with Workplace() as place, Event(place) as event:
            event.run()
            event.do("close")
            event.stop()
            done = call("setsid", HUB, "export", event.folder, "--out", place.path("x.csv"))
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn("--passphrase-file", done.stderr)
            good(hub("export", event.folder, "--out", place.path("x.csv"), "--passphrase-file", event.passphrase))


if __name__ == "__main__":
    unittest.main()
