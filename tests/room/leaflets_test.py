"""Leaflets from a pack, as programs of others read them; and every test that a leaflet names is there."""

import re
import subprocess
import unittest

import docx
from room import ROOT, ROWAN, Workplace, good, hub

TEXTS = ROOT / "assets" / "leaflets"


class Leaflets(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())

    def test_each_is_one_page_and_a_word_file_with_the_same_words(self):
        out = self.place.path("leaflets")
        good(hub("leaflets", ROWAN, "--out", out))
        names = sorted(path.name.removesuffix(".txt") for path in TEXTS.glob("*.txt"))
        self.assertEqual(sorted(path.name for path in out.iterdir()), sorted(f"{name}.{kind}" for name in names for kind in ("docx", "pdf")))
        for name in names:
            told = subprocess.run(["pdfinfo", out / f"{name}.pdf"], capture_output=True, text=True, check=True).stdout
            self.assertRegex(told, r"Pages:\s+1\n")
            words = " ".join(subprocess.run(["pdftotext", "-layout", out / f"{name}.pdf", "-"], capture_output=True, text=True, check=True).stdout.split())
            self.assertIn("Eskmarsh Safeguarding Children Partnership", words, name)
            for paragraph in docx.Document(out / f"{name}.docx").paragraphs:
                self.assertIn("".join(paragraph.text.split()), "".join(words.split()), name)
            self.assertNotRegex(words, r"[{}\[\]]", "a value was left open")

    def test_every_test_that_is_named_is_there(self):
        named = {test for text in TEXTS.glob("*.txt") for test in re.findall(r"tests/[\w/]+\.(?:py|cpp)", text.read_text())}
        self.assertGreater(len(named), 5)
        for test in named:
            self.assertTrue((ROOT / test).exists(), test)
        for line in (TEXTS / "what-if.en.txt").read_text().split("## What no test can hold")[0].splitlines():
            if line.startswith("- "):
                self.assertIn("(tests/", line)

    def test_texts_of_ones_own_and_what_is_wrong_with_them(self):
        texts = self.place.path("texts")
        self.assertEqual(hub("leaflets", ROWAN, "--out", self.place.path("out"), "--texts", texts).returncode, 4)
        self.place.write("texts/ours.en.txt", "# Ours\n\nAt {venue}\n")
        good(hub("leaflets", ROWAN, "--out", self.place.path("out"), "--texts", texts))
        self.place.write("texts/ours.en.txt", "# Ours\n\nAt {place}\n")
        done = hub("leaflets", ROWAN, "--out", self.place.path("out"), "--texts", texts)
        self.assertEqual((done.returncode, len(done.stderr.strip().splitlines())), (4, 1))
        self.assertIn("ours.en.txt:3: {place}", done.stderr)
        self.place.write("texts/ours.en.txt", "# Ours\n\n" + "A long paragraph of words. " * 3000)
        done = good(hub("leaflets", ROWAN, "--out", self.place.path("long"), "--texts", texts))
        self.assertIn("ours.en.pdf was not made", done.stderr)
        self.assertEqual([path.name for path in self.place.path("long").iterdir()], ["ours.en.docx"])


class Doctor(unittest.TestCase):
    def test_a_line_each_and_a_fix_for_what_is_wrong(self):
        place = self.enterContext(Workplace())
        done = hub("doctor", "--events", place.folder)
        told = done.stdout
        for check in ("files:", "clock:", "disk:", "broker:", "port:", "memory:", "letters:", "screen:", "touch:"):
            self.assertRegex(told, rf"(?m)^(good|advice|wrong)\s+{check}")
        gone = hub("doctor", "--events", place.path("nowhere"))
        self.assertEqual(gone.returncode, 1)
        self.assertRegex(gone.stdout, r"(?m)^wrong\s+disk: there is no folder .*\n\s+make it")


if __name__ == "__main__":
    unittest.main()
