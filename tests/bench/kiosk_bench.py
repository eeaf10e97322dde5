"""kiosk_bench.py [--seconds N]: what a kiosk's screen costs, beside Chromium in kiosk mode with a plain local form on the same X
server, by turns in one run. It only tells; BENCH.md says what limits each figure."""

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "screens"))

from screens import KIOSK, Event, Screens, Workplace
from x_server import XServer

TICKS = os.sysconf("SC_CLK_TCK")
WIDTH, HEIGHT = 1280, 800
SAMPLE = 31  # one pixel in so many is looked at for words
FORM = """<!doctype html><meta charset="utf-8"><title>Form</title><body style="font:24px sans-serif;margin:2em;background:#eef3f0">
<h1>Think about an ordinary school day.</h1><p>What might Rowan have seen, heard and felt?</p>
<textarea style="width:100%;height:300px;font:24px sans-serif"></textarea><p><button>Check and send</button></p></body>"""


class Screen(XServer):
    def __init__(self):
        super().__init__(WIDTH, HEIGHT)

    def changes_within(self, before, seconds):
        """The time until the picture is another one."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            if self.picture() != before:
                return time.monotonic() - began
            time.sleep(0.001)
        return None

    def words_within(self, seconds):
        """The time until there is light paper with dark words on it: a window that is still empty is none."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            red = self.picture()[2::4 * SAMPLE]
            light = sum(value > 150 for value in red)
            if light > len(red) / 2 and len(red) - light > len(red) / 400:
                return time.monotonic() - began
        return None


def family(pid):
    """The process and all that it has started."""
    found = [pid]
    for each in found:
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{each}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
    return found


def amount(pid, file, name):
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/{file}").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1])
    return 0


def memory_of(pid):
    return sum(amount(each, "smaps_rollup", "Pss:") for each in family(pid)) / 1024


def spent(pid):
    """CPU seconds and wake-ups of the whole family so far."""
    seconds = wakes = 0
    for each in family(pid):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
            seconds += (int(fields[11]) + int(fields[12])) / TICKS
            for task in Path(f"/proc/{each}/task").iterdir():
                wakes += amount(f"{each}/task/{task.name}", "status", "voluntary_ctxt_switches")
    return seconds, wakes


def idle(pid, seconds):
    before = spent(pid)
    time.sleep(seconds)
    after = spent(pid)
    return (after[0] - before[0]) / seconds * 100, (after[1] - before[1]) / seconds


def key_on_screen(screen):
    """From a key's press to the first other pixel; xdotool's own start is in it for both."""
    times = []
    for letter in "abcdefgh":
        before = screen.picture()
        press = subprocess.Popen(["xdotool", "key", letter], env={"DISPLAY": screen.display})
        took = screen.changes_within(before, 2)
        press.wait(timeout=20)
        if took is not None:
            times.append(took * 1000)
        time.sleep(0.3)
    return statistics.median(times) if times else float("nan")


def measured(command, environment, screen, seconds, reach_field):
    black = screen.picture()
    process = subprocess.Popen(list(map(str, command)), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        first = screen.changes_within(black, 60)
        words = screen.words_within(60)
        time.sleep(6)
        figures = {"first other pixel, s": first, "first words, s": first + words, "memory (PSS), MiB": memory_of(process.pid)}
        cpu, wakes = idle(process.pid, seconds)
        figures |= {"idle, % of a core": cpu, "idle, wake-ups a second": wakes}
        reach_field(screen)
        time.sleep(2)
        cpu, wakes = idle(process.pid, seconds)
        figures |= {"caret blinking, % of a core": cpu, "caret blinking, wake-ups a second": wakes}
        figures["key on the screen, ms"] = key_on_screen(screen)
        return figures
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=10)


def kiosk(place, screens, screen, seconds):
    command = [KIOSK, "--role", "participant", "--broker", screens.event.broker, "--reference", screens.event.ref, "--data",
               place.path("bench"), "--device", "bench"]

    def reach_field(screen):
        for at in places(screens):
            screen.xdotool("mousemove", *at.split(), "sleep", "0.1", "click", "1")
            time.sleep(1)

    return measured(command, {"DISPLAY": screen.display, "HOME": str(place.folder), "PATH": "/usr/bin:/bin"}, screen, seconds, reach_field)


def places(screens):
    _, command = screens.command("window", "--window", f"{WIDTH}x{HEIGHT}", data="finds-the-way")
    return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout.splitlines()[:2]


def chromium(place, screen, seconds):
    form = place.write("form.html", FORM)
    profile = place.path("chromium")
    command = [shutil.which("chromium"), "--no-sandbox", "--kiosk", "--no-first-run", "--disable-gpu-sandbox", f"--user-data-dir={profile}",
               f"--window-size={WIDTH},{HEIGHT}", f"file://{form}"]
    figures = measured(command, {"DISPLAY": screen.display, "HOME": str(place.folder), "PATH": "/usr/bin:/bin"}, screen, seconds,
                       lambda screen: screen.xdotool("mousemove", 600, 400, "sleep", "0.1", "click", "1"))
    shutil.rmtree(profile, ignore_errors=True)
    return figures


def main():
    options = argparse.ArgumentParser(description="a kiosk's screen beside Chromium")
    options.add_argument("--seconds", type=float, default=20, help="how long it is watched doing nothing")
    seconds = options.parse_args().seconds
    missing = [name for name in ("Xvfb", "xdotool", "chromium") if not shutil.which(name)]
    if missing:
        sys.exit(f"{', '.join(missing)}: not installed; ./run bench installs them")
    with Workplace() as place, Event(place) as event, Screens(place, event) as screens:
        screens.at("lived_experience")
        with Screen() as screen:
            ours = kiosk(place, screens, screen, seconds)
        with Screen() as screen:
            theirs = chromium(place, screen, seconds)
    print(f"{'':36} {'candour-kiosk':>14} {'Chromium':>10} {'ratio':>7}")
    for what, value in ours.items():
        other = theirs[what]
        print(f"{what:36} {value:>14.2f} {other:>10.2f} {value / other if other else float('inf'):>7.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
