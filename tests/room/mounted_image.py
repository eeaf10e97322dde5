"""A disk of a test's own: an ext4 file system in a file, which can be filled, searched, and fall ill. As root only."""

import os
import subprocess
from pathlib import Path

from room import RoomError


def tool(*words, timeout=60):
    return subprocess.run([*map(str, words)], capture_output=True, text=True, timeout=timeout)


class MountedImage:
    """An ext4 file system in a file. `path` is where it is mounted; `bytes` reads all of it once it is unmounted."""

    def __init__(self, folder, mib):
        self.file, self.path = folder / "disk.img", folder / "disk"
        self.path.mkdir()
        with open(self.file, "wb") as image:
            image.truncate(mib << 20)

    def mount(self):
        """None, or why it could not be."""
        if os.geteuid() != 0:
            return "only root can mount an image"
        made = tool("mkfs.ext4", "-q", "-m0", self.file)
        if made.returncode != 0:
            return f"mkfs.ext4 failed: {made.stderr.strip()}"
        return self._attach()

    def _attach(self):
        """By a loop device of its own each time: mount itself would take one again that somebody still looks at, and that remembers
        the file as it was before e2fsck."""
        looped = tool("losetup", "--find", "--show", self.file)
        if looped.returncode != 0:
            return f"no loop device here: {looped.stderr.strip()}"
        self.device = looped.stdout.strip()
        mounted = tool("mount", "-o", "errors=remount-ro", self.device, self.path)
        if mounted.returncode != 0:
            tool("losetup", "--detach", self.device)
            return f"no loop mount here: {mounted.stderr.strip()}"
        return None

    def fall_ill(self):
        """As a worn flash card does: the file system meets an error and takes nothing more."""
        Path(f"/sys/fs/ext4/{Path(self.device).name}/trigger_fs_error").write_text("1")

    def mend(self):
        """Checked and mounted again. Nobody may have anything open on it."""
        self.unmount()
        checked = tool("e2fsck", "-fy", self.file)
        if checked.returncode > 1:
            raise RoomError(f"the image could not be mended: {checked.stdout.strip()}")
        return self._attach()

    def unmount(self):
        if os.path.ismount(self.path):
            tool("sync", "-f", self.path)
            done = tool("umount", self.path)
            if done.returncode != 0:
                tool("umount", "-l", self.path)
            tool("losetup", "--detach", self.device)  # at once, or when the last one to look at it goes
            if done.returncode != 0:
                raise RoomError(f"the image could not be unmounted: {done.stderr.strip()}")

    def bytes(self):
        return self.file.read_bytes()
