"""From a day that is over to the managers' session and back: one way, and never a practitioner's words."""

import json
import re
import unicodedata
import unittest

from reviewed_day import ReviewedDay, evidence, finding, note_id, recommendation
from room import Workplace, good, hub


def words_of(text):
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return re.findall(r"\w+", folded)


def runs_of(text):
    """Every six words in a row."""
    words = words_of(text)
    return {tuple(words[i:i + 6]) for i in range(len(words) - 5)}


class FollowOn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = cls.enterClassContext(Workplace())
        cls.day = cls.enterClassContext(ReviewedDay(cls.place))
        cls.texts = [each for each in cls.day.comments if each["text"]]
        cls.runs = set().union(*(runs_of(each["text"]) for each in cls.texts))
        records = [each["record"] for each in cls.texts]
        cls.good_notes = [
            finding(0x1000, "Letters about appointments went unanswered for weeks", ["INF"]), *(evidence(each, 0x1000) for each in records[:6]),
            finding(0x2000, "Hardly anybody said this"), *(evidence(each, 0x2000) for each in records[:4]),
            dict(recommendation(0, "Letters say what answer is needed, and by when", [0x1000]), note="ab" * 16),
            dict(recommendation(0, "Group supervision once a month"), note="cd" * 16),
            dict(recommendation(0, "From too few", [0x2000]), note="ef" * 16)]
        good(cls.day.apply(cls.good_notes))

    def follow_on(self, name, *words):
        return hub("follow-on", self.day.folder, "--kind", "managers-feasibility", "--out", self.place.path(name), "--passphrase-file",
                   self.day.passphrase, *words)

    def test_a_pack_asks_of_each_recommendation_and_the_answers_come_back(self):
        told = good(self.follow_on("managers")).stdout
        self.assertIn("wrote a pack with 1 finding and 2 recommendations", told)
        self.assertIn("Left out: 1 finding with fewer than 5 comments as evidence, and 1 recommendation from such findings alone.", told)
        pack = self.place.path("managers")
        summary = good(hub("check", pack))
        self.assertEqual(summary.stderr, "", "check has nothing to say")
        text = "\n".join(file.read_text() for file in sorted(pack.iterdir()))
        self.assertEqual(runs_of(text) & self.runs, set())
        self.assertNotIn("Hardly anybody", text)
        self.assertNotIn("too few", text)
        longest = max((each["text"] for each in self.texts), key=len)
        self.assertNotEqual(runs_of(text + longest) & self.runs, set(), "the control: the same look finds a comment's words")

        lines = [dict(step="learning", prompt="feasible_abababab", choices=["Feasible with changes"], text=""),
                 dict(step="learning", prompt="work_abababab", text="A pilot has run since May in two teams"),
                 dict(step="learning", prompt="owner_cdcdcdcd", text="Head of safeguarding"),
                 dict(step="key_issues", prompt="issues-1", text="The first finding, from the other side")]
        whole = [dict(id=f"M-{i}", session="managers", kind="comment", target=None, response=None, lang="en") | line for i, line in enumerate(lines)]
        file = self.place.write("managers.jsonl", "".join(json.dumps(each) + "\n" for each in whole))
        managers = self.enterContext(ReviewedDay(self.place, pack, lines=file, events="managers-events"))
        self.assertEqual(len(managers.comments), 4)
        export = managers.export()

        told = good(self.day.notes("--managers", export)).stdout
        self.assertIn("applied 3 notes: 3 answer", told)
        self.assertIn("Left out: 1 answer to other questions", told)
        self.assertIn("3 were there already", good(self.day.notes("--managers", export)).stdout, "nothing is doubled")
        self.assertEqual(runs_of(" ".join(each["text"] for each in managers.comments)) & self.runs, set())

        stolen = next(each["text"] for each in self.texts if len(words_of(each["text"])) > 8)
        copied = json.loads(export.read_text().splitlines()[0]) | {"prompt": "work_abababab", "text": "I heard that " + stolen, "kind": "comment"}
        done = self.day.notes("--managers", self.place.write("copied.jsonl", json.dumps(copied) + "\n"))
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("copied.jsonl:1: ", done.stderr)
        self.assertNotIn(stolen, done.stderr)
        unknown = copied | {"prompt": "work_12345678", "text": "x"}
        done = self.day.notes("--managers", self.place.write("unknown.jsonl", json.dumps(unknown) + "\n"))
        self.assertEqual(done.returncode, 4)
        self.assertIn("unknown.jsonl:1: no recommendation", done.stderr)

    def test_a_finding_in_somebodys_words_is_refused_by_its_name(self):
        stolen = next(" ".join(words_of(each["text"])[:7]) for each in self.texts if len(words_of(each["text"])) > 8)
        copied = [finding(0x3000, f"It was said that {stolen}"), *(evidence(each["record"], 0x3000) for each in self.texts[:5]),
                  recommendation(0x3001, "Listen", [0x3000])]
        good(self.day.apply(copied))
        done = self.follow_on("copied")
        good(self.day.apply([{"about": note_id(each), "what": "drop"} for each in (0x3000, 0x3001)]))
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn('The finding "It was said that', done.stderr)
        self.assertIn(note_id(0x3000), done.stderr)
        self.assertFalse(self.place.path("copied").exists())

    def test_what_is_there_is_not_written_over_and_slips_are_said(self):
        self.place.path("there").mkdir()
        self.assertEqual(self.follow_on("there").returncode, 3)
        self.assertEqual(list(self.place.path("there").iterdir()), [])
        done = hub("follow-on", self.day.folder, "--kind", "managers", "--out", self.place.path("x"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("managers-feasibility", done.stderr)
        wrong = self.place.write("wrong", "these are not the six words\n")
        self.assertEqual(self.follow_on("x", "--key", self.day.folder / "nowhere.key").returncode, 4)
        done = hub("follow-on", self.day.folder, "--kind", "managers-feasibility", "--out", self.place.path("x"), "--passphrase-file", wrong)
        self.assertEqual(done.returncode, 5)
        self.assertFalse(self.place.path("x").exists())


if __name__ == "__main__":
    unittest.main()
