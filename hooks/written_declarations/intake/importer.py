"""Reading the official text of a declaration, in every layout that the Assembly has used.

What cannot be placed becomes a question, never a guess, and what is read in another way than it is
printed becomes a note. Every line of the text ends up in the declaration, in a question or in a note.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..model import Body, Declaration, Name, Signature
from ..problems.catalogue import did_you_mean, shown
from ..reading.body import escaped
from ..reading.registry import Registry
from ..words.dates import PRINTED, printed_date
from ..words.names import HONORIFICS, PARTICLES, family_first, split_name

_CHROME = frozenset(
    line.casefold()
    for line in (
        "Logo Assembly Logo Hemicycle",
        "Print",
        "Imprimer",
        "See related documents",
        "Autres documents liés",
        "several Assembly members",
        "Several Assembly members",
        "plusieurs membres de l'Assemblée",
        "plusieurs membres de l’Assemblée",
        "Signed (see overleaf)",
        "Parliamentary Assembly",
        "Assemblée parlementaire",
    )
)
_DISCLAIMER = re.compile(
    r"\W*(?:This written declaration commits only|Cette déclaration écrite n['’]engage que)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:Written declaration|Déclaration écrite)\s*(?:No|n[o°º])?\.?\s*([1-9][0-9]{0,4})\b", re.IGNORECASE
)
_DOC = re.compile(r"\bDoc\.?\s*([1-9][0-9]{2,5})\b", re.IGNORECASE)
_EDITION = re.compile(r"\b([1-9])\s*(?:st|nd|rd|th|e|re|ère|ème)\s+[eé]dition\b", re.IGNORECASE)
_TABLED = re.compile(rf"\b(?:originally tabled on|initialement déposée le)\s+({PRINTED.pattern})", re.IGNORECASE)
_LABEL = re.compile(r"^(?:Signatories|Signataires|Signed|Signé)\s*:\s*[0-9]*\s*", re.IGNORECASE)
_TOTAL = re.compile(r"^Total\s*=?\s*([0-9]+)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^[0-9]{1,3}[.)] ")
_TOKEN = re.compile(r"[^\s;,]+")
_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:pace|assembly)\.coe\.int/(?:(?P<language>en|fr)/files/(?P<id>[0-9]+)(?:/html)?"
    r"|(?:nw/xml/XRef/|ASP/Doc/)[\w-]+\.asp\?(?P<query>\S+))/?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the text does not say plainly. The answer is given under `key`."""

    key: str
    asked: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made of a text. There is a declaration only if no question is open."""

    declaration: Declaration | None
    questions: tuple[Question, ...]
    notes: tuple[str, ...]


def official_address(address: str) -> str:
    """The address of an official page in the one form in which it is kept; others stay as they are."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return address
    query = {
        key.lower(): value for key, _, value in (part.partition("=") for part in (match["query"] or "").split("&"))
    }
    file_id = match["id"] or query.get("fileid", "")
    language = (match["language"] or query.get("lang") or query.get("language") or "en")[:2].lower()
    if not file_id.isdecimal() or language not in ("en", "fr"):
        return address
    return f"https://pace.coe.int/{language}/files/{file_id}/html"


def read_official(
    lines: Sequence[str], registry: Registry, source: str | None = None, answers: Mapping[str, str] | None = None
) -> Imported:
    """Read the lines of an official text. `answers` are those to the questions of an earlier reading."""
    return _Reading(lines, registry, answers or {}).imported(source)


class _Reading:
    """One reading of one text."""

    def __init__(self, lines: Sequence[str], registry: Registry, answers: Mapping[str, str]) -> None:
        self.lines = lines
        self.registry = registry
        self.answers = answers
        self.questions: list[Question] = []
        self.notes: list[str] = []
        self.number: int | None = None
        self.doc_id: int | None = None
        self.edition: int | None = None
        self.date: datetime.date | None = None
        self.tabled: datetime.date | None = None
        self.total: int | None = None
        self.before: list[str] = []  # lines before the heading
        self.after: list[str] = []  # lines after it, up to the signatories or the end; "" parts paragraphs
        self.signatures: list[Signature] = []
        self.single_lines = 0  # how many lines of one signatory precede
        self.printed: list[str] = []  # the lines of the signatories, as they stand in the text

    def imported(self, source: str | None) -> Imported:
        self._sort_lines()
        title = self._title()
        self._ask_for_missing_facts()
        body = self._body()
        self._compare_signatories()
        if self.total is not None and self.total != len(self.signatures):
            self.notes.append(f"the text says Total = {self.total}, but {len(self.signatures)} signatories were read")
        declaration = None
        if not self.questions and title and self.number and self.doc_id and self.date:
            declaration = Declaration(
                self.number,
                self.doc_id,
                self.date,
                title,
                tuple(self.signatures),
                official_address(source) if source else None,
                self.tabled,
                self.edition,
                body=Body(body, "", ()) if body else None,
            )
        return Imported(declaration, tuple(self.questions), tuple(self.notes))

    def _sort_lines(self) -> None:
        """Tell each line what it is: navigation, heading, signatory or other text."""
        for line in self.lines:
            total = _TOTAL.match(line)
            if line.casefold().rstrip(":") in _CHROME or _DISCLAIMER.match(line):
                self.notes.append(f"left out: {shown(line)}")
            elif total:
                self.total = int(total[1])
            elif self._is_heading(line):
                continue
            elif (names := self._signatory_line(line)) is not None:
                self.printed.append(names)
                self.signatures += self._signatures(names)
            elif self._has_heading:
                self.single_lines = 0 if line else self.single_lines
                self.after.append(line)
            elif line:
                self.before.append(line)

    @property
    def _has_heading(self) -> bool:
        return self.number is not None or self.doc_id is not None

    def _is_heading(self, line: str) -> bool:
        """Whether a line consists of number, Doc. ID, edition and dates alone; if so, they are taken."""
        rest = line
        found: dict[str, re.Match[str]] = {}
        for name, pattern in (
            ("tabled", _TABLED),
            ("number", _NUMBER),
            ("doc", _DOC),
            ("edition", _EDITION),
            ("date", PRINTED),
        ):
            match = pattern.search(rest)
            if match:
                found[name] = match
                rest = rest[: match.start()] + " " + rest[match.end() :]
        if not found or re.search(r"\w", rest):
            return False
        if "number" in found and self.number is None:
            self.number = int(found["number"][1])
        if "doc" in found and self.doc_id is None:
            self.doc_id = int(found["doc"][1])
        if "edition" in found and self.edition is None:
            self.edition = int(found["edition"][1])
        if "date" in found and self.date is None:
            self.date = printed_date(found["date"][0])
        if "tabled" in found and self.tabled is None:
            self.tabled = printed_date(found["tabled"][1])
        return True

    def _signatory_line(self, line: str) -> str | None:
        """The names on a line, without their label; None if it is another kind of line."""
        names = _LABEL.sub("", line)
        if names != line:
            if not names:
                return ""
            return names
        pieces = _pieces(names)
        if not pieces or "," not in names:
            return None
        known = [piece for piece in pieces if self._is_signatory(piece)]
        # One name on a line must be one; of many on a line, most, so that a misspelt country is asked about
        if len(known) * 2 > len(pieces):
            self.single_lines = self.single_lines + 1 if len(pieces) == 1 else 0
            return names
        if len(pieces) == 1 and self.single_lines > 1 and self._looks_like_a_signatory(pieces[0]):
            return names
        return None

    def _is_signatory(self, piece: str) -> bool:
        split = self._split(piece)
        return split is not None and self._name(split[0]) is not None

    def _looks_like_a_signatory(self, piece: str) -> bool:
        """Whether a line that follows lines of one signatory is one, though its country is not known."""
        parts = [part.strip() for part in piece.split(",")]
        return len(parts) in (2, 3) and len(piece.split()) < 12 and not piece.rstrip().endswith(".")

    def _split(self, piece: str) -> tuple[str, str, str | None] | None:
        """Name, country and group of a signatory, in English; None if there is no known country."""
        parts = [part.strip() for part in piece.rstrip(" .").split(",")]
        if len(parts) >= 3:
            group, country = self.registry.english_group(parts[-1]), self.registry.english_country(parts[-2])
            if group is not None and country is not None:
                return ", ".join(parts[:-2]), country, group
        if len(parts) >= 2:
            country = self.registry.english_country(parts[-1])
            if country is not None:
                return ", ".join(parts[:-1]), country, None
        return None

    def _signatures(self, names: str) -> Iterator[Signature]:
        for printed in _pieces(names):
            piece = self.answers.get(f"signatory {printed}", printed)
            split = self._split(piece)
            name = self._name(split[0]) if split else None
            if split is None or name is None:
                self.questions.append(
                    Question(f"signatory {printed}", self._what_is_wrong(piece, known=split is not None))
                )
                continue
            country = self.registry.country(split[1])
            group = self.registry.group(split[2], self.date or datetime.date.max) if split[2] else None
            if country is not None:
                person = self.registry.person_slug(name, country)
                yield Signature(name, person, country, split[1], group, split[2])

    def _what_is_wrong(self, piece: str, *, known: bool) -> str:
        if known:
            return f"what is the family name in {shown(piece, 100)}? Write Mr Given FAMILY, Country, GROUP"
        parts = [part.strip() for part in piece.split(",")]
        told = []
        if len(parts) > 1:
            country = parts[-2] if len(parts) > 2 else parts[-1]
            near = did_you_mean(country, self.registry.country_names())
            if self.registry.english_country(country) is None:
                told.append(f"{shown(country)} is no country that is known{f'; did you mean {near}?' if near else ''}")
        if len(parts) > 2 and self.registry.english_group(parts[-1]) is None:
            near = did_you_mean(parts[-1], self.registry.group_codes())
            told.append(f"{shown(parts[-1])} is no group that is known{f'; did you mean {near}?' if near else ''}")
        why = "; ".join(told) or "no name, country and group were found in it"
        return f"{shown(piece, 100)}: {why}. Write Mr Given FAMILY, Country, GROUP"

    def _name(self, printed: str) -> Name | None:
        """A name, with the family name last or first; a family name alone may have small letters."""
        name = split_name(printed)
        if name is not None:
            return name
        words = printed.split()
        honorific = words.pop(0) if words and words[0] in HONORIFICS else ""
        if (name := family_first(printed)) is not None:
            return name
        *particles, family_name = words or [""]
        if (
            family_name
            and all(word.lower() in PARTICLES for word in particles)
            and not re.search(r"[.\[\](]", family_name)
        ):
            return Name(honorific, "", " ".join([*particles, family_name.upper()]))
        return None

    def _title(self) -> str | None:
        if answer := self.answers.get("title"):
            for lines in (self.before, self.after):
                if answer in lines:
                    lines.remove(answer)
            self.notes += [f"left out: {shown(line)}" for line in self.before]
            return answer
        if len(self.before) == 1:
            return self.before[0]
        texts = [line for line in self.after if line]
        if not self.before and texts:
            self.after.remove(texts[0])
            return texts[0]
        candidates = "".join(f"\n    {shown(line, 100)}" for line in self.before)
        self.questions.append(
            Question("title", f"which is the title?{candidates}" if candidates else "what is the title?")
        )
        return None

    def _ask_for_missing_facts(self) -> None:
        self.number = self._fact("number", self.number, "the number of the declaration")
        self.doc_id = self._fact("doc_id", self.doc_id, "the number behind Doc.")
        if day := self.answers.get("date"):
            self.date = printed_date(day)
        if self.date is None:
            self.questions.append(Question("date", "what is the date, as in 11 October 2017?"))
        if not self.signatures and not any(question.key.startswith("signatory") for question in self.questions):
            self.questions.append(
                Question("signatories", "who signed? No line of the form Mr Given FAMILY, Country, GROUP was found")
            )

    def _fact(self, key: str, found: int | None, what: str) -> int | None:
        answer = self.answers.get(key, "")
        number = int(answer) if answer.isascii() and answer.isdecimal() else found
        if number is None:
            self.questions.append(Question(key, f"what is {what}?"))
        return number

    def _body(self) -> str:
        """The paragraphs of the text, in such Markdown that they are shown as they were printed."""
        blocks: list[list[str]] = [[]]
        parted = "" in self.after[1:-1]
        for line in self.after:
            if not line or not parted or (blocks[-1] and _NUMBERED.match(line)):
                blocks.append([])
            if line:
                blocks[-1].append(line)
        return "\n\n".join(escaped(" ".join(block)) for block in blocks if block)

    def _compare_signatories(self) -> None:
        """Write the signatories as they were read, and show each word that differs from the text."""
        printed = _TOKEN.findall(" ".join(self.printed))
        read = _TOKEN.findall(" ".join(map(str, self.signatures)))
        for kind, a, b, c, d in SequenceMatcher(None, printed, read, autojunk=False).get_opcodes():
            old, new = shown(" ".join(printed[a:b])), shown(" ".join(read[c:d]))
            if kind == "replace":
                self.notes.append(f"signatories: {old} was read as {new}")
            elif kind == "delete":
                self.notes.append(f"signatories: {old} is not where it was printed")
            elif kind == "insert":
                self.notes.append(f"signatories: {new} was not printed there")


def _pieces(names: str) -> list[str]:
    return [piece.strip() for piece in names.split(";") if piece.strip()]


def open_questions(questions: Iterable[Question]) -> str:
    """Questions as text, a line each."""
    return "".join(f"  - {question.asked}\n" for question in questions)
