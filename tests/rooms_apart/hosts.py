"""Hosts of their own for the programs of a room: network namespaces around a router whose lines can be cut, lossy, or reset.

Needs root, `ip netns` and nft; `missing()` says what there is not. Names carry this process's id, and all of it is gone afterwards.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "room"))

SKIPPED = 77  # what CTest takes for "not here"

_TABLE = """table ip lines {{
 chain forward {{
  type filter hook forward priority 0; policy accept;
{rules}
 }}
}}
"""


def _run(*words, **options):
    return subprocess.run([*map(str, words)], capture_output=True, text=True, timeout=30, **options)


def missing():
    """Why this cannot be done here; nothing where it can."""
    if os.geteuid() != 0:
        return "it needs root"
    for tool in ("ip", "nft"):
        if not shutil.which(tool, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin"):
            return f"{tool} is not installed"
    name = f"candour-{os.getpid()}-probe"
    made = _run("ip", "netns", "add", name)
    if made.returncode != 0:
        return f"network namespaces are not allowed ({made.stderr.strip()})"
    try:
        rule = "  ip saddr 10.0.0.1 meta l4proto tcp numgen random mod 100 < 20 reject with tcp reset"
        tried = _run("ip", "netns", "exec", name, "nft", "-f", "-", input=_TABLE.format(rules=rule))
        return f"nft does not work ({tried.stderr.strip()})" if tried.returncode != 0 else None
    finally:
        _run("ip", "netns", "delete", name)


def _good(*words, **options):
    done = _run(*words, **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words))}: {done.stderr}")
    return done


class Host:
    """A machine of its own with one line to the router."""

    def __init__(self, name, namespace, address):
        self.name, self.namespace, self.address = name, namespace, address
        self.under = ["ip", "netns", "exec", namespace]

    def start(self, *words, **options):
        """`ip netns exec` becomes the program: its process id is the program's own."""
        return subprocess.Popen([*self.under, *map(str, words)], **options)

    def call(self, *words, seconds=30):
        return subprocess.run([*self.under, *map(str, words)], capture_output=True, text=True, timeout=seconds)


class Hosts:
    """`with Hosts("hub", "table-1") as hosts:` and then hosts["hub"]. What was ordered of the lines holds until `heal`."""

    def __init__(self, *names):
        self.names = names
        self.hosts = {}
        self._router = self._namespace("router")
        self._made = []

    def _namespace(self, name):
        return f"candour-{os.getpid()}-{name}"

    def __enter__(self):
        try:
            self._add(self._router)
            _good("ip", "netns", "exec", self._router, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward")
            for number, name in enumerate(self.names, 1):
                self._plug_in(number, name)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for namespace in reversed(self._made):
            with contextlib.suppress(subprocess.TimeoutExpired):
                _run("ip", "netns", "delete", namespace)
        self._made = []

    def __getitem__(self, name):
        return self.hosts[name]

    def _add(self, namespace):
        _good("ip", "netns", "add", namespace)
        self._made.append(namespace)
        _good("ip", "-n", namespace, "link", "set", "lo", "up")

    def _plug_in(self, number, name):
        namespace = self._namespace(name)
        self._add(namespace)
        here, there = f"10.77.{number}.1", f"10.77.{number}.2"
        _good("ip", "-n", self._router, "link", "add", f"to{number}", "type", "veth", "peer", "name", "lan", "netns", namespace)
        for space, line, address in ((self._router, f"to{number}", here), (namespace, "lan", there)):
            _good("ip", "-n", space, "addr", "add", f"{address}/24", "dev", line)
            _good("ip", "-n", space, "link", "set", line, "up")
        _good("ip", "-n", namespace, "route", "add", "default", "via", here)
        self.hosts[name] = Host(name, namespace, there)

    def order(self, *rules):
        """The router's rules from now on: what `cut`, `lossy` and their like give, in one list or several."""
        lines = "\n".join(f"  {line}" for rule in rules for line in rule)
        _good("ip", "netns", "exec", self._router, "nft", "-f", "-", input="flush ruleset\n" + _TABLE.format(rules=lines))

    def heal(self):
        self.order()

    def _ways(self, name, to):
        """Of packets: those that it sends, and those that it gets; with `to`, of what it has with that host alone."""
        mine, other = self[name].address, self[to].address if to else None
        return (f"ip saddr {mine}" + (f" ip daddr {other}" if to else ""), f"ip daddr {mine}" + (f" ip saddr {other}" if to else ""))

    def cut(self, name, to=None):
        """Nothing passes, and nobody is told: connections stay half open."""
        return [f"{way} drop" for way in self._ways(name, to)]

    def lossy(self, name, percent):
        return [f"{way} numgen random mod 100 < {percent} drop" for way in self._ways(name, None)]

    def resetting(self, name, percent):
        """So many of a hundred packets that it sends are answered by a reset, of which the other side hears nothing."""
        return [f"{self._ways(name, None)[0]} meta l4proto tcp numgen random mod 100 < {percent} reject with tcp reset"]

    def refused(self, name, to=None):
        """Every packet that it sends is."""
        return [f"{self._ways(name, to)[0]} meta l4proto tcp reject with tcp reset"]
