"""What hypothesis makes official texts from: titles and sentences such as the Assembly writes, without sense."""

from __future__ import annotations

import dataclasses
import datetime
import string
from collections.abc import Callable, Sequence

from hypothesis import assume
from hypothesis import strategies as st

import layouts
from strategies import signatures
from written_declarations.model import Body, Declaration
from written_declarations.reading.proposed_subjects import proposed_subjects
from written_declarations.reading.registry import Registry
from written_declarations.words.name_rule import is_name

_WORDS = st.text(string.ascii_lowercase + "éß", min_size=1, max_size=9)
SENTENCES = st.builds(
    lambda words, comma: f"The {' '.join(words[:comma])}, {' '.join(words[comma:])} now.",
    st.lists(_WORDS, min_size=4, max_size=14),
    st.integers(1, 3),
)
TITLES = st.lists(_WORDS, min_size=1, max_size=8).map(lambda words: f"Respect for {' '.join(words)}")

TITLE = "An invented title"
NUMBERED = "Written declaration No. 900 | Doc. 16900 | 3 March 2026"
NAMES = (
    "Mr Ada EXAMPLE, Italy, SOC",
    "Ms Bo SAMPLE, Spain, EPP/CD",
    "Mr Cy TRIAL, Malta, ALDE",
    "Ms Di VERSUCH, Austria, SOC",
)
PARAGRAPHS = ("First invented paragraph.", "Second invented paragraph.")


def framed(
    names: str = " ; ".join(NAMES),
    *,
    title: str = TITLE,
    heading: str = NUMBERED,
    text: Sequence[str] = PARAGRAPHS,
    parting: str = "\n\n",
) -> str:
    """An official text of today, or with something else in one of its places."""
    return parting.join([title, heading, names, *text])


def assembly(title: str) -> str:
    """An official text with the heading before the title."""
    return "\n\n".join(["Print", NUMBERED, title, f"Signatories: {' ; '.join(NAMES)}", *PARAGRAPHS])


LAYOUTS: dict[str, Callable[[Declaration], str]] = {
    "today": layouts.today,
    "assembly": layouts.assembly,
    "french": layouts.french,
    "old": layouts.old,
    "today, saved": lambda d: layouts.page(layouts.today, d),
    "assembly, saved": lambda d: layouts.page(layouts.assembly, d),
    "french, saved": lambda d: layouts.page(layouts.french, d),
}


@st.composite
def printed(draw: st.DrawFn, registry: Registry) -> Declaration:
    """A declaration that could have been printed: texts are sentences, titles are none of the page's own words. Neither
    happens to name a subject, which the import would propose.
    """
    date = draw(st.dates(datetime.date(1998, 1, 1), datetime.date(2030, 1, 1)))
    edition = draw(st.sampled_from([None, 2]))
    title, paragraphs = draw(TITLES), draw(st.lists(SENTENCES, min_size=0, max_size=4))
    text = "\n\n".join(paragraphs)
    assume(not any(proposed_subjects(title, text, registry, lang=lang) for lang in ("en", "fr")))
    return Declaration(
        draw(st.integers(100, 9999)),
        draw(st.integers(1000, 99_999)),
        date,
        title,
        draw(
            signatures(registry, date).filter(lambda signed: all(is_name(str(signature.name)) for signature in signed))
        ),
        edition=edition,
        date_tabled=date if edition else None,
        body=Body(text, "", ()) if paragraphs else None,
    )


def expected_of(declaration: Declaration, layout: str) -> Declaration:
    """What can be read of a declaration in a layout."""
    if layout.startswith("old"):  # which prints no honorifics
        bare = tuple(
            dataclasses.replace(signature, name=dataclasses.replace(signature.name, honorific=""))
            for signature in declaration.signatures
        )
        return dataclasses.replace(declaration, signatures=bare)
    # The others print neither edition nor the day of tabling
    lang = "fr" if layout.startswith("french") else "en"
    return dataclasses.replace(declaration, edition=None, date_tabled=None, lang=lang)
