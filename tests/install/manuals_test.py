"""manuals_test.py: man pages and completion have every verb and every option that the programs say they have, and nothing else."""

import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

import installed  # noqa: F401 (where things lie)
import manuals

from room import HUB, KIOSK, Workplace


def plain(page):
    """The words of a man page, as somebody reads them."""
    return re.sub(r"\\f[BIRP]|\\&", "", page).replace("\\-", "-").replace("\\e", "\\")


def not_in(page, pages):
    """What the program says and the man page does not."""
    text = plain(page)
    missing = []
    for each in pages:
        if each is not pages[0] and f'.SS "{each.name} ' not in text:
            missing.append(each.name)
        missing += [f"{each.name} {name}" for entry in each.options for name in entry.names
                    if name not in ("-h", "--help") and not re.search(rf"(^|[ ,]){re.escape(name)}($|[ ,])", text, re.MULTILINE)]
    return missing


class Manuals(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace().__enter__()
        cls.out = cls.place.path("manuals")
        manuals.main(cls.out, HUB, KIOSK)
        cls.pages = {program.name: manuals.pages_of(program) for program in (HUB, KIOSK)}

    @classmethod
    def tearDownClass(cls):
        cls.place.__exit__()

    def page(self, name):
        return (self.out / f"{name}.1").read_text(encoding="utf-8")

    def test_help_was_read(self):
        self.assertGreaterEqual(len(self.pages["candour-hub"]), 15)
        self.assertIn("--enrolment", [each.names[-1] for each in self.pages["candour-kiosk"][0].options])
        for pages in self.pages.values():
            for each in pages:
                self.assertTrue(each.says and each.options, each.name)

    def test_man_pages_have_every_verb_and_option(self):
        for name, pages in self.pages.items():
            self.assertEqual(not_in(self.page(name), pages), [], name)

    def test_the_control_a_verb_and_an_option_that_are_taken_out_are_missed(self):
        page = self.page("candour-hub").replace('.SS "run ', '.SS "walk ').replace("\\-\\-dry\\-run", "")
        self.assertEqual(not_in(page, self.pages["candour-hub"]), ["run", "notes --dry-run"])

    def test_man_takes_them_without_a_warning(self):
        if not shutil.which("mandoc"):
            self.skipTest("mandoc is not here")
        for name in self.pages:
            done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", self.out / f"{name}.1"], capture_output=True, text=True, timeout=20)
            self.assertEqual([line for line in done.stdout.splitlines() if "missing date" not in line], [], name)

    def offered(self, line):
        """What a shell offers at the end of this line."""
        words = line.split(" ")
        script = (f"source {self.out}/{words[0]}.bash; COMP_WORDS=({' '.join(w or chr(39) * 2 for w in words)}); COMP_CWORD={len(words) - 1}; "
                  f"_{words[0].replace('-', '_')}; printf '%s\\n' \"${{COMPREPLY[@]}}\"")
        return subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=20, check=True, cwd=self.place.folder).stdout.split()

    def test_completion_offers_every_verb_and_every_option(self):
        for name, (first, *verbs) in self.pages.items():
            listed = [verb.name for verb in verbs]
            self.assertEqual(sorted(set(self.offered(f"{name} ")) & set(listed)), sorted(listed), name)
            for page in [first, *verbs]:
                asked = f"{name} --" if page is first else f"{name} {page.name} --"
                options = sorted(each for entry in page.options for each in entry.names if each.startswith("--"))
                self.assertEqual(sorted(self.offered(asked)), options, asked)

    def test_completion_knows_what_comes_after_a_word(self):
        for folder in ("one-event", "other-event"):
            Path(self.place.path(folder)).mkdir(exist_ok=True)
        for line, wanted in (("candour-hub r", ["revoke", "run"]), ("candour-hub do one-event op", ["open"]),
                             ("candour-hub key one-event a", ["add"]), ("candour-hub status one", ["one-event"]),
                             ("candour-hub export --format q", ["qdpx", "qdc"]), ("candour-hub export --out x oth", ["other-event"]),
                             ("candour-kiosk --role w", ["wall"]), ("candour-kiosk --language c", ["cy"]), ("candour-kiosk g", ["guard"])):
            self.assertEqual(sorted(self.offered(line)), sorted(wanted), line)


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
