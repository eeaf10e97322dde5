"""golden/LOOK/NAME.png: the main screens as they are meant to look, small. A screen may differ in a few squares (letters are
drawn a hair differently by another FreeType), not in a line, a colour or a place."""

import sys
from pathlib import Path

from pictures import rows, small, write

GOLDEN = Path(__file__).resolve().parent / "golden"
NAMES = {"1280x800-en-normal-light": ("welcome", "facts", "facts-amend", "lived", "lived-writing", "check", "issues", "reflect-chosen",
                                      "moments", "learning", "support", "urgent", "leave"),
         "800x480-cy-largest-contrast": ("facts", "lived", "lived-writing", "urgent-writing", "check", "learning"),
         "720x1280-cy-large-light": ("welcome", "facts", "lived", "check", "reflect-chosen"),
         "720x1280-cy-largest-light": ("lived-writing",)}
MOST = 0.002  # of the squares
LEAST = 24    # of 255, in one colour: less is not seen as another


def difference(one, other):
    """The share of squares that are seen as others; 1 where the sizes are others."""
    if len(one) != len(other) or len(one[0]) != len(other[0]):
        return 1.0
    squares = sum(any(abs(a - b) > LEAST for a, b in zip(left[i:i + 3], right[i:i + 3]))
                  for left, right in zip(one, other) if left != right for i in range(0, len(left), 3))
    return squares / (len(one) * len(one[0]) / 3)


def kept(look, name):
    _, step, lines = rows(GOLDEN / look / f"{name}.png")
    assert step == 3
    return [bytes(line) for line in lines]


def faults(folder):
    """What looks otherwise in the walked looks of this folder than it is meant to."""
    found = []
    for look, names in NAMES.items():
        walked = {name: small(folder / look / f"{name}.png") for name in names if (folder / look / f"{name}.png").exists()}
        for name, picture in walked.items():
            share = difference(picture, kept(look, name))
            if share > MOST:
                found.append(f"{look}/{name}.png: {share:.1%} of it is not as in {GOLDEN.relative_to(GOLDEN.parents[2])}: "
                             f"look at both; golden.py FOLDER keeps the new ones")
        same = [f"{look}: {one} passes for {other}: this compares nothing" for one, picture in walked.items()
                for other in walked if one < other and difference(picture, kept(look, other)) <= MOST]
        found += same
    return found


def keep(folder):
    for look, names in NAMES.items():
        (GOLDEN / look).mkdir(parents=True, exist_ok=True)
        for name in names:
            write(GOLDEN / look / f"{name}.png", small(folder / look / f"{name}.png"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("golden.py FOLDER: keeps the pictures of `walk_test.py --keep FOLDER` as those that are meant")
    keep(Path(sys.argv[1]))
