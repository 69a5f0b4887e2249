"""The text of a declaration: Markdown in, checked and numbered HTML out.

Allowed are paragraphs, lists, emphasis, links and footnotes. Anything else is a problem, never a
surprise: no HTML passes, no link scheme but those named, and no text vanishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby, islice

from ..model import Body
from ..problems.catalogue import Rule
from ..problems.place import Lines, Problem
from ..words.lengths import BRACKETS, TEXT
from . import limits
from .body_checks import ALLOWED, body_problems
from .body_html import parse_markdown, render
from .front_matter import FrontMatter
from .keys import TEMPLATE_TEXT

_MOST_PROBLEMS = 100  # of one text; who has more has another problem
_PIN = re.compile(r'<a class="wd-pin".*?</a>')
_NUMBER = re.compile(r"[0-9]{1,9}([.)]) (?=\S)")
# The front matter of another declaration
_SECOND = re.compile(r"^(?:---\n+number *:|number *: *[0-9]+ *\n+[a-z_]+ *:)", re.MULTILINE | re.IGNORECASE)
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def parse_body(markdown: str, lines: Lines | None = None, first_line: int = 1) -> tuple[Body, list[Problem]]:
    """Parse a body. With an error the HTML stays empty.

    It begins on `first_line` of these lines of a file; by default it is all that there is.
    """
    tokens, environment = parse_markdown(markdown)
    found = body_problems(markdown, tokens, environment, lines or Lines.of("", markdown), first_line)
    # What is nested in itself is found several times
    problems = list(dict.fromkeys(islice(found, _MOST_PROBLEMS)))
    if problems:
        return Body(markdown, "", ()), problems
    return Body(markdown, *render(tokens, environment)), []


def without_pins(body: Body) -> str:
    """The HTML of a text without the links to its paragraphs."""
    return _PIN.sub("", body.html)


def escaped(text: str) -> str:
    """One paragraph of plain text as Markdown that shows it as it is.

    A number before it ("1. ") stays the number of a list. Signs get a backslash only where they
    would mean something.
    """
    if _plain_text(text) == text:
        return text
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    if number and _plain_text(text) == text[start:]:
        return text
    rest = text[start:]
    return text[:start] + "".join(f"\\{sign}" if sign in _PUNCTUATION else sign for sign in rest)


def as_markdown(paragraphs: Iterable[str]) -> str:
    """Paragraphs of plain text as Markdown that shows them as they are.

    Numbers in a row make a list, unless one stands twice there, because they begin anew or lists are nested: which
    item belongs to which nobody can tell, so that they stay text.
    """
    found: list[str] = []
    for sign, row in groupby(map(escaped, paragraphs), _sign_of_number):
        items = list(row)
        if sign and len({int(item.split(sign)[0]) for item in items}) < len(items):
            items = [item.replace(sign, f"\\{sign}", 1) for item in items]
        found += items
    return "\n\n".join(found)


def _sign_of_number(markdown: str) -> str:
    """What stands behind the number of an item of a list; lists of other signs are other lists."""
    number = _NUMBER.match(markdown)
    return number[1] if number else ""


def _plain_text(markdown: str) -> str | None:
    """What a reader sees of a text of one paragraph or list item; None if it is anything else."""
    tokens, _ = parse_markdown(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    if len(inline) != 1 or any(token.type not in ALLOWED for token in tokens):
        return None
    children = inline[0].children or []
    if any(child.type not in ("text", "text_special") for child in children):
        return None
    return "".join(child.content for child in children)


def body_below(front_matter: FrontMatter, lines: Lines) -> tuple[Body | None, int, list[Problem]]:
    """The text, the line on which it begins, and its problems."""
    # The blank line after the front matter is layout; lines are counted from the real first one
    text = front_matter.body.lstrip("\n")
    line = front_matter.body_line + len(front_matter.body) - len(text)
    if not text.strip(" \n"):
        return None, line, []
    second: list[Problem] = []
    if match := _SECOND.search(text):
        message = "a second declaration begins here, and a file holds one"
        help_ = "put it into a file of its own, named after its number, as in 638.md"
        place = lines.whole(line + text.count("\n", 0, match.start()))
        second = [place.says(Rule.FORBIDDEN_MARKDOWN, message, help_)]
        text = text[: match.start()].rstrip("-\n")
        if not text.strip():
            return None, line, second
    if len(text.rstrip()) > TEXT.most:
        return None, line, [limits.too_long(lines.whole(line), TEXT), *second]
    if text.count("[") > BRACKETS.most:
        before = "[".join(text.split("[", BRACKETS.most + 1)[:-1])
        return None, line, [limits.too_long(lines.whole(line + before.count("\n")), BRACKETS), *second]
    body, problems = parse_body(text.rstrip("\n"), lines, line)
    problems += second
    if not text.strip():
        problems.append(lines.at(line).says(Rule.SPACES, "the text holds nothing but spaces", "remove them"))
    if body.markdown == TEMPLATE_TEXT:
        problems.append(
            lines.whole(line).says(
                Rule.TEMPLATE_TEXT,
                "this is still the text of the template",
                "write the text of the declaration, or remove the line to publish its facts alone",
            )
        )
    return body, line, problems
