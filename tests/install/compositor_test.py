"""compositor_test.py: the unit's own command under a real compositor: cage starts the screen, and the first page is on its output, also in
safe mode. The pictures are kept in BUILD/install-pictures."""

import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

from installed import SHOW_SCREEN, skip

from pictures import rows
from room import BUILD, KIOSK, Workplace, wait_until

PICTURES = BUILD / "install-pictures"
NOBODY = 65534
# Upside down, as a panel may be mounted. And: cage hands a picture that fits the output straight on to it, where grim does not find it.
TURNED = "-r -r"
# cage refuses to run as root, as it should; the unit's user is not here.
AS_NOBODY = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if os.getuid() == 0 else []


class UnderCage(unittest.TestCase):
    def setUp(self):
        self.place = Workplace().__enter__()
        self.addCleanup(self.place.__exit__)
        self.run_folder = self.place.path("run")
        self.run_folder.mkdir(mode=0o700)
        self.place.path("bin").mkdir()
        self.place.path("bin", "candour-kiosk").symlink_to(KIOSK)
        PICTURES.mkdir(exist_ok=True)

    def picture(self, name, is_right):
        """Until what is on cage's output is the first page, and right."""
        env = {**os.environ, "PATH": f"{self.place.path('bin')}:{os.environ['PATH']}", "RUNTIME_DIRECTORY": str(self.run_folder),
               "XDG_RUNTIME_DIR": str(self.run_folder), "SDL_VIDEODRIVER": "wayland,kmsdrm", "WLR_BACKENDS": "headless",
               "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman", "CANDOUR_CAGE_OPTIONS": TURNED}
        with open(self.place.path("said"), "w+") as said:
            if AS_NOBODY:
                for each in [self.place.folder, *self.place.folder.rglob("*")]:
                    os.chown(each, NOBODY, NOBODY, follow_symlinks=False)
            screen = subprocess.Popen([*AS_NOBODY, "sh", SHOW_SCREEN, "participant", "--broker", "mqtt://127.0.0.1:1", "--reference", "NONE",
                                       "--data", self.place.path("data")], env=env, stdout=said, stderr=said)
            try:
                file = PICTURES / f"{name}.png"
                file.unlink(missing_ok=True)

                def shown():
                    if screen.poll() is not None:
                        return True
                    sockets = [each.name for each in self.run_folder.glob("wayland-?")]
                    if not sockets:
                        return False
                    subprocess.run(["grim", file], env={**env, "WAYLAND_DISPLAY": sockets[0]}, capture_output=True, timeout=20)
                    return file.exists() and colours(file) > 20 and is_right(file)
                wait_until("the first page", shown, seconds=25)
                self.assertIsNone(screen.poll(), self.place.path("said").read_text())
            finally:
                self.stop(screen, env)
        return screen.returncode

    @staticmethod
    def stop(screen, env):
        """As the unit does."""
        stopping = subprocess.Popen(["sh", SHOW_SCREEN, "--stop", str(screen.pid)], env=env)
        try:
            screen.wait(timeout=20)
            stopping.wait(timeout=5)
        except subprocess.TimeoutExpired:
            screen.kill()
            stopping.kill()
            raise

    def test_the_first_page_is_on_the_output_and_a_stop_is_clean(self):
        self.assertEqual(self.picture("cage", lambda file: foot(file) == middle(file)), 0)

    def test_and_in_safe_mode(self):
        up = int(float(Path("/proc/uptime").read_text().split()[0]))
        (self.run_folder / "starts").write_text(f"3 {up}\n")
        # The line that asks for the facilitator is in sight, and not below the output.
        self.assertEqual(self.picture("cage-safe", lambda file: foot(file) != middle(file)), 0)


def foot(file):
    return bytes(rows(file)[2][-3][:3])


def middle(file):
    _, _, lines = rows(file)
    return bytes(lines[len(lines) // 2][:3])


def colours(file):
    """An empty output has one; a page of words has many."""
    try:
        _, step, lines = rows(file)
    except (ValueError, IndexError):  # grim is still writing
        return 0
    return len({bytes(line[at:at + 3]) for line in lines[::3] for at in range(0, len(line), step)})


if __name__ == "__main__":
    missing = [tool for tool in ("cage", "Xwayland", "grim") if not shutil.which(tool)]
    if missing:
        skip(f"{' and '.join(missing)} not here; ./run install-test installs them")
    unittest.main(argv=sys.argv)
