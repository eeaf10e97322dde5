"""A program at a terminal, as a person would have it."""

import os
import pty
import re
import signal
import time
from pathlib import Path

from room import wait_until


class AtATerminal:
    """A program with a terminal of its own, as somebody before it would have it."""

    def __init__(self, *words):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execv(str(words[0]), [str(word) for word in words])
        self.told = b""

    def sees(self, words):
        def there():
            os.set_blocking(self.terminal, False)
            try:
                self.told += os.read(self.terminal, 4096)
            except (BlockingIOError, OSError):
                pass
            return words.encode() in self.told
        wait_until(f"the terminal says {words}", there)

    def minds_ctrl_c(self):
        def blocked():
            mask = re.search(r"^SigBlk:\s*(\w+)$", Path(f"/proc/{self.pid}/status").read_text(), re.M).group(1)
            return int(mask, 16) >> signal.SIGINT - 1 & 1
        wait_until("it takes Ctrl-C for itself", blocked)

    def types(self, words):
        os.write(self.terminal, words.encode())

    def code(self):
        """What it ended with; it is killed after ten seconds."""
        for _ in range(200):
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return None
