"""Reads every short token of every grammar, repeated up to the limits, alone and in pairs, in every place where text is read.

    make limits

Nothing below the limits may take above 2 seconds of processor time or 300 MB of memory. Of the pairs each hundredth is
taken, or each of all with `--every 1`, which takes hours; tests/reading/test_limits.py holds the tokens alone to growing
with their length.
"""

from __future__ import annotations

import argparse
import resource
import signal
import sys
import time
from itertools import permutations
from types import FrameType

from building import DECLARATIONS
from pathological import PLACES, TOKENS, most, reading, repeated
from written_declarations.collection.folder import registry_of
from written_declarations.reading.registry import Registry

_MOST_SECONDS, _MOST_MEGABYTES = 2.0, 300
_ENDLESS = 30  # seconds after which reading is broken off


def _broken_off(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def _seconds(place: str, text: str, registry: Registry) -> float:
    work = reading(place, text, registry)
    signal.alarm(_ENDLESS)
    begun = time.process_time()
    try:
        work()
    except TimeoutError:
        pass
    finally:
        signal.alarm(0)
    return time.process_time() - begun


def main() -> int:
    """Returns 1 if anything takes too long or too much."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("places", nargs="*", default=PLACES, help=f"any of {', '.join(PLACES)} (default: all)")
    parser.add_argument("--every", type=int, default=100, metavar="N", help="take each Nth pair (default: 100)")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _broken_off)
    registry = registry_of(DECLARATIONS)
    pairs = ["".join(pair) for pair in permutations(TOKENS, 2)]
    is_right = True
    for place in options.places:
        # A text has its own limit, above which nothing of it is read
        size = most(place) // 7 if place.endswith("text") else most(place)
        took = [(_seconds(place, repeated(each, size), registry), each) for each in (*TOKENS, *pairs[:: options.every])]
        longest, token = max(took)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sys.stdout.write(f"{place:16} {longest:6.2f} s {megabytes:6} MB  {token!r}\n")
        sys.stdout.flush()
        is_right &= longest <= _MOST_SECONDS and megabytes <= _MOST_MEGABYTES
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())
