"""What the name of a signatory may be: the one rule for the check, the importer and the registry.

A name is an honorific that the Assembly prints, a given name or initials, and a family name in capitals, in the
letters of one script. All else that stands where a name belongs is a mark of a list, a label, a second person, a
footnote, or a letter that was lost: it would become a person with an address of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .lengths import NAME
from .lost_letters import lost_letters
from .names import HONORIFICS, PARTICLES, family_first, likely_honorific, split_name
from .not_names import BEHIND_NAMES, JOINTS, LABELS, TITLES

EXAMPLE = "Mr Stefan SCHENNACH"


@dataclass(frozen=True, slots=True)
class NameFault:
    """What is wrong with a name, from its character `start` to before `end`, counted from 0, and what to write.

    `may_be_real` says that a name may be printed so all the same, which an exception says then.
    """

    start: int
    end: int
    message: str
    help: str
    may_be_real: bool = True
    is_lost_letter: bool = False


_SMALL = PARTICLES | frozenset(["abu", "al", "ben", "bin", "bint", "el", "ibn"])
_EXTENDED = range(0x250)  # Latin, Latin-1, Extended-A and -B
_VIETNAMESE = range(0x1E00, 0x1F00)
_PLACE_OF_A_PEER = re.compile(r"\[The (?:Duke|Marquess|Earl|Countess|Viscount|Viscountess|Lord|Baron|Baroness) of\]")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")  # J., W.A., J.-P., Ch.
_ABBREVIATION = re.compile(r"[^\W\d_]{2,5}\.")  # Chr., St.
_SPANISH = re.compile(r" [YEI] (?=[^\W\d_a-z]{2})")
_SPACED = re.compile(r"(?:(?<= )|^)[^\W\d_](?: [^\W\d_])+$")  # T E S T
_SINGLE = re.compile(r"[aeioydlu]|(?![a-z])[^\W\d_]")  # an initial, or a small word between names
_LETTER, _LETTERS = re.compile(r"[^\W\d_]"), re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\[[^\]]*\]|[^ ]+")
_EDGE = re.compile(r"^[-‐‑]|[-‐‑]$|[-‐‑]{2}|^['’].*['’]$")
_ELIDED = re.compile(r"[dl]['’]", re.IGNORECASE)
_BEHIND = ("Jr.", "Sr.")
_NO_NAMES = frozenset(["MR", "MS", "MRS", "MISS", "MX", "DR", "MME", "MLLE"])
_A_LINE_EACH = "write each person on a line of its own, with country and group"
_BEFORE_CAPITAL = re.compile(
    r"(?:Ma?c|Fitz|De|Di|Du|Da|Des|Del|Della|La|Le|Lo|Van|Von|Al|El|San|Ó|Ní|Mag)(?=[^\W\d_]{2})"
)
_FOOTNOTE = re.compile(r"[*†‡§?#\d²³¹⁰-⁹]+|[\[(][\^*\d]+[\])]")
_IN_BRACKETS = re.compile(r"[\[(]([^\])]*[^\W\d_][^\])]*)[\])]?")
_BRACKETS_HELP = "write only the name; a title of the peerage is written as in Alexander [The Earl of] DUNDEE"
_HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_APOSTROPHES = "'’\N{MODIFIER LETTER APOSTROPHE}"
_LIKE_APOSTROPHES = "‘`´′\N{MODIFIER LETTER TURNED COMMA}"


def is_name(text: str) -> bool:
    """Whether a text can be the name of a signatory as the Assembly prints it."""
    return next(name_faults(text), None) is None


def with_printed_honorific(text: str) -> str:
    """A name whose honorific is written as it is printed: Mr for Mr. and MR."""
    first, space, rest = text.partition(" ")
    likely = _likely_honorific(first) if rest and len(first) > 1 else None
    return f"{likely or first}{space}{rest}"


def name_faults(text: str, *, is_excepted: bool = False) -> Iterator[NameFault]:
    """Everything that is wrong with the name of a signatory, in the order of its characters; `is_excepted` says that it
    is known to be printed so.

    Words must be parted by single spaces, and letters be composed (NFC). A text without a fault can be split by
    `split_name`.
    """
    found = [*_lost(text), *_characters(text)] or [*_words(text)]
    found = [fault for fault in found if not (fault.may_be_real and is_excepted)]
    if not found and (likely := _not_split(text)) is not None:
        found = [likely]
    end = 0
    for fault in sorted(found, key=lambda each: (each.start, each.end)):
        if fault.start >= end:
            yield fault
            end = fault.end


def _lost(text: str) -> Iterator[NameFault]:
    for lost in lost_letters(text):
        yield NameFault(lost.start, lost.end, *lost.words, may_be_real=False, is_lost_letter=True)


def _characters(text: str) -> Iterator[NameFault]:
    """What is neither a letter nor stands between letters of a name; signs in a row are one fault."""
    places = _PLACE_OF_A_PEER.sub(lambda match: "x" * len(match[0]), text)
    start = 0
    for end in range(1, len(text) + 1):
        if _belongs(places, end - 1):
            start = end
        elif end == len(text) or _belongs(places, end):
            yield _wrong_sign(text, start, end)
            start = end


def _belongs(text: str, index: int) -> bool:
    char = text[index]
    if char == " " or is_latin(char) or char in _HYPHENS + _APOSTROPHES:
        return True
    before, after = text[:index][-1:], text[index + 1 :][:1]
    if char == ".":
        return before.isalpha()
    if char == "·":  # of Catalan: COL·LECTIU
        return before in ("l", "L") and after in ("l", "L")
    # A mark that no single letter has: an m with a tilde
    is_mark = "\u0300" <= char <= "\u036f" and char != "\u034f"
    return is_mark and (before.isalpha() or bool(before and unicodedata.combining(before)))


def is_latin(char: str) -> bool:
    """Whether a character is a letter of European names: no look-alike, no ligature, no sign made of a letter."""
    code = ord(char)
    return (
        (code in _EXTENDED or code in _VIETNAMESE or char == "ə")
        and unicodedata.category(char) in ("Lu", "Ll")
        and unicodedata.normalize("NFKC", char) == char
    )


def foreign_letters(text: str) -> Iterator[NameFault]:
    """The first letter of each word that is no letter of European names, but may look like one."""
    for match in _WORD.finditer(text):
        for index in range(match.start(), match.end()):
            if text[index].isalpha() and not is_latin(text[index]):
                yield _foreign(text, index, index + 1, match[0])
                break


def _foreign(text: str, start: int, end: int, word: str) -> NameFault:
    first = text[start]
    plain = unicodedata.normalize("NFKC", first)
    if plain != first and plain.isalpha() and plain.isascii():
        return NameFault(start, start + 1, f"{first} in {word} is one sign for {plain}", f"write {plain}")
    script = unicodedata.name(first, "a letter of another script").split(" ")[0].capitalize()
    message = f"{first} in {word} looks like a letter of European names, but is {script}"
    return NameFault(start, end, message, "type the word again in Latin letters, as the official page prints it")


def _wrong_sign(text: str, start: int, end: int) -> NameFault:
    signs = text[start:end]
    left = text.rfind(" ", 0, start) + 1
    right = text.find(" ", end)
    word = text[left : right if right >= 0 else len(text)]
    first = signs[0]
    if first.isalpha():
        return _foreign(text, start, end, word)
    if first in _LIKE_APOSTROPHES:
        return NameFault(start, start + 1, f"{first} in {word} is no apostrophe", "write '")
    if any(not sign.isprintable() or unicodedata.category(sign) in ("Mn", "Me") for sign in signs) or "⠀" in signs:
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in signs)
        return NameFault(start, end, f"a sign that is not seen, {codes}, stands in this name", "remove it")
    bracketed = _IN_BRACKETS.match(text, start)
    if ":" in signs and text.split(" ", 1)[0] not in HONORIFICS:
        what, help_ = "ends a label, which is no part of a name", "write only the name"
    elif start == 0:
        what, help_ = "looks like the mark of a list", "begin the line with the honorific or the name"
    elif signs in ("&", "/", "+", ";"):
        what, help_ = "joins two people", _A_LINE_EACH
    elif bracketed:
        return NameFault(start, bracketed.end(), f"{bracketed[1]} in brackets is no part of a name", _BRACKETS_HELP)
    elif _FOOTNOTE.fullmatch(signs) and text[end : end + 1] in ("", " "):
        what, help_ = "looks like the mark of a footnote", "leave it out"
    elif signs == word:
        what, help_ = "is no part of a name", "leave it out"
    else:
        what, help_ = f"stands in {word}, which then is no name", "write the word as the official page prints it"
    return NameFault(start, end, f"{signs} {what}", help_)


def _words(text: str) -> Iterator[NameFault]:
    """Words that are no part of a name, in a text of letters and what belongs to them."""
    if len(text) > NAME.most:
        yield NameFault(NAME.most, len(text), f"a name of {len(text)} letters is too long", "write only the name")
    if spaced := _SPACED.search(text):
        help_ = "write the word without spaces"
        yield NameFault(spaced.start(), spaced.end(), f"{spaced[0]} is one letter after another", help_)
    name = split_name(text)
    family = len(text) - len(name.family) if name else 0
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    for index, (start, end, word) in enumerate(words):
        is_first, is_last = index == 0, index == len(words) - 1
        if is_first and word in HONORIFICS:
            continue
        if is_first and not is_last and (likely := _likely_honorific(word)) is not None:
            yield NameFault(start, end, f"{word} is not how it is printed", f"write {likely}", may_be_real=False)
        elif what := (
            _other_words(word, is_first, is_last, start >= family)
            or _signs_in(word, is_first, is_last, in_family=start >= family)
            or (_not_given(word, is_joined=_SPANISH.match(text, end) is not None) if start < family else None)
        ):
            yield NameFault(start, end, f"{word} {what[0]}", what[1])
            if _A_LINE_EACH in what[1]:
                return  # the rest is a second person


def _likely_honorific(word: str) -> str | None:
    """The honorific that a first word stands for; words in capitals are names, but for those that no name is."""
    if word.isupper() and len(word) > 1 and word not in _NO_NAMES:
        return None
    return likely_honorific(word)


def _other_words(word: str, is_first: bool, is_last: bool, in_family: bool) -> tuple[str, str] | None:
    """What is wrong with a word of a label, of a joint, or of a title that is not printed."""
    small = word.lower()
    if small.rstrip(".") in LABELS and (is_first or word.islower()):
        return "is a label and no part of a name", "write only the name"
    if word in JOINTS:
        return "joins two people", _A_LINE_EACH
    if is_last and not is_first and small in BEHIND_NAMES:
        return "stands behind the name and is no part of it", "leave it out"
    if small in TITLES and not (word.isupper() and in_family and word.isalpha()):  # MINISTER may be a family name
        help_ = f"write the honorific that the official page prints ({', '.join(HONORIFICS[:3])} …), or none"
        return "is no honorific that is known", help_
    if not is_first and not word.isupper() and (word in HONORIFICS or likely_honorific(word) is not None):
        return "stands within the name", f"write one honorific, and {_A_LINE_EACH}"
    return None


def _signs_in(word: str, is_first: bool, is_last: bool, *, in_family: bool) -> tuple[str, str] | None:
    """What is wrong with full stops, hyphens and apostrophes of a word."""
    if word.startswith("["):
        return None
    if not _LETTER.search(word):
        return "is no part of a name", "leave it out"
    if _EDGE.search(word):
        return "begins or ends with a sign that stands between letters only", "leave the sign out"
    if "." not in word or (_INITIALS.fullmatch(word) and not (is_last and in_family and _ABBREVIATION.fullmatch(word))):
        return None
    if is_last:
        if word in _BEHIND:
            return None
        if word.endswith("."):
            return "ends with a full stop", "leave it out"
    if is_last or not _ABBREVIATION.fullmatch(word):
        return "holds a full stop", "check whether a space is missing"
    if is_first:
        help_ = "write the honorific and the name as the official page prints them"
        return "is neither an honorific that is known nor initials", help_
    return None


def _not_given(word: str, *, is_joined: bool) -> tuple[str, str] | None:
    """What is wrong with a word before the family name; `is_joined` says that capitals follow, as in ORTEGA Y GASSETO."""
    if word.startswith("[") or _INITIALS.fullmatch(word) or _SINGLE.fullmatch(word):
        return None
    if word.lower() not in _SMALL and word[0].islower() and not _ELIDED.match(word):
        return "is not written as a name is", "begin names with a capital letter, and write only the name"
    parts = _LETTERS.findall(word)
    if len("".join(parts)) > 1 and "".join(parts).isupper() and not is_joined:
        return "stands in capitals before a given name", f"write the given name first, and {_A_LINE_EACH}"
    if any(map(_has_capital_within, parts)):
        return "has a capital within the word", "check whether a space is missing"
    return None


def _has_capital_within(part: str) -> bool:
    rest = _BEFORE_CAPITAL.sub("", part)
    return any(one.islower() and other.isupper() for one, other in pairwise(rest))


def _not_split(text: str) -> NameFault | None:
    """A text whose words may be those of a name, but do not end in a family name in capitals."""
    name = split_name(text)
    if name is not None and any(map(str.isalpha, name.without_honorific)):
        return None
    message = f"{text} does not end with a family name in capitals"
    help_ = f"write the given name first and the family name in capitals, as in {_likely_name(text)}"
    return NameFault(0, len(text), message, help_, may_be_real=False)


def _likely_name(text: str) -> str:
    """How the name is most likely printed."""
    words = text.split(" ")
    if "of" in words or (len(words) == 1 and words[0] in HONORIFICS):  # nothing of a peer is turned round
        return EXAMPLE
    turned = family_first(text)
    likely = str(turned) if turned else " ".join([*words[:-1], words[-1].upper()])
    return likely if likely != text and is_name(likely) else EXAMPLE
