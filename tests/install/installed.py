"""What the tests of an installed Candour share: where things lie in the sources, and how a test is skipped so that it is seen."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UNITS = ROOT / "systemd"
SHOW_SCREEN = UNITS / "show-screen"
sys.path[:0] = [str(ROOT / "tests" / "room"), str(ROOT / "tests" / "screens"), str(ROOT / "systemd" / "packages")]

SKIPPED = 77


def skip(why):
    print(f"SKIPPED: {why}")
    sys.exit(SKIPPED)
