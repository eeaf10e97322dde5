"""killed_test.py: the kiosk, the hub and the broker are killed at every page on which somebody's words are. What a screen called
safe is in the export once; what it did not is in no export, and nothing of it comes back on the screen."""

import os
import signal
import subprocess
import sys
import time

from screens import SLOW, Event, RoomError, Screens, Workplace, broker_pid, wait_until

PAGES = ("writing", "checking", "safe", "for-good")
CALLED_SAFE = ("safe", "for-good")


class Killing:
    def __init__(self, place, event, screens):
        self.place, self.event, self.screens = place, event, screens

    def until(self, picture, words):
        """A kiosk that has come to that page, and its folder."""
        folder, command = self.screens.command("killed", data=f"kiosk-{words}", pictures=self.place.path(words),
                                               replace={"WORDS": words})
        kiosk = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        deadline = time.monotonic() + 60 * SLOW
        while not (folder / picture).exists():
            if kiosk.poll() is not None or time.monotonic() > deadline:
                kiosk.kill()
                raise RoomError(f"{words}: it did not come to {picture}: {kiosk.communicate()[0]}")
            time.sleep(0.02)
        return kiosk

    def kiosk_at(self, page):
        words = f"kiosk killed at {page}"
        kiosk = self.until(f"{page}.png", words)
        kiosk.send_signal(signal.SIGKILL)
        kiosk.communicate(timeout=20)
        return words, page in CALLED_SAFE

    def hub_at(self, page):
        words = f"hub killed at {page}"
        kiosk = self.until(f"{page}.png", words)
        self.event.kill()
        self.ended(kiosk, words)
        self.screens.at(self.screens.step)
        return words, True

    def broker_at(self, page):
        words = f"broker killed at {page}"
        kiosk = self.until(f"{page}.png", words)
        broker = broker_pid(self.event)
        os.kill(broker, signal.SIGKILL)
        self.ended(kiosk, words)
        wait_until("the hub has another broker", lambda: self.other_broker(broker))
        self.screens.at(self.screens.step)
        return words, True

    def other_broker(self, killed):
        if self.event.server.poll() is not None:  # a hub may end with its broker, and be started again
            self.event.server = None
            self.screens.at(self.screens.step)
        try:
            return broker_pid(self.event) != killed
        except RoomError:
            return False

    def ended(self, kiosk, words):
        said, _ = kiosk.communicate(timeout=120 * SLOW)
        if kiosk.returncode != 0:
            raise RoomError(f"{words}: {said}")

    def empties(self, words):
        self.screens.walk("empties", data=f"kiosk-{words}", replace={"WORDS": words})


def main():
    faults = []
    with Workplace() as place, Event(place) as event, Screens(place, event) as screens:
        screens.at("lived_experience")
        killing = Killing(place, event, screens)
        wanted = dict(kill(page) for kill in (killing.kiosk_at, killing.hub_at, killing.broker_at) for page in PAGES)
        for words in wanted:
            killing.empties(words)
        event.do("close", "--wait", "30")
        event.stop()
        exported = [line["text"] for line in event.exported()]
    for words, safe in wanted.items():
        if exported.count(words) != (1 if safe else 0):
            faults.append(f"{words}: {'called safe' if safe else 'not called safe'}, and {exported.count(words)} times in the export")
    print("\n".join(faults) if faults else f"{len(wanted)} kills: {sum(wanted.values())} called safe and exported once, the others nowhere")
    return 1 if faults or sum(wanted.values()) == len(wanted) else 0


if __name__ == "__main__":
    sys.exit(main())
