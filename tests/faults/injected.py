"""A system call that fails once, or in which the program dies: strace's injection on the real programs."""

import collections
import re
import subprocess

# What reaches a disk. Read-only calls are not among them: what cannot be read is another test's (pack, key and spool faults).
CALLS = ("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "mkdir")
EIO, ENOSPC, DEATH = "error=EIO", "error=ENOSPC", "signal=KILL"
HOW = (EIO, ENOSPC, DEATH)

_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")


def allowed():
    """Whether this machine lets a program be traced."""
    try:
        return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, timeout=20).returncode == 0
    except FileNotFoundError:
        return False


def tracing(log, calls, inject=None):
    """The words to put before a program's own: its main thread is traced, and stays this process's own child."""
    words = ["strace", "-D", "-qq", "-y", "-o", str(log), "-e", "trace=" + ",".join(calls)]
    return [*words, "-e", "inject=" + inject] if inject else words


def failing(log, call, number, how):
    """The same, with the `number`th such call going wrong. What dies does so before the call has done anything."""
    return tracing(log, [call], f"{call}:{how}:when={number}")


def places(log, folder):
    """The calls of a traced run that touched something below `folder`: (call, which of its kind it was)."""
    counts, found = collections.Counter(), []
    for line in log.read_text(errors="replace").splitlines():
        if match := _LINE.match(line):
            call = match.group(1)
            counts[call] += 1
            if call in CALLS and str(folder) in match.group(2):
                found.append((call, counts[call]))
    return found


def happened(log):
    return "INJECTED" in log.read_text(errors="replace") or "+++ killed by SIGKILL" in log.read_text(errors="replace")
