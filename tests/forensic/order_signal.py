"""How much of an order of arrival can be read from an order of anything else."""

import math
import sqlite3

PAGE = 16384


def ranks(values):
    """Equal values share the mean of their ranks: broken by place, a tie would look like order."""
    by_size = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    first = 0
    while first < len(by_size):
        last = first
        while last + 1 < len(by_size) and values[by_size[last + 1]] == values[by_size[first]]:
            last += 1
        for place in by_size[first:last + 1]:
            found[place] = (first + last) / 2
        first = last + 1
    return found


def spearman(order):
    """rho of the list against its own numbering: 1 when it lies in order of arrival, -1 backwards, 0 when it says nothing."""
    middle = (len(order) - 1) / 2
    found = ranks(order)
    together = sum((place - middle) * (rank - middle) for place, rank in enumerate(found))
    spread = sum((place - middle) ** 2 for place in range(len(order))) * sum((rank - middle) ** 2 for rank in found)
    return together / math.sqrt(spread) if spread else 0.0


def same_page_pairs(offsets):
    """(pairs on one page that lie in order of arrival, pairs that lie backwards). `offsets` in order of arrival; None: not there.
    Rows of one page are put down one below the other, so pairs of one page say more than rho over the whole file."""
    pages = {}
    for offset in offsets:
        if offset is not None:
            pages.setdefault(offset // PAGE, []).append(offset)
    forward = backward = 0
    for there in pages.values():
        for place, first in enumerate(there):
            later = sum(second > first for second in there[place + 1:])
            forward += later
            backward += len(there) - place - 1 - later
    return forward, backward


class Signal:
    """rho pooled over many events, with its standard error."""

    def __init__(self, what):
        self.what = what
        self.rhos = []

    def add(self, order):
        if len(order) > 2:
            self.rhos.append(spearman(order))

    @property
    def mean(self):
        return sum(self.rhos) / len(self.rhos)

    @property
    def error(self):
        mean = self.mean
        spread = sum((rho - mean) ** 2 for rho in self.rhos) / max(1, len(self.rhos) - 1)
        return math.sqrt(spread / len(self.rhos))

    def __str__(self):
        return f"{self.what} {self.mean:+.3f} (±{self.error:.3f})"


def offsets_in(data, tails):
    """Where each of these byte strings first stands, or None."""
    found = [data.find(tail) for tail in tails]
    return [None if offset < 0 else offset for offset in found]


def rows_as_found(file, query="SELECT sealed FROM contribution"):
    """The tails of the rows as SQLite gives them to somebody who asks for no order."""
    database = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    try:
        return [bytes(sealed)[-16:] for (sealed,) in database.execute(query)]
    finally:
        database.close()
