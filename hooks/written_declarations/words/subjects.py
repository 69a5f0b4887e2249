"""What a text names: countries, territories and topics, by the words that the registry has for them.

The one finder, for the check, which asks whether a title names a country that its file does not, and for the
proposals of subjects. It takes the longest words first, so that Niger is no part of Nigeria and Guinea none of Papua New
Guinea, and never guesses: what may be somebody's name is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Subject, SubjectKind
from .letters import slug

_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"\.?[\s‐‑'’-]{1,2}")  # between the words of one name
_LOOSE_JOINT = re.compile(r"[.,]?[\s‐‑'’-]{0,2}")
_BESIDE = re.compile(r"\.? ")
_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "lord",
        "lady",
        "dame",
        "baroness",
        "m",
        "mm",
        "mme",
        "mlle",
    ]
)
# What a title may begin with, and is nobody's given name
_ORDINARY = frozenset(
    [
        *("a", "about", "after", "against", "all", "and", "at", "au", "aux", "by", "crisis", "dans"),
        *("de", "democracy", "des", "du", "en", "et", "events", "for", "free", "freedom", "from"),
        *("help", "in", "into", "la", "le", "les", "new", "no", "non", "now", "of", "on", "our"),
        *("peace", "pour", "save", "situation", "stop", "sur", "support", "the", "to", "why", "with"),
    ]
)
_LONG, _MANY = 4, 5  # letters of a longer word; longer words that show how a title is written
_PLURALS = ("", "s")
# Of an adjective or a noun in French: polonais, polonaise(s), italien, italienne(s)
_FRENCH_FORMS = ("", "s", "e", "es", "ne", "nes")


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """The words for one subject, beside its names: aliases; adjectives, the nouns for its people among them; of a topic
    the `words` that a title about it has; and phrases in which these mean something else.

    `is_a_name` says that people are called so, too.
    """

    subject: Subject
    aliases: tuple[str, ...] = ()
    aliases_fr: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    adjectives_fr: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    words_fr: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    is_a_name: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, in both languages."""
        return (self.subject.name, self.subject.name_fr, *self.aliases, *self.aliases_fr)


@dataclass(frozen=True, slots=True)
class NamedSubject:
    """A subject that a text names, and the characters, from 0, that name it."""

    subject: Subject
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Wording:
    """Words in a row: of each its forms as they are compared, with how many of their characters are capitals at least: 0,
    1 or all.
    """

    words: tuple[Mapping[str, int], ...]
    entry: SubjectWords | None  # None for a phrase that means something else
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    folded: str
    start: int
    end: int


class SubjectFinder:
    """Finds subjects by their names, and those that texts name."""

    def __init__(self, entries: Iterable[SubjectWords]) -> None:
        self.entries = tuple(entries)
        self._by_name = {
            slug(name): entry.subject for entry in self.entries for name in (entry.subject.slug, *entry.names)
        }
        self._forms = {lang: _table(self.entries, lang) for lang in ("en", "fr")}

    def of_name(self, name: str) -> Subject | None:
        """The subject with this name in either language, alias or slug, in whatever capitals and accents."""
        return self._by_name.get(slug(name))

    def named(self, text: str, lang: str = "en") -> list[NamedSubject]:
        """Every subject that a text in this language names, in the order of its words, each as often as it does."""
        words = [_Word(match[0], slug(match[0]), *match.span()) for match in _WORD.finditer(text)]
        speaks = _speaks_of_capitals(words)
        found: list[NamedSubject] = []
        at = 0
        while at < len(words):
            form = next(
                (form for form in self._forms[lang].get(words[at].folded, ()) if _fits(form, words, at, text)), None
            )
            if form is None:
                at += 1
                continue
            end = at + len(form.words)
            if form.entry and not _is_a_persons(form, form.entry, words, at, end, text, speaks=speaks):
                found.append(NamedSubject(form.entry.subject, words[at].start, words[end - 1].end))
            at = end
        return found


def _table(entries: Sequence[SubjectWords], lang: str) -> dict[str, list[_Wording]]:
    """The forms by their first word, the longest first."""
    table: dict[str, list[_Wording]] = {}
    for entry in entries:
        for form in _forms(entry, lang):
            if form.words and all(map(all, form.words)):
                for first in form.words[0]:
                    table.setdefault(first, []).append(form)
    for forms in table.values():
        forms.sort(key=lambda form: (-len(form.words), form.entry is not None))
    return table


def _forms(entry: SubjectWords, lang: str) -> Iterator[_Wording]:
    subject, french = entry.subject, lang == "fr"
    if subject.kind is not SubjectKind.TOPIC:  # the name of a topic is ours
        for name in (subject.name_fr, *entry.aliases_fr) if french else (subject.name, *entry.aliases):
            yield _Wording(tuple(_forms_of(word) for word in _WORD.findall(name)), entry, is_name=True)
    for phrase in (*entry.adjectives_fr, *entry.words_fr) if french else (*entry.adjectives, *entry.words):
        yield _Wording(_inflected_in_french(phrase) if french else _with_plural(phrase), entry)
    for phrase in entry.not_in:
        yield _Wording(_with_plural(phrase), None)


def _with_plural(phrase: str) -> tuple[Mapping[str, int], ...]:
    """The words of a phrase, the last of them in the plural, too."""
    *words, last = _WORD.findall(phrase) or [""]
    return (*map(_forms_of, words), _forms_of(last, _PLURALS))


def _inflected_in_french(phrase: str) -> tuple[Mapping[str, int], ...]:
    return tuple(
        _forms_of(word, _FRENCH_FORMS if word.isalpha() and word.islower() and len(word) > 2 else ("",))
        for word in _WORD.findall(phrase)  # "de" has no other form
    )


def _forms_of(word: str, endings: Iterable[str] = ("",)) -> Mapping[str, int]:
    forms = [word + ending for ending in endings]
    return {slug(form): len(form) if len(form) > 1 and form.isupper() else int(form[:1].isupper()) for form in forms}


def _fits(form: _Wording, words: Sequence[_Word], at: int, text: str) -> bool:
    """Whether a form stands at that word."""
    here = words[at : at + len(form.words)]
    if len(here) < len(form.words) or any(
        word.folded not in forms for word, forms in zip(here, form.words, strict=True)
    ):
        return False
    joint = _JOINT if form.entry else _LOOSE_JOINT
    if not all(joint.fullmatch(text, one.end, other.start) for one, other in pairwise(here)):
        return False
    wanted = (forms[word.folded] for word, forms in zip(here, form.words, strict=True))
    return all(
        not capitals or (word.text.isupper() if capitals > 1 else word.text[0].isupper())
        for word, capitals in zip(here, wanted, strict=True)
    )


def _speaks_of_capitals(words: Sequence[_Word]) -> bool:
    """Whether a capital tells a name: not in a title in capitals, or in which every longer word begins with one."""
    longer = [word.text for word in words if len(word.text) >= _LONG]
    if all(word.isupper() for word in longer):
        return False
    return len(longer) < _MANY or not all(word[0].isupper() for word in longer)


def _is_a_persons(
    form: _Wording, entry: SubjectWords, words: Sequence[_Word], at: int, end: int, text: str, *, speaks: bool
) -> bool:
    """Whether a word that is a country's name is a person's here: Mr Jordan, Chad EXAMPLE, Michael Jordan."""
    before = _beside(words, at - 1, at, text)
    if before and _is_after_honorific(words, at, text):
        return True
    after = _beside(words, end - 1, end, text) and words[end]
    previous = before and words[at - 1]
    word = words[at].text
    is_one_name = len(form.words) == 1 and form.words[0][words[at].folded] == 1
    if is_one_name and word.isupper() and len(word) > 1:  # as the Assembly prints a family name
        return any(
            isinstance(other, _Word)
            and other.text[0].isupper()
            and not other.text.isupper()
            and not _is_ordinary(other)
            for other in (previous, after)
        )
    if not (entry.is_a_name and form.is_name and speaks):
        return False
    if isinstance(after, _Word) and after.text[0].isupper() and not _is_ordinary(after):
        return True
    return isinstance(previous, _Word) and previous.text[0].isupper() and not _is_ordinary(previous)


def _beside(words: Sequence[_Word], one: int, other: int, text: str) -> bool:
    """Whether two words stand side by side, parted by a space."""
    return one >= 0 and other < len(words) and bool(_BESIDE.fullmatch(text, words[one].end, words[other].start))


def _is_after_honorific(words: Sequence[_Word], at: int, text: str) -> bool:
    """Whether one of the two words before is Mr, Ms and the like, and only a given name stands between."""
    if words[at - 1].folded in _HONORIFICS and words[at - 1].text[0].isupper():
        return True
    given = words[at - 1].text[0].isupper() and _beside(words, at - 2, at - 1, text)
    return given and words[at - 2].folded in _HONORIFICS and words[at - 2].text[0].isupper()


def _is_ordinary(word: _Word) -> bool:
    return word.folded in _ORDINARY or word.folded.endswith(("ing", "ed"))
