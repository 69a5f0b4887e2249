"""How problems are shown: to people on a terminal, to programs as JSON, to GitHub as annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from .catalogue import Problem, Severity, shown

_RED, _YELLOW, _CYAN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"
_WIDTH = 100
_MARKDOWN_SIGNS = "|`*_[]{}~\\#@:<>&"  # a colon begins an emoji, and http: a link


def as_text(problems: Iterable[Problem], *, colour: bool) -> str:
    """Problems in the manner of a compiler: each with its line, a caret, and what to write."""
    lines: dict[str, list[str]] = {}
    return "".join(part for problem in problems for part in _parts(problem, lines, colour=colour))


def as_json(problems: Iterable[Problem]) -> str:
    """Problems as a list of objects with the keys path, line, column, end_column, rule, severity, message, help."""
    objects = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "end_column": problem.end_column,
            "rule": problem.rule.id,
            "severity": problem.rule.severity.value,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in problems
    ]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Problems as commands that GitHub shows beside the lines; it shows ten, so the worst come first."""
    return "".join(map(_annotation, _worst_first(problems)))


def _annotation(problem: Problem) -> str:
    kind = "error" if problem.rule.severity is Severity.ERROR else "warning"
    properties = {
        "file": problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        "endColumn": str(problem.end_column),
        "title": problem.rule.id,
    }
    where = ",".join(f"{name}={_command_property(value)}" for name, value in properties.items())
    return f"::{kind} {where}::{_command_text(f'{problem.message}. Help: {problem.help}')}\n"


def as_summary(problems: Iterable[Problem], checked: str) -> str:
    """All problems as a Markdown table for the summary of a workflow; `checked` says what was checked."""
    rows = [
        f"| {markdown(f'{problem.path}:{problem.line}:{problem.column}')} | {problem.rule.severity} {problem.rule.id} |"
        f" {markdown(problem.message)} | {markdown(problem.help)} |\n"
        for problem in _worst_first(problems)
    ]
    head = f"### {markdown(checked)}\n\n"
    if not rows:
        return f"{head}No problem was found.\n"
    return f"{head}| place | rule | what is wrong | what to write |\n| --- | --- | --- | --- |\n{''.join(rows)}"


def _worst_first(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.rule.severity is not Severity.ERROR, problem.sort_key))


def _command_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _command_property(text: str) -> str:
    return _command_text(text).replace(":", "%3A").replace(",", "%2C")


def markdown(text: str) -> str:
    """Text for a Markdown comment or a cell of a table: none of its signs means anything there."""
    flat = shown(text, 500)
    return "".join(f"&#{ord(sign)};" if sign in _MARKDOWN_SIGNS else sign for sign in flat)


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
