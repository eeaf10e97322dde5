"""safe_mode_test.py: in safe mode every role's screen works as ever, drawn without a graphics driver, with a line below it that asks for
the facilitator; nothing is covered by it, in any size."""

import sys
import unittest

import installed  # noqa: F401 (where the room lies)

from room import Event, Workplace, good, kiosk, hub
from scripted import Scripted

LINE = "ask the facilitator"
SIZES = ("800x480", "720x1280")  # where there is least room


class SafeMode(unittest.TestCase):
    def setUp(self):
        self.place = Workplace().__enter__()
        self.addCleanup(self.place.__exit__)

    def test_a_practitioner_writes_and_sends_as_ever(self):
        event = Event(self.place).run("--k", "1", "--beat", "0")
        self.addCleanup(event.stop)
        good(hub("do", event.folder, "open"))
        for size in SIZES:
            script = [f'wait-see "{LINE}" 20s', 'wait-see "Begin" 20s', "check-layout", 'tap "Begin"', f'see "{LINE}"', "check-layout",
                      f"screenshot safe-{size}.png"]
            with Scripted(self.place, event, f"safe-{size}", "participant", "\n".join(script), "--safe-mode", size=size) as screen:
                screen.finish()

    def test_the_line_is_on_every_role_s_screen_and_in_welsh(self):
        for role, words, line in (("wall", [], LINE), ("desk", [], LINE), ("participant", ["--language", "cy", "--text", "largest"], "hwylusydd")):
            script = self.place.write("script", f'wait-see "{line}" 20s\ncheck-layout\n')
            good(kiosk("--role", role, "--broker", "mqtt://127.0.0.1:1", "--reference", "NONE", "--headless", "--script", script,
                       "--window", "1920x1080" if role != "participant" else "800x480", "--data", self.place.path(role), "--safe-mode", *words))

    def test_the_control_without_it_there_is_no_such_line(self):
        script = self.place.write("script", f'wait-see "Welcome" 20s\nnot-see "{LINE}"\n')
        good(kiosk("--role", "participant", "--broker", "mqtt://127.0.0.1:1", "--reference", "NONE", "--headless", "--script", script,
                   "--data", self.place.path("plain")))


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
