"""Letters that a text has lost before anybody pasted it, in which nothing of it can be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..problems.wording import shown
from ..words.lost_letters import lost_letters
from .question import Asking, PastedLine

_ENTITY = re.compile(
    r"&(?:[A-Za-z]{1,6}(?:acute|grave|circ|uml|cedil|tilde|caron|ring|slash|lig)|nbsp|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,5});"
)
# What is left of à and others when the space behind a misread letter was tidied
_HALF = re.compile(r"(?<![^\W\d_a-zß-ÿ])[ÃÂ](?= |$)|[ÃÄÅ][ŒŠŽŸ]")  # no language has the latter: ÄŒ is Č
_QUOTED_PRINTABLE = re.compile(r"=[0-9A-F]{2}=[0-9A-F]{2}|=20$|[^\W_]=$")  # with = lines are broken, too
# "libert? de": a question does not go on in small letters
_QUESTION = re.compile(r"[^\W\d_]\?(?= [^\W\d_A-ZÀ-Þ])")
# What no text has within or between words, unless something went wrong
_STRAY = re.compile(
    r"(?<=[^\W\d_])[|_#¤¦^~]+(?=[^\W\d_])|, ?,|(?<=[a-zß-ÿ])[0-9](?=[a-zß-ÿ])"
    r"|[\u0370-\u052f](?<=[A-Za-zÀ-ɏ].)|[\u0370-\u052f](?=[A-Za-zÀ-ɏ])"  # look-alikes of Greek and Cyrillic
)
_MOST = 5


def ask_about_damage(lines: Sequence[PastedLine], asking: Asking) -> None:
    """Ask for another copy of a text in which letters are lost; where it is doubtful, whether some are."""
    found = [(place, why) for line in lines for place, why in _damages(line)]
    more = f". More such places: {len(found) - _MOST}" if len(found) > _MOST else ""
    for place, why in found[:_MOST]:
        asking.refuse(f"damage {place.number} {place.text}", f"{why}{more}", [place])
    for line in lines:
        if (match := _QUESTION.search(line.text)) is not None:
            word = line.text[: match.end()].split(" ")[-1]
            what = f"does {shown(word)} end in a question mark, or was a letter lost? If so, correct it in the text"
            asking.choose(f"letter {word}", what, ["it is a question mark"], [line])
        if (match := _STRAY.search(_without_addresses(line.text))) is not None and ";" not in line.text:
            around = match.string[max(0, match.start() - 20) : match.end() + 20]
            what = f"is {shown(around)} printed so? If not, correct it in the text"
            asking.choose(f"sign {around}", what, ["it is printed so"], [line])


def _without_addresses(text: str) -> str:
    return " ".join(word for word in text.split(" ") if "@" not in word and "://" not in word and word[:4] != "www.")


def _damages(line: PastedLine) -> Iterator[tuple[PastedLine, str]]:
    for lost in lost_letters(line.text):
        message, help_ = lost.words
        yield PastedLine(line.number, line.text[max(0, lost.start - 40) : lost.end + 40]), f"{message}; {help_}"
    if match := _HALF.search(line.text):
        place = PastedLine(line.number, line.text[max(0, match.start() - 40) : match.end() + 40])
        yield (
            place,
            f"a letter was lost in {place.text}, which was saved or copied in a wrong encoding; copy the text again",
        )
    for pattern, what in ((_ENTITY, "a sign of HTML"), (_QUOTED_PRINTABLE, "a sign of an e-mail's encoding")):
        if match := pattern.search(_without_addresses(line.text)):
            place = PastedLine(line.number, match.string[max(0, match.start() - 40) : match.end() + 40])
            yield place, f"{match[0]} is {what} for a letter. Copy the text from the page as the browser shows it"
