"""What of a row of numbers is in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def longest_rise(values: Sequence[int]) -> list[int]:
    """The indexes of a longest row of values that never fall: what is left out is out of step."""
    tails: list[int] = []  # index of the least last value of a row of each length
    before: list[int] = []
    for index, value in enumerate(values):
        length = bisect_right(tails, value, key=values.__getitem__)
        before.append(tails[length - 1] if length else -1)
        tails[length : length + 1] = [index]
    row: list[int] = []
    index = tails[-1] if tails else -1
    while index >= 0:
        row.append(index)
        index = before[index]
    return row[::-1]
