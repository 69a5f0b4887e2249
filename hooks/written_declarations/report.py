"""How problems are shown on a terminal: the place, the line with a caret, and what to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .problems import Problem, Severity, shown

_RED, _YELLOW, _CYAN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"
_WIDTH = 100


def report(problems: Iterable[Problem], *, colour: bool) -> str:
    """Problems in the manner of a compiler, worst where they stand: each with its line and a caret."""
    lines: dict[str, list[str]] = {}
    return "".join(part for problem in problems for part in _parts(problem, lines, colour=colour))


def _parts(problem: Problem, cache: dict[str, list[str]], *, colour: bool) -> Iterator[str]:
    def paint(code: str, text: str) -> str:
        return f"{code}{text}{_PLAIN}" if colour else text

    severity = problem.rule.severity
    where = paint(_BOLD, f"{problem.path}:{problem.line}:{problem.column}")
    what = paint(_RED if severity is Severity.ERROR else _YELLOW, f"{severity} {problem.rule.id}")
    yield f"{where}: {what}: {problem.message}\n"
    line = _line(problem, cache)
    if line is not None:
        # Cut a long line around the place, so that the caret stays below it
        start = max(0, problem.column - 1 - _WIDTH // 2)
        cut = shown(line[start : start + _WIDTH], _WIDTH + 1)
        before = len(shown(line[start : problem.column - 1], _WIDTH * 8))
        width = max(1, min(problem.end_column - problem.column, len(cut) - before))
        margin = str(problem.line)
        yield f"  {margin} | {cut}\n"
        yield f"  {' ' * len(margin)} | {' ' * before}{paint(_RED, '^' * width)}\n"
    yield f"    {paint(_CYAN, 'help:')} {problem.help}\n"


def _line(problem: Problem, cache: dict[str, list[str]]) -> str | None:
    if problem.path not in cache:
        path = Path(problem.path)
        # A link may lead out of the collection, and what it leads to is nobody's to show
        shows = path.is_file() and not path.is_symlink()
        text = path.read_bytes().decode("utf-8", errors="replace") if shows else ""
        cache[problem.path] = text.split("\n")
    lines = cache[problem.path]
    return lines[problem.line - 1].rstrip("\r") if 0 < problem.line <= len(lines) and lines[problem.line - 1] else None
