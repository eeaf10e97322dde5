"""units_test.py: systemd takes every unit without a word, none of them is more exposed than was promised, and each that keeps what
somebody wrote in memory keeps it off the disk."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from installed import SHOW_SCREEN, UNITS, skip

from room import BUILD

ANALYZE = shutil.which("systemd-analyze")
# tenths, of systemd's own scale: 92 is a unit that says nothing
MOST_EXPOSED = {"candour-hub@": 5, "candour-broker@": 12, "candour-broker-config@": 5, "candour-kiosk@": 15, "box/candour-stick@": 40}
IN_MEMORY_ONLY = {"MemorySwapMax": "0", "LimitCORE": "0"}


def analyze(*words, units=None):
    env = {**os.environ, "SYSTEMD_UNIT_PATH": f"{units}:"} if units else os.environ
    return subprocess.run([ANALYZE, *map(str, words)], capture_output=True, text=True, timeout=60, env=env)


def settings(text):
    return dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))


class Units(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="candour-units-"))
        self.addCleanup(shutil.rmtree, self.folder)
        for unit in [*UNITS.glob("*.service"), *UNITS.glob("*.path"), *(UNITS / "box").glob("*.service")]:
            (self.folder / unit.name).write_text(self.in_the_build_tree(unit.read_text(encoding="utf-8")), encoding="utf-8")

    @staticmethod
    def in_the_build_tree(text):
        """systemd looks whether a unit's program is there: the one that was built, before it is installed."""
        text = text.replace("/usr/bin/candour-hub", str(BUILD / "candour-hub"))
        text = text.replace("/usr/lib/candour/stick", str(UNITS / "box" / "stick"))
        return text.replace("/usr/lib/candour/show-screen", str(SHOW_SCREEN))

    def verified(self, *names):
        return analyze("verify", "--man=no", *(self.folder / name for name in names), units=self.folder)

    def instances(self):
        for unit in sorted(self.folder.iterdir()):
            yield unit.name.replace("@.", "@participant." if "kiosk" in unit.name else "@ESK-LLR-2025-02.")

    def test_systemd_takes_every_unit_without_a_word(self):
        for name in self.instances():
            with self.subTest(name):
                template = self.folder / re.sub("@.*[.]", "@.", name)
                if not (self.folder / name).exists():
                    shutil.copy(template, self.folder / name)
                done = self.verified(name)
                said = [line for line in done.stderr.splitlines() if "candour" in line]
                self.assertEqual((done.returncode, said), (0, []), done.stderr)

    def test_the_control_a_misspelt_setting_is_noticed(self):
        broken = self.folder / "candour-broken.service"
        broken.write_text((self.folder / "candour-no-swap.service").read_text().replace("Type=oneshot", "Type=oneshot\nMemorySwopMax=0"))
        self.assertIn("MemorySwopMax", self.verified(broken.name).stderr)

    def test_no_unit_is_more_exposed_than_was_promised(self):
        for name, most in MOST_EXPOSED.items():
            done = analyze("security", "--offline=true", f"--threshold={most}", "--no-pager", self.folder / f"{Path(name).name}.service")
            print(f"{name}: {done.stdout.strip().splitlines()[-1].split(': ')[-1]}, at most {most / 10}")
            self.assertEqual(done.returncode, 0, done.stdout[-400:] + done.stderr)

    def test_the_control_a_hub_with_a_network_is_too_exposed(self):
        open_hub = self.folder / "open.service"
        text = (self.folder / "candour-hub@.service").read_text().replace("PrivateNetwork=yes", "PrivateNetwork=no")
        open_hub.write_text(text.replace("RestrictAddressFamilies=AF_UNIX", "RestrictAddressFamilies=AF_UNIX AF_INET"))
        self.assertNotEqual(analyze("security", "--offline=true", "--threshold=5", open_hub).returncode, 0)

    def test_what_is_written_in_a_room_is_in_no_swap_file_and_no_dump(self):
        for name in MOST_EXPOSED.keys() - {"box/candour-stick@"}:
            here = settings((UNITS / f"{name}.service").read_text(encoding="utf-8"))
            self.assertEqual({key: here.get(key) for key in IN_MEMORY_ONLY}, IN_MEMORY_ONLY, name)

    def test_a_screen_may_ask_what_its_drivers_need(self):
        """Mesa calls mincore before it knows a Wayland display, and no group of systemd's has it."""
        filters = re.findall(r"^SystemCallFilter=(.*)$", (UNITS / "candour-kiosk@.service").read_text(encoding="utf-8"), re.MULTILINE)
        self.assertIn("mincore", filters[-1])

    def test_nothing_of_a_room_gives_up(self):
        for name in MOST_EXPOSED:
            here = settings((UNITS / f"{name}.service").read_text(encoding="utf-8"))
            self.assertEqual(here.get("StartLimitIntervalSec"), "0", name)
            if here["Type"] != "oneshot":
                self.assertIn(here.get("Restart"), ("always", "on-failure"), name)


if __name__ == "__main__":
    if not ANALYZE:
        skip("systemd-analyze is not here; apt install systemd")
    unittest.main(argv=sys.argv)
