"""Everything that can be wrong on a command line or a disk: one sentence, the right number, and nothing changed."""

import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import unittest
import unittest.mock
from pathlib import Path

from room import HUB, KIOSK, ROWAN, Event, Workplace, call, good, hub, kiosk


def fingerprint(folder):
    """Every file below a folder with a hash of its bytes."""
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(Path(folder).rglob("*")) if p.is_file()}


class Sentences(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())

    def refused(self, code, done, *words):
        """Ended with `code` and one sentence that holds `words`."""
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        said = done.stderr.strip().splitlines()
        self.assertEqual(len(said), 1, done.stderr)
        for word in words:
            self.assertIn(word, said[0])
        self.assertNotIn("terminate called", done.stderr)

    def closed_event(self):
        return self.enterContext(Event(self.place)).held()

    def test_a_wrong_passphrase_is_5_and_writes_nothing(self):
        event = self.closed_event()
        wrong = self.place.write("wrong", "these are not the six words\n")
        before = fingerprint(self.place.path("events"))
        self.refused(5, hub("export", event.folder, "--out", self.place.path("x.csv"), "--passphrase-file", wrong), "passphrase")
        self.assertFalse(self.place.path("x.csv").exists())
        self.assertEqual(fingerprint(self.place.path("events")), before)

    def test_a_list_of_devices_that_is_damaged_says_what_mends_it(self):
        event = self.enterContext(Event(self.place))
        good(hub("enrol", event.folder, "first", "--out", self.place.path("stick")))
        devices = event.folder / "devices"
        whole = devices.read_text()
        devices.write_text(whole + "second participant 00ff\n")
        for words in (["enrol", event.folder, "second", "--out", self.place.path("stick")], ["revoke", event.folder, "first"],
                      ["run", event.folder, "--allow-volatile"]):
            self.refused(4, hub(*words), "devices:2:", "take the line out")
        devices.write_text(whole)
        good(hub("enrol", event.folder, "second", "--out", self.place.path("stick")))

    def test_an_existing_event_is_3_and_left_alone(self):
        event = self.enterContext(Event(self.place))
        before = fingerprint(event.folder)
        self.refused(3, hub("new", ROWAN, "--events", self.place.path("events"), "--rehearsal", "--allow-volatile"), "there already")
        self.assertEqual(fingerprint(event.folder), before)

    def test_of_two_that_make_one_event_at_one_moment_one_makes_it_and_its_key_stays(self):
        key = self.place.path("event.key")
        events = self.place.path("events", *"d" * 150)  # makes each of the two busy with folders for a while
        words = [HUB, "new", ROWAN, "--events", events, "--rehearsal", "--allow-volatile", "--key-out", key]
        at_once = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        said = [each.communicate(timeout=60) for each in at_once]
        self.assertEqual(sorted(each.returncode for each in at_once), [0, 3], said)
        shown = re.findall("passphrase: (.*)", said[0][0] + said[1][0])
        self.assertEqual(len(shown), 1)
        good(hub("audit", events / "ESK-LLR-2025-02", "--key", key, "--passphrase-file", self.place.write("words", shown[0] + "\n")))

    def test_what_a_killed_new_left_goes_with_the_next(self):
        events = self.place.path("events")
        left, other = events / ".ESK-LLR-2025-02.Ab1xYz", events / ".ESK-LLR-2025-02.backups"
        for folder in (left, other):
            folder.mkdir(parents=True)
            (folder / "event.key").write_text("half an event")
        good(hub("new", ROWAN, "--events", events, "--rehearsal", "--allow-volatile"))
        self.assertEqual({path.name for path in events.iterdir()}, {"ESK-LLR-2025-02", ".ESK-LLR-2025-02.backups"})

    def test_two_references_that_come_out_the_same_collide(self):
        for number, reference in enumerate(("A/B", "A B")):
            pack = self.place.path(f"pack{number}")
            shutil.copytree(ROWAN, pack)
            (pack / "event.toml").write_text((pack / "event.toml").read_text().replace("ESK-LLR-2025-02", reference))
        words = ["--events", self.place.path("events"), "--rehearsal", "--allow-volatile"]
        good(hub("new", self.place.path("pack0"), *words))
        self.refused(3, hub("new", self.place.path("pack1"), *words), "A-B")

    def test_words_behind_list_are_2(self):
        event = self.enterContext(Event(self.place))
        self.refused(2, hub("do", event.folder, "list", "all"), "stands alone")
        good(hub("do", event.folder, "list"))  # the control

    def test_a_place_for_sockets_that_is_too_long_for_them_is_passed_by(self):
        event = self.enterContext(Event(self.place))
        place = self.place.path("x" * 100)
        place.mkdir()
        with unittest.mock.patch.dict(os.environ, {"XDG_RUNTIME_DIR": str(place)}):
            event.run()
        event.do("open")
        event.stop()

    def test_a_missing_pack_is_4(self):
        self.refused(4, hub("new", self.place.path("nothing"), "--events", self.place.path("events")), "nothing")
        self.assertFalse(self.place.path("events").exists())

    @unittest.skipIf(os.geteuid() == 0, "root can read everything")
    def test_an_unreadable_pack_is_4(self):
        pack = self.place.path("pack")
        shutil.copytree(ROWAN, pack)
        pack.chmod(0)
        self.addCleanup(pack.chmod, 0o700)
        self.refused(4, hub("new", pack, "--events", self.place.path("events")), "pack")

    def test_a_place_that_cannot_be_written_is_1(self):
        self.place.write("file", "not a folder")
        self.refused(1, hub("new", ROWAN, "--events", self.place.path("file", "events"), "--rehearsal"), "file")

    def test_without_mosquitto_it_says_how_to_get_it(self):
        event = self.enterContext(Event(self.place))
        empty = self.place.path("bin")
        empty.mkdir()
        without = subprocess.run(["unshare", "-m", "true"], capture_output=True)
        if os.geteuid() != 0 or without.returncode != 0:
            self.skipTest("hiding mosquitto needs a mount of one's own")
        script = f"for p in $(which -a mosquitto) /usr/sbin/mosquitto; do mount --bind /dev/null $p || true; done; exec {HUB} run {event.folder} --allow-volatile"
        done = call("unshare", "-m", "sh", "-c", script, timeout=30)
        self.refused(1, done, "mosquitto", "apt install mosquitto")

    def test_a_port_in_use_is_1_and_names_it(self):
        event = self.enterContext(Event(self.place))
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            self.refused(1, hub("run", event.folder, "--allow-volatile", "--listen", f"127.0.0.1:{port}"), str(port), "in use")
        self.assertFalse((event.folder / "run" / "room.json").exists())

    def test_a_foreign_database_is_4_and_left_alone(self):
        folder = self.place.path("events", "X")
        folder.mkdir(parents=True)
        good(call("sqlite3", folder / "event.db", "CREATE TABLE cats(name); INSERT INTO cats VALUES('Tom')"))
        before = fingerprint(folder)
        self.refused(4, hub("run", folder, "--allow-volatile"), "event.db")
        self.refused(4, hub("export", folder, "--out", self.place.path("x.csv")), "event.db")
        self.assertEqual(fingerprint(folder), before)

    def test_a_truncated_key_is_4_and_left_alone(self):
        event = self.closed_event()
        key = event.folder / "event.key"
        key.write_bytes(key.read_bytes()[:1000])
        before = fingerprint(event.folder)
        self.refused(4, hub("export", event.folder, "--out", self.place.path("x.csv"), "--passphrase-file", event.passphrase), "key")
        self.refused(4, hub("key", event.folder, "add", "--passphrase-file", event.passphrase), "key")
        self.assertEqual(fingerprint(event.folder), before)

    def test_a_served_event_is_3_for_everybody_else(self):
        event = self.enterContext(Event(self.place))
        event.run()
        self.refused(3, hub("run", event.folder, "--allow-volatile"), "another Candour program")
        self.refused(3, hub("export", event.folder, "--out", self.place.path("x.csv"), "--passphrase-file", event.passphrase), "another Candour program")
        event.stop()

    def test_an_event_that_is_not_closed_is_not_exported(self):
        event = self.enterContext(Event(self.place))
        self.refused(3, hub("export", event.folder, "--out", self.place.path("x.csv"), "--passphrase-file", event.passphrase), "not closed")

    def test_a_room_that_nobody_serves_is_3(self):
        event = self.enterContext(Event(self.place))
        self.refused(3, hub("do", event.folder, "open"), "candour-hub run")

    def test_a_command_that_the_phase_does_not_allow_is_3_and_says_what_is_possible(self):
        event = self.enterContext(Event(self.place))
        event.run()
        self.refused(3, hub("do", event.folder, "next"), "waiting", "open")
        self.refused(2, hub("do", event.folder, "opne"), "did you mean \"open\"")
        self.refused(2, hub("do", event.folder, "extend", "soon"), "minutes")
        event.stop()

    def test_a_wrong_command_line_is_2(self):
        for words in (["nonsense"], ["new"], ["run"], ["export", "x", "--out", "y", "--format", "cvs"], ["do"], ["check"]):
            self.refused(2, hub(*words))
        screen = ["--role", "wall", "--broker", "mqtt://127.0.0.1:1", "--reference", "rowan", "--headless", "--script", "/dev/null", "--window"]
        self.assertEqual(kiosk(*screen, "640x480+0+0").returncode, 0)
        for words in (["nonsense"], ["rehearse"], [*screen, "1280x800abc"], [*screen, "1280x800+0"], [*screen, "1280x800+0+0+0"]):
            done = kiosk(*words)
            self.assertEqual(done.returncode, 2, done.stderr)

    def test_a_broker_that_asks_for_a_key_is_not_waited_for_without_one(self):
        event = self.enterContext(Event(self.place))
        key = self.place.write("key", "00112233445566778899aabbccddeeff\n")
        keyed = ["--broker", "mqtts+psk://127.0.0.1:1"]
        for words in (keyed, [*keyed, "--psk-identity", "hub"], [*keyed, "--psk-file", key]):
            self.refused(2, hub("run", event.folder, "--allow-volatile", *words, timeout=10), "needs --psk-identity and --psk-file")
        self.refused(2, hub("run", event.folder, "--broker", "mqtt://127.0.0.1:1", "--allow-volatile", "--psk-identity", "hub", timeout=10), "only")
        event.run()
        self.refused(2, hub("status", event.folder, *keyed), "needs --psk-identity and --psk-file")
        event.stop()

    def test_what_is_no_file_is_3_and_left_alone_and_a_link_stays(self):
        event = self.closed_event()
        words = ["--passphrase-file", event.passphrase]
        pipe, link, target = self.place.path("pipe"), self.place.path("link.csv"), self.place.write("target.csv", "old")
        os.mkfifo(pipe)
        link.symlink_to(target)
        self.refused(3, hub("export", event.folder, "--out", pipe, *words), "pipe", "not a file")
        self.refused(3, hub("audit", event.folder, "--out", pipe), "pipe", "not a file")
        self.assertTrue(pipe.is_fifo())
        good(hub("export", event.folder, "--out", link, *words))
        self.assertTrue(link.is_symlink())
        self.assertIn("record", target.read_text(encoding="utf-8-sig"))

    def test_a_name_that_says_something_else_than_the_file_is_2(self):
        event = self.closed_event()
        words = ["--passphrase-file", event.passphrase]
        for name, formats, hint in (("page.pdf", ["csv"], "--format report"), ("codes.qdpx", ["csv"], ".csv"), ("x.docx", ["xlsx"], ".xlsx"),
                                    ("x.zip", ["csv"], "--zip"), ("x.csv", ["csv", "--zip"], ".zip")):
            out = self.place.path(name)
            self.refused(2, hub("export", event.folder, "--out", out, "--format", *formats, *words), hint)
            self.assertFalse(out.exists())
        for name, formats in (("comments", ["csv"]), ("comments.txt", ["csv"]), ("report.docx", ["draft"]), ("folder", ["csv,xlsx"])):
            good(hub("export", event.folder, "--out", self.place.path(name), "--format", *formats, *words))
        for name, begins in (("meant.jsonl", b""), ("meant.xlsx", b"PK"), ("meant.qdpx", b"PK"), ("meant.pdf", b"%PDF"), ("meant", b"\xef\xbb\xbf")):
            good(hub("export", event.folder, "--out", self.place.path(name), *words))
            self.assertEqual(self.place.path(name).read_bytes()[:len(begins)], begins, name)

    def test_another_users_event_is_4_and_says_what_to_do(self):
        event = self.closed_event()
        as_nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", HUB]
        if os.geteuid() != 0 or call(*as_nobody, "--version").returncode != 0:
            self.skipTest("only root can be somebody else, and only where the build may be run by everybody")
        self.place.folder.chmod(0o755)
        for words in (["status", event.folder], ["do", event.folder, "open"], ["audit", event.folder], ["export", event.folder, "--out", "/tmp/x.csv"],
                      ["key", event.folder, "add", "--passphrase-file", "/dev/null"], ["present", event.folder, "--passphrase-file", "/dev/null"]):
            self.refused(4, call(*as_nobody, *words), event.folder.name, "sudo")
        locked = self.place.path("locked")
        locked.mkdir(0o700)
        self.refused(4, call(*as_nobody, "init", locked / "pack"), "locked", "sudo")

    def test_a_word_that_is_no_verb_is_named(self):
        self.refused(2, hub("exprot", "x"), "exprot", "did you mean export")
        self.refused(2, hub(), "subcommand")

    def test_a_sheet_of_another_program_is_named(self):
        event = self.closed_event()
        for name in ("coded.ods", "coded.xls"):
            self.refused(4, hub("notes", event.folder, "--themes", self.place.write(name, "PK"), "--passphrase-file", event.passphrase), ".xlsx")
        self.refused(4, hub("notes", event.folder, "--themes", self.place.path("gone.xlsx"), "--passphrase-file", event.passphrase), "gone.xlsx")

    def test_a_short_passphrase_of_ones_own_is_3(self):
        short = self.place.write("short", "too short\n")
        self.refused(3, hub("new", ROWAN, "--events", self.place.path("events"), "--rehearsal", "--allow-volatile", "--passphrase-file", short), "20 characters")
        self.assertFalse(list(self.place.path("events").glob("*")) if self.place.path("events").exists() else [])

    def test_help_and_version_are_0_and_show_examples(self):
        for words in (["--help"], ["--version"], ["new", "--help"], ["do", "--help"]):
            self.assertEqual(hub(*words).returncode, 0)
        for verb in ("do", "notes", "follow-on", "dates"):
            self.assertIn("Examples:", hub(verb, "--help").stdout)
        self.assertIn("rehearse", kiosk("--help").stdout)
        self.assertEqual(call(KIOSK, "--version").returncode, 0)

    def test_bad_lines_of_contributions_are_all_named_and_nothing_is_sent(self):
        event = self.enterContext(Event(self.place))
        event.run("--k", "1", "--beat", "0")
        event.do("open")
        line = {"id": "a", "session": "practitioners", "step": "facts", "kind": "comment", "target": None, "response": None, "text": "x", "lang": "en"}
        lines = [line, dict(line, kind="shout"), dict(line, id="b", text="😀" * 1000), {"id": "c"}]
        bad = self.place.write("bad.jsonl", "".join(json.dumps(each) + "\n" for each in lines).encode() + b'{"id": "\xff"}\n')
        done = event.rehearse(bad, "--timeout", "20")
        self.assertEqual(done.returncode, 4, done.stderr)
        for number in (2, 3, 4, 5):
            self.assertIn(f"bad.jsonl:{number}:", done.stderr)
        event.do("close")
        event.stop()
        self.assertEqual(event.exported(), [])

    def test_a_second_passphrase_opens_the_event_and_can_be_taken_back(self):
        event = self.closed_event()
        second = self.place.write("second", "a passphrase for the lead reviewer\n")
        good(hub("key", event.folder, "add", "--passphrase-file", event.passphrase, "--new-passphrase-file", second))
        out = self.place.path("x.jsonl")
        good(hub("export", event.folder, "--format", "jsonl", "--out", out, "--passphrase-file", second))
        good(hub("key", event.folder, "remove", "--passphrase-file", event.passphrase))
        self.refused(5, hub("export", event.folder, "--out", out, "--passphrase-file", event.passphrase), "passphrase")
        self.refused(3, hub("key", event.folder, "remove", "--passphrase-file", second), "last passphrase")
        third = self.place.write("third", "another passphrase of enough length\n")
        good(hub("key", event.folder, "change", "--passphrase-file", second, "--new-passphrase-file", third))
        good(hub("export", event.folder, "--format", "jsonl", "--out", out, "--passphrase-file", third))
        self.assertEqual((event.folder / "event.key").stat().st_size, 4096)

    def test_of_two_passphrases_added_at_one_moment_each_that_was_shown_opens_the_event(self):
        event = self.closed_event()
        words = [HUB, "key", event.folder, "add", "--passphrase-file", event.passphrase]
        at_once = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        said = [each.communicate(timeout=60) for each in at_once]
        shown = re.findall("passphrase: (.*)", said[0][0] + said[1][0])
        for number, each in enumerate(shown):
            passphrase = self.place.write(f"shown-{number}", each + "\n")
            good(hub("export", event.folder, "--out", self.place.path("x.csv"), "--passphrase-file", passphrase))
        codes = sorted(each.returncode for each in at_once)
        self.assertIn((codes, len(shown)), [([0, 3], 1), ([0, 0], 2)])  # one of the two, or one after the other

    def test_a_key_kept_elsewhere_is_given_with_key(self):
        stick = self.place.path("stick", "event.key")
        stick.parent.mkdir()
        made = json.loads(good(hub("new", ROWAN, "--events", self.place.path("events"), "--rehearsal", "--allow-volatile", "--json", "--key-out", stick)).stdout)
        self.assertFalse((Path(made["event"]) / "event.key").exists())
        self.assertEqual(stick.stat().st_size, 4096)


if __name__ == "__main__":
    unittest.main()
