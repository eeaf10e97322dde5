"""./run demo: a practice event, so that a facilitator can try every button before the day.

demo.py BUILD OUT: makes the (invented) Rowan event in a folder of its own and opens hub, desk, wall and two kiosks on one
display, while rehearsed people write at twelve more. Without somebody at a display scripts do it: one is the facilitator, one
looks at the wall, one writes at a kiosk; what they saw is left in OUT/pictures. The export is left in OUT either way.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

os.environ["CANDOUR_BUILD"] = sys.argv[1]
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "screens"))
from screens import SCRIPTS  # noqa: E402
from room import KIOSK, ROWAN, Event, Workplace, good, hub, sent_lines  # noqa: E402  (it reads CANDOUR_BUILD)


def tell(words):
    print(f"\n* {words}", flush=True)


def show(done):
    print("    " + "\n    ".join(good(done).stdout.strip().splitlines()), flush=True)


def display_size():
    """Of the display that somebody sits at; a usual one where nobody can say."""
    try:
        said = subprocess.run(["xdotool", "getdisplaygeometry"], capture_output=True, text=True, timeout=5).stdout.split()
        return int(said[0]), int(said[1])
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired):
        return 1920, 1080


def rehearsed_people(event, data, rate):
    """Twelve kiosks at which 150 contributions are written, three a sitting, as long as the event is open."""
    return subprocess.Popen([str(KIOSK), "rehearse", "--broker", event.broker, "--reference", event.ref, "--contributions",
                             str(ROWAN / "contributions.jsonl"), "--kiosks", "12", "--sittings", "3", "--rate", str(rate), "--data", str(data),
                             "--drain", "100000", "--timeout", "36000"], stdout=subprocess.DEVNULL)


class Room:
    """The screens of the practice event, each a process."""

    def __init__(self, place, event, out):
        self.place, self.event, self.out, self.open = place, event, out, []

    def screen(self, name, role, *words):
        command = [str(KIOSK), "--role", role, "--device", name, "--data", str(self.place.path(name))]
        command += ["--event", str(self.event.folder), "--export-to", str(self.out)] if role == "desk" else [
            "--broker", self.event.broker, "--reference", self.event.ref]
        process = subprocess.Popen([*command, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.open.append(process)
        return process

    def script(self, name, role, size, script=None, **replace):
        pictures = self.out / "pictures"
        pictures.mkdir(parents=True, exist_ok=True)
        text = (SCRIPTS / f"{script or name}.txt").read_text(encoding="utf-8")
        for word, other in replace.items():
            text = text.replace(word, other)
        file = pictures / f"{name}.script"
        file.write_text(text, encoding="utf-8")
        return self.screen(name, role, "--headless", "--window", size, "--script", file)

    def close(self):
        for process in self.open:
            process.terminate()
        for process in self.open:
            process.wait(timeout=30)


def by_hand(room, passphrase):
    width, height = display_size()
    side = min(640, width // 3)
    tell(f"The desk is at the left, the wall and two kiosks are at the right. The passphrase is:\n\n        {passphrase}\n"
         "\n    Type it at the desk, open the event, and try every button: nothing here counts. Rehearsed people begin to write when"
         "\n    the event is open. Close the desk's window when you have seen enough.")
    room.screen("wall", "wall", "--window", f"{side}x{height // 3}+{width - side}+0")
    for n, name in enumerate(("window-table", "door-table")):
        room.screen(name, "participant", "--window", f"{side}x{height // 3}+{width - side}+{(n + 1) * height // 3}")
    room.screen("desk", "desk", "--window", f"{width - side}x{height - 60}+0+0").wait()


def by_script(room, passphrase):
    tell("Nobody is at a display here, so scripts do it: a facilitator at the desk, a look at the wall, somebody who writes.")
    wall = room.script("wall", "wall", "1920x1080")
    kiosk = room.script("window-table", "participant", "1280x800", script="practice")
    desk = room.script("facilitator", "desk", "1920x1080", PASSPHRASE=passphrase)
    for name, process in (("the desk", desk), ("the wall", wall), ("the kiosk", kiosk)):
        said, _ = process.communicate(timeout=300)
        if process.returncode != 0:
            sys.exit(f"{name}: {said}")
    for script in (room.out / "pictures").glob("*.script"):
        script.unlink()
    print(f"    What they saw is in {room.out.name}/pictures.")


def finish(event, out):
    """What the facilitator has left to be done."""
    if event.server.poll() is None:
        tell("The event is closed; what is left of the mix is stored in one shuffled batch.")
        show(hub("do", event.folder, "close", "--wait", "60"))
        event.stop()
    if not (out / "contributions.jsonl").exists():
        tell("The lead reviewer opens the seals with the passphrase and exports the comments.")
        show(hub("export", event.folder, "--format", "csv,jsonl", "--out", out, "--passphrase-file", event.passphrase))


def main():
    out = Path(sys.argv[2]).resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with Workplace() as place, Event(place) as event:
        tell("The pack of the Rowan event (everything in it is invented) is checked and made into a practice event. "
             "Its passphrase, six plain words, is shown once.")
        show(hub("check", ROWAN))
        seen = sys.stdin.isatty() and bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
        tell("The hub serves the room with a private broker. The case itself stays sealed; the hub cannot read it.")
        copies = place.path("stick")
        copies.mkdir()
        event.run("--beat", "5" if seen else "1", "--copies", copies)
        people = rehearsed_people(event, place.path("people"), 1 if seen else 40)
        room = Room(place, event, out)
        try:
            (by_hand if seen else by_script)(room, event.passphrase.read_text(encoding="utf-8").strip())
            finish(event, out)
        finally:
            people.kill()
            people.wait(timeout=20)
            room.close()
        exported = len((out / "contributions.jsonl").read_text(encoding="utf-8").splitlines())
        tell(f"Rehearsed people had {len(sent_lines(ROWAN / 'contributions.jsonl'))} contributions to send. Exported: {exported}.")
        print(f"    {out.name}/contributions.csv is for Excel, {out.name}/contributions.jsonl for programs. Neither says who, where or when.")
        if not exported:
            sys.exit("the export is empty")


if __name__ == "__main__":
    main()
