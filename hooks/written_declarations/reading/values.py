"""The values of the front matter: a text to a number, a day, words or an address, or everything that is wrong with it.

Of each kind there are two functions: one gives the value, or None if something is wrong; the other says what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from unicodedata import decimal, is_normalized

from ..problems.catalogue import Rule
from ..problems.place import Place, Problem
from ..problems.wording import shown
from ..words.dates import ENGLISH, possible_dates
from ..words.scripts import look_alikes
from . import limits
from .characters import forbidden_character, not_normal
from .quotes import in_quotes

_PLAIN_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
# Behind words and signs: Doc. 14416, No.638, and no l4416, which has a letter for a digit
_ONE_NUMBER = re.compile(r"(?:[^0-9]*\W|no|nr|doc|wd)?0*([1-9][0-9]{0,8})\W*", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=[0-9])[ .,'’\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ADDRESS = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]+)?(?:[/?#][a-z0-9\-._~:/?#\[\]@!$&()*+,;=%]*)?",
    re.IGNORECASE | re.ASCII,
)
_LANGUAGES = {"en": ("en", "eng", "english", "anglais"), "fr": ("fr", "fra", "fre", "french", "français", "francais")}
_IN_TEXT = re.compile(r"https?://[^\s<>()\[\]\"'“”„«»]+", re.IGNORECASE)
_NO_SCHEME = re.compile(r"(?:https?:?/{0,2})?(?=(?:www\.|[a-z.-]+\.coe\.int\b))", re.IGNORECASE)
# What is written where nothing is known
_NOTHING = re.compile(
    r"\W*(?:null|nil|none|n/a|n\.a|nothing|unknown|tb[acd]|x{2,}|empty|aucune?|néant|inconnue?)\W*", re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029]")
_FIRST_YEAR, _LAST_YEAR = 1949, 2100  # the Assembly first met in 1949
_SPACE = re.compile(r"[^\S ]|^ | $| {2,}")
# What a spreadsheet may run, or a Japanese or Chinese one: at the beginning, or where it may end a cell
_FORMULA = re.compile(r'(?:^|;)[" ]*([=+\-@＝＋－＠])')


def plain_number(text: str) -> int | None:
    """A number of the form that a number or a Doc. ID has."""
    return int(text) if _PLAIN_NUMBER.fullmatch(text) else None


def likely_number(text: str) -> str | None:
    """The one number that a text like "Doc. 14416" or "0623" can mean, or None."""
    digits = "".join(str(decimal(char)) if char.isdecimal() else char for char in text)  # of other scripts
    match = _ONE_NUMBER.fullmatch(_THOUSANDS.sub("", digits))
    return match[1] if match else None


def number_problems(text: str, place: Place) -> Iterator[Problem]:
    """What is wrong with a text that is no plain number."""
    likely = likely_number(text)
    yield place.says(
        Rule.NUMBER_FORMAT,
        f"{shown(text)} is not a plain number",
        f"write {likely}" if likely else "write digits only, at most nine and the first not 0, as in 638",
    )


def day(text: str) -> date | None:
    """A day on which the Assembly may have met."""
    if not _DATE.fullmatch(text):
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def day_problems(text: str, place: Place) -> Iterator[Problem]:
    """What is wrong with a text that is no such day."""
    if not _DATE.fullmatch(text):
        message = f"{shown(text)} is not a date of the form year-month-day"
        possible = [each for each in possible_dates(text) if _FIRST_YEAR <= each.year <= _LAST_YEAR]
        written = " or ".join(f"{each} for {each.day} {ENGLISH[each.month - 1]} {each.year}" for each in possible)
        # An example that reads like an answer would be copied
        help_ = f"write {written}" if written else "write year, month and day, as in 2017-10-11 for 11 October 2017"
        yield place.says(Rule.DATE_FORMAT, message, help_)
        return
    try:
        date.fromisoformat(text)
    except ValueError:
        help_ = "check month and day; the form is year-month-day"
        yield place.says(Rule.DATE_FORMAT, f"{text} is a day that does not exist", help_)
    else:
        message = f"{text} is not a day of the Assembly, which first met in {_FIRST_YEAR}"
        yield place.says(Rule.DATE_FORMAT, message, "check the year")


def days_out_of_order(
    published: date | None, tabled: date | None, checked: date | None
) -> Iterator[tuple[str, str, str]]:
    """The keys of days that cannot be, each with what is wrong and what to do."""
    if published and tabled and tabled > published:
        message = f"it was tabled on {tabled}, after {published}, when it was published"
        yield "date_tabled", message, "check both dates on the official page"
    if published and checked and checked < published:
        message = f"it was compared on {checked}, before {published}, when it was published"
        yield "checked", message, "compare it with the official page again and write that day, or take this line out"


def language(text: str) -> str | None:
    """The code of one of the two official languages."""
    return text if text in _LANGUAGES else None


def likely_language(text: str) -> str | None:
    """The code of the language that a text like "French" or "FR" can mean, or None."""
    named = text.strip(" .").casefold()
    return next((code for code, names in _LANGUAGES.items() if named in names), None)


def language_problems(text: str, place: Place) -> Iterator[Problem]:
    """What is wrong with a text that is no such code."""
    likely = likely_language(text)
    yield place.says(
        Rule.LANGUAGE,
        f"{shown(text)} is not the code of an official language",
        f"write {likely}" if likely else "write fr if title and text are in French; remove the line if in English",
    )


def is_address(text: str) -> bool:
    """Whether a text can be the source of a declaration. What ends a sentence ends none."""
    return _ADDRESS.fullmatch(text) is not None and text[-1] not in ".,;:!" and not _FORMULA.search(text)


def likely_address(text: str) -> str | None:
    """The one address that stands in a text, or that a text without https:// is; None if it is another thing."""
    found = {each.rstrip(".,;:!") for each in _IN_TEXT.findall(text)} or {
        _NO_SCHEME.sub("https://", text.strip(), count=1)
    }
    only = found.pop()
    is_whole = "/" not in text.replace(only, "") or not _IN_TEXT.search(text)
    return only if not found and is_whole and is_address(only) else None


def address(text: str) -> str | None:
    """A web address."""
    return text if is_address(text) else None


def address_problems(text: str, place: Place) -> Iterator[Problem]:
    """What is wrong with a text that is no address."""
    if _ADDRESS.fullmatch(text) and (begun := _FORMULA.search(text)):
        yield formula_problem(begun, place)
        return
    likely = likely_address(text)
    help_ = f"write {likely}" if likely else "copy the address of the official page, which begins with https://"
    yield place.says(Rule.SOURCE_FORMAT, f"{shown(text)} is not a web address", help_)


def is_tidy(text: str) -> bool:
    """Whether the characters of a text, and the spaces between its words, are those that they should be."""
    return not (_SPACE.search(text) or forbidden_character(text)) and is_normalized("NFC", text)


def says_nothing(text: str) -> bool:
    """Whether a text is what people write where nothing is known, as n/a."""
    return _NOTHING.fullmatch(text) is not None


def words(text: str) -> str | None:
    """A text that stands on pages and in tables."""
    is_right = is_tidy(text) and _has_letter(text) and not _FORMULA.search(text) and not limits.has_long_word(text)
    is_right = is_right and not says_nothing(text)
    return text if is_right and next(look_alikes(text), None) is None else None


def escaped_control(text: str, line: str) -> re.Match[str] | None:
    """A character that may stand in no text, or a space but the usual one, that a backslash in its line made: of
    \\torture a tab.
    """
    found = [*_CONTROL.finditer(text), forbidden_character(text)]
    return next((match for match in found if match and match[0] not in line), None)


def words_problems(text: str, place: Place) -> Iterator[Problem]:
    """What is wrong with such a text."""
    if made := escaped_control(text, place.text):
        part = place.part(made.start(), made.end())
        is_a_letter = part.end - part.column == 2  # which belongs to the text
        help_ = (
            "remove the backslash alone, or write two" if is_a_letter else "remove the backslash and what belongs to it"
        )
        message = "a control character is written here with a backslash"
        yield part.says(Rule.FORBIDDEN_CHARACTER, message, help_)
        return
    yield from space_problems(text, place)
    yield from limits.long_words(text, place)
    for index, word, script in look_alikes(text):
        message = shown(f"{text[index]} in {word} looks like a Latin letter, but is {script}", 200)
        help_ = "type the word again in Latin letters, as the official page prints it"
        yield place.part(index, index + 1).says(Rule.FORBIDDEN_CHARACTER, message, help_)
    if not is_normalized("NFC", text):
        found = not_normal(text)  # of a backslash: the lines are in their normal form
        yield place.says(Rule.NOT_NFC, found.message, found.help)
    elif not _has_letter(text):
        yield place.says(Rule.EMPTY_VALUE, "this holds no letter", "write what the official page says")
    elif says_nothing(text):
        yield place.says(Rule.EMPTY_VALUE, f"{shown(text)} says nothing", "write what the official page says")
    elif forbidden_character(text):
        return  # a lost letter, which is told of the line
    elif begun := _FORMULA.search(text):
        yield formula_problem(begun, place)


def space_problems(text: str, place: Place) -> Iterator[Problem]:
    """The first space of a text that is none, or one too many."""
    match = _SPACE.search(text)
    if match is None or match[0] == "\n" or forbidden_character(match[0]):
        return  # nothing, or it is reported as a control character
    if match[0].startswith("  "):
        message = "two spaces stand in a row here"
    elif match[0] == " ":
        message = "a space stands at the edge of the text"
    else:
        message = "an unusual kind of space stands here"
    help_ = f"write {shown(in_quotes(' '.join(text.split())), 200)}"
    yield place.part(match.start(), match.end()).says(Rule.SPACES, message, help_)


def begun_formula(text: str) -> str:
    """The sign with which a formula begins in a text; empty if none does."""
    begun = _FORMULA.search(text)
    return begun[1] if begun else ""


def formula_problem(begun: re.Match[str], place: Place) -> Problem:
    """The problem with a text in which a formula begins with the sign of the first group."""
    return place.part(begun.start(1), begun.end(1)).says(
        Rule.FORMULA,
        f"a spreadsheet may take what begins here with {begun[1]} for a formula",
        "check the official page; for a dash write –, for any other sign leave it out",
    )


def _has_letter(text: str) -> bool:
    return any(map(str.isalnum, text))
