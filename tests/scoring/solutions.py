"""Every solution of what a reader of counts knows, by trying them all: a judge without any theory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Sums = Sequence[tuple[frozenset[int], int | None]]
"""Counts a reader sees, as which of the finest counts each adds up; None for a hidden one, which is not 0."""


def worked_out(sums: Sums, finest: int, most: int) -> list[frozenset[int]]:
    """The hidden sums that can be only one number, over ``finest`` counts that are ``most`` together."""
    hidden = {members: set[int]() for members, value in sums if value is None}
    for solution in _possible(sums, finest, most):
        for members, values in hidden.items():
            values.add(sum(solution[number] for number in members))
        if all(len(values) > 1 for values in hidden.values()):
            return []
    return [members for members, values in hidden.items() if len(values) < 2]


def _possible(sums: Sums, finest: int, most: int) -> Iterator[list[int]]:
    """Every assignment of the finest counts that agrees with all a reader sees."""
    touching = [[at for at, (members, _) in enumerate(sums) if number in members] for number in range(finest)]
    left = [most if value is None else value for _, value in sums]
    open_members = [len(members) for members, _ in sums]
    found: list[int] = []

    def search() -> Iterator[list[int]]:
        if len(found) == finest:
            yield list(found)
            return
        mine = touching[len(found)]
        for value in range(min(left[at] for at in mine) + 1):
            fits = True
            for at in mine:
                left[at] -= value
                open_members[at] -= 1
                known = sums[at][1] is not None
                if open_members[at] == 0 and ((known and left[at]) or (not known and left[at] == most)):
                    fits = False
            if fits:
                found.append(value)
                yield from search()
                found.pop()
            for at in mine:
                left[at] += value
                open_members[at] += 1

    yield from search()
