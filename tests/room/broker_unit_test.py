"""The event's broker as a unit of its own: `broker-config` writes it, mosquitto runs it, `run --broker unix://` meets it."""

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import awkward
from at_a_terminal import AtATerminal
from room import HUB, KIOSK, Event, Workplace, call, good, hub, volatile, wait_until, what_was_sent
from unit_broker import UnitBroker, free_port

FILES = {"mosquitto.conf", "hub.acl", "local.acl", "devices.acl", "devices.psk"}
HOW = ["-V", "mqttv5", "-q", "1"]
TLS = [*HOW, "--tls-version", "tlsv1.3"]


class ShortFolder:
    """Sockets want short names."""

    def __enter__(self):
        self.path = Path(tempfile.mkdtemp(prefix="cb-"))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


class Written(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.event = Event(cls.enterClassContext(Workplace()))

    def setUp(self):
        self.folder = self.enterContext(ShortFolder())

    def refused(self, code, *words):
        done = hub("broker-config", self.event.folder, *words)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        return done.stderr

    def test_it_writes_what_mosquitto_needs_for_its_user_only_and_says_how_to_start(self):
        out = self.folder / "of-its-own"
        done = good(hub("broker-config", self.event.folder, "--out", out))
        self.assertEqual({each.name for each in out.iterdir()}, FILES)
        self.assertEqual(stat.S_IMODE(out.stat().st_mode), 0o700)
        for each in out.iterdir():
            self.assertEqual(stat.S_IMODE(each.stat().st_mode), 0o600, each.name)
        self.assertIn(f"mosquitto -c {out}/mosquitto.conf", done.stdout)
        self.assertIn(f"candour-hub run {self.event.folder} --broker unix://{out}/hub.sock", done.stdout)

    def test_a_rehearsal_listens_on_loopback_unless_told_otherwise(self):
        good(hub("broker-config", self.event.folder, "--out", self.folder))
        self.assertIn("listener 1883 127.0.0.1", (self.folder / "mosquitto.conf").read_text())
        good(hub("broker-config", self.event.folder, "--out", self.folder, "--listen", "0.0.0.0:8884"))
        conf = (self.folder / "mosquitto.conf").read_text()
        self.assertIn("listener 8884 0.0.0.0", conf)
        self.assertIn("psk_file", conf)

    def test_what_it_cannot_do_is_one_sentence(self):
        self.assertIn("port", self.refused(2, "--out", self.folder, "--listen", "127.0.0.1:0"))
        self.assertIn("too long", self.refused(2, "--out", self.folder / ("x" * 100)))
        self.assertIn("a space", self.refused(2, "--out", self.folder / "the room"))
        self.assertIn("no user", self.refused(2, "--out", self.folder, "--user", "nobody-of-this-name"))
        self.folder.chmod(0o777)
        self.assertIn("may write", self.refused(3, "--out", self.folder))
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_breakout_rooms_broker_is_written_from_a_stick_alone(self):
        stick, out = self.folder / "stick", self.folder / "out"
        for words in (["library", "--role", "breakout", "--broker", "mqtts+psk://hub:8883"],
                      ["table-7", "--room", "library", "--broker", "mqtts+psk://library:8883"],
                      ["window", "--broker", "mqtts+psk://hub:8883"]):
            good(hub("enrol", self.event.folder, *words, "--out", stick))
        said = good(hub("broker-config", "--breakout", stick, "--out", out)).stdout
        self.assertIn("library, 1 devices", said)
        self.assertEqual({each.name for each in out.iterdir()}, {"mosquitto.conf", "devices.acl", "devices.psk"})
        conf = (out / "mosquitto.conf").read_text()
        self.assertIn("address hub:8883", conf)
        self.assertNotIn("window", conf + (out / "devices.acl").read_text() + (out / "devices.psk").read_text())

    def test_a_stick_that_would_write_lines_of_its_own_is_refused(self):
        stick, out = self.folder / "stick", self.folder / "out"
        good(hub("enrol", self.event.folder, "annex", "--role", "breakout", "--out", stick, "--broker", "mqtts+psk://hub:8883"))
        honest = json.loads((stick / "annex.enrolment").read_text())
        for member, value in (("device", "a\nplugin /x.so"), ("reference", "R\nuser root"), ("psk", honest["psk"] + "\nx"),
                              ("broker", "mqtts+psk://a\nplugin /x.so:1"), ("broker", "mqtt://hub:1883")):
            (stick / "annex.enrolment").write_text(json.dumps(dict(honest, **{member: value})))
            done = hub("broker-config", "--breakout", stick, "--out", out)
            self.assertEqual(done.returncode, 4, done.stdout)
            self.assertFalse(out.exists())
        (stick / "annex.enrolment").write_text(json.dumps(honest))
        good(hub("broker-config", "--breakout", stick, "--out", out))  # the control

    def test_what_enrol_cannot_make_of_a_breakout_room_is_one_sentence(self):
        for code, words in ((4, ["t", "--room", "nowhere", "--broker", "mqtts+psk://x:1"]), (3, ["t", "--room", "nowhere", "--role", "desk"]),
                            (2, ["t", "--broker", "mqtt://x:1"])):
            done = hub("enrol", self.event.folder, *words, "--out", self.folder)
            self.assertEqual((done.returncode, len(done.stderr.strip().splitlines())), (code, 1), done.stderr)

    def test_the_examples_are_in_its_help(self):
        self.assertIn("mosquitto -c", hub("broker-config", "--help").stdout)


@unittest.skipIf(volatile(), "SKIPPED LOUDLY: this machine keeps the build on a file system that forgets; a real event refuses it")
class Served(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        self.folder = self.enterContext(ShortFolder())
        entries = awkward.write_pack(self.place.path("pack"), entries=5, k=3)
        self.lines = awkward.write_contributions(self.place.path("lines.jsonl"), 6, entries)
        self.event = self.enterContext(Event(self.place, self.place.path("pack"), rehearsal=False))
        self.base = f"candour/1/{self.event.ref}"
        self.port = free_port()
        self.keys = {}

    def enrol(self, name, role="participant"):
        good(hub("enrol", self.event.folder, name, "--role", role, "--out", self.place.path("stick")))
        self.keys[name] = json.loads(self.place.path("stick", f"{name}.enrolment").read_text())["psk"]

    def configure(self):
        good(hub("broker-config", self.event.folder, "--out", self.folder, "--listen", f"127.0.0.1:{self.port}"))

    def serve(self):
        self.event.run("--broker", f"unix://{self.folder}/hub.sock")

    def listens(self, name, topic, seconds=1):
        heard = call("mosquitto_sub", *TLS, "-h", "127.0.0.1", "-p", self.port, "--psk-identity", name, "--psk", self.keys[name], "-t", topic,
                     "-F", "%t", "-W", seconds)
        return set(heard.stdout.split())

    def local(self, topic, seconds=1):
        """What a local program hears: (topic, payload)."""
        heard = call("mosquitto_sub", *HOW, "--unix", self.folder / "local.sock", "-t", topic, "-F", "%t %p", "-W", seconds)
        return dict(line.split(" ", 1) for line in heard.stdout.splitlines())

    def epoch(self):
        room = self.local(f"{self.base}/room", 1).get(f"{self.base}/room")
        return json.loads(room)["hub_epoch"] if room else None

    def test_a_real_event_is_served_and_devices_come_and_go_by_a_hangup(self):
        self.enrol("window-table")
        self.configure()
        with UnitBroker(self.folder) as broker:
            self.serve()
            self.assertEqual(self.event.broker, f"unix://{self.folder}/local.sock")
            self.event.do("open")
            self.assertEqual(self.event.status()["phase"], "open")
            self.assertIn(f"{self.base}/room", self.listens("window-table", "#"))
            mark = self.folder / "devices-changed"  # what the unit looks for, which misses changes while it is at work
            self.assertFalse(mark.exists(), "nobody was enrolled yet since it is served")
            self.enrol("late-table")
            self.assertTrue(mark.exists())
            mark.unlink()
            self.assertEqual(self.listens("late-table", "#"), set())
            self.configure()  # while `run` serves it
            broker.reread()
            wait_until("the new device is let in", lambda: f"{self.base}/room" in self.listens("late-table", "#"))
            good(hub("revoke", self.event.folder, "window-table"))
            self.assertTrue(mark.exists())
            self.configure()
            broker.reread()
            wait_until("the revoked device is shut out", lambda: self.listens("window-table", "#") == set())
            self.assertIn(f"{self.base}/room", self.listens("late-table", "#"))  # the control

    def test_who_asks_how_it_stands_of_a_hub_that_says_nothing_can_leave(self):
        self.configure()
        with UnitBroker(self.folder) as broker:
            self.serve()
            self.event.server.send_signal(signal.SIGSTOP)
            broker.kill()
            broker.start()  # it knows of no room
            program = AtATerminal(HUB, "status", self.event.folder)
            program.sees("waiting for the hub")
            program.types("\x03")
            program.sees("Stopped before the hub said where the room is")
            self.assertEqual(program.code(), 1)
            self.event.server.send_signal(signal.SIGCONT)

    @unittest.skipUnless(os.geteuid() == 0, "only root can leave what others cannot read")
    def test_a_list_that_root_writes_is_the_events_owners(self):
        for path in (self.event.folder, *self.event.folder.iterdir()):
            os.chown(path, 12345, 12346)
        self.enrol("window-table")
        list_of_devices = (self.event.folder / "devices").stat()
        self.assertEqual((list_of_devices.st_uid, list_of_devices.st_gid, list_of_devices.st_mode & 0o777), (12345, 12346, 0o600))

    def test_no_link_leads_what_root_writes_to_another_file(self):
        """The folders belong to users who are not root: whoever takes one over plants a link."""
        self.configure()
        with UnitBroker(self.folder):
            self.serve()
            self.event.do("open")
            elsewhere = self.place.path("elsewhere")
            mark, devices, made = self.folder / "devices-changed", self.event.folder / "devices", self.folder / "mosquitto.conf"
            mark.symlink_to(elsewhere)
            self.enrol("window-table")
            self.assertFalse(elsewhere.exists())
            devices.rename(self.event.folder / "kept")
            devices.symlink_to(elsewhere)
            refused = hub("enrol", self.event.folder, "door-table", "--out", self.place.path("stick"))
            self.assertEqual((refused.returncode, len(refused.stderr.strip().splitlines())), (3, 1), refused.stderr)
            self.assertIn("is a link", refused.stderr)
            self.assertFalse(elsewhere.exists())
            (self.event.folder / "kept").rename(devices)
            elsewhere.write_text("another's")
            made.unlink()
            made.symlink_to(elsewhere)
            self.configure()
            self.assertFalse(made.is_symlink())
            self.assertEqual(elsewhere.read_text(), "another's")

    def test_a_local_program_is_a_desk_and_never_the_hub(self):
        self.configure()
        with UnitBroker(self.folder):
            self.serve()
            for topic in ("room", "receipt", "refused", "desk/done", "desk/released", "desk/pack"):
                call("mosquitto_pub", *HOW, "-r", "--unix", self.folder / "local.sock", "-t", f"{self.base}/{topic}", "-m", "forged")
            call("mosquitto_pub", *HOW, "-r", "--unix", self.folder / "local.sock", "-t", f"{self.base}/board", "-m", "shown")
            heard = self.local(f"{self.base}/#")
            self.assertEqual(heard[f"{self.base}/board"], "shown")  # the control
            self.assertNotIn("forged", heard.values())
            self.event.stop()
            self.assertEqual(self.local(f"{self.base}/#", 1), {}, "a hub that stops leaves nothing on a broker that goes on")

    def test_run_notices_the_broker_coming_and_going_and_nothing_is_lost(self):
        self.enrol("window-table")
        self.configure()
        self.serve()  # before its broker
        with UnitBroker(self.folder) as broker:
            wait_until("the hub finds its broker", self.epoch)
            self.event.do("open")
            writing = subprocess.Popen(
                [str(KIOSK), "rehearse", "--broker", f"mqtts+psk://127.0.0.1:{self.port}", "--psk-identity", "window-table", "--psk-file",
                 str(self.place.write("key", self.keys["window-table"] + "\n")), "--reference", self.event.ref, "--contributions",
                 str(self.place.path("lines.jsonl")), "--kiosks", "1", "--sittings", "1", "--rate", "4", "--timeout", "90", "--drain", "1000",
                 "--data", str(self.place.path("spools"))], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            presenting = subprocess.Popen([str(HUB), "present", str(self.event.folder), "--passphrase-file",
                                           str(self.event.passphrase)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.addCleanup(presenting.wait, 20)
            self.addCleanup(presenting.kill)
            wait_until("the case is shown", lambda: f"{self.base}/case" in self.local(f"{self.base}/case", 1))
            before = self.epoch()
            for _ in range(2):
                broker.kill()
                time.sleep(0.3)
                broker.start()
            wait_until("the hub is back, in a new epoch", lambda: self.epoch() not in (None, before))
            wait_until("and so is the case", lambda: f"{self.base}/case" in self.local(f"{self.base}/case", 1))
            self.event.do("close", "--wait", "60")
            out, _ = writing.communicate(timeout=100)
            self.assertEqual(writing.returncode, 0, out)
            self.event.stop()
        self.assertEqual(what_was_sent(self.event.exported()), what_was_sent(self.lines))
        self.assertNotRegex(broker.log.read_text(), re.compile("window-table|cell/"))


class ManyEvents(unittest.TestCase):
    def test_one_machine_serves_several_events_each_with_its_own_hub_and_nothing_crosses(self):
        with Workplace() as place:
            events = []
            for number in (1, 2):
                entries = awkward.write_pack(place.path(f"pack{number}"), entries=5, reference=f"EVENT-{number}")
                lines = awkward.write_contributions(place.path(f"lines{number}"), 20, entries, seed=number)
                event = self.enterContext(Event(place, place.path(f"pack{number}")))
                event.run("--k", "1", "--beat", "0.1")
                event.do("open")
                events.append((event, place.path(f"lines{number}"), lines))
            self.assertNotEqual(events[0][0].broker, events[1][0].broker)
            for event, file, _ in events:
                good(event.rehearse(file, kiosks=2))
            for event, _, lines in events:
                event.do("close", "--wait", "60")
                event.stop()
                self.assertEqual(what_was_sent(event.exported()), what_was_sent(lines))


if __name__ == "__main__":
    unittest.main()
