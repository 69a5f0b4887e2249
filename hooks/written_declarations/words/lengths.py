"""How long what is contributed may be: one table, far above what is real, so that nothing takes long to read, to draw
or to name, and no address is longer than a file system takes.

Knows nothing of files and problems; `reading/limits.py` tells what is longer.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """What may be how long, in which unit, and the longest that is known of it."""

    what: str
    most: int
    unit: str
    known: int

    def __str__(self) -> str:
        return f"{self.most:,} {self.unit}"


FILE = Limit("a declaration file", 65_536, "bytes", 2_600)
LINE = Limit("a line of the front matter", 600, "characters", 241)
LINES = Limit("the front matter", 1_200, "lines", 60)
SIGNATORIES = Limit("a declaration", 1_000, "signatories", 49)
SUBJECTS = Limit("a declaration", 20, "subjects", 5)
NAME = Limit("the name of a signatory", 100, "characters", 35)
WORD = Limit("a word of a title, a name or the registry", 80, "letters", 31)
TEXT = Limit("the text", 10_000, "characters", 1_300)
# For each one the parser of Markdown may look through all that follows
BRACKETS = Limit("the text", 200, "opening square brackets", 20)
PAGE = Limit("a page that is imported", 4 * 1024 * 1024, "bytes", 500_000)
MARKUP = Limit("the same without its scripts and comments", 300_000, "characters", 150_000)
PASTED = Limit("a text that is imported, without the markup of its page", 60_000, "characters", 8_000)
ENTRY = Limit("an entry in the list of a text that is imported", 400, "characters", 100)
REGISTRY_FILE = Limit("a file of the registry", 262_144, "bytes", 45_000)
REGISTRY_LINE = Limit("a line of the registry", 1_000, "characters", 310)
# The map of countries has eight rows of eleven tiles, and counts are kept in bytes
PLACES = Limit("countries.yml or groups.yml", 88, "entries", 53)
ENTRIES = Limit("another file of the registry", 2_000, "entries", 246)
LIST = Limit("a list in an entry of the registry", 100, "texts", 12)
LABEL = Limit("a name, or another word that is looked for, in the registry", 100, "characters", 52)
CODE = Limit("the code of a political group", 20, "characters", 6)
SLUG = Limit("a part of an address", 110, "characters", 32)

LIMITS = (
    *(FILE, LINE, LINES, SIGNATORIES, SUBJECTS, NAME, WORD, TEXT, BRACKETS, PAGE, MARKUP, PASTED, ENTRY),
    *(REGISTRY_FILE, REGISTRY_LINE, PLACES, ENTRIES, LIST, LABEL, CODE, SLUG),
)
