"""Packs with a fault each, and one with many: `check` and `new` name every one with file and line, end with 4 and make nothing."""

import collections
import subprocess
import sys
import unittest

from room import HUB, ROOT, ROWAN, Workplace, good, hub


class BrokenPacks(unittest.TestCase):
    def setUp(self):
        self.place = self.enterContext(Workplace())
        told = subprocess.run([sys.executable, "-B", str(ROOT / "tests" / "packs" / "broken_packs.py"), str(self.place.path("packs"))],
                              capture_output=True, text=True, check=True, timeout=60)
        self.expected = collections.defaultdict(list)
        for line in told.stdout.splitlines():
            name, where, words = line.split("\t")
            self.expected[name].append((where, words))

    def test_every_fault_is_named_with_file_and_line(self):
        self.assertGreaterEqual(len(self.expected), 21)
        self.assertTrue(any(len(faults) >= 10 for faults in self.expected.values()))
        for name, faults in self.expected.items():
            with self.subTest(pack=name):
                done = hub("check", self.place.path("packs", name))
                lines = done.stderr.splitlines()
                for where, words in faults:
                    self.assertTrue([line for line in lines if line.startswith(f"{where}:") and words in line], f"{where}: {words}\nnot in\n{done.stderr}")
                self.assertEqual(done.returncode, 4, done.stderr)

    def test_new_makes_nothing_of_a_broken_pack(self):
        for name in list(self.expected)[:5]:
            done = hub("new", self.place.path("packs", name), "--events", self.place.path("events"), "--rehearsal", "--allow-volatile")
            self.assertEqual(done.returncode, 4, name)
            self.assertFalse(self.place.path("events").exists(), name)

    def test_a_good_pack_and_every_profile_pass_without_a_word(self):
        self.assertEqual(good(hub("check", ROWAN)).stderr, "")
        for line in good(hub("init", "--list-profiles")).stdout.splitlines():
            profile = line.split()[0].rstrip(":")
            pack = self.place.path("made", profile)
            good(hub("init", pack, "--profile", profile))
            self.assertEqual(good(hub("check", pack)).stderr, "", profile)

    def test_init_touches_no_pack_that_is_there(self):
        pack = self.place.path("made")
        good(hub("init", pack))
        before = (pack / "event.toml").read_bytes()
        done = hub("init", pack, "--profile", "plymouth-learning-from-experience")
        self.assertEqual(done.returncode, 3)
        self.assertEqual((pack / "event.toml").read_bytes(), before)
        self.assertEqual(hub("init", self.place.path("other"), "--profile", "leeds-half-dya").returncode, 2)

    def test_a_pack_that_found_no_room_is_begun_anew_in_the_same_folder(self):
        pack = self.place.path("made")
        done = subprocess.run(["prlimit", "--fsize=3000", str(HUB), "init", str(pack)], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("no room", done.stderr)
        self.assertFalse(pack.exists())
        good(hub("init", pack))


if __name__ == "__main__":
    unittest.main()
