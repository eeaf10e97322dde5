"""fresh_debian.py PACKAGES [--keep] [--pictures FOLDER]: the packages in a Debian 12 that has nothing else.

Installed by apt from the files alone, they run an event from a pack to its export and show a screen; an upgrade and a removal keep the
event, a purge leaves not one file. Needs root. What debootstrap fetched is kept in /var/tmp and used again (CANDOUR_BOOTSTRAP names another
place). ./run install-test runs it.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from installed import ROOT, skip

MIRROR = os.environ.get("CANDOUR_MIRROR", "http://deb.debian.org/debian")
SUITE = "bookworm"
CACHE = Path(os.environ.get("CANDOUR_BOOTSTRAP", "/var/tmp/candour-bootstrap"))
# What any package leaves behind, whichever it is: apt's and dpkg's own books, and caches that the last one to be configured rewrites.
NOT_OURS = re.compile(r"^/(proc|sys|dev|run|tmp|root)(/|$)|^/var/(lib|cache|log)/(apt|dpkg)(/|$|\.)|^/var/log/alternatives|^/var/cache/(ldconfig|debconf|man|fontconfig)"
                      r"|^/etc/(passwd|group|shadow|gshadow)-$")
EVENT = "/var/lib/candour/ESK-LLR-2025-02"


class Failed(AssertionError):
    pass


class Machine:
    """A Debian in a folder, with processes of its own that end with it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        inside = f"""mount --make-rprivate /; mount -t proc proc {folder}/proc; mount -t tmpfs tmpfs {folder}/run; mount -t tmpfs tmpfs {folder}/tmp
          mount -t tmpfs tmpfs {folder}/dev; mkdir {folder}/dev/shm
          for each in null zero full random urandom; do touch {folder}/dev/$each; mount --bind /dev/$each {folder}/dev/$each; done
          ln -s /proc/self/fd {folder}/dev/fd
          echo ready; exec sleep infinity"""
        self.keeper = subprocess.Popen(["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", inside], stdout=subprocess.PIPE, text=True)
        if self.keeper.stdout.readline() != "ready\n":
            raise Failed("the folder could not be made a machine")
        self.inner = Path(f"/proc/{self.keeper.pid}/task/{self.keeper.pid}/children").read_text().split()[0]

    def close(self):
        self.keeper.kill()
        self.keeper.wait(timeout=20)

    def words(self, *words):
        clean = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"]
        return ["nsenter", "-t", self.inner, "--mount", "--pid", "chroot", self.folder, *clean, *map(str, words)]

    def try_(self, *words, timeout=900):
        return subprocess.run(self.words(*words), capture_output=True, text=True, timeout=timeout)

    def do(self, *words, timeout=900):
        done = self.try_(*words, timeout=timeout)
        if done.returncode != 0:
            raise Failed(f"{' '.join(map(str, words))}\nended with {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        return done.stdout + done.stderr

    def candour(self, *words):
        """As the hub's own user, as INSTALL.md says."""
        return self.do("setpriv", "--reuid=candour", "--regid=candour", "--clear-groups", "--no-new-privs", *words)

    def start(self, *words):
        """Something that runs on, as the hub's own user; `end` ends it. (nsenter passes no signal on: its number in there is asked for.)"""
        process = subprocess.Popen(self.words("setpriv", "--reuid=candour", "--regid=candour", "--clear-groups", "sh", "-c", 'echo $$; exec "$@"', "sh", *words),
                                   stdout=subprocess.PIPE, text=True)
        process.inner = int(process.stdout.readline())
        return process

    def end(self, process):
        self.try_("sh", "-c", f"kill -TERM {process.inner}")
        process.wait(timeout=30)

    def files(self):
        found = set()
        for place, folders, files in os.walk(self.folder):
            here = "/" + os.path.relpath(place, self.folder).removeprefix(".")
            found |= {os.path.join(here, each) for each in folders + files}
        return {each for each in found if not NOT_OURS.match(each)}

    def path(self, inside):
        return self.folder / inside.lstrip("/")


def bootstrapped(folder):
    arch = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()
    archive = CACHE / f"{SUITE}-{arch}.tar"
    if not archive.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as made:
            print(f"debootstrap {SUITE} from {MIRROR}, once", flush=True)
            done = subprocess.run(["debootstrap", "--variant=minbase", SUITE, made, MIRROR], capture_output=True, text=True)
            if done.returncode != 0:
                skip(f"debootstrap did not work here: {done.stdout[-500:]}{done.stderr[-500:]}")
            subprocess.run(["tar", "-C", made, "-cf", f"{archive}.new", "."], check=True)
        os.rename(f"{archive}.new", archive)
    subprocess.run(["tar", "-C", folder, "-xf", archive], check=True)


def field(package, name):
    return subprocess.run(["dpkg-deb", "-f", package, name], capture_output=True, text=True, check=True).stdout.strip()


def needed(packages):
    """What ours need and recommend of others."""
    wanted = []
    for package in packages:
        for name in ("Depends", "Recommends"):
            wanted += [each.strip() for each in field(package, name).split(",") if each.strip() and "candour-" not in each]
    return ", ".join(sorted(set(wanted)))


def newer(packages, folder):
    """The same packages with a higher version: what an upgrade installs."""
    folder.mkdir()
    for package in packages:
        version = field(package, "Version")
        tree = folder / "tree"
        subprocess.run(["dpkg-deb", "-R", package, tree], check=True)
        control = tree / "DEBIAN" / "control"
        control.write_text(control.read_text().replace(version, f"{version}+next"))
        subprocess.run(["dpkg-deb", "--root-owner-group", "-b", tree, folder], check=True, stdout=subprocess.DEVNULL)
        shutil.rmtree(tree)
    return sorted(folder.glob("*.deb"))


def digests(machine, folder):
    return {str(file.relative_to(machine.folder)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(machine.path(folder).rglob("*")) if file.is_file()}


def expect(holds, what):
    if not holds:
        raise Failed(what)
    print(f"  {what}", flush=True)


def install(machine, packages):
    places = []
    for package in packages:
        shutil.copy(package, machine.path("/root"))
        places.append(f"/root/{package.name}")
    return machine.do("apt-get", "install", "-y", "--no-install-recommends", *places)


def rehearse(machine):
    """An event from the sample pack to its export, by the installed programs and what they find by themselves."""
    listed = machine.do("candour-hub", "init", "--list-profiles")
    expect("leeds-half-day" in listed, "profiles are found in /usr/share")
    made = machine.candour("candour-hub", "new", "/usr/share/candour/rowan", "--events", "/var/lib/candour", "--rehearsal", "--json")
    phrase = re.search(r'"passphrase":\s*"([^"]+)"', made).group(1)
    machine.path("/tmp-pass").write_text(phrase + "\n")
    machine.path("/tmp-pass").chmod(0o644)
    server = machine.start("candour-hub", "run", EVENT, "--k", "1", "--beat", "0")
    try:
        for line in server.stdout:
            if line == "ready\n":
                break
        expect(server.poll() is None, "the hub serves, with Debian's mosquitto as its own broker")
        machine.candour("candour-hub", "do", EVENT, "open")
        status = machine.candour("candour-hub", "status", EVENT)
        broker = re.search(r'"broker":\s*"([^"]+)"', machine.path(f"{EVENT}/run/room.json").read_text()).group(1)
        said = machine.candour("candour-kiosk", "rehearse", "--broker", broker, "--reference", "ESK-LLR-2025-02", "--contributions",
                               "/usr/share/candour/rowan/contributions.jsonl", "--kiosks", "4", "--timeout", "120", "--data", "/var/lib/candour/spools")
        expect(re.search(r"receipted: [1-9]", said) is not None, f"four kiosks wrote and have their receipts ({len(status.splitlines())} lines of status)")
        machine.candour("candour-hub", "do", EVENT, "close")
    finally:
        machine.end(server)
    machine.candour("candour-hub", "export", EVENT, "--format", "csv,report", "--publish-anyway", "--out", "/var/lib/candour/export",
                    "--passphrase-file", "/tmp-pass")
    machine.path("/tmp-pass").unlink()
    exported = {file.name.split(".")[-1] for file in machine.path("/var/lib/candour/export").iterdir()}
    expect({"csv", "pdf"} <= exported, "the export is written, the report with its typeface")
    shutil.rmtree(machine.path("/var/lib/candour/export"))
    shutil.rmtree(machine.path("/var/lib/candour/spools"))


def served_as_the_units_do(machine):
    """What the three units of a room run, one after the other."""
    if "broker-config" not in machine.do("candour-hub", "--help"):
        print("  SKIPPED: this candour-hub has no broker-config yet")
        return
    machine.do("install", "-d", "-o", "candour", "-m", "700", "/run/candour", "/run/candour/E")
    event = machine.candour("candour-hub", "new", "/usr/share/candour/rowan", "--events", "/var/lib/candour/real", "--json")
    folder = re.search(r'"event":\s*"([^"]+)"', event).group(1)
    machine.candour("candour-hub", "broker-config", folder, "--out", "/run/candour/E", "--listen", "127.0.0.1:8883")
    broker = machine.start("mosquitto", "-c", "/run/candour/E/mosquitto.conf")
    hub = None
    try:
        deadline = time.monotonic() + 10
        while not machine.try_("test", "-S", "/run/candour/E/hub.sock").returncode == 0 and time.monotonic() < deadline:
            time.sleep(0.1)
        hub = machine.start("candour-hub", "run", folder, "--broker", "unix:///run/candour/E/hub.sock")
        for line in hub.stdout:
            if line == "ready\n":
                break
        expect(hub.poll() is None and broker.poll() is None, "a real event is served by the units' three commands")
        machine.candour("candour-hub", "status", folder)
    finally:
        for process in (hub, broker):
            if process:
                machine.end(process)
    shutil.rmtree(machine.path("/var/lib/candour/real"))


def screen(machine, pictures):
    """The kiosk with nothing but what its package asked for: letters, strings, a driver."""
    machine.path("/root/see").write_text('wait-see "Welcome" 30s\ncheck-layout\nscreenshot first.png\n')
    machine.do("candour-kiosk", "--role", "participant", "--broker", "mqtt://127.0.0.1:1", "--reference", "NONE", "--headless", "--script", "/root/see",
               "--data", "/root/spool")
    expect(machine.path("/root/first.png").stat().st_size > 10_000, "a screen shows its first page")
    if pictures:
        shutil.copy(machine.path("/root/first.png"), pictures)
    for role in ("wall", "desk"):
        machine.path("/root/see").write_text("wait 1s\n")
        machine.do("candour-kiosk", "--role", role, "--broker", "mqtt://127.0.0.1:1", "--reference", "NONE", "--headless", "--script", "/root/see", "--data",
                   "/root/spool")


def units(machine):
    """systemd takes them where they are installed, with the programs that are installed."""
    names = ["candour-hub@E.service", "candour-broker@E.service", "candour-broker-config@E.service", "candour-broker-config@E.path",
             "candour-kiosk@participant.service", "candour-no-swap.service"]
    done = machine.try_("systemd-analyze", "verify", "--man=no", *names)
    ours = [line for line in done.stderr.splitlines() if "candour" in line]
    expect(not ours, f"systemd takes {len(names)} units without a word" if not ours else "\n".join(ours))
    expect(machine.path("/var/lib/candour").stat().st_mode & 0o777 == 0o700, "only the hub's user looks into /var/lib/candour")
    for name in ("candour-hub", "candour-kiosk"):
        expect(machine.path(f"/usr/share/man/man1/{name}.1.gz").exists() and machine.path(f"/usr/share/bash-completion/completions/{name}").exists(),
               f"{name} has its page and its completion")


def whole_life(machine, packages, pictures):
    names = [field(each, "Package") for each in packages]
    version = field(packages[0], "Version")
    for each in ("main", ):
        machine.path("/etc/apt/sources.list").write_text(f"deb {MIRROR} {SUITE} {each}\ndeb {MIRROR} {SUITE}-updates {each}\n")
    machine.do("apt-get", "update")
    print("what the packages ask Debian for:", flush=True)
    machine.do("apt-get", "satisfy", "-y", "--no-install-recommends", needed(packages))
    before = machine.files()

    print("installed:", flush=True)
    install(machine, packages)
    for program in ("candour-hub", "candour-kiosk"):
        expect(machine.do(program, "--version").strip() == f"{program} {version}", f"{program} --version")
    units(machine)
    if "doctor" in machine.do("candour-hub", "--help"):
        print(machine.try_("candour-hub", "doctor").stdout)
    rehearse(machine)
    served_as_the_units_do(machine)
    screen(machine, pictures)

    print("upgraded:", flush=True)
    kept = digests(machine, "/var/lib/candour")
    settings = machine.path("/etc/candour/hub.conf")
    settings.write_text(settings.read_text() + "# ours\n")
    install(machine, newer(packages, machine.path("/root/next")))
    expect(field_of_installed(machine, "candour-hub") == f"{version}+next", "a higher version is in place")
    expect(kept and digests(machine, "/var/lib/candour") == kept, f"every byte of the event is as it was ({len(kept)} files)")
    expect(settings.read_text().endswith("# ours\n"), "what somebody set is kept")

    machine.do("cp", "-a", EVENT, "/var/lib/candour/HELD")
    machine.candour("candour-hub", "shred", "/var/lib/candour/HELD", "--hold")
    kept = digests(machine, "/var/lib/candour")

    print("removed:", flush=True)
    said = machine.do("apt-get", "remove", "-y", *names)
    expect(digests(machine, "/var/lib/candour") == kept and "were kept" in said, "the event is kept, and that is said")
    machine.path("/etc/systemd/system/multi-user.target.wants").mkdir(exist_ok=True)
    os.symlink("/lib/systemd/system/candour-hub@.service", machine.path("/etc/systemd/system/multi-user.target.wants/candour-hub@E.service"))

    print("purged:", flush=True)
    said = machine.do("apt-get", "purge", "-y", *names)
    print("".join(f"    {line}\n" for line in said.splitlines() if ": purged." in line), end="")
    expect("Events destroyed with their keys: 1" in said, "what was destroyed is said")
    expect("1 events were kept" in said and machine.path("/var/lib/candour/HELD/event.key").exists() and not machine.path(EVENT).exists(),
           "an event under a legal hold is kept, and that is said")
    shutil.rmtree(machine.path("/var/lib/candour"))
    after = machine.files()
    expect(after == before, f"of {len(before)} files before there is none more and none less" if after == before else
           f"left: {sorted(after - before)[:20]}, gone: {sorted(before - after)[:20]}")
    expect(machine.try_("getent", "passwd", "candour", "candour-kiosk").returncode != 0, "both users are gone")


def field_of_installed(machine, name):
    return machine.do("dpkg-query", "-W", "-f=${Version}", name)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("packages", type=Path)
    words.add_argument("--keep", action="store_true", help="leaves the machine's folder")
    words.add_argument("--pictures", type=Path, help="a folder for the picture of the first page")
    words = words.parse_args()
    if os.getuid() != 0:
        skip("only root can make a machine of a folder")
    if not shutil.which("debootstrap"):
        skip("debootstrap is not here")
    packages = sorted(words.packages.glob("*.deb"))
    if len(packages) != 4:
        raise SystemExit(f"{words.packages} does not hold the four packages; ./run packages makes them")
    start = time.monotonic()
    # Beside the build: a real event refuses a place in memory.
    folder = Path(tempfile.mkdtemp(prefix="fresh-", dir=ROOT / "build"))
    try:
        bootstrapped(folder)
        folder.chmod(0o755)
        machine = Machine(folder)
        try:
            whole_life(machine, packages, words.pictures)
        finally:
            machine.close()
    except Failed as failed:
        print(f"FAILED: {failed}")
        return 1
    finally:
        if not words.keep:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"a whole life in {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
