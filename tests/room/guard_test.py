"""`candour-kiosk guard` on files: what it prints, and what it says about lines that are none."""

import json
import shutil
import sys
import unittest

import wire
from room import ROOT, ROWAN, Event, Workplace, good, kiosk, wait_until
from second_client import SecondClient

sys.path.insert(0, str(ROOT / "tests" / "screens"))
from screens import Screens  # noqa: E402


class TheGuard(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())

    def found(self, *texts, options=()):
        lines = "".join(json.dumps(text if isinstance(text, dict) else {"text": text}, ensure_ascii=False) + "\n" for text in texts)
        printed = good(kiosk("guard", self.place.write("lines.jsonl", lines), *options)).stdout
        return [json.loads(line) for line in printed.splitlines()]

    def test_places_are_counted_in_code_points(self):
        text = "ŵ 👩🏽‍🏫 ring 07700 900417"
        (line,) = self.found({"id": "a", "text": text, "lang": "cy"})
        (span,) = line["spans"]
        self.assertEqual((line["id"], span["type"], line["blame"]), ("a", "phone", False))
        self.assertEqual(text[span["start"]:span["end"]], "07700 900417")
        self.assertEqual(span["text"], "07700 900417")

    def test_every_line_has_its_answer_in_order(self):
        lines = self.found("Nothing here.", "It is social care's fault.", "As the only health visitor there, I knew.", "")
        self.assertEqual([line["line"] for line in lines], [1, 2, 3, 4])
        self.assertEqual([line["blame"] for line in lines], [False, True, False, False])
        self.assertEqual([[span["type"] for span in line["spans"]] for line in lines], [[], [], ["role_self_identification"], []])

    def test_the_sample_event_is_found_as_it_was_labelled(self):
        labelled = [json.loads(line) for line in (ROWAN / "contributions.jsonl").read_text().splitlines()]
        printed = [json.loads(line) for line in good(kiosk("guard", ROWAN / "contributions.jsonl", "--pack", ROWAN)).stdout.splitlines()]
        self.assertEqual(len(printed), len(labelled))
        for wanted, line in zip(labelled, printed):
            self.assertEqual({(p["type"], p["text"]) for p in wanted["pii"]}, {(s["type"], s["text"]) for s in line["spans"]}, wanted["text"])
            self.assertEqual(wanted["blame"], line["blame"], wanted["text"])

    def test_names_of_the_packs_glossary_are_found(self):
        pack = self.place.path("pack")
        shutil.copytree(ROWAN, pack)
        with open(pack / "event.toml", "a") as toml:
            toml.write('\n[glossary]\nnames = ["Zephyrine Quillfeather"]\n')
        text = "I think quillfeather was on shift."
        self.assertEqual(self.found(text)[0]["spans"], [])
        (span,) = self.found(text, options=("--pack", pack))[0]["spans"]
        self.assertEqual((span["type"], span["text"]), ("person_name_bare", "quillfeather"))

    def test_bad_lines_are_all_named_and_nothing_is_printed(self):
        bad = self.place.write("bad.jsonl", '{"text":"ring 07700 900417"}\n{"text":5}\nnot json\n\n{"id":"a"}\n')
        done = kiosk("guard", bad)
        self.assertEqual((done.returncode, done.stdout), (4, ""))
        for number in (2, 3, 5):
            self.assertIn(f"bad.jsonl:{number}:", done.stderr)

    def test_a_file_that_is_not_there_is_4_and_no_file_is_2(self):
        self.assertEqual(kiosk("guard", self.place.path("nothing")).returncode, 4)
        self.assertEqual(kiosk("guard").returncode, 2)
        self.assertIn("Examples:", good(kiosk("guard", "--help")).stdout)


class NamesOfTheCase(unittest.TestCase):
    """The pack's glossary, from the sealed event to the kiosk's check."""

    def test_are_found_at_a_kiosk_that_never_had_them(self):
        place = self.enterContext(Workplace())
        pack = place.path("pack")
        shutil.copytree(ROWAN, pack)
        with open(pack / "event.toml", "a") as toml:
            toml.write('\n[glossary]\nnames = ["Zephyrine Quillfeather"]\n')
        event = self.enterContext(Event(place, pack))
        screens = self.enterContext(Screens(place, event)).at("lived_experience")
        self.addCleanup(screens.show.stdout.close)
        screen = SecondClient("127.0.0.1", event.port, event.ref, "screen")
        self.addCleanup(screen.stop)
        screen.start()
        wait_until("the case is there", lambda: screen.retained("case") and screen.retained("case/0"))
        whole = b"".join(screen.retained(f"case/{n}") for n in range(json.loads(screen.retained("case"))["parts"]))
        self.assertNotIn(b"quillfeather", whole.lower())
        names = json.loads(whole)["names"]
        hashes = [wire.name_hash(bytes.fromhex(names["salt"]), name).hex() for name in ("zephyrine quillfeather", "zephyrine", "quillfeather")]
        self.assertEqual(names["hashes"], sorted(hashes))
        screens.walk("name_of_the_case")


if __name__ == "__main__":
    unittest.main()
