"""What stands on official pages beside a declaration: navigation, disclaimers, addresses, numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..words.website import ABOVE_NAMES, DISCLAIMER, IMPRINT, PROPER_NAMES, WEBSITE

_BEGINS_WITH = re.compile(
    "(?:(?:logo assembly logo hemicycle|logo assembly|see related documents|autres documents liés|download pdf|thesaurus"
    r"|print(?= (?-i:[A-Z]))|imprimer(?= (?-i:[A-ZÉ]))|parliamentary assembly(?= (?-i:[A-Z])))\s+)+",
    re.IGNORECASE,
)
_OF_PAGES = (
    r"logo assembly|logo hemicycle|see related documents|autres documents liés|signed \(see overleaf|download pdf"
)
_MIXED = re.compile(
    rf"^(?:{_OF_PAGES})\b|\b(?:{_OF_PAGES})$|\b(?:auteur|author)(?:\(s\)|s)?\s*:|\bfirst published on [0-9]",
    re.IGNORECASE,
)
_PATTERNS = re.compile(
    r"(?:origin(?:al)?e?|language|langue)\s*:\s*(?:english|french|anglais|français|en|fr)"
    r"|(?:https?://|www\.)[\w.-]*\bcoe\.int\S*|(?:this|our|ce|notre) (?:web)?site (?:uses|utilise) (?:des )?cookies\b.*"
    r"|[–—-]?\s*(?:page\s+)?[0-9]{1,3}(?:\s*(?:/|of|sur)\s*[0-9]{1,3})?\s*[–—-]?",
    re.IGNORECASE,
)
_HOLDER = (
    r"(?:the\s+)?(?:council of europe|conseil de l['’]europe|parliamentary assembly|assemblée parlementaire|pace)\b"
)
_IMPRINT = re.compile(  # unless the line is a sentence
    r"(?:author(?:\(s\)|s)?|auteur(?:\(s\)|s)?)\s*:.*"
    r"|.*\b(?:67075|67006)\s+strasbourg\b.*|(?:tel|tél|fax|e-?mail|courriel)\b\.?\s*:.*"
    r"|.{0,80}\b(?:fax|tel|tél)\b\W{0,4}[0-9(][0-9 ()/.+-]{6,}.{0,80}"
    rf"|©.*|copyright\b\W*(?:\(c\)\W*)?(?:[0-9]{{4}}|{_HOLDER}).*|\(c\)\W*(?:{_HOLDER}\W*)?[0-9]{{4}}.*",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:[-=_*–—#]\s?){3,}")
_SMALL_WORD = re.compile(r"(?<![\w.@/'’-])[a-zß-ÿ]{2,}(?![\w@/-]|\.[a-z])")
_ENDS = re.compile(r"[.:;!?…][\"'”’»)\]]*$")
_BEGINS_SMALL = re.compile(r"[a-zß-ÿ0-9]")
_DISCLAIMER = re.compile(
    rf"(?:(?<=^)|(?<=[.!?»”\"] ))[\W_]{{0,20}}(?:{DISCLAIMER})[^.]{{0,200}}(?:\.[)*”\"]*|$)"
    r"(?:\s*It\s+will\s+not\s+be\s+considered\s+further\s+by\s+the\s+Assembly\.?)?",
    re.IGNORECASE,
)
_IS_OPEN = re.compile(r"[\w,;‐-]\s*$")
_IS_SAID = re.compile(r"\b(?:sign(?:ed)?(?: it)?|signataires|signée?)$", re.IGNORECASE)  # without a full stop
_SAYS_NOTHING_YET = re.compile(r"(?:only|solely|position|que)\s*$", re.IGNORECASE)
_OPENS = re.compile(r"[\W_]*(?:This|Cette|La présente|It will)\b", re.IGNORECASE)
_REST = re.compile(r"It\s+will\s+not\s+be\s+considered\s+further\s+by\s+the\s+Assembly\.?", re.IGNORECASE)


def is_chrome(line: str) -> bool:
    """Whether a line, seen alone, is of the page and not of the declaration."""
    if _bare(line) in WEBSITE or _PATTERNS.fullmatch(line.strip()):
        return True
    return _IMPRINT.fullmatch(line.strip()) is not None and not _is_sentence(line)


def is_rule(line: str) -> bool:
    """Whether a line is nothing but signs in a row, which part what stands above from what stands below."""
    return _RULE.fullmatch(line) is not None


def may_be_within(line: str, before: str, after: str) -> bool:
    """Whether a line that seems to be of the page may go on with the line `before` it, or the one `after` with it.

    Both stand directly beside it and are empty where no words do.
    """
    bare = _bare(line)
    if bare in ABOVE_NAMES:
        return False
    goes_on = (_BEGINS_SMALL.match(line) is not None or bare in PROPER_NAMES) and not _ENDS.search(before)
    return (before != "" and goes_on) or (after[:1].islower() and not is_chrome(after))


def _bare(line: str) -> str:
    return line.casefold().replace("’", "'").strip(" :>»«|*•›‹→←-–")


def _is_sentence(line: str) -> bool:
    """Whether a line has more words than addresses have."""
    words = sum(word not in IMPRINT for word in _SMALL_WORD.findall(line))
    return words > 3 or (words > 1 and _ENDS.search(line) is not None)


def begins_with_chrome(line: str) -> str | None:
    """What is left of a line that begins with words of the page; None if it does not."""
    match = _BEGINS_WITH.match(line)
    return line[match.end() :] if match else None


def is_mixed_with_chrome(line: str) -> bool:
    """Whether words that only stand on pages begin or end a line, or a sentence has an address."""
    return _MIXED.search(line) is not None or _IMPRINT.fullmatch(line) is not None


def without_disclaimer(lines: Sequence[str], index: int) -> tuple[str, int] | None:
    """What a line holds without a disclaimer that begins in it, and how many further lines that fills; else None.

    What follows the disclaimer on its last line is kept. One that begins on a further line is none of this line.
    """
    text, more = lines[index], 0
    if not (_DISCLAIMER.search(text) or _OPENS.match(text)):
        return None
    for further in [*range(index + 1, min(index + 5, len(lines))), None]:
        match = _DISCLAIMER.search(text)
        if match and match.start() >= len(lines[index]):
            return None
        following = lines[further] if further is not None else ""
        # An empty line ends it, unless nothing is said yet
        is_said = match and _IS_SAID.search(match[0]) and not following[:1].islower()
        goes_on = bool(following) and (match is None or (_IS_OPEN.search(match[0]) is not None and not is_said))
        if match and not goes_on and not (_SAYS_NOTHING_YET.search(match[0]) and further is not None and not following):
            rest = _REST.sub("", f"{text[: match.start()]} {text[match.end() :]}", count=1)
            return " ".join(rest.split()), more
        if further is None or not (following or match):
            return None
        text, more = f"{text} {following}".strip(), further - index
    return None
