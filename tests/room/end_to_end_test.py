"""new, run, open, rehearse, close, export: what people sent is what comes out, byte for byte, once."""

import csv
import io
import json
import subprocess
import unittest

import awkward
from room import KIOSK, ROWAN, Event, Workplace, good, sent_lines, what_was_sent


class EndToEnd(unittest.TestCase):
    def through(self, event, file, *run_words, kiosks=6):
        """Rehearses `file` through the close of `event`; gives the reports before and through it."""
        data = event.place.path("kiosks")
        event.run(*run_words)
        event.do("open")
        report = event.place.path("report.json")
        good(event.rehearse(file, "--data", data, "--report", report, kiosks=kiosks, timeout=200))
        before = json.loads(report.read_text())
        resumed = None
        if before["waiting"]:
            resumed = subprocess.Popen([str(KIOSK), "rehearse", "--broker", event.broker, "--reference", event.ref, "--resume", str(data),
                                        "--timeout", "100", "--report", str(report)], stdout=subprocess.DEVNULL)
        event.do("close", "--wait", "60")
        if resumed:
            self.assertEqual(resumed.wait(timeout=120), 0)
        event.stop()
        return before, json.loads(report.read_text())

    def test_rowan_with_one_sitting_enough_is_receipted_before_the_close(self):
        with Workplace() as place, Event(place) as event:
            before, _ = self.through(event, ROWAN / "contributions.jsonl", "--k", "1", "--beat", "0.2")
            lines = sent_lines(ROWAN / "contributions.jsonl")
            self.assertEqual((before["sent"], before["receipted"], before["waiting"], before["dropped_votes"]), (len(lines), len(lines), 0, 0))
            exported = event.exported()
            self.assertEqual(what_was_sent(exported), what_was_sent(lines))
            records = {each["record"] for each in exported}
            self.assertTrue(all(each["target"] in records for each in exported if each["kind"] == "vote"))

    def test_rowan_with_five_sittings_needed_is_receipted_through_the_close(self):
        with Workplace() as place, Event(place) as event:
            before, after = self.through(event, ROWAN / "contributions.jsonl", "--beat", "0.3", kiosks=12)
            lines = sent_lines(ROWAN / "contributions.jsonl")
            exported = event.exported()
            self.assertEqual(after["waiting"], 0)
            self.assertEqual(len(exported), len(lines) - before["dropped_votes"])
            without_votes = [each for each in lines if each["kind"] != "vote"]
            self.assertEqual(what_was_sent([e for e in exported if e["kind"] != "vote"]), what_was_sent(without_votes))

    def awkward_event(self, place, k, count):
        entries = awkward.write_pack(place.path("pack"))
        lines = awkward.write_contributions(place.path("lines.jsonl"), count, entries)
        with Event(place, place.path("pack")) as event:
            before, after = self.through(event, place.path("lines.jsonl"), "--k", k, "--beat", "0.2", kiosks=8)
            self.assertEqual(what_was_sent(event.exported()), what_was_sent(lines))
            self.assertEqual(len(event.exported()), count)
            if k == 1:
                self.assertEqual(before["receipted"], count)
            self.assertEqual(after["waiting"], 0)
            return event.export(formats="csv"), event.export("--raw-csv", formats="csv"), lines

    def test_five_thousand_awkward_lines_all_receipted_before_the_close(self):
        with Workplace() as place:
            self.awkward_event(place, 1, 5000)

    def test_five_thousand_awkward_lines_in_groups_of_five_through_the_close(self):
        with Workplace() as place:
            raw = self.awkward_event(place, 5, 5000)[1]
            text = raw.read_bytes()
            self.assertFalse(text.startswith(b"\xef\xbb\xbf"))

    def test_a_spreadsheet_reads_every_cell_as_text(self):
        with Workplace() as place:
            entries = awkward.write_pack(place.path("pack"))
            lines = awkward.write_contributions(place.path("lines.jsonl"), 120, entries, seed=9)
            lines = [line for line in lines if "\x00" not in line["text"]]
            place.path("lines.jsonl").write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
            with Event(place, place.path("pack")) as event:
                self.through(event, place.path("lines.jsonl"), "--k", "1", "--beat", "0")
                text = event.export(formats="csv").read_bytes().decode("utf-8")
                self.assertTrue(text.startswith("\ufeff"))
                rows = list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))
                self.assertEqual(len(rows), len(lines))
                self.assertFalse([row for row in rows for cell in row.values() if cell[:1] in ("=", "+", "-", "@", "\t", "\r")])
                unguarded = sorted(row["text"][1:] if row["text"][:1] == "'" and row["text"][1:2] in tuple("=+-@\t\r") else row["text"] for row in rows)
                self.assertEqual(unguarded, sorted(line["text"] for line in lines))

    def test_the_other_session_is_an_event_of_its_own(self):
        with Workplace() as place:
            awkward.write_pack(place.path("pack"))
            with Event(place, place.path("pack"), session="managers") as event:
                self.assertEqual(event.ref, "AWK-WARD---1.managers")
                lines = awkward.write_contributions(place.path("lines.jsonl"), 20, ["E001"], session="managers")
                self.through(event, place.path("lines.jsonl"), "--k", "1", "--beat", "0")
                exported = event.exported()
                self.assertEqual(what_was_sent(exported), what_was_sent(lines))
                self.assertEqual({each["session"] for each in exported}, {"managers"})

    def test_an_export_says_nothing_of_when(self):
        with Workplace() as place, Event(place) as event:
            self.through(event, ROWAN / "contributions.jsonl", "--k", "1", "--beat", "0")
            first, again = event.export().read_bytes(), event.export().read_bytes()
            self.assertEqual(first, again)
            order = [json.loads(line) for line in first.decode().split("\n")[:-1]]
            steps = [each["step"] for each in order]
            self.assertEqual(steps, sorted(steps, key=["facts", "lived_experience", "key_issues", "reflective_analysis", "learning"].index))
            for step in set(steps):
                ids = [each["record"] for each in order if each["step"] == step]
                self.assertEqual(ids, sorted(ids))


if __name__ == "__main__":
    unittest.main()
