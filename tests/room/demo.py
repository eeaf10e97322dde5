"""./run demo: the Rowan event rehearsed from end to end on the real parts, told in plain words.

demo.py BUILD OUT: makes the event in a folder of its own, rehearses 24 people at twelve kiosks through the close, and leaves
the export in OUT.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

os.environ["CANDOUR_BUILD"] = sys.argv[1]
from room import KIOSK, ROWAN, Event, Workplace, good, hub, sent_lines  # noqa: E402  (it reads CANDOUR_BUILD)


def tell(words):
    print(f"\n* {words}", flush=True)


def show(done):
    print("    " + "\n    ".join(good(done).stdout.strip().splitlines()), flush=True)


def rehearse(event, data, report):
    tell("Twelve kiosks send what 150 contributions of the story hold: three a sitting, sealed on the kiosk before they leave it.")
    show(event.rehearse(ROWAN / "contributions.jsonl", "--sittings", "3", "--rate", "30", "--data", data, "--report", report, kiosks=12))
    return json.loads(report.read_text())


def close(event, data, report):
    tell("The facilitator closes the event. The kiosks hand over what they still hold; the rest of the mix is stored in one shuffled batch.")
    kiosks = subprocess.Popen([str(KIOSK), "rehearse", "--broker", event.broker, "--reference", event.ref, "--resume", str(data), "--timeout", "60",
                               "--report", str(report)], stdout=subprocess.DEVNULL)
    show(hub("do", event.folder, "close", "--wait", "60"))
    if kiosks.wait(timeout=90) != 0:
        sys.exit("the kiosks could not hand over what they held")


def export(event, out):
    tell("The lead reviewer opens the seals with the passphrase and exports the comments.")
    out.mkdir(exist_ok=True)
    show(hub("export", event.folder, "--format", "csv,jsonl", "--out", out, "--passphrase-file", event.passphrase))


def main():
    out = Path(sys.argv[2]).resolve()
    shutil.rmtree(out, ignore_errors=True)
    with Workplace() as place, Event(place) as event:
        tell("The pack of the Rowan event (everything in it is invented) is checked and made into a rehearsal. "
             "Its passphrase, six plain words, is shown once.")
        show(hub("check", ROWAN))
        tell("The hub serves the room with a private broker. The case itself stays sealed; the hub cannot read it.")
        event.run("--beat", "1")
        show(hub("do", event.folder, "open"))
        data, report = place.path("kiosks"), place.path("report.json")
        before = rehearse(event, data, report)
        print(f"    Comments join the others in shuffled groups of at least five sittings. {before['waiting']} wait for company in the mix;"
              "\n    no one, the facilitator included, can hurry them. Their kiosks keep their sealed copies until they are safe.")
        show(hub("status", event.folder))
        close(event, data, report)
        event.stop()
        export(event, out)
        exported = len((out / "contributions.jsonl").read_text(encoding="utf-8").splitlines())
        sent = len(sent_lines(ROWAN / "contributions.jsonl")) - before["dropped_votes"]
        tell(f"Sent: {sent}. Exported: {exported}. Lost or doubled: {abs(sent - exported)}."
             + (f" ({before['dropped_votes']} votes were for comments that had not been released; their voters were not asked.)" if before["dropped_votes"] else ""))
        print(f"    {out.name}/contributions.csv is for Excel, {out.name}/contributions.jsonl for programs. Neither says who, where or when.")
        if sent != exported:
            sys.exit(1)


if __name__ == "__main__":
    main()
