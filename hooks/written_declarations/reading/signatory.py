"""The line of a signatory: the signature that it stands for, or everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from unicodedata import is_normalized

from ..model import Group, Name, Signature
from ..problems.catalogue import Rule
from ..problems.place import Place, Problem, has_errors
from ..problems.wording import did_you_mean, shown
from ..words.lengths import NAME
from ..words.letters import slug
from ..words.lost_letters import lost_letters
from ..words.name_rule import NameFault, name_faults, with_printed_honorific
from ..words.names import split_name
from ..words.not_names import LABELS
from . import limits
from .characters import forbidden_character
from .keys import EXAMPLE, TEMPLATE_SIGNATORY
from .registry import Registry
from .values import formula_problem, is_tidy, space_problems, words_problems

_FORMULA = re.compile(r'(?:^|[ ;])"*([=+\-@＝＋－＠])')  # in a name: it stands in tables word by word, too

_BETWEEN = re.compile(r"\s*[,()|]\s*|\s+[–—-]\s+")  # name, country and group, in lists of others
# Of what stands around and between them otherwise: any signs, and the number that a list has
_SIGNS = re.compile("(?:[^\\w'’\u0300-\u036f]|_)+")
_BEFORE = re.compile(rf"[\W_]*(?:[0-9]{{1,4}}[\W_]+|(?:{'|'.join(LABELS)}):\s+)?", re.IGNORECASE)
_BEHIND = re.compile(r"(?<=[^\W_])(?:\W+(?:and|et))?[\W_]*$")
_PARTS = "this is not a name, a country and, if one is printed, a group, parted by a comma and a space"
_LONGEST_ENDING = 100  # characters in which a country or a group is looked for


def signature_of(text: str, day: date, registry: Registry) -> Signature | None:
    """The signature that a line of the right form stands for under a declaration of that day.

    None if anything in it may be wrong, but for a group that did not exist on the day.
    """
    candidates = registry.signatures(text, _signatures)
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    return min(candidates, key=lambda each: each.group.period.distance(day) if each.group else 0)


def read_signature(
    text: str, place: Place, day: date | None, registry: Registry, problems: list[Problem]
) -> Signature | None:
    """The signature that a line stands for. What is wrong with it is added to the problems of its file, and where there
    is no signature one of them is an error at that line.
    """
    signature = signature_of(text, day or date.max, registry)
    if signature is None or (signature.group and day and day not in signature.group.period):
        problems.extend(signatory_problems(text, place, day, registry))
    if signature is None and not has_errors(each for each in problems if each.place.line == place.line):
        problems.append(
            place.says(Rule.SIGNATORY_FORMAT, "this line is read as no signature", f"write it as in {EXAMPLE}")
        )
    return signature


def _signatures(text: str, registry: Registry) -> Iterator[Signature]:
    """What a line can mean: with a code that several groups have had, one signature for each."""
    parts = _parts(text) if is_tidy(text) and text != TEMPLATE_SIGNATORY else None
    name = _name(parts[0], registry) if parts else None
    country = registry.country(parts[1]) if parts else None
    if parts is None or name is None or country is None:
        return
    person = registry.person_slug(name, country)
    if len(parts) == 2:
        yield Signature(name, person, country, parts[1])
    else:
        for group in registry.groups_printed(parts[2]):
            yield Signature(name, person, country, parts[1], group, parts[2])


def _parts(text: str) -> list[str] | None:
    """Name, country and, if there is one, group."""
    parts = text.split(", ")
    return parts if 2 <= len(parts) <= 3 and not any(sign in "".join(parts) for sign in ",;") else None


def _name(text: str, registry: Registry) -> Name | None:
    """The name, if nothing is wrong with it."""
    if len(text) > NAME.most or limits.has_long_word(text) or _FORMULA.search(text):
        return None
    if next(_faults(text, registry), None) is not None:
        return None
    return split_name(text)


def _faults(text: str, registry: Registry) -> Iterator[NameFault]:
    """What is wrong with a name, unless it is known to be printed so."""
    return name_faults(text, is_excepted=registry.is_unusual_name(text))


def likely_signatories(text: str, registry: Registry, *, as_printed: bool = False) -> tuple[str, ...]:
    """The lines of signatories that a text can only mean: Mr for Mr., a comma for any other sign between name, country
    and group, no sign around them, country and group in English, or `as_printed` if they are known so. None if there
    is any doubt.
    """
    found = [_likely(entry, registry, as_printed=as_printed) for entry in text.split(";") if entry.strip(" ,.")]
    if not all(found):
        found = [_likely(text, registry, as_printed=as_printed)]  # a semicolon for a comma
    return tuple(line for line in found if line) if all(found) else ()


def _likely(entry: str, registry: Registry, *, as_printed: bool) -> str | None:
    def country_of(text: str) -> str | None:
        return text if as_printed and registry.country(text) else registry.english_country(text)

    def group_of(text: str) -> str | None:
        return text if as_printed and registry.groups_printed(text) else registry.english_group(text)

    parts = [part.strip() for part in _BETWEEN.split(entry.strip(" ,.")) if part.strip()]
    if len(parts) in (2, 3):
        group = group_of(parts[2]) if len(parts) == 3 else ""
        if group is not None and (line := _line(parts[0], country_of(parts[1]), group, registry)):
            return line
    text = _BEHIND.sub("", _BEFORE.sub("", entry, count=1)).replace("**", "")
    before, group = _ending(text, group_of)
    before, country = _ending(before, country_of)
    head, comma, last = before.rpartition(",")
    if group is None and comma and (group := group_of(last.strip())):  # in the place of the country
        before = head
    return _line(before, country, group, registry)


def _line(name: str, country: str | None, group: str | None, registry: Registry) -> str | None:
    """The line of a signatory, if name and country are right."""
    name = with_printed_honorific(" ".join(name.split()))
    return ", ".join(filter(None, [name, country, group])) if country and _name(name, registry) else None


def _ending(text: str, known: Callable[[str], str | None]) -> tuple[str, str | None]:
    """The longest ending of a text that is known, as it is known, and what stands before it and the signs between."""
    for signs in _SIGNS.finditer(text, max(len(text) - _LONGEST_ENDING, 0)):
        found = known(text[signs.end() :])
        # Behind a space alone capitals may be those of the family name
        if found and signs.start() and (signs[0].strip() or found == text[signs.end() :]):
            return text[: signs.start()], found
    return text, None


def signatory_problems(text: str, place: Place, day: date | None, registry: Registry) -> Iterator[Problem]:
    """Everything that is wrong with a line under a declaration of that day, as far as the day is known."""
    if not text.strip():
        help_ = f"write a signatory, as in {EXAMPLE}, or remove the line"
        yield place.says(Rule.EMPTY_VALUE, "this signatory is empty", help_)
    elif text == TEMPLATE_SIGNATORY:
        yield place.says(
            Rule.TEMPLATE_TEXT, "this is still the text of the template", "write what the official page says"
        )
    elif "\n" in text or _is_escaped(text, place) or not is_normalized("NFC", text):
        yield from words_problems(text, place)
    elif len([entry for entry in text.split(";") if "," in entry]) > 1:
        yield place.says(
            Rule.SIGNATORY_FORMAT,
            "several signatories stand on this line",
            "write each on a line of its own, after two spaces, a hyphen and a space, without the semicolons",
        )
    else:
        likely = likely_signatories(text, registry, as_printed=True)
        if len(likely) == 1 and not _has_parts_of(text, likely[0]):
            yield place.says(Rule.SIGNATORY_FORMAT, _PARTS, f"write {likely[0]}")
            return
        found = [*_part_problems(" ".join(text.split()), place, day, registry)]
        for problem in space_problems(text, place):  # not of a space in what is told already
            if not any(each.place.column < problem.place.column < each.place.end for each in found):
                yield problem
        yield from found


def _has_parts_of(text: str, line: str) -> bool:
    """Whether a text has the parts of a line, so that it can be told of one of them what is wrong."""
    tidied = " ".join(text.split())
    parts = _parts(tidied) or [""]
    is_around = _SIGNS.match(text) is not None and not text[-1].isalnum()  # quotation marks
    has_parts = [slug(part) for part in parts[1:]] == [slug(part) for part in line.split(", ")[1:]]
    return has_parts and not is_around and parts[0] == parts[0].strip() and (tidied == line or is_tidy(text))


def _is_escaped(text: str, place: Place) -> bool:
    """Whether a character that may not stand there is written with a backslash; others are told of the line."""
    match = forbidden_character(text)
    return match is not None and match[0] not in place.text


def _part_problems(text: str, place: Place, day: date | None, registry: Registry) -> Iterator[Problem]:
    parts = _parts(text)
    if parts is None:
        yield place.says(Rule.SIGNATORY_FORMAT, _PARTS, f"write it as in {EXAMPLE}")
        return
    places = []
    start = 0
    for part in parts:
        places.append(place.part(start, start + len(part)))
        start += len(part) + len(", ")
    yield from _name_problems(parts[0], places[0], registry)
    if registry.country(parts[1]) is None and not _is_damaged(parts[1]):
        yield _country_problem(parts[1], places[1], registry)
    if len(parts) == 3 and not _is_damaged(parts[2]):
        yield from _group_problems(parts[2], places[2], day, registry)


def _is_damaged(text: str) -> bool:
    return next(lost_letters(text), None) is not None


def _name_problems(text: str, place: Place, registry: Registry) -> Iterator[Problem]:
    if len(text) > NAME.most:
        yield limits.too_long(place, NAME)
        return
    yield from limits.long_words(text, place)
    begun = _FORMULA.search(text)
    if begun is not None:
        yield formula_problem(begun, place)
    for fault in _faults(text, registry):
        if fault.is_lost_letter and text in place.text:
            continue  # told of the line
        if begun is None or not fault.start <= begun.start(1) < fault.end:
            rule = Rule.UNUSUAL_NAME if fault.may_be_real else Rule.SIGNATORY_FORMAT
            yield place.part(fault.start, fault.end).says(rule, shown(fault.message, 200), shown(fault.help, 200))


def _country_problem(text: str, place: Place, registry: Registry) -> Problem:
    near = registry.english_country(text) or did_you_mean(text, registry.english_country_names())
    return place.says(
        Rule.UNKNOWN_COUNTRY,
        f"{shown(text)} is not a country in the registry",
        f"did you mean {near}?" if near else "write the country as the Assembly prints it, in English",
    )


def _group_problems(text: str, place: Place, day: date | None, registry: Registry) -> Iterator[Problem]:
    group = registry.group(text, day or date.max)
    if group is None:
        near = registry.english_group(text) or did_you_mean(text, registry.group_codes())
        yield place.says(
            Rule.UNKNOWN_GROUP,
            f"{shown(text)} is not a political group in the registry",
            f"did you mean {near}?" if near else f"the groups are {', '.join(registry.group_codes())}",
        )
    elif day and day not in group.period:
        yield _group_dates(group, place, day)


def _group_dates(group: Group, place: Place, day: date) -> Problem:
    when = f"until {group.period.end}" if group.period.is_before(day) else f"from {group.period.start}"
    return place.says(
        Rule.GROUP_DATES,
        f"the registry knows {group.code} {when}, the declaration is of {day}",
        "check the group on the official page; if it is printed so, leave it",
    )
