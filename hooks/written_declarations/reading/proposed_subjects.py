"""Subjects that title and text of a declaration suggest, each with the words it came from, for a person to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Subject
from ..problems.wording import shown
from .registry import Registry
from .subjects import written

_OFTEN = 2  # times that a text names a country that the title does not: once may be in passing


@dataclass(frozen=True, slots=True)
class ProposedSubject:
    """A subject and what it was proposed for: the words, and where they stand."""

    subject: Subject
    words: str
    where: str


def proposed_subjects(
    title: str, text: str, registry: Registry, *, lang: str = "en", title_fr: str | None = None
) -> tuple[ProposedSubject, ...]:
    """The subjects that a title names, in its order, places first; and the places that the text names more than once.

    `lang` is the language of title and text, `title_fr` the French title of an English one.
    """
    found: dict[str, ProposedSubject] = {}
    for words, language in ((title, lang), (title_fr or "", "fr")):
        for each in _in_title(words, language, registry):
            found.setdefault(each.subject.slug, each)
    times: dict[str, int] = {}
    for named in registry.subjects.named(text, lang):
        slug = named.subject.slug
        times[slug] = times.get(slug, 0) + 1
        if named.subject.is_place and times[slug] == _OFTEN:
            found.setdefault(slug, ProposedSubject(named.subject, text[named.start : named.end], "the text"))
    return tuple(sorted(found.values(), key=lambda each: not each.subject.is_place))


def _in_title(title: str, lang: str, registry: Registry) -> Iterator[ProposedSubject]:
    for named in registry.subjects.named(title, lang):
        yield ProposedSubject(named.subject, title[named.start : named.end], "the title")


def said_of(proposed: Sequence[ProposedSubject]) -> str:
    """What a person is told of proposals: the line, and what each came from."""
    reasons = "; ".join(f"{each.subject.name} from {shown(each.words)} in {each.where}" for each in proposed)
    line = written([each.subject for each in proposed])
    return f"proposed subjects: {line} ({reasons}). Look at them: take out what it is not about, add what is missing"
