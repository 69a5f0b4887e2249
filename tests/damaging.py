"""Ways in which an official text is damaged before anybody pastes it.

What changes words spares the sentences of the text, which begin with "The": of these nobody could tell.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

from hypothesis import strategies as st

Damage = Callable[[str, st.DataObject], str]
_HEADING = "Written declaration No. 9999 | Doc. 99999 | 2 March 2021"
_OTHER = (
    f"\n\nAnother title\n\n{_HEADING}\n\nMs Foe OTHER, Malta, SOC ; Mr Foo OTHERS, Spain\n\nThe other text is here."
)


def _is_sentence(text: str, at: int) -> bool:
    return text.startswith("The ", text.rfind("\n", 0, at) + 1)


def _put(pattern: str, *instead: str, everywhere: bool = False) -> Damage:
    """Something else in one place of a pattern, which may be one in a sentence if that is `everywhere`."""

    def damaged(text: str, data: st.DataObject) -> str:
        found = [match for match in re.finditer(pattern, text) if everywhere or not _is_sentence(text, match.start())]
        if not found:
            return text
        match = found[data.draw(st.integers(0, len(found) - 1))]
        return text[: match.start()] + data.draw(st.sampled_from(instead)) + text[match.end() :]

    return damaged


def _everywhere(pattern: str, *instead: str) -> Damage:
    """Something else in all places of a pattern."""

    def damaged(text: str, data: st.DataObject) -> str:
        other = data.draw(st.sampled_from(instead))
        return re.sub(pattern, lambda match: match[0] if _is_sentence(text, match.start()) else other, text)

    return damaged


def _misread(*encodings: str) -> Damage:
    return lambda text, data: text.encode().decode(data.draw(st.sampled_from(encodings)), errors="replace")


def as_of_a_pdf(text: str, data: st.DataObject) -> str:
    """The text as it is copied from pages: its lines broken at a width, with what stands between two pages."""
    width, length = data.draw(st.integers(40, 100)), data.draw(st.integers(5, 30))
    between = data.draw(st.sampled_from(["", "\n", "\f\n", "{0}\n", "\n- {0} -\n\n", "\n{0}\n\nDoc. {0}\n\n"]))
    lines = [
        piece
        for line in text.split("\n")
        for piece in textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
    ]
    pages = ["\n".join(lines[start : start + length]) + "\n" for start in range(0, len(lines), length)]
    return pages[0] + "".join(between.format(number) + page for number, page in enumerate(pages[1:], 2))


_PERSON = r"(?<=[;\n] )(?=[A-ZÅÆĐÉÖØŞȚÜĞŁÞƏİ][^;\n]*, )|(?<=\n)(?=[^;\n,]*, [^;\n]*(?:;|\n))"
DAMAGES: dict[str, Damage] = {
    "mark of a list": _put(_PERSON, "• ", "* ", "– ", "- ", "1. ", "(1) ", "1) ", "a) ", "→ ", "o ", "№ 1 ", "> ", "§ "),
    "label": _put(_PERSON, "Signatories: ", "Signed by ", "Signatories (4): ", "Members: ", "Présenté par : ", "Authors – "),
    "joint": _put(r" ; ", " ; and ", " and ", " et ", " & ", " / ", ", and ", " ; as well as "),
    "title of a person": _put(_PERSON, "H.E. ", "Senator ", "Rev. ", "The Rt Hon. ", "Monsieur ", "Mr Mr ", "Dipl. ", "MM. "),
    "behind a name": _put(r"(?<=[A-ZÅÆĐÉÖØŞȚÜĞŁÞ]{2}), ", "*, ", "1, ", "¹, ", "[1], ", "?, ", ":, ", " (1), ", " MP, ", "!, "),
    "a sign in a name": _put(r"(?<=[a-zéçł]{2})(?=[A-Za-zéçł]*[ ,][^\n]*, )", "0", "?", "³", "о", "|", "_", "#", "¤"),
    "a letter lost": _put(r"(?<=[a-z])(?=[a-z])", "\ufffd", "?", "\ue000", everywhere=True),
    "line broken": _put(r"(?<=\w) (?=\w)", "\n", everywhere=True),
    "word broken": _put(r"(?<=\w\w)(?=\w\w)", "-\n", "- ", "\xad\n", everywhere=True),
    "line end lost": _put(r"(?<!now\.)\n+", " ", everywhere=True),
    "empty line lost": _put(r"\n\n", "\n", everywhere=True),
    "empty line more": _put(r"(?<=[;,]) |\n", "\n\n", everywhere=True),
    "comma lost": _put(r", ", " ", "  "),
    "comma more": _put(r", ", ", , ", ",, ", "; "),
    "semicolon lost": _put(r" ; ", " ", ", ", " . ", "\n", " : "),
    "semicolon more": _put(r" ; ", " ;; ", " ; ; "),
    "semicolons are commas": _everywhere(r" ; ", ", ", "\n", ",\n"),
    "separators": _everywhere(r", ", " – ", "\t", " | ", " / ", " - "),
    "country misspelt": _put(r"(?<=, )(?=[A-Z][a-z]{4})", "X", "Qu"),
    "country lost": _put(r", [A-Z][a-z]{3,}(?=,)", ""),
    "group lost a letter": _put(r"(?<=, )[A-Z/]{3,6}(?= ;|\n)", "SO", "X", "ALDDE"),
    "family in small letters": _put(r" [A-ZÅÆ]{3,}(?=, [A-Z][a-z])", " Example", " example"),
    "another declaration": lambda text, _: text + _OTHER,
    "another declaration first": lambda text, _: _OTHER.strip() + "\n\n" + text,
    "a number in the heading": _put(r"(?<=No\.)", " ", " 1", " No. "),
    "heading": _put(r" \| ", " ", " | Original: English | ", " - ", " | bis | ", "\n", " rev. | "),
    "heading lost": _put(r"\n[^\n]*(?:No\.?|Doc\.) \d[^\n]*\n", "\n"),
    "signatory in the text": _put(
        r"(?<=now\.)\n+(?=The )", "\n\nMr Foe OTHER, Spain, SOC\n\n", "\n\nMs Foe OTHER Malta ALDE\n\n", everywhere=True
    ),
    "misread": _misread("cp1252", "cp1250", "iso8859-2", "latin-1", "mac_roman", "ascii"),
    "page around": lambda text, data: text + data.draw(st.sampled_from(["\n\nTerms of use", "\n\n© 2026", "\n\nPrint", "\n\nTotal = 99"])),
    "page before": lambda text, data: data.draw(st.sampled_from(["Share\n\n", "Klick mich\n\n", "1\n", "www.coe.int\n"])) + text,
}  # fmt: skip
