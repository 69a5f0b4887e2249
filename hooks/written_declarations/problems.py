"""What can be wrong in a contributed file, and how a problem is told to the person who can mend it.

Owns the table of rules: every rule has an id that people may quote and search for, so ids never
change. Knows nothing of how a file is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """An error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Rule(Enum):
    """Every rule: its id, its severity and, in a few words, what it asks for."""

    # The file as a whole
    FILE_NAME = "file-name", Severity.ERROR, "The file is named after the number"
    STRAY_FILE = "stray-file", Severity.ERROR, "The folder holds declaration files and the registry, nothing else"
    FILE_TOO_LARGE = "file-too-large", Severity.ERROR, "A file has at most 64 kB"
    NOT_UTF8 = "not-utf8", Severity.ERROR, "The file is saved as UTF-8"
    BYTE_ORDER_MARK = "byte-order-mark", Severity.ERROR, "The file does not begin with a byte-order mark"
    LINE_ENDINGS = "line-endings", Severity.ERROR, "Lines end as on Linux and macOS (LF)"
    FORBIDDEN_CHARACTER = "forbidden-character", Severity.ERROR, "No invisible control characters"
    NOT_NFC = "not-nfc", Severity.ERROR, "Letters with accents are single characters (Unicode NFC)"
    # The front matter as YAML
    NO_FRONT_MATTER = "no-front-matter", Severity.ERROR, "The file begins with front matter"
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter", Severity.ERROR, "The front matter ends with ---"
    YAML_SYNTAX = "yaml-syntax", Severity.ERROR, "The front matter is valid YAML"
    UNQUOTED_COLON = "unquoted-colon", Severity.ERROR, "A value with a colon stands in double quotes"
    LOST_COMMENT = "lost-comment", Severity.ERROR, "A value with # stands in double quotes"
    YAML_FEATURE = "yaml-feature", Severity.ERROR, "No anchors, aliases or tags"
    SEVERAL_LINES = "several-lines", Severity.ERROR, "A value stands on one line"
    WRONG_SHAPE = "wrong-shape", Severity.ERROR, "Each key holds what the format says: a text or a list"
    DUPLICATE_KEY = "duplicate-key", Severity.ERROR, "A key stands once"
    UNKNOWN_KEY = "unknown-key", Severity.ERROR, "Only the known keys are used"
    MISSING_KEY = "missing-key", Severity.ERROR, "The required keys are there"
    # The values
    EMPTY_VALUE = "empty-value", Severity.ERROR, "A key that is there has a value"
    NUMBER_FORMAT = "number-format", Severity.ERROR, "Numbers are plain digits"
    DATE_FORMAT = "date-format", Severity.ERROR, "Dates are written 2017-10-11 and exist"
    SOURCE_FORMAT = "source-format", Severity.ERROR, "The source is a web address"
    SPACES = "spaces", Severity.ERROR, "Words are parted by one ordinary space"
    SIGNATORY_FORMAT = "signatory-format", Severity.ERROR, "A signatory is: Mr Given FAMILY, Country, GROUP"
    UNKNOWN_COUNTRY = "unknown-country", Severity.ERROR, "The country is in the registry"
    UNKNOWN_GROUP = "unknown-group", Severity.ERROR, "The political group is in the registry"
    GROUP_DATES = "group-dates", Severity.WARNING, "The political group existed on the date"
    # The body
    RAW_HTML = "raw-html", Severity.ERROR, "The text holds no HTML"
    FORBIDDEN_MARKDOWN = "forbidden-markdown", Severity.ERROR, "Paragraphs, lists, emphasis, links, footnotes"
    UNSAFE_LINK = "unsafe-link", Severity.ERROR, "Links lead to https, http or mailto addresses"
    LOST_FOOTNOTE = "lost-footnote", Severity.ERROR, "Every footnote is referred to"
    TOO_DEEP = "too-deep", Severity.ERROR, "Lists and brackets are not nested deeply"
    # The collection
    NUMBER_TAKEN = "number-taken", Severity.ERROR, "A number stands for one declaration"
    DOC_ID_TAKEN = "doc-id-taken", Severity.ERROR, "A Doc. ID stands for one declaration"
    DUPLICATE_SIGNATORY = "duplicate-signatory", Severity.ERROR, "A signatory signs a declaration once"
    REGISTRY = "registry", Severity.ERROR, "The registry files are complete and consistent"

    def __init__(self, rule_id: str, severity: Severity, summary: str) -> None:
        self.id = rule_id
        self.severity = severity
        self.summary = summary


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place. Lines and columns count characters from 1; `end_column` is
    the column after the last character meant. `help` says what to write instead.
    """

    path: str
    line: int
    column: int
    end_column: int
    rule: Rule
    message: str
    help: str

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """By place, then by rule."""
        return (self.path, self.line, self.column, self.rule.id)

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}"
        return f"{where}: {self.rule.severity} {self.rule.id}: {self.message}\n    help: {self.help}"


class ProblemsFoundError(Exception):
    """Raised where reading cannot go on; carries every problem found, warnings included."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.sort_key))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops a build."""
    return any(problem.rule.severity is Severity.ERROR for problem in problems)


def shown(text: str, limit: int = 60) -> str:
    """Contributed text made fit to stand in a message: cut, with invisible characters spelt out.

    A message goes to terminals and to logs that read commands from lines, so no control
    character of a contributed file may reach them.
    """
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in cut)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a misspelt one, or None where none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    close = get_close_matches(word.casefold()[:200], by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None
