"""real_window_test.py: a journey in a real window on a real X server: the mouse clicks, keys are typed, and the very words are in
the export."""

import shutil
import subprocess
import sys
import time

from screens import KIOSK, SLOW, Event, RoomError, Screens, Workplace

WORDS = "Grŵp Cymraeg: it wasn’t \"seen\" 😀 100 %n## <b>"
DISPLAY_SIZE = "1280x800"


class XServer:
    """An X server without a screen of its own, on a display number that it finds itself."""

    def __enter__(self):
        self.process = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", f"{DISPLAY_SIZE}x24", "-nolisten", "tcp"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.display = f":{self.process.stdout.readline().strip()}"
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=20)

    def xdotool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env={"DISPLAY": self.display, "LC_ALL": "C.UTF-8"}, check=True, timeout=120)

    def click(self, place):
        self.xdotool("mousemove", *place.split(), "sleep", "0.1", "click", "1")


def places(screens):
    """Where things are, from a kiosk of the same size without a window; its own words go into the export too."""
    _, command = screens.command("window", "--window", DISPLAY_SIZE, data="finds-the-way")
    found = subprocess.run(command, capture_output=True, text=True, timeout=60 * SLOW)
    if found.returncode != 0:
        raise RoomError(found.stdout + found.stderr)
    return dict(zip(("begin", "write", "check", "send", "someone"), found.stdout.splitlines()))


def journey(x, place):
    x.click(place["begin"])
    time.sleep(1 * SLOW)
    x.click(place["write"])
    time.sleep(0.5 * SLOW)
    x.xdotool("type", "--delay", int(250 * SLOW), WORDS)  # keys that a keyboard lacks are mapped for as long only
    for each in ("check", "send"):
        time.sleep(1 * SLOW)
        x.click(place[each])
    time.sleep(1 * SLOW)
    x.click(place["someone"])


def main():
    for program in ("Xvfb", "xdotool"):
        if not shutil.which(program):
            print(f"{program} is not installed: nothing was tried in a real window; ./run tests installs it")
            return 77  # ctest: skipped
    with Workplace() as place, Event(place) as event, Screens(place, event) as screens, XServer() as x:
        screens.at("lived_experience")
        there = places(screens)
        log = place.path("window.log")
        with open(log, "w", encoding="utf-8") as out:
            kiosk = subprocess.Popen([str(KIOSK), "--role", "participant", "--broker", event.broker, "--reference", event.ref, "--data",
                                      str(place.path("window")), "--device", "window"], stdout=out, stderr=out,
                                     env={"DISPLAY": x.display, "HOME": str(place.folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
        try:
            time.sleep(4 * SLOW)  # the window opens, the case comes
            journey(x, there)
            time.sleep(2 * SLOW)
        finally:
            kiosk.terminate()
            kiosk.wait(timeout=20 * SLOW)
        if kiosk.returncode != 0:
            raise RoomError(f"the kiosk ended with {kiosk.returncode}: {log.read_text()}")
        event.do("close", "--wait", "30")
        event.stop()
        texts = [line["text"] for line in event.exported()]
    if WORDS not in texts:
        print(f"{WORDS!r} is not in the export: {texts}")
        return 1
    print(f"typed into a real window, and exported as typed: {WORDS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
