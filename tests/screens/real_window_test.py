"""real_window_test.py: a journey in a real window on a real X server, drawn by the processor and by OpenGL: the mouse clicks, keys are
typed, the very words are in the export, and in the end both look the same."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from pictures import rows
from screens import KIOSK, SLOW, Event, RoomError, Screens, Workplace, wait_until
from x_server import XServer

# What each window is drawn by, and what is typed into it.
WORDS = {"processor": "Grŵp Cymraeg: it wasn’t \"seen\" 😀 100 %n## <b>", "opengl": "Nobody asked him – £5, ŷ & \\0 😀"}
WIDTH, HEIGHT = 1280, 800
LEAST, MOST = 24, 0.002  # of 255 in one colour, to be seen as another; of the pixels


def found_without_a_window(screens):
    """Where things are, and how the first page looks, from a kiosk of the same size; its own words go into the export too."""
    folder, command = screens.command("window", "--window", f"{WIDTH}x{HEIGHT}", data="finds-the-way")
    found = subprocess.run(command, capture_output=True, text=True, timeout=60 * SLOW)
    if found.returncode != 0:
        raise RoomError(found.stdout + found.stderr)
    return dict(zip(("begin", "write", "check", "send", "someone"), found.stdout.splitlines())), as_of_the_server(folder / "welcome.png")


def as_of_the_server(file):
    """A picture's bytes in the order in which the X server keeps them."""
    _, step, lines = rows(file)
    there = bytearray(WIDTH * HEIGHT * 4)
    for channel in range(3):
        there[2 - channel::4] = b"".join(line[channel::step] for line in lines)
    return bytes(there)


def settled(x, least, before=None):
    """What is in the window once that many seconds are over, and it is something, and not what was there before, and stays for a
    moment: other work may keep it waiting."""
    time.sleep(least * SLOW)
    picture, deadline = x.picture(), time.monotonic() + 30 * SLOW
    while time.monotonic() < deadline:
        time.sleep(0.3)
        last, picture = picture, x.picture()
        if picture == last and picture != before and any(picture[::1001]):
            break
    return picture


def clicked(x, place):
    before = x.picture()
    x.click(place)
    return settled(x, 1, before)


def journey(x, place, words):
    for each in ("begin", "write"):
        clicked(x, place[each])
    x.xdotool("type", "--delay", 30, words)
    for each in ("check", "send", "someone"):
        picture = clicked(x, place[each])
    return picture


def in_a_window(place, event, there, welcome, drawn_by, words):
    log = place.path(f"{drawn_by}.log")
    with XServer(WIDTH, HEIGHT) as x:
        x.has_keys_for(words)
        environment = {"DISPLAY": x.display, "HOME": str(place.folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        # As on a machine without a graphics chip, whatever this one has; or as somebody names it.
        environment |= {"LIBGL_ALWAYS_SOFTWARE": "1"} if drawn_by == "processor" else {"SDL_RENDER_DRIVER": drawn_by}
        with open(log, "w", encoding="utf-8") as out:
            kiosk = subprocess.Popen([str(KIOSK), "--role", "participant", "--broker", event.broker, "--reference", event.ref, "--data",
                                      str(place.path(drawn_by)), "--device", drawn_by], stdout=out, stderr=out, env=environment)
        try:
            wait_until("the window opens, and the case comes", lambda: seen_as_others(x.picture(), welcome, every=29) <= MOST)
            picture = journey(x, there, words)
            mapped = Path(f"/proc/{kiosk.pid}/maps").read_text()
        finally:
            kiosk.terminate()
            kiosk.wait(timeout=20 * SLOW)
    if kiosk.returncode != 0:
        raise RoomError(f"the kiosk ended with {kiosk.returncode}: {log.read_text()}")
    if ("libGL" in mapped) != (drawn_by == "opengl"):
        raise RoomError(f"the window drawn by the {drawn_by} is not: OpenGL {'is' if 'libGL' in mapped else 'is not'} loaded")
    return picture


def seen_as_others(one, other, every=1):
    """The share of pixels; a row that was not shown anew, or a line in another place, is more than letters that differ by a hair."""
    channels = [picture[channel::4 * every] for picture in (one, other) for channel in range(3)]
    return sum(max(abs(a - d), abs(b - e), abs(c - f)) > LEAST for a, b, c, d, e, f in zip(*channels)) / len(channels[0])


def main():
    for program in ("Xvfb", "xdotool"):
        if not shutil.which(program):
            print(f"{program} is not installed: nothing was tried in a real window; ./run tests installs it")
            return 77  # ctest: skipped
    with Workplace() as place, Event(place) as event, Screens(place, event) as screens:
        screens.at("lived_experience")
        there, welcome = found_without_a_window(screens)
        pictures = [in_a_window(place, event, there, welcome, drawn_by, words) for drawn_by, words in WORDS.items()]
        event.do("close", "--wait", "30")
        event.stop()
        texts = [line["text"] for line in event.exported()]
    share, control = (seen_as_others(pictures[0], other) for other in (pictures[1], bytes(len(pictures[1]))))
    if share > MOST or control < 0.5:
        print(f"{share:.2%} of the window looks otherwise by OpenGL, and {control:.0%} otherwise than black")
        return 1
    missing = [words for words in WORDS.values() if words not in texts]
    if missing:
        print(f"{missing!r} is not in the export: {texts}")
        return 1
    print(f"typed into real windows, and exported as typed: {'; '.join(WORDS.values())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
