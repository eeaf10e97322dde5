"""export_bench.py [COMMENTS]: what an export of 100,000 comments costs beside the bare libraries that it stands on. Nothing fails for
being slow; BENCH.md says what limits each figure."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))

from large_event import closed_with
from room import BUILD, Workplace


def main():
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with Workplace() as place:
        event = closed_with(place, many)
        return subprocess.run([BUILD / "tests" / "bench" / "export_bench", event.folder, event.passphrase], timeout=3600).returncode


if __name__ == "__main__":
    sys.exit(main())
