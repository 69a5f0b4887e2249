"""What stands in a text and belongs to the page from which it was copied, or was left from writing it.

The names of those who signed, the disclaimer, words of the website, the title a second time, a reminder to oneself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Body, Declaration
from ..problems.catalogue import Rule
from ..problems.place import Lines, Problem
from ..problems.wording import shown
from ..words.name_rule import is_name
from ..words.names import HONORIFICS, family_first, likely_honorific
from ..words.website import DISCLAIMER, WEBSITE
from .keys import KEYS
from .registry import Registry

_WEBSITE = WEBSITE | {"signed", "signé", "signatories", "signataires", "list of signatories", "liste des signataires"}
_DISCLAIMERS = re.compile(rf"{DISCLAIMER}|it will not be considered further by the assembly")
_LABEL = re.compile(
    r"(?:signator(?:ies|y)|signataires?|signed(?: by)?|signé(?: par)?|list of signatories|authors?|author\(s\)|auteur\(s\)"
    r"|presented by|présentée? par|total|page)\s*(?:\([0-9]+\))?\s*[:=]\s*\S|total\s*[:=]?\s*[0-9]+$|page [0-9]+(?: (?:of|sur) [0-9]+)?$"
    r"|f\s*[-–]\s*67075\s+strasbourg"
)
# Every branch begins with a letter, so that a search goes from one of these letters to the next
_REMINDER = re.compile(
    r"TODO\b|FIXME\b|TBD\b|XXX\b(?<!\wXXX)|Lorem ipsum|lorem ipsum|\[(?:insert|your|text|to do|(?:…|\.\.\.)(?!\]))[^\]]{0,200}\](?!\()"
)
_EXAMPLES = (key.example.strip('"') for key in KEYS if key.kind == "words")
_PLACEHOLDERS = frozenset(["TEXT", "TITLE", "ADDRESS", *_EXAMPLES])
_WRITE = "write what the official page says"
_ADDRESS_ALONE = re.compile(r"<?(?:https?://|www\.)\S+$")
_MARK = re.compile(r"^\s*(?:[-*+•·–—]|[0-9]{1,3}[.)]|\([0-9a-z]{1,3}\))\s+")
_BETWEEN = re.compile(r"\s*[,()|]\s*|\s+[–-]\s+")
_LONGEST, _LONGEST_COUNTRY = 15, 7  # words of an entry, and of the name of a country


def stray_text(
    body: Body, first_line: int, lines: Lines, declaration: Declaration, registry: Registry
) -> Iterator[Problem]:
    """What does not belong to a text that begins on that line of these lines, the first of each line."""
    title = {_bare(each) for each in (declaration.title, declaration.title_fr) if each}
    for number, line in enumerate(body.markdown.split("\n"), first_line):
        text = line.strip()
        if text and (what := _what(text, title, declaration, registry)):
            start = line.index(text) + 1
            yield lines.at(number, start, start + len(text)).says(Rule.STRAY_TEXT, *what)


def stray_title(title: str, declaration: Declaration) -> tuple[str, str] | None:
    """What a title is if it is none, and what to do with it."""
    if _is_heading(_bare(title), declaration):
        return "the heading of the declaration stands here, not its title", _WRITE
    return _reminder(title)


def _reminder(text: str) -> tuple[str, str] | None:
    found = _REMINDER.search(text)
    if found is None and text not in _PLACEHOLDERS:
        return None
    return f"{shown(found[0] if found else text)} is a reminder, not text", _WRITE


def is_of_a_list(text: str, registry: Registry) -> bool:
    """Whether a line that stands alone is the label or an entry of a list, and so no file may hold it in its text."""
    bare = _bare(text)
    return _is_of_page(bare) or _is_signatory(text, registry)


def _is_of_page(bare: str) -> bool:
    return bare in _WEBSITE or _LABEL.match(bare) is not None


def _what(text: str, title: set[str], declaration: Declaration, registry: Registry) -> tuple[str, str] | None:
    """What a line is if it does not belong to a text, and what to do with it."""
    bare = _bare(text)
    if _is_of_page(bare):
        return f"{shown(text)} belongs to the page from which it was copied, not to the text", "remove the line"
    if _ADDRESS_ALONE.match(text):
        return "an address alone on a line belongs to the page from which it was copied", "remove the line"
    if disclaimer := _DISCLAIMERS.search(bare):
        message = f"“{shown(disclaimer[0])} …” stands on every page of the Assembly, and is not part of the text"
        return message, "remove that sentence"
    if bare in title:
        return "the title stands here a second time", "remove the line"
    if _is_heading(bare, declaration):
        return "the heading of the declaration stands here", "remove the line"
    if reminder := _reminder(text):
        return reminder
    if _is_signatory(text, registry):
        help_ = "write it above, below signatories:, and remove it here"
        return f"{shown(text)} is the line of a signatory", help_
    return None


def _bare(text: str) -> str:
    """A line without emphasis, marks of lists and what ends it, to compare it."""
    plain = _MARK.sub("", text).replace("’", "'").replace("\\", "").strip("*_ \t")
    return " ".join(plain.casefold().rstrip(" .:;").split())


def _is_heading(bare: str, declaration: Declaration) -> bool:
    """Whether a short line names this declaration."""
    named = re.match(r"(?:written declaration|déclaration écrite)\s+(?:no|nos|n°)?\.?\s*([0-9]+)", bare)
    document = re.search(r"\bdoc\.? ?([0-9]+)", bare)
    if len(bare) > 120:
        return False
    has_number = named is not None and int(named[1]) == declaration.number
    has_document = document is not None and int(document[1]) == declaration.doc_id
    is_alone = any(match is not None and match[0] == bare for match in (named, document))
    return (has_number or has_document) and (is_alone or (has_number and has_document))


def _is_signatory(text: str, registry: Registry) -> bool:
    plain = _MARK.sub("", text).replace("\\", "").strip("*_| ")
    return any(_is_entry(entry.strip(), registry) for entry in plain.split(";"))


def _is_entry(entry: str, registry: Registry) -> bool:
    """Whether this names a person, with country and group in any form, or broken off."""
    words = entry.split()
    if not 1 < len(words) <= _LONGEST:
        return False
    has_honorific = words[0] in HONORIFICS or likely_honorific(words[0]) is not None
    if has_honorific and len(words) < 5 and entry[-1] in "-,":
        return True
    parts = [part.strip() for part in _BETWEEN.split(entry.rstrip(" .,)|")) if part.strip()]
    if not parts:  # signs alone
        return False
    name, *rest = parts
    if not rest:  # the commas are missing
        return has_honorific and any(_is_name(part) for part in _without_country(words, registry))
    *_, last = rest
    group = registry.english_group(last)
    country = registry.english_country(rest[-2] if group and len(rest) > 1 else last)
    if group and country:
        return True
    return bool(group or country) and (has_honorific or (_is_name(name) and " " in name))


def _is_name(text: str) -> bool:
    turned = family_first(text)
    return is_name(text) or (turned is not None and is_name(str(turned)))


def _without_country(words: list[str], registry: Registry) -> Iterator[str]:
    """What may be the name in words without a comma: all of them, or those before a country and a group."""
    yield " ".join(words)
    last = len(words) - 1 if registry.english_group(words[-1]) else len(words)
    for start in range(max(2, last - _LONGEST_COUNTRY), last):
        if registry.english_country(" ".join(words[start:last])):
            yield " ".join(words[:start])
