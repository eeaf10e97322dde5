"""The officer's page: a clean event passes, and whatever is planted in it fails the audit, which names it. And shred."""

import gzip
import html
import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import unittest
import zipfile

from reviewed_day import ReviewedDay, finding
from room import HUB, ROOT, SLOW, Event, Workplace, good, hub, wait_until

SENTENCE = "Nobody had asked the boy what he wanted to happen next."


class Audit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = cls.enterClassContext(Workplace())
        cls.day = cls.enterClassContext(ReviewedDay(cls.place))
        good(hub("enrol", cls.day.folder, "window-table", "--out", cls.place.path("stick")))

    def setUp(self):
        """Each leak is planted in a copy of its own."""
        self.folder = self.place.path("copies", self.id().rsplit(".", 1)[1])
        shutil.copytree(self.day.folder, self.folder)

    def audit(self, *words):
        return hub("audit", self.folder, *words)

    def unlocked(self, *words):
        return self.audit("--passphrase-file", self.day.passphrase, *words)

    def fails(self, *named, unlocked=False):
        """Ends with 1, and the page and the JSON name the leak; the same folder passed before it was planted."""
        run = self.unlocked if unlocked else self.audit
        page, machine = run(), run("--json")
        self.assertEqual((page.returncode, machine.returncode), (1, 1), page.stdout[:800] + page.stderr)
        self.assertIn("RESULT: FAILED", page.stdout)
        self.assertEqual(len(page.stderr.strip().splitlines()), 1, page.stderr)
        found = json.loads(machine.stdout)
        self.assertFalse(found["passed"])
        told = "\n".join(f"{each['where']}: {each['what']}" for each in found["leaks"])
        for words in named:
            self.assertIn(words, told)
        self.assertNotIn(SENTENCE[:30], page.stdout, "the page never repeats what leaked")

    def sql(self, *statements):
        store = sqlite3.connect(self.folder / "event.db")
        store.execute("PRAGMA secure_delete = ON")
        for statement, *values in statements:
            store.execute(statement, values)
        store.commit()
        store.close()

    # -- what is clean passes ------------------------------------------------------------------------------------------

    def test_a_clean_event_passes_and_is_not_changed(self):
        before = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        for run in (self.audit, self.unlocked):
            done = good(run())
            self.assertIn("RESULT: passed", done.stdout)
            self.assertLessEqual(max(map(len, done.stdout.splitlines())), 100)
        self.assertEqual({path.name: path.read_bytes() for path in self.folder.iterdir()}, before)
        found = json.loads(good(self.unlocked("--json")).stdout)
        self.assertEqual((found["passed"], found["leaks"], found["with_key"]), (True, [], True))
        self.assertEqual({each["path"] for each in found["files"]}, {"devices", "event.db", "event.db-journal", "event.key"} & set(before))
        self.assertTrue(any("SMALL ROOM" in each for each in found["may_identify"]))

    def test_a_clean_event_of_many_notes_passes_and_one_among_them_that_is_not_sealed_is_found(self):
        notes = "".join(json.dumps(finding(number, f"Finding {number}.")) + "\n" for number in range(1, 141))
        good(hub("notes", self.folder, "--passphrase-file", self.day.passphrase, "--apply", self.place.write("many.jsonl", notes)))
        for run in (self.audit, self.unlocked):
            good(run())
        self.sql(("UPDATE note SET sealed = ? WHERE sequence = 70", json.dumps({"v": 1, "text": SENTENCE}).encode().ljust(4144, b"\0")))
        self.fails("a note is not sealed", "letters that can be read")

    def test_every_line_about_what_is_lost_names_a_test_that_is_there(self):
        page = " ".join(good(self.audit()).stdout.split())
        named = set(re.findall(r"tests/[\w/]+\.(?:py|cpp)", page))
        self.assertGreater(len(named), 8)
        for test in named:
            self.assertTrue((ROOT / test).exists(), test)

    def test_the_page_can_be_filed(self):
        good(self.audit("--out", self.place.path("audit.txt")))
        self.assertIn("What is not stored, anywhere", self.place.path("audit.txt").read_text())

    def test_what_cannot_be_audited_is_one_sentence(self):
        self.assertEqual(hub("audit", self.place.path("nowhere")).returncode, 4)
        self.assertEqual(self.audit("--passphrase-file", self.place.write("wrong", "six words that are quite wrong\n")).returncode, 5)
        (self.folder / "event.db").write_bytes(b"x" * 50000)
        done = self.audit()
        self.assertEqual((done.returncode, len(done.stderr.strip().splitlines())), (4, 1), done.stderr)

    # -- planted ---------------------------------------------------------------------------------------------------------

    def test_a_time_column(self):
        self.sql(("ALTER TABLE contribution ADD COLUMN received_at INTEGER",))
        self.fails("received_at")

    def test_a_table_of_arrivals(self):
        self.sql(("CREATE TABLE arrival(number INTEGER PRIMARY KEY, device TEXT, at TEXT)",))
        self.fails("arrival")

    def test_an_index_on_the_order(self):
        self.sql(("CREATE TRIGGER kept AFTER INSERT ON contribution BEGIN INSERT INTO note(sealed) VALUES(NEW.sealed); END",))
        self.fails("trigger")

    def test_a_device_in_a_setting(self):
        self.sql(("INSERT INTO setting VALUES('last_device', 'window-table')",))
        self.fails("last_device", "window-table")

    def test_a_device_inside_of_sealed_bytes(self):
        self.sql(("UPDATE contribution SET sealed = CAST(substr(sealed, 1, 1000) || CAST('window-table' AS BLOB) || substr(sealed, 1013) AS BLOB) "
                  "WHERE record_id = (SELECT min(record_id) FROM contribution)",))
        self.fails("window-table")
        self.fails("does not open", unlocked=True)

    def test_a_comment_that_is_not_sealed(self):
        text = json.dumps({"v": 1, "text": SENTENCE}).encode().ljust(3120, b"\0")
        self.sql(("UPDATE contribution SET sealed = ? WHERE record_id = (SELECT max(record_id) FROM contribution)", text))
        self.fails("a row is not sealed", "letters that can be read")

    def test_a_comment_of_another_length(self):
        self.sql(("UPDATE contribution SET sealed = substr(sealed, 1, 1040) WHERE record_id = (SELECT max(record_id) FROM contribution)",))
        self.fails("3,120 sealed bytes")

    def test_a_note_that_is_not_sealed(self):
        self.sql(("INSERT INTO note(sealed) VALUES(?)", json.dumps({"v": 1, "what": "memo", "text": SENTENCE}).encode().ljust(4144, b"\0")))
        self.fails("a note is not sealed")

    def test_words_in_a_journal(self):
        (self.folder / "event.db-journal").write_text(SENTENCE)
        self.fails("event.db-journal")

    def test_words_behind_a_true_journals_beginning(self):
        (self.folder / "event.db-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + os.urandom(700) + SENTENCE.encode() + os.urandom(90))
        self.fails("event.db-journal", "letters that can be read")

    def test_words_in_a_freed_page(self):
        store = sqlite3.connect(self.folder / "event.db")
        store.execute("PRAGMA secure_delete = OFF")
        store.execute("CREATE TABLE x(t)")
        store.executemany("INSERT INTO x VALUES(?)", [(SENTENCE * 40,)] * 40)
        store.execute("DROP TABLE x")
        store.commit()
        store.close()
        self.fails("letters that can be read", "freed pages")

    def test_a_write_ahead_log(self):
        self.sql(("PRAGMA journal_mode = WAL",))
        self.fails("write-ahead log")

    def test_an_export_left_beside_the_store(self):
        (self.folder / "comments.csv").write_text(SENTENCE)
        self.fails("comments.csv")

    def test_a_file_that_leads_elsewhere(self):
        (self.folder / "event.db-journal").unlink(missing_ok=True)
        (self.folder / "event.db-journal").symlink_to("/etc/hostname")
        self.fails("event.db-journal")

    def test_a_store_that_others_may_read(self):
        (self.folder / "event.db").chmod(0o644)
        self.fails("chmod go=")

    def test_a_key_that_is_not_wrapped(self):
        key = bytearray((self.folder / "event.key").read_bytes())
        key[3000:3032] = os.urandom(32)
        (self.folder / "event.key").write_bytes(key)
        self.fails("event.key")

    def test_a_broker_that_keeps_messages(self):
        broker = self.place.path("broker")
        broker.mkdir(exist_ok=True)
        plain = ("persistence false\nconnection_messages false\nlog_type error\nlog_timestamp false\nlog_dest stderr\n"
                 "listener 0 /run/x/hub.sock\nallow_anonymous true\n")
        (broker / "mosquitto.conf").write_text(plain)
        good(self.audit("--broker-folder", broker))
        for planted, named in ((plain.replace("persistence false", "persistence true"), "persistence"),
                               (plain.replace("connection_messages false\n", ""), "connection_messages"),
                               (plain + "log_type all\n", "log_type"), (plain + "log_dest file /var/log/room.log\n", "room.log"),
                               (plain + "plugin /usr/lib/x.so\n", "plugin")):
            (broker / "mosquitto.conf").write_text(planted)
            done = self.audit("--broker-folder", broker)
            self.assertEqual(done.returncode, 1, planted)
            self.assertIn(named, done.stdout)
        (broker / "mosquitto.conf").write_text(plain)
        (broker / "mosquitto.db").write_bytes(b"x")
        self.assertIn("mosquitto.db", self.audit("--broker-folder", broker).stdout)

    def test_a_comment_in_a_journal_of_the_system(self):
        text = max((each["text"] or "" for each in self.day.comments), key=len)
        journal = self.place.write("journal.txt", "ready\nlistening\n")
        good(self.unlocked("--also", journal))
        journal.write_text(f"ready\nreceived: {text[5:60]}\n")
        done = self.unlocked("--also", journal)
        self.assertEqual(done.returncode, 1)
        self.assertIn("journal.txt: words of a comment", " ".join(done.stdout.split()))
        self.assertNotIn(text[5:40], done.stdout)

    # -- what other files are packed into ------------------------------------------------------------------------------

    def stick(self, *formats, name):
        """A folder with what `export` makes of the day."""
        folder = self.place.path("sticks", name)
        folder.mkdir(parents=True)
        for ending in formats:
            good(hub("export", self.day.folder, "--format", ending, "--out", folder / f"all.{ending}", "--passphrase-file", self.day.passphrase))
        return folder

    def test_comments_in_documents_of_every_kind_are_found(self):
        stick = self.stick("csv", "jsonl", "xlsx", "qdpx", "docx", name="documents")
        with zipfile.ZipFile(stick / "bundle.bin", "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.write(stick / "all.docx", "inner/all.docx")
        done = self.unlocked("--also", stick, "--json")
        self.assertEqual(done.returncode, 1)
        found = json.loads(done.stdout)
        self.assertEqual({each["where"].removeprefix(f"{stick}/").split(",")[0] for each in found["leaks"]},
                         {"all.csv", "all.jsonl", "all.xlsx", "all.qdpx", "all.docx", "bundle.bin"})
        self.assertEqual(len(found["leaks"]), 6, "one line for a file")
        self.assertTrue(any(each["where"].startswith(f"{stick}/bundle.bin, in it inner/all.docx, in it ") for each in found["leaks"]))
        self.assertEqual((found["passed"], found["not_looked_into"]), (False, []))

    def test_each_comment_in_pieces_of_a_document_is_found(self):
        stick = self.stick(name="pieces")
        texts = [each["text"] for each in self.day.comments if len(each["text"] or "") >= 20]
        self.assertGreater(len(texts), 30)
        for number, text in enumerate([*texts, "Nothing that anybody wrote."]):
            pieces = "".join(f"<text:span>{html.escape(text[at:at + 5])}</text:span>" for at in range(0, len(text), 5))
            with zipfile.ZipFile(stick / f"{number}.odt", "w", zipfile.ZIP_DEFLATED) as document:
                document.writestr("content.xml", f"<?xml version='1.0'?><text:p>{pieces}</text:p>")
        found = json.loads(self.unlocked("--also", stick, "--json").stdout)
        self.assertEqual({each["where"] for each in found["leaks"]}, {f"{stick}/{number}.odt, in it content.xml" for number in range(len(texts))})
        for number in range(len(texts)):
            (stick / f"{number}.odt").unlink()
        self.assertIn("RESULT: passed. Nothing was found", good(self.unlocked("--also", stick)).stdout, "the control: a document of other words")

    def test_what_cannot_be_looked_into_is_named_and_nothing_passed(self):
        stick = self.stick(name="shut")
        good(hub("export", self.day.folder, "--format", "docx,xlsx", "--zip", "--out", stick / "locked.zip", "--passphrase-file", self.day.passphrase))
        (stick / "report.pdf").write_bytes(b"%PDF-1.7\n" + os.urandom(500))
        (stick / "old.csv.gz").write_bytes(gzip.compress(SENTENCE.encode()))
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            archive.writestr("a.txt", os.urandom(500))
        (stick / "half.zip").write_bytes(whole.getvalue()[:300])
        done = good(self.unlocked("--also", stick))
        page = " ".join(done.stdout.split())
        self.assertIn("RESULT: nothing was found in what could be looked into. 4 files could not be looked into; look at them by hand:", page)
        self.assertNotIn("RESULT: passed", page)
        found = json.loads(good(self.unlocked("--also", stick, "--json")).stdout)
        self.assertEqual({each["where"]: each["why"].split(";")[0] for each in found["not_looked_into"]},
                         {f"{stick}/locked.zip": "it is locked by a password", f"{stick}/report.pdf": "it is a PDF, whose words are packed",
                          f"{stick}/old.csv.gz": "it is packed (gzip)",
                          f"{stick}/half.zip": "it is no archive that can be read (was it saved to its end?)."})
        self.assertEqual((found["passed"], found["leaks"]), (True, []))
        said = good(self.unlocked("--also", stick, "--out", self.place.path("shut.txt"))).stderr
        self.assertIn("shut.txt names those to look at by hand", said)

    def test_a_link_in_a_folder_is_named_and_one_that_was_named_is_followed(self):
        stick, link = self.stick("csv", name="linked"), self.place.path("linked.csv")
        kept = self.place.path("kept.csv")
        (stick / "all.csv").rename(kept)
        (stick / "all.csv").symlink_to(kept)
        found = json.loads(good(self.unlocked("--also", stick, "--json")).stdout)
        self.assertEqual([each["where"] for each in found["not_looked_into"]], [f"{stick}/all.csv"])
        link.symlink_to(kept)
        done = self.unlocked("--also", link)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(f"{link}: words of a comment", " ".join(done.stdout.split()))

    def test_whoever_asks_to_stop_is_not_kept_until_every_stick_is_read(self):
        stick, pipe = self.stick(name="large"), self.place.path("pipe")
        os.mkfifo(pipe)
        audit = subprocess.Popen([str(HUB), "audit", str(self.folder), "--passphrase-file", str(pipe), "--also", str(stick)],
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with open(pipe, "w") as passphrase:  # it waits for its passphrase until here
            audit.send_signal(signal.SIGINT)
            passphrase.write(self.day.passphrase.read_text())
        said = audit.communicate(timeout=60 * SLOW)
        self.assertEqual((audit.returncode, said), (1, ("", "Stopped; there is no page.\n")))

    def test_a_document_left_beside_the_store(self):
        shutil.copy(self.stick("xlsx", name="beside") / "all.xlsx", self.folder / "table")
        self.fails("table: this file is none of an event's", "table, in it xl/worksheets/sheet1.xml: words of a comment", unlocked=True)

    def test_a_folder_that_cannot_be_read_to_its_end_is_no_pass(self):
        stick, broker = self.stick("csv", name="broken"), self.place.path("broken-broker")
        good(hub("broker-config", self.folder, "--out", broker))
        for folder, words in ((stick, ["--passphrase-file", self.day.passphrase, "--also", stick]), (broker, ["--broker-folder", broker])):
            for part in (1, 2):
                done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-P", str(folder), "-e", "trace=getdents64", "-e",
                                       f"inject=getdents64:error=EIO:when={part}", str(HUB), "audit", str(self.folder), *map(str, words)],
                                      capture_output=True, text=True, timeout=60 * SLOW)
                self.assertEqual((done.returncode, done.stdout), (1, ""))
                self.assertIn(f"Cannot read {folder}", done.stderr)


class Shred(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        self.event = self.enterContext(Event(self.place))

    def test_it_asks_for_the_reference_and_leaves_nothing(self):
        wrong = hub("shred", self.event.folder, stdin="yes\n")
        self.assertEqual((wrong.returncode, (self.event.folder / "event.key").exists()), (3, True))
        self.assertEqual(hub("shred", self.event.folder, stdin="").returncode, 3)
        good(hub("shred", self.event.folder, stdin=self.event.ref + "\n"))
        self.assertFalse(self.event.folder.exists())

    def test_whatever_way_leads_to_its_folder_nothing_is_left(self):
        link = self.place.path("link")
        for way, place in ((".", self.event.folder), (f"{self.event.folder}/", None), (link, None), (f"{link}/", None)):
            with self.subTest(way):
                event = self.event if self.event.folder.exists() else Event(self.place)
                link.unlink(missing_ok=True)
                link.symlink_to(event.folder)
                done = subprocess.run([HUB, "shred", str(way), "--yes-shred", event.ref], capture_output=True, text=True, cwd=place, timeout=60 * SLOW)
                self.assertEqual((done.returncode, done.stderr, event.folder.exists()), (0, "", False))

    def test_a_legal_hold_keeps_it(self):
        good(hub("shred", self.event.folder, "--hold"))
        self.assertIn("legal hold is set", " ".join(good(hub("audit", self.event.folder)).stdout.split()))
        held = hub("shred", self.event.folder, "--yes-shred", self.event.ref)
        self.assertEqual((held.returncode, (self.event.folder / "event.key").stat().st_size), (3, 4096))
        good(hub("shred", self.event.folder, "--release-hold"))
        good(hub("shred", self.event.folder, "--yes-shred", self.event.ref))
        self.assertFalse(self.event.folder.exists())

    def test_a_key_that_the_disk_lost_is_no_reason_to_destroy_what_is_held(self):
        key, copy = self.event.folder / "event.key", (self.event.folder / "event.key").read_bytes()
        key.write_bytes(bytes(len(copy)))  # what a worn card gives back, and what a shredding that was cut off leaves
        good(hub("shred", self.event.folder, "--hold"))
        self.assertEqual(hub("shred", self.event.folder, "--yes-shred", self.event.ref).returncode, 3)
        key.write_bytes(copy)
        good(hub("audit", self.event.folder, "--passphrase-file", self.event.passphrase))
        key.write_bytes(bytes(len(copy)))
        good(hub("shred", self.event.folder, "--release-hold"))
        self.assertTrue((self.event.folder / "event.db").exists())
        good(hub("shred", self.event.folder))
        self.assertFalse(self.event.folder.exists())

    def test_a_hold_in_the_pack_holds_from_the_first_day(self):
        pack = self.place.path("pack")
        shutil.copytree(ROOT / "assets" / "rowan", pack)
        text = (pack / "event.toml").read_text()
        (pack / "event.toml").write_text(text.replace('"ESK-LLR-2025-02"', '"HELD-1"') + "\n[retention]\nmonths = 6\nlegal_hold = true\n")
        held = Event(self.place, pack=pack)
        self.assertEqual(hub("shred", held.folder, "--yes-shred", "HELD-1").returncode, 3)
        self.assertIn("RETENTION IS OVER", good(hub("audit", held.folder)).stdout)

    def test_a_served_event_is_left_alone(self):
        self.event.run()
        self.assertEqual(hub("shred", self.event.folder, "--yes-shred", self.event.ref).returncode, 3)
        self.event.stop()

    def test_the_key_of_another_event_is_never_touched(self):
        other = Event(self.place, events="others")
        (self.event.folder / "event.key").unlink()
        done = hub("shred", self.event.folder, "--yes-shred", self.event.ref, "--key", other.folder / "event.key")
        self.assertEqual(done.returncode, 4)
        good(hub("audit", other.folder, "--passphrase-file", other.passphrase))
        self.assertEqual(hub("shred", self.event.folder, "--yes-shred", self.event.ref).returncode, 3)
        good(hub("shred", self.event.folder, "--yes-shred", self.event.ref, "--without-key"))

    def test_a_key_beside_the_store_goes_with_the_one_on_a_stick(self):
        stick = self.place.write("event.key", (self.event.folder / "event.key").read_bytes())
        good(hub("shred", self.event.folder, "--yes-shred", self.event.ref, "--key", stick))
        self.assertFalse(stick.exists())
        self.assertFalse(self.event.folder.exists())

    def test_a_damaged_key_does_not_keep_an_event(self):
        for damage in (lambda whole: whole[:1000], lambda whole: b"", lambda whole: whole + b"more"):
            event = self.event if self.event.folder.exists() else Event(self.place)
            key = event.folder / "event.key"
            key.write_bytes(damage(key.read_bytes()))
            good(hub("shred", event.folder, "--yes-shred", event.ref))
            self.assertFalse(event.folder.exists())

    def test_what_an_enrolment_left_that_was_killed_goes_with_the_event(self):
        for when in range(1, 4):  # at its file for a stick, at its sheet, at the list of devices
            subprocess.run(["strace", "-qq", "-o", "/dev/null", "-e", "trace=rename", "-e", f"inject=rename:signal=KILL:when={when}", str(HUB),
                            "enrol", str(self.event.folder), "window-table", "--out", str(self.place.path("stick"))], timeout=60 * SLOW)
        self.assertEqual(len(list(self.event.folder.glob("devices.*"))), 1, "the control: it was killed at the list")
        good(hub("shred", self.event.folder, "--yes-shred", self.event.ref))
        self.assertFalse(self.event.folder.exists())

    def test_what_is_not_the_events_is_left_and_named(self):
        (self.event.folder / "mine.txt").write_text("a letter")
        done = hub("shred", self.event.folder, "--yes-shred", self.event.ref)
        self.assertEqual(done.returncode, 1)
        self.assertIn("mine.txt", done.stderr)
        self.assertEqual([path.name for path in self.event.folder.iterdir()], ["mine.txt"])

    def test_killed_at_any_sync_the_key_is_gone_and_it_can_be_run_again(self):
        for number in range(1, 7):
            with self.subTest(number):
                event = Event(self.place, events=f"killed-{number}")
                killed = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync",
                                         "-e", f"inject=fsync:signal=KILL:when={number}", str(HUB), "shred", str(event.folder),
                                         "--yes-shred", event.ref], capture_output=True, text=True, timeout=60 * SLOW)
                self.assertNotEqual(killed.returncode, 0, "the control: it was killed")
                if number >= 2 and (event.folder / "event.key").exists():
                    self.assertNotEqual((event.folder / "event.key").read_bytes()[:13], b"Candour key 1")
                if event.folder.exists():
                    good(hub("shred", event.folder, "--yes-shred", event.ref))
                self.assertFalse(event.folder.exists())


class EnrolledWhileItRuns(unittest.TestCase):
    def test_a_device_is_enrolled_and_revoked_while_the_hub_writes_to_its_store(self):
        place = self.enterContext(Workplace())
        event = self.enterContext(Event(place)).run()
        good(hub("do", event.folder, "open"))
        wait_until("the hub has written", lambda: "open" in good(hub("status", event.folder)).stdout)
        good(hub("enrol", event.folder, "late-table", "--out", place.path("stick")))
        good(hub("revoke", event.folder, "late-table"))
        event.stop()

    def test_devices_that_are_enrolled_and_revoked_at_one_moment_do_not_undo_each_other(self):
        place = self.enterContext(Workplace())
        event = Event(place)
        good(hub("enrol", event.folder, "lost-kiosk", "--out", place.path("stick")))
        names = [f"table-{number}" for number in range(8)]
        lines = [["enrol", event.folder, name, "--out", place.path("stick")] for name in names]
        lines.insert(4, ["revoke", event.folder, "lost-kiosk"])
        at_once = [subprocess.Popen([HUB, *map(str, line)], stdout=subprocess.DEVNULL) for line in lines]
        self.assertEqual([each.wait(timeout=60 * SLOW) for each in at_once], [0] * len(lines))
        listed = [line.split()[0] for line in (event.folder / "devices").read_text().splitlines()]
        self.assertEqual(sorted(listed), names)


if __name__ == "__main__":
    unittest.main()
