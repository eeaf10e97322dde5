"""A reviewer's notes from a file: all of them or none, with the line that is wrong."""

import csv
import io
import unittest

from reviewed_day import ReviewedDay, action, code, evidence, finding, note_id, recommendation
from room import Workplace, good, hub


class Notes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = cls.enterClassContext(Workplace())
        cls.day = cls.enterClassContext(ReviewedDay(cls.place))
        cls.texts = [each for each in cls.day.comments if each["text"]]

    def setUp(self):
        self.before = self.day.fingerprint()

    def refused(self, exit_code, done, *words):
        """Ended with `exit_code` and one sentence that holds `words`; the event is what it was."""
        self.assertEqual(done.returncode, exit_code, done.stdout + done.stderr)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertEqual(self.day.fingerprint(), self.before)

    def test_themes_findings_and_actions_are_applied_and_exported(self):
        first, second = self.texts[0]["record"], self.texts[1]["record"]
        told = good(self.day.apply([
            code(first, "VOC"), code(first, "INF", spans=[[0, 4]]), {"about": None, "what": "theme", "theme": "NEW", "name": "New one", "text": "",
                                                                     "kind": "practice", "parent": "VOC", "retired": False},
            code(second, "NEW"), finding(900, "Letters were slow", ["INF"], ["E001"]), evidence(first, 900),
            recommendation(901, "One way to pass on a letter", [900]), action("Agree on one way", "Named nurse", recommendations=[901]),
            {"about": second, "what": "key_quote", "on": True}, {"about": None, "what": "fix_now", "text": "A heater", "owner": "Housing team"}])).stdout
        self.assertEqual(told, "applied 10 notes: 1 action, 3 code, 1 evidence, 1 finding, 1 fix_now, 1 key_quote, 1 recommendation, 1 theme\n")
        themes = self.day.themes()
        self.assertEqual((themes[first], themes[second]), (["VOC", "INF"], ["NEW"]))
        self.assertTrue(next(each for each in self.day.exported() if each["record"] == second)["key_quote"])
        # Taken back, so that the other tests find the event without themes.
        good(self.day.apply([code(first, "VOC", on=False), code(first, "INF", on=False), code(second, "NEW", on=False)]))

    def test_a_broken_line_37_is_named_and_nothing_is_changed(self):
        good_lines = [code(each["record"], "VOC") for each in self.texts[:36]]
        record = self.texts[0]["record"]
        broken = [('{"about":', "is not JSON"), ({"about": record, "what": "codes"}, "does not know"), (code(record, "VOX"), 'no theme "VOX"'),
                  (code("0" * 32, "VOC"), "no comment"), (code(record, "VOC", spans=[[0, 1000]]), "a span ends at 1000"),
                  (evidence(record, 12345), "no finding"), (finding(7, "x", entries=["E999"]), 'no entry "E999"'),
                  (action("x", "Jane Smith"), "person's name"), (action("x", "Named nurse", when="2025-02-31"), "no calendar"),
                  ({"about": None, "what": "merge", "from": "VOC", "into": "VOC"}, "circle"),
                  ({"about": None, "what": "theme", "theme": "VOC", "name": "x", "text": "", "kind": "practice", "parent": "VOC", "retired": False}, "circle"),
                  (dict(code(record, "VOC"), v=2), "v is not 1"), (dict(code(record, "VOC"), note="xyz"), "hexadecimal")]
        for line, words in broken:
            with self.subTest(words):
                self.refused(4, self.day.apply([*good_lines, line]), "notes.jsonl:37: ", words, "Nothing was changed")
        self.assertNotIn(self.texts[0]["text"], self.day.apply([*good_lines, code(record, "VOX")]).stderr, "a comment's words are in no sentence")

    def test_a_dry_run_says_what_it_would_do_and_does_nothing(self):
        told = good(self.day.apply([code(self.texts[0]["record"], "VOC")], "--dry-run")).stdout
        self.assertEqual(told, "would apply 1 note: 1 code\nNothing was changed: this was a dry run.\n")
        self.assertEqual(self.day.fingerprint(), self.before)
        self.refused(4, self.day.apply([code(self.texts[0]["record"], "VOX")], "--dry-run"), "no theme")

    def test_a_file_may_be_applied_twice(self):
        notes = [finding(950, "Slow"), {"about": note_id(950), "what": "drop", "note": note_id(951)}]
        good(self.day.apply(notes))
        self.assertIn("2 were there already", good(self.day.apply(notes)).stdout)
        self.before = self.day.fingerprint()
        self.refused(4, self.day.apply([finding(950, "Something else")]), "says something else")

    def test_refused_while_the_event_is_served(self):
        self.day.run()
        try:
            done = self.day.apply([code(self.texts[0]["record"], "VOC")])
        finally:
            self.day.stop()
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(self.day.themes(), {})

    def test_a_wrong_passphrase_is_5_and_a_missing_file_4(self):
        wrong = self.place.write("wrong", "these are not the six words\n")
        file = self.place.write("one.jsonl", "")
        self.refused(5, hub("notes", self.day.folder, "--passphrase-file", wrong, "--apply", file), "passphrase")
        self.refused(4, self.day.notes("--apply", self.place.path("nowhere.jsonl")), "nowhere.jsonl")
        self.refused(2, self.day.notes(), "--apply FILE.jsonl")
        self.refused(2, self.day.notes("--apply", file, "--themes", file), "one of them")
        self.assertIn("applied 0 notes", good(self.day.notes("--apply", file)).stdout)

    def test_themes_come_back_from_a_spreadsheet_by_record(self):
        records = [each["record"] for each in self.texts[:3]]
        good(self.day.apply([code(records[0], "VOC", spans=[[0, 3]])]))
        file = self.day.export(formats="csv")
        self.assertIn("applied 0 notes", good(self.day.notes("--themes", file)).stdout, "an export as it is changes nothing")
        rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
        for row in rows:
            row["themes"] = {records[0]: "VOC; INF", records[1]: "PLN", records[2]: ""}.get(row["record"], row["themes"])
        text = io.StringIO(newline="")
        table = csv.DictWriter(text, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
        coded = self.place.write("coded.csv", text.getvalue())
        self.assertEqual(good(self.day.notes("--themes", coded)).stdout, "applied 2 notes: 2 code\n")
        self.assertEqual(self.day.themes(), {records[0]: ["VOC", "INF"], records[1]: ["PLN"]})
        plain = self.place.write("plain.csv", "record,themes\r\n" + "".join(f"{each},\r\n" for each in records))
        self.assertEqual(good(self.day.notes("--themes", plain)).stdout, "applied 3 notes: 3 code taken off\n")
        self.before = self.day.fingerprint()
        foreign = self.place.write("foreign.csv", f"record,themes\r\n{records[0]},VOC\r\n{'0' * 32},VOC\r\n")
        self.refused(4, self.day.notes("--themes", foreign), "foreign.csv:3: ", "is no comment of this event")

    def test_what_is_signed_off_stays_until_it_is_reopened(self):
        good(self.day.apply([{"about": None, "what": "sign_off"}]))
        self.before = self.day.fingerprint()
        self.refused(3, self.day.apply([code(self.texts[0]["record"], "VOC")]), "signed off", "reopen")
        good(self.day.apply([{"about": None, "what": "reopen", "text": "a record came late"}]))


if __name__ == "__main__":
    unittest.main()
