"""The keys of the front matter: a table from which the reader, the template and the schema are made."""

from __future__ import annotations

from dataclasses import dataclass

EXAMPLE = "Mr Stefan SCHENNACH, Austria, SOC"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the front matter: what kind of value it has, whether it must be there, what it means,
    what to write for it, and what the template of a new declaration has in its place (empty if the
    template has it not).
    """

    name: str
    kind: str
    required: bool
    meaning: str
    example: str
    placeholder: str = ""

    @property
    def asked(self) -> str:
        """What to write behind the key, told so that no example reads like the answer."""
        if self.kind == "subjects":
            return f"and what it is about, as in {self.example}"
        is_list = self.example.startswith("and")
        return self.example if is_list else f"and {self.meaning[0].lower()}{self.meaning[1:]}"


# In the order in which they are written
KEYS = (
    Key("number", "number", True, "The number, as in Written declaration No. 638", "638", "NUMBER"),
    Key("doc_id", "number", True, "The number behind Doc., as in Doc. 14416", "14416", "DOC-ID"),
    Key(
        "date",
        "date",
        True,
        "The printed date, year-month-day: 11 October 2017 is 2017-10-11",
        "2017-10-11",
        "YEAR-MONTH-DAY",
    ),
    Key("date_tabled", "date", False, "The day on which it was first tabled, if that is printed, too", "2017-10-10"),
    Key("edition", "number", False, "The edition, if it was published again with more signatures", "2"),
    Key("lang", "language", False, "fr, if title and text are in French because no English ones are known", "fr"),
    Key("title", "words", True, "The title as printed, in double quotes", '"The title of the declaration"', "TITLE"),
    Key("title_fr", "words", False, "The French title of an English one, in double quotes", '"The French title"'),
    Key(
        "subjects",
        "subjects",
        False,
        "What it is about: countries and topics, parted by commas. Look them up on the page Subjects",
        "Kazakhstan, Political prisoners",
        "SUBJECTS",
    ),
    Key(
        "source",
        "address",
        False,
        "The address of the official page",
        "https://pace.coe.int/en/files/24151/html",
        "ADDRESS",
    ),
    Key("checked", "date", False, "The day on which all of it was last compared with the official page", "2026-11-24"),
    Key(
        "signatories",
        "signatories",
        True,
        "One line each, as printed and in the printed order. No group printed: end after the country",
        f"and, on the lines below it, one signatory each, as in - {EXAMPLE}",
    ),
    Key(
        "earlier_editions",
        "editions",
        False,
        "Its earlier editions, the oldest first, each by what was other in its list of signatories",
        "and, on the lines below it, each earlier edition, as in - date: 2017-10-10",
    ),
)
# Of an earlier edition
EDITION_KEYS = (
    Key("edition", "number", False, "Its number, if it is not the one after that of the edition above, or 1", "2"),
    Key("date", "date", True, "Its printed date, year-month-day", "2017-10-10"),
    Key("source", "address", False, "The address of its official page", "https://pace.coe.int/en/files/24151/html"),
    Key(
        "not_yet",
        "signatories",
        False,
        "Those of the signatories who had not signed yet, each line as it stands in their list",
        f"and, on the lines below it, one signatory each, as in - {EXAMPLE}",
    ),
    Key(
        "printed",
        "places",
        False,
        "Lines that were printed in another way, at another place, or whose signatory is not in the list any more: the"
        " place of each in that edition, from 1, and the line as it was printed",
        f"and, on the lines below it, lines with their places, as in 7: {EXAMPLE}",
    ),
)
TEMPLATE_SIGNATORY, TEMPLATE_TEXT = "Mr Given FAMILY, Country, GROUP", "TEXT"
