"""booted_box.py PACKAGES [--pictures FOLDER]: a box from its switch on, in a machine of its own (QEMU, no KVM needed).

A Debian 12 with the four packages starts from a USB disk, as a Raspberry Pi may: systemd, udev, a screen on the kernel's own display, sticks
that are put in and pulled out, a power cut. Nobody types a command on the screen's side. Needs root, to make the disk. ./run box-test runs it.
"""

import argparse
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from pathlib import Path

from fresh_debian import MIRROR, SUITE, Failed, Machine, bootstrapped, expect, install, needed
from installed import ROOT, skip

SYSTEM = ["systemd-sysv", "udev", "dbus", "linux-image-amd64", "dosfstools", "exfatprogs", "iproute2"]
SECTOR, MIB = 512, 1 << 20
BOOT_PART, ROOT_PART = 64 * MIB, 3000 * MIB
OLD, NEXT = "ESK-LLR-2025-02", "ESK-LLR-2026-01"
PROMPT = "root@box:~#"


def partitioned(disk, parts):
    """An MBR with these (type, first byte, bytes)."""
    entries = b"".join(struct.pack("<B3sB3sII", 0, b"\0\2\0", kind, b"\xff\xff\xff", at // SECTOR, size // SECTOR) for kind, at, size in parts)
    with open(disk, "r+b") as file:
        file.seek(446)
        file.write(entries.ljust(64, b"\0") + b"\x55\xaa")


class Box:
    """One machine, from its switch on. Its console is a serial line; what is plugged in comes over QMP."""

    def __init__(self, folder, disk, kernel, initrd):
        self.ends = {name: folder / name for name in ("serial", "qmp")}
        for end in self.ends.values():
            end.unlink(missing_ok=True)
        words = ["qemu-system-x86_64", "-m", "1536", "-smp", "2", "-display", "none", "-vga", "virtio", "-nic", "none", "-device", "qemu-xhci,id=usb",
                 "-drive", f"if=none,id=root,file={disk},format=raw,cache=writethrough", "-device", "usb-storage,drive=root,bus=usb.0",
                 "-kernel", kernel, "-initrd", initrd, "-append", "root=/dev/sda2 rw console=ttyS0 loglevel=1",
                 "-serial", f"unix:{self.ends['serial']},server,nowait", "-qmp", f"unix:{self.ends['qmp']},server,nowait"]
        self.process = subprocess.Popen([str(word) for word in words])
        self.said, self.asked = "", 0
        self.serial = self.connected("serial")
        self.monitor = self.connected("qmp").makefile("rw")
        self.monitor.readline()
        self.qmp("qmp_capabilities")
        began = time.monotonic()
        self.until(re.escape(PROMPT), 300)
        self.started_in = time.monotonic() - began
        self.sh("stty cols 250; export PAGER=cat SYSTEMD_PAGER=")

    def connected(self, name):
        end = socket.socket(socket.AF_UNIX)
        for _ in range(100):
            try:
                end.connect(str(self.ends[name]))
                return end
            except OSError:
                time.sleep(0.1)
        raise Failed(f"QEMU did not open its {name}")

    def qmp(self, command, **arguments):
        self.monitor.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.monitor.flush()
        while True:
            answer = json.loads(self.monitor.readline())
            if "error" in answer:
                raise Failed(f"{command}: {answer['error']}")
            if "return" in answer:
                return answer["return"]

    def until(self, pattern, seconds):
        deadline = time.monotonic() + seconds
        while not (found := re.search(pattern, self.said)):
            self.serial.settimeout(max(0.1, deadline - time.monotonic()))
            try:
                self.said += self.serial.recv(65536).decode(errors="replace")
            except TimeoutError:
                raise Failed(f"the box did not say {pattern} within {seconds} s; it said: {self.said[-2000:]}") from None
        before, self.said = self.said[:found.end()], self.said[found.end():]
        return before

    def sh(self, command, seconds=90):
        """What it prints, as root on the console."""
        self.asked += 1
        self.serial.sendall(f'{command}; echo "end"of-{self.asked}\n'.encode())
        said = self.until(f"endof-{self.asked}", seconds).replace("\r", "")
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", said).split("\n", 1)[-1].removesuffix(f"endof-{self.asked}")

    def comes_true(self, command, seconds=60):
        """A command of the box that ends well before so many seconds are over."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if "\nyes\n" in "\n" + self.sh(f"({command}) >/dev/null 2>&1 && echo yes"):
                return True
            time.sleep(1)
        return False

    def plug(self, name, file):
        self.qmp("blockdev-add", **{"driver": "raw", "node-name": name, "file": {"driver": "file", "filename": str(file)}})
        self.qmp("device_add", driver="usb-storage", bus="usb.0", id=f"in-{name}", drive=name, removable=True)

    def pull(self, name):
        self.qmp("device_del", id=f"in-{name}")
        time.sleep(1)
        self.qmp("blockdev-del", **{"node-name": name})

    def shows_something(self, seconds=30):
        """The display is not of one colour."""
        shot = self.ends["qmp"].with_name("shot.ppm")
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.qmp("screendump", filename=str(shot))
            pixels = shot.read_bytes()[20:]
            if len({pixels[at:at + 3] for at in range(0, len(pixels) - 3, 2997)}) > 1:
                return True
            time.sleep(1)
        return False

    def picture(self, file):
        if file:
            self.qmp("screendump", filename=str(file), format="png")

    def switch_off(self):
        self.serial.sendall(b"systemctl poweroff\n")
        self.serial.settimeout(120)
        try:
            while self.serial.recv(65536):  # a console that nobody reads would hold it up
                pass
            self.process.wait(timeout=20)
        except (TimeoutError, subprocess.TimeoutExpired):
            raise Failed("the box did not switch itself off") from None

    def power_cut(self):
        self.process.kill()
        self.process.wait(timeout=20)


def made(machine, packages):
    """The packages in a Debian that can start by itself, with two events whose passphrases nobody needs."""
    machine.path("/etc/apt/sources.list").write_text(f"deb {MIRROR} {SUITE} main\ndeb {MIRROR} {SUITE}-updates main\n")
    machine.do("apt-get", "update")
    machine.do("apt-get", "install", "-y", "--no-install-recommends", *SYSTEM)
    machine.do("apt-get", "satisfy", "-y", "--no-install-recommends", needed(packages))
    install(machine, packages)
    machine.path("/etc/hostname").write_text("box\n")
    machine.path("/etc/fstab").write_text("/dev/sda2 / auto defaults 0 1\n")
    console = machine.path("/etc/systemd/system/serial-getty@ttyS0.service.d/box.conf")
    console.parent.mkdir(parents=True)
    console.write_text("[Service]\nExecStart=\nExecStart=-/sbin/agetty --autologin root -L 115200 %I vt220\n")
    machine.do("systemctl", "enable", "serial-getty@ttyS0", "candour-kiosk@participant")
    # QEMU's display has no GPU: cage and what it shows draw with the processor.
    with open(machine.path("/etc/candour/kiosk.conf"), "a", encoding="utf-8") as settings:
        settings.write("LIBGL_ALWAYS_SOFTWARE=1\nWLR_RENDERER=pixman\n")
    pack = machine.path("/root/next")
    shutil.copytree(machine.path("/usr/share/candour/rowan"), pack)
    event = pack / "event.toml"
    event.write_text(event.read_text(encoding="utf-8").replace(OLD, NEXT), encoding="utf-8")
    machine.do("chmod", "-R", "a+rX", "/root")
    for each in ("/usr/share/candour/rowan", "/root/next"):
        machine.candour("candour-hub", "new", each, "--events", "/var/lib/candour")


def disk_of(machine, folder):
    """A USB disk: a small FAT that the firmware would read, and the system."""
    disk = folder / "box.img"
    with open(disk, "wb") as file:
        file.truncate(MIB + BOOT_PART + ROOT_PART)
    partitioned(disk, [(0x0C, MIB, BOOT_PART), (0x83, MIB + BOOT_PART, ROOT_PART)])
    system = folder / "system.img"
    subprocess.run(["mke2fs", "-q", "-t", "ext4", "-d", machine.folder, system, f"{ROOT_PART // MIB}M"], check=True)
    subprocess.run(["dd", f"if={system}", f"of={disk}", "bs=1M", f"seek={(MIB + BOOT_PART) // MIB}", "conv=notrunc,sparse", "status=none"], check=True)
    system.unlink()
    formatted(machine, disk, "mkfs.vfat", "-F", "16", "--offset", str(MIB // SECTOR), inside=str(BOOT_PART // 1024))
    return disk


def formatted(machine, disk, *words, inside=None):
    """By the machine's own program, which is given the disk as a file of its own."""
    place = machine.path("/mnt/disk")
    os.link(disk, place)
    machine.do(*words, "/mnt/disk", *([inside] if inside else []))
    place.unlink()


def stick(machine, folder, name, exfat=False):
    disk = folder / f"{name}.img"
    with open(disk, "wb") as file:
        file.truncate(64 * MIB)
    if exfat:
        formatted(machine, disk, "mkfs.exfat")
    else:
        partitioned(disk, [(0x0C, MIB, 63 * MIB)])
        formatted(machine, disk, "mkfs.vfat", "--offset", str(MIB // SECTOR), inside=str(63 * 1024))
    return disk


def enrol(box, event, place):
    said = box.sh(f"candour-hub enrol /var/lib/candour/{event} window-table --role participant --broker mqtts+psk://127.0.0.1:8883 --out {place}")
    return re.search(r"event words: (\w+ \w+ \w+ \w+)", said)[1]


def in_the_room(box, seconds=90):
    """A connection that stays: one that is refused is there for a moment, too."""
    lines = "ss -Htn state established '( dport = :8883 )' | awk '{print $3}'"
    return box.comes_true(f"{lines} > /tmp/lines && test -s /tmp/lines && sleep 3 && {lines} | cmp - /tmp/lines", seconds)


def days(machine, folder, start, pictures):
    picture = (lambda name: pictures / f"{name}.png") if pictures else (lambda name: None)
    fat, exfat = stick(machine, folder, "fat"), stick(machine, folder, "exfat", exfat=True)
    own = "/var/lib/candour-kiosk/this.enrolment"

    print("a new box:", flush=True)
    box = start()
    expect(box.comes_true("systemctl is-active candour-kiosk@participant", 90) and box.shows_something(), f"started in {box.started_in:.0f} s (no KVM), the screen is on")
    expect("left alone" in box.sh("journalctl -b -o cat -u candour-stick@sda1"), "the disk that the system is on is nobody's stick")
    box.picture(picture("1-no-event-yet"))
    box.sh(f"systemctl enable --now candour-hub@{OLD}")
    box.plug("fat", fat)
    expect(box.comes_true("mountpoint /media/stick"), "a stick that is put in is there")
    enrol(box, OLD, "/media/stick")
    expect(box.comes_true(f"test -f {own} -a ! -e /media/stick/window-table.enrolment"), "the screen took its enrolment off it, from within its sandbox")
    time.sleep(2)
    box.picture(picture("2-taken"))
    expect(in_the_room(box), "and is in the room")
    hub = f"nsenter --mount --target $(systemctl show --property MainPID --value candour-hub@{OLD}) setpriv --reuid=candour --regid=candour --init-groups"
    expect(box.comes_true(f"{hub} touch /media/stick/copy && rm /media/stick/copy", 5), "the hub can save its copy on it, from within its own")
    expect(not box.comes_true("setpriv --reuid=nobody --regid=nogroup --clear-groups ls /media/stick", 3), "and nobody else looks in")
    for number in range(6):
        box.sh(f"candour-hub enrol /var/lib/candour/{OLD} table-{number} --role wall --broker mqtts+psk://127.0.0.1:8883 --out /root/more")
    list_of_keys = f"/run/candour/{OLD}/devices.psk"
    expect(box.comes_true(f"test $(grep -c . {list_of_keys}) = 7", 30), "six more that are enrolled in a row are let in")
    box.sh(f"candour-hub revoke /var/lib/candour/{OLD} table-0; candour-hub revoke /var/lib/candour/{OLD} table-5")
    expect(box.comes_true(f"test $(grep -c . {list_of_keys}) = 5", 30), "and two that are revoked are not")
    box.pull("fat")
    expect(box.comes_true("! test -e /media/stick"), "a stick that is pulled out is let go of")
    time.sleep(3)
    expect(box.shows_something(), "the screen shows its first page")
    box.picture(picture("3-in-the-room"))

    print("a power cut:", flush=True)
    box.power_cut()
    box = start()
    expect(box.comes_true(f"systemctl is-active candour-hub@{OLD} candour-kiosk@participant", 90) and in_the_room(box), "room and screen are back by themselves")

    print("the next event:", flush=True)
    box.sh(f"systemctl disable --now candour-hub@{OLD}; systemctl enable candour-hub@{NEXT}")
    box.switch_off()
    box = start()
    box.sh(f"cp {own} /root/before")
    expect(not in_the_room(box, 20), "the screen is not let into the next event's room with its old enrolment")
    box.plug("exfat", exfat)
    expect(box.comes_true("mountpoint /media/stick"), "a stick of another make (exFAT, no partitions) is there")
    enrol(box, NEXT, "/media/stick")
    expect(box.comes_true(f"! test -e /media/stick/window-table.enrolment && ! cmp {own} /root/before"), "the screen took the next event's file in place of its own")
    expect(in_the_room(box) and box.shows_something(), "and is in the next room")
    time.sleep(3)
    box.picture(picture("4-the-next-event"))
    box.power_cut()


def main():
    words = argparse.ArgumentParser()
    words.add_argument("packages", type=Path)
    words.add_argument("--pictures", type=Path, help="a folder for pictures of the screen")
    words = words.parse_args()
    if os.getuid() != 0:
        skip("only root can make a machine of a folder")
    for program in ("debootstrap", "qemu-system-x86_64", "mke2fs"):
        if not shutil.which(program):
            skip(f"{program} is not here")
    packages = sorted(words.packages.glob("*.deb"))
    if len(packages) != 4:
        raise SystemExit(f"{words.packages} does not hold the four packages; ./run packages makes them")
    if words.pictures:
        words.pictures.mkdir(exist_ok=True)
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="box-", dir=ROOT / "build"))
    boxes = []
    try:
        system = folder / "system"
        system.mkdir()
        bootstrapped(system)
        system.chmod(0o755)
        machine = Machine(system)
        try:
            made(machine, packages)
            kernel, initrd = (max(system.glob(f"boot/{name}-*")) for name in ("vmlinuz", "initrd.img"))
            disk = disk_of(machine, folder)

            def start():
                boxes.append(Box(folder, disk, kernel, initrd))
                return boxes[-1]

            days(machine, folder, start, words.pictures.resolve() if words.pictures else None)
        finally:
            machine.close()
    except Failed as failed:
        print(f"FAILED: {failed}")
        return 1
    finally:
        for box in boxes:
            box.process.kill()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"two events of a box in {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
