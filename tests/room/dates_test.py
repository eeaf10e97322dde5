"""The dates of a pack: reckoned from the days that people enter, with what does not fit said in one sentence."""

import json
import unittest

from room import ROWAN, Workplace, good, hub


class Dates(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        self.pack = self.place.path("pack")
        good(hub("init", self.pack, "--profile", "kirklees-managers-learning-event"))

    def plan(self, *words):
        return json.loads(good(hub("dates", self.pack, "--json", *words)).stdout)

    def test_the_chain_of_kirklees_follows_from_the_notification(self):
        told = good(hub("dates", self.pack, "--day", "notification=2025-04-15")).stdout
        self.assertRegex(told, r"(?m)^first_draft +Sat 14 Jun 2025 +day 61  next working day Mon 16 Jun 2025$")
        self.assertRegex(told, r"(?m)^notify_panel +waits for incident_known$")
        self.assertIn("Warning: first_draft lies on day 61, after stage_write on day 60", told)
        self.assertIn("Warning: publication lies on day 102, after stage_approve_and_publish on day 90", told)
        self.assertIn("day 0", told)

    def test_a_machine_may_read_it(self):
        plan = self.plan("--day", "notification=2025-04-15", "--day", "first_draft=2025-06-12")
        days = {day["id"]: day for day in plan["days"]}
        self.assertEqual(days["first_draft"], {"id": "first_draft", "from": "learning_event", "due": "2025-06-12", "next_working_day": "2025-06-12",
                                               "entered": True, "day": 59, "waits_for": None})
        self.assertEqual(days["workstream_meeting"]["due"], "2025-06-26")
        self.assertEqual(days["notify_panel"]["waits_for"], "incident_known")
        self.assertEqual([warning["id"] for warning in plan["warnings"]], ["publication"])
        self.assertEqual((plan["nation"], plan["bank_holidays"]["last_year"]), ("england-and-wales", 2028))

    def test_nothing_is_reckoned_where_nothing_is_known(self):
        self.assertTrue(all(day["due"] is None and day["waits_for"] for day in self.plan()["days"]))

    def test_the_nation_is_the_packs(self):
        event = self.pack / "event.toml"
        event.write_text(event.read_text().replace('"england-and-wales"', '"scotland"', 1))
        due = {day["id"]: day["due"] for day in self.plan("--day", "incident_known=2025-04-15")["days"]}
        self.assertEqual(due["notify_panel"], "2025-04-23", "Easter Monday is a working day there")

    def test_a_slip_is_said_in_one_sentence(self):
        for word, said in [("notifcation=2025-04-15", "did you mean notification?"), ("notification=15/04/2025", "is not a day"),
                           ("notification=2025-02-30", "is not a day"), ("notification", "--day wants NAME=YYYY-MM-DD")]:
            done = hub("dates", self.pack, "--day", word)
            self.assertEqual(done.returncode, 2, word)
            self.assertIn(said, done.stderr)
            self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        self.assertEqual(hub("dates", self.place.path("nowhere")).returncode, 4)
        twice = hub("dates", self.pack, "--day", "notification=2025-04-15", "--day", "notification=2025-06-12")
        self.assertEqual((twice.returncode, "twice" in twice.stderr), (2, True), twice.stdout + twice.stderr)
        without = hub("dates", ROWAN, "--json", "--day", "notification=2025-04-15")
        self.assertEqual((without.returncode, "This pack has no deadlines" in without.stderr), (2, True), without.stderr)

    def test_check_says_that_dates_can_be_planned(self):
        self.assertIn(f"candour-hub dates {self.pack} --day notification=YYYY-MM-DD", good(hub("check", self.pack)).stdout)
        self.assertNotIn("Deadlines", good(hub("check", ROWAN)).stdout)
        self.assertIn("no deadlines", good(hub("dates", ROWAN)).stdout)


if __name__ == "__main__":
    unittest.main()
