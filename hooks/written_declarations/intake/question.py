"""What an official text does not say plainly, and is therefore asked.

One wording for everybody: `asked` is what the command, the form and the preview show, choices included.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from ..problems.wording import plain, shown

_YES = frozenset(["yes", "y", "oui", "o", "ok"])
_MOST_PLACES = 6
T = TypeVar("T")


class PastedLine(NamedTuple):
    """A line, or a part of one, of the text that somebody pasted. Lines count from 1; 0 is a line that nobody sees,
    as within a saved page.
    """

    number: int
    text: str

    def __str__(self) -> str:
        text = shown(self.text.replace("\t", " | "), 160)
        return f"line {self.number}: {text}" if self.number else text


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask the person who has the text. The answer is given under `key`.

    `asked` is all that is shown: the place, what is wrong, and the choices on lines of their own, indented.
    An answer is the number of a choice or a text. `places` are the lines that it is about. No answer helps
    with a refusal: then the text itself has to be another, and `asked` says how.
    """

    key: str
    asked: str
    choices: tuple[str, ...] = ()
    places: tuple[PastedLine, ...] = ()
    is_refusal: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "asked", "\n".join(map(plain, self.asked.split("\n"))))

    @property
    def can_be_answered(self) -> bool:
        """Whether an answer helps."""
        return not self.is_refusal


def written_key(text: str) -> str:
    """The key of a question as it is shown, and written down on one line before a = and the answer."""
    fit = text.replace("=", ":").replace("##[", "## [")  # which runners of workflows take for a command
    return " ".join("".join(char if char.isprintable() else " " for char in fit).split())


def chosen(given: str, choices: Sequence[str]) -> str:
    """What an answer stands for: a choice, by its number or, where there is one only, "yes"; or its own text."""
    given = " ".join(given.split())
    if given.isascii() and given.isdecimal() and len(given) < 4 and 0 < int(given) <= len(choices):
        return choices[int(given) - 1]
    if len(choices) == 1 and given.casefold().rstrip(".!") in _YES:
        return choices[0]
    return given


class Asking:
    """The questions of one reading of a text, and the answers that were given to those of an earlier one."""

    def __init__(self, answers: Mapping[str, str], *, numbered: bool = True) -> None:
        self._answers = {written_key(key): answer for key, answer in answers.items()}
        self._numbered = numbered
        self._asked: dict[str, tuple[str, tuple[str, ...], list[PastedLine], bool]] = {}

    def ask(
        self,
        key: str,
        what: str,
        accept: Callable[[str], T | None],
        choices: Sequence[str] = (),
        at: Sequence[PastedLine] = (),
    ) -> T | None:
        """What `accept` makes of the answer; None, and then it is asked, if there is none or `accept` gives None.

        The same question about several lines is asked once.
        """
        accepted = self.answered(key, accept, choices)
        if accepted is None:
            _, _, places, _ = self._asked.setdefault(written_key(key), (what, tuple(choices), [], False))
            places += at
        return accepted

    def choose(self, key: str, what: str, choices: Sequence[str], at: Sequence[PastedLine] = ()) -> str | None:
        """The choice that was answered; None, and then it is asked, if none was."""
        return self.ask(key, what, lambda text: text if text in choices else None, choices, at)

    def has_answer(self, key: str) -> bool:
        """Whether anything was answered under a key."""
        return self._answers.get(written_key(key), "").strip() != ""

    def answered(self, key: str, accept: Callable[[str], T | None], choices: Sequence[str] = ()) -> T | None:
        """As `ask`, but nothing is asked."""
        given = self._answers.get(written_key(key), "")
        return accept(chosen(given, choices)) if given.strip() else None

    def refuse(self, key: str, what: str, at: Sequence[PastedLine] = ()) -> None:
        """Say what has to be changed in the text before anything can be read."""
        _, _, places, _ = self._asked.setdefault(written_key(key), (what, (), [], True))
        places += at

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is open, in the order in which it came up."""
        return tuple(
            _question(
                key,
                what,
                choices,
                places if self._numbered else [PastedLine(0, each.text) for each in places],
                is_refusal,
            )
            for key, (what, choices, places, is_refusal) in self._asked.items()
        )


def _question(
    key: str, what: str, choices: tuple[str, ...], places: Sequence[PastedLine], is_refusal: bool
) -> Question:
    where = ""
    if places:
        others = [
            str(number) for number in dict.fromkeys(place.number for place in places) if number != places[0].number
        ]
        more = f" and {len(others) - _MOST_PLACES} more" if len(others) > _MOST_PLACES else ""
        also = f", also on line {', '.join(others[:_MOST_PLACES])}{more}" if others else ""
        times = f" ({len(places)} times{also})" if len(places) > 1 else ""
        where = f"{places[0]}{times}: "
    listed = "".join(f"\n    {number}. {shown(choice, 300)}" for number, choice in enumerate(choices, 1))
    return Question(key, f"{where}{what}{listed}", choices, tuple(places), is_refusal)
