"""show_screen_test.py: a screen that crashes three times comes back in safe mode, with the real program; one that lasts, or was stopped,
does not; and cage that fails is gone round."""

import os
import signal
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

from installed import SHOW_SCREEN

from room import KIOSK, Workplace, wait_until

STUB = '#!/bin/sh\necho "$(basename "$0") $* software=${LIBGL_ALWAYS_SOFTWARE:-}"\n'


class ShowScreen(unittest.TestCase):
    def setUp(self):
        self.place = Workplace().__enter__()
        self.addCleanup(self.place.__exit__)
        self.run_folder = self.place.path("run")
        self.run_folder.mkdir()
        self.bin = self.place.path("bin")
        self.bin.mkdir()

    def stub(self, *names):
        for name in [*names, "Xwayland"]:
            file = self.place.write(f"bin/{name}", STUB)
            file.chmod(0o755)

    def env(self, **more):
        return {**os.environ, "PATH": f"{self.bin}:/usr/bin:/bin", "RUNTIME_DIRECTORY": str(self.run_folder), **more}

    def start(self, *words):
        done = subprocess.run(["sh", SHOW_SCREEN, *(words or ("wall", "--enrolment", "FILE"))], capture_output=True, text=True, timeout=20,
                              env=self.env())
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def last_start_was(self, seconds_ago):
        up = int(float(Path("/proc/uptime").read_text().split()[0]))
        count = (self.run_folder / "starts").read_text().split()[0]
        (self.run_folder / "starts").write_text(f"{count} {up - seconds_ago}\n")

    def test_a_screen_is_shown_by_cage(self):
        self.stub("cage", "candour-kiosk")
        self.assertEqual(self.start(), "cage -d -- candour-kiosk --role wall --enrolment FILE software=")

    def test_and_by_itself_where_there_is_no_cage(self):
        self.stub("candour-kiosk")
        if shutil.which("cage", path="/usr/bin:/bin"):
            self.skipTest("cage is installed")
        self.assertEqual(self.start(), "candour-kiosk --role wall --enrolment FILE software=")

    def test_the_fourth_fast_start_is_safe_and_the_seventh_goes_round_cage(self):
        self.stub("cage", "candour-kiosk")
        said = [self.start() for _ in range(9)]
        self.assertEqual(["--safe-mode software=1" in each for each in said], [False] * 3 + [True] * 6)
        self.assertEqual([each.split()[0] for each in said], ["cage"] * 6 + ["candour-kiosk", "cage", "candour-kiosk"])

    def test_a_screen_that_lasted_a_minute_did_not_crash_at_its_start(self):
        self.stub("cage", "candour-kiosk")
        for _ in range(6):
            self.assertNotIn("--safe-mode", self.start())
            self.last_start_was(61)

    def test_a_stop_that_was_meant_is_no_crash(self):
        self.stub("cage", "candour-kiosk")
        for result, safe in (("success", False), ("watchdog", True)):
            for _ in range(4):
                said = self.start()
                subprocess.run(["sh", SHOW_SCREEN, "--ended"], check=True, timeout=20, env=self.env(SERVICE_RESULT=result))
            self.assertEqual("--safe-mode" in said, safe, result)

    def test_nonsense_in_the_file_counts_as_nothing(self):
        self.stub("cage", "candour-kiosk")
        for nonsense in ("", "\n", "many moons\n", "-3 x\n", "99999 "):
            (self.run_folder / "starts").write_text(nonsense)
            self.assertIn("--role wall", self.start())

    def test_the_real_screen_killed_three_times_comes_back_and_asks_for_the_facilitator(self):
        (self.bin / "candour-kiosk").symlink_to(KIOSK)
        self.place.write("bin/cage", '#!/bin/sh\nshift 2\nexec "$@"\n').chmod(0o755)
        self.stub()
        for number in range(1, 5):
            safe = number == 4
            script = self.place.write("script", f'wait-see "Welcome" 20s\n{"see" if safe else "not-see"} "ask the facilitator"\n'
                                                f"screenshot seen-{number}.png\nwait 60s\n")
            process = subprocess.Popen(["sh", SHOW_SCREEN, "participant", "--broker", "mqtt://127.0.0.1:1", "--reference", "NONE",
                                        "--headless", "--script", script, "--data", self.place.path("data")], env=self.env(),
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            seen = self.place.path(f"seen-{number}.png")
            wait_until("a picture", lambda: seen.exists() or process.poll() is not None)
            running = process.poll() is None
            process.send_signal(signal.SIGSEGV)
            said, _ = process.communicate(timeout=20)
            self.assertTrue(running, said)


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
