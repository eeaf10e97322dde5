"""slow_card.py FILE: a sound card for tests. It takes what is played no faster than it would be heard, and adds it to FILE."""

import sys
import time

RATE = 44100  # bytes a second: 22,050 samples of two bytes

with open(sys.argv[1], "ab") as kept:
    while played := sys.stdin.buffer.read1(RATE // 10):
        kept.write(played)
        kept.flush()
        time.sleep(len(played) / RATE)
