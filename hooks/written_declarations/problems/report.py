"""How problems are shown: to people as text, to programs as JSON, to GitHub as annotations and Markdown.

Whoever shows a problem to a person shows `as_text` of it: the same message and the same caret everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from unicodedata import combining

from .catalogue import Severity
from .place import Problem
from .wording import shown

_RED, _YELLOW, _CYAN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"
_WIDTH = 100
_MARKDOWN_SIGNS = "|`*_[]{}~\\#@:<>&"  # a colon begins an emoji, and http: a link


def as_text(problems: Iterable[Problem], *, colour: bool = False) -> str:
    """Problems in the manner of a compiler: each with its line, a caret, and what to write."""
    return "".join(part for problem in problems for part in _parts(problem, colour=colour))


def as_markdown(problems: Iterable[Problem]) -> str:
    """The text of problems for a comment. Within <pre> Markdown means nothing, and no sign of HTML is left."""
    lines = as_text(problems).removesuffix("\n").split("\n")
    return "\n".join(["<pre>", *map(markdown, lines), "</pre>"])


def as_json(problems: Iterable[Problem]) -> str:
    """Problems as a list of objects with the keys path, line, column, end_column, rule, severity, message, help."""
    objects = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "end_column": problem.place.end,
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
        "file": problem.place.path,
        "line": str(problem.place.line),
        "col": str(problem.place.column),
        "endColumn": str(problem.place.end),
        "title": problem.rule.id,
    }
    where = ",".join(f"{name}={_command_property(value)}" for name, value in properties.items())
    return f"::{kind} {where}::{_command_text(f'{problem.message}. Help: {problem.help}')}\n"


def as_summary(problems: Iterable[Problem], checked: str) -> str:
    """All problems as a Markdown table for the summary of a workflow; `checked` says what was checked."""
    rows = [
        f"| {markdown(_where(problem))} | {problem.rule.severity} {problem.rule.id} |"
        f" {markdown(problem.message)} | {markdown(problem.help)} |\n"
        for problem in _worst_first(problems)
    ]
    head = f"### {markdown(checked)}\n\n"
    if not rows:
        return f"{head}No problem was found.\n"
    return f"{head}| place | rule | what is wrong | what to write |\n| --- | --- | --- | --- |\n{''.join(rows)}"


def _where(problem: Problem) -> str:
    return f"{problem.place.path}:{problem.place.line}:{problem.place.column}"


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


def _width(text: str) -> int:
    """The columns that a text takes on a screen: an accent of its own stands above its letter."""
    return sum(not combining(char) for char in text)


def _parts(problem: Problem, *, colour: bool) -> Iterator[str]:
    def paint(code: str, text: str) -> str:
        return f"{code}{text}{_PLAIN}" if colour else text

    severity, place = problem.rule.severity, problem.place
    what = paint(_RED if severity is Severity.ERROR else _YELLOW, f"{severity} {problem.rule.id}")
    yield f"{paint(_BOLD, _where(problem))}: {what}: {problem.message}\n"
    if place.text:
        # Cut a long line around the place, so that the caret stays below it
        start = max(0, place.column - 1 - _WIDTH // 2)
        cut = shown(place.text[start : start + _WIDTH], _WIDTH + 1)
        before = _width(shown(place.text[start : place.column - 1], _WIDTH * 8))
        width = max(1, min(_width(place.text[place.column - 1 : place.end - 1]), _width(cut) - before))
        margin = str(place.line)
        yield f"  {margin} | {cut}\n"
        yield f"  {' ' * len(margin)} | {' ' * before}{paint(_RED, '^' * width)}\n"
    yield f"    {paint(_CYAN, 'help:')} {problem.help}\n"
