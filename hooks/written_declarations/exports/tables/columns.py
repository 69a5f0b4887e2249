"""Every table of the collection and every column of it: the one place where they are described.

The files, their documentation, the Data Package, the metadata for CSV on the Web and the JSON Schema
are made from these tables, so that none of them can say what another does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from ...collection.corpus import Corpus
from ...collection.coverage import Span, spans
from ...collection.editions import came_by
from ...collection.signings import Book, Signing, Signings
from ...model import Country, Declaration, Edition, Group, Period, Person, Signature
from ...reading.change_log import LoggedChange
from ...reading.paragraphs import Paragraph, paragraphs
from ...reading.subjects import written
from ...web import urls
from .folded import beyond_marks, in_letters

_Row = TypeVar("_Row")
_Made = TypeVar("_Made")


class Kind(Enum):
    """What the cells of a column are."""

    INTEGER = auto()
    TEXT = auto()
    DATE = auto()  # year-month-day
    FLAG = auto()  # true or false
    ADDRESS = auto()  # of any page
    PAGE = auto()  # of a page of this site; the value is its path
    ROWS = auto()  # of another table


class Form(Enum):
    """Where a column is written."""

    CSV = auto()
    SQLITE = auto()
    JSON = auto()


class Origin(StrEnum):
    """Where the value of a column is from."""

    PRINTED = "as printed by the Assembly"
    REGISTRY = "registry of this site"
    OURS = "made by this site"


_EVERYWHERE = frozenset(Form)
_NOT_JSON = frozenset({Form.CSV, Form.SQLITE})
_SQLITE = frozenset({Form.SQLITE})
_JSON = frozenset({Form.JSON})


@dataclass(frozen=True, slots=True)
class Column(Generic[_Row]):
    """A column: its name, what it means, an example, where it is from, and how its value is taken from a row.

    `refers` names a column of another table, as in "countries.iso", that has the same value. `items` is
    the table of the rows within a cell. `place` is for what belongs to the place of a row and not to what
    its table repeats.
    """

    name: str
    kind: Kind
    description: str
    example: str
    origin: Origin
    value: Callable[[_Row], Any]
    required: bool = True
    refers: str = ""
    forms: frozenset[Form] = _EVERYWHERE
    items: Table[Any] | None = None
    place: bool = False


@dataclass(frozen=True, slots=True)
class Table(Generic[_Row]):
    """A table: its name, what it holds, which columns tell its rows apart, its columns and its rows.

    `repeated` gives what many rows have in common, an object that decides all columns but those of their
    place, which come first.
    """

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column[_Row], ...]
    rows: Callable[[Corpus], Iterable[_Row]]
    repeated: Callable[[_Row], object] | None = None

    def of(self, form: Form) -> tuple[Column[_Row], ...]:
        """The columns that are written there."""
        return tuple(column for column in self.columns if form in column.forms)


def cells(
    columns: Iterable[Column[Any]], table: Table[Any], address: str, whole: Callable[[list[Any]], _Made]
) -> Callable[[Any], tuple[list[Any], _Made]]:
    """A function from a row of the table to its cells in these columns: those of its place, and what `whole` makes
    of the others, once for all rows that have them in common.

    `address` is that of the site, to make addresses complete.
    """
    repeated = table.repeated
    if repeated is None:
        getters, nothing = [_getter(column, address) for column in columns], whole([])
        return lambda row: ([value(row) for value in getters], nothing)
    own = [_getter(column, address) for column in columns if column.place]
    others = [_getter(column, address) for column in columns if not column.place]
    known: dict[int, tuple[object, _Made]] = {}

    def of(row: Any) -> tuple[list[Any], _Made]:
        # memoise, without its call: this is done for every signature
        common = repeated(row)
        found = known.get(id(common))
        if found is None:
            found = known[id(common)] = common, whole([value(row) for value in others])
        return [value(row) for value in own], found[1]

    return of


def _getter(column: Column[Any], address: str) -> Callable[[Any], Any]:
    """A function from a row to the value of a cell, addresses complete; `address` is that of the site."""
    value = column.value
    if column.kind is not Kind.PAGE:
        return value

    def complete(row: Any) -> str | None:
        path = value(row)
        return None if path is None else f"{address}{path}"

    return complete


class Signed(NamedTuple):
    """A declaration with its signatures."""

    declaration: Declaration
    signings: Signings


class Located(NamedTuple):
    """A paragraph of a declaration."""

    declaration: Declaration
    paragraph: Paragraph


class Earlier(NamedTuple):
    """An earlier edition of a declaration."""

    declaration: Declaration
    edition: Edition


class EarlierSigning(NamedTuple):
    """A signature in the list of an earlier edition, its order from 1."""

    declaration: Declaration
    edition: Edition
    signature: Signature
    order: int


class Count(NamedTuple):
    """How many signed a declaration from one country in one group, or None where no group was printed, and how many of
    them lead.
    """

    declaration: Declaration
    country: Country
    group: Group | None
    signatures: int
    leads: int


class NumberedChange(NamedTuple):
    """A line of the log of changes, and its place there from 1."""

    place: int
    change: LoggedChange


class SigningCountry(NamedTuple):
    """A country with the signatures of its delegation."""

    country: Country
    signings: Signings


class SigningGroup(NamedTuple):
    """A group with the signatures of its members."""

    group: Group
    signings: Signings


class SigningPerson(NamedTuple):
    """A signatory with the signatures, and every spelling of the name that is known."""

    person: Person
    signings: Signings
    spellings: tuple[str, ...]


_NONE = Book((), ()).whole()
_NO_GROUP = "none"  # stands where nothing was printed, because the group is part of a key and chart tools want a word


def signed(corpus: Corpus, declaration: Declaration) -> Signed:
    """A row of the table of declarations."""
    return Signed(declaration, corpus.of_declaration(declaration))


def _by_number(corpus: Corpus) -> list[Declaration]:
    return sorted(corpus.declarations, key=lambda declaration: declaration.number)


def _declarations(corpus: Corpus) -> Iterator[Signed]:
    return (signed(corpus, declaration) for declaration in _by_number(corpus))


def _signatures(corpus: Corpus) -> Iterator[Signing]:
    return (signing for declaration in _by_number(corpus) for signing in corpus.of_declaration(declaration).all)


def _signatories(corpus: Corpus) -> Iterator[SigningPerson]:
    for person in sorted(corpus.people, key=lambda p: p.slug):
        signings = corpus.of_person(person)
        printed = (signature.name.without_honorific for signature in signings.signatures)
        spellings = (person.name.without_honorific, *printed, *corpus.registry.aliases(person.slug))
        yield SigningPerson(person, signings, tuple(dict.fromkeys(spellings)))


def _counts(corpus: Corpus) -> Iterator[Count]:
    for declaration in _by_number(corpus):
        signatures = declaration.signatures
        keys = [(each.country.iso, _slug_of(each.group)) for each in signatures]
        as_what = dict(zip(keys, signatures, strict=True))
        for key, number in sorted(Counter(keys).items()):
            yield Count(declaration, as_what[key].country, as_what[key].group, number, int(key == keys[0]))


def _changes(corpus: Corpus) -> Iterator[NumberedChange]:
    """Each change; of a declaration that was withdrawn nothing is told but that."""
    for place, change in enumerate(corpus.log.changes, 1):
        is_here = change.number in corpus.log.state
        yield NumberedChange(place, change if is_here else replace(change, before="", after=""))


def _slug_of(group: Group | None) -> str:
    return group.slug if group else _NO_GROUP


def _countries(corpus: Corpus) -> Iterator[SigningCountry]:
    seen = {country.slug for country in corpus.countries}
    for country in corpus.registry.countries:
        yield SigningCountry(country, corpus.of_country(country) if country.slug in seen else _NONE)


def _groups(corpus: Corpus) -> Iterator[SigningGroup]:
    seen = {group.slug for group in corpus.groups}
    for group in corpus.registry.groups:
        yield SigningGroup(group, corpus.of_group(group) if group.slug in seen else _NONE)


def _came_by(row: Signing) -> int | None:
    return came_by(row.declaration)[row.order - 1] if row.declaration.earlier else None


def _editions(corpus: Corpus) -> Iterator[Earlier]:
    return (edition for declaration in _by_number(corpus) for edition in _earlier(declaration))


def _earlier(declaration: Declaration) -> list[Earlier]:
    return [Earlier(declaration, edition) for edition in declaration.earlier]


def _earlier_signatures(corpus: Corpus) -> Iterator[EarlierSigning]:
    return (signing for edition in _editions(corpus) for signing in _signings_of(edition))


def _signings_of(row: Earlier) -> list[EarlierSigning]:
    return [EarlierSigning(*row, signature, order) for order, signature in enumerate(row.edition.signatures, 1)]


def _located(declaration: Declaration) -> list[Located]:
    return [Located(declaration, each) for each in paragraphs(declaration.body)] if declaration.body else []


def _start(period: Period) -> str | None:
    return period.start.isoformat() if period.start else None


def _end(period: Period) -> str | None:
    return period.end.isoformat() if period.end else None


PARAGRAPHS: Table[Located] = Table(
    "paragraphs",
    "Paragraphs",
    "The paragraphs, list items and footnotes of a text, in reading order",
    ("anchor",),
    (
        Column("anchor", Kind.TEXT, "Its anchor on the page", "p3", Origin.OURS, lambda row: row.paragraph.anchor),
        Column(
            "address",
            Kind.PAGE,
            "Its address",
            "https://written-declarations.github.io/declarations/638/#p3",
            Origin.OURS,
            lambda row: urls.paragraph(row.declaration, row.paragraph.anchor),
        ),
        Column(
            "text",
            Kind.TEXT,
            "What a reader sees, without marks of emphasis; footnotes are referred to as [1]",
            "The signatories call for …",
            Origin.PRINTED,
            lambda row: row.paragraph.text,
        ),
    ),
    lambda corpus: (row for declaration in _by_number(corpus) for row in _located(declaration)),
)

SIGNATURES: Table[Signing] = Table(
    "signatures",
    "Signatures",
    "One row for each signature, in the printed order under each declaration; order 1 is the lead signatory",
    ("number", "order"),
    (
        Column(
            "number",
            Kind.INTEGER,
            "The number of the declaration",
            "638",
            Origin.PRINTED,
            attrgetter("declaration.number"),
            refers="declarations.number",
            forms=_NOT_JSON,
            place=True,
        ),
        Column(
            "doc_id",
            Kind.INTEGER,
            "Its Doc. ID",
            "14416",
            Origin.PRINTED,
            attrgetter("declaration.doc_id"),
            forms=_NOT_JSON,
            place=True,
        ),
        Column(
            "date",
            Kind.DATE,
            "Its printed date",
            "2017-10-11",
            Origin.PRINTED,
            lambda row: row.declaration.date.isoformat(),
            forms=_NOT_JSON,
            place=True,
        ),
        Column(
            "order",
            Kind.INTEGER,
            "The place in the printed list, from 1",
            "7",
            Origin.PRINTED,
            attrgetter("order"),
            place=True,
        ),
        Column(
            "edition",
            Kind.INTEGER,
            "The first edition that has it, of those that are known; empty where no earlier edition is known",
            "2",
            Origin.OURS,
            _came_by,
            required=False,
            place=True,
        ),
        Column(
            "honorific",
            Kind.TEXT,
            "Mr, Ms, Lady and the like",
            "Mr",
            Origin.PRINTED,
            lambda row: row.signature.name.honorific or None,
            required=False,
        ),
        Column(
            "given_name",
            Kind.TEXT,
            "The given name or names",
            "Mart",
            Origin.PRINTED,
            lambda row: row.signature.name.given or None,
            required=False,
        ),
        Column(
            "family_name",
            Kind.TEXT,
            "The family name with its particle and its capitals",
            "van de VEN",
            Origin.PRINTED,
            lambda row: row.signature.name.family,
        ),
        Column(
            "country",
            Kind.TEXT,
            "The country as printed then",
            "Netherlands",
            Origin.PRINTED,
            lambda row: row.signature.country_printed,
        ),
        Column(
            "country_iso",
            Kind.TEXT,
            "Its ISO 3166-1 code",
            "NL",
            Origin.REGISTRY,
            lambda row: row.signature.country.iso,
            refers="countries.iso",
        ),
        Column(
            "group",
            Kind.TEXT,
            "The political group as printed; NR is the mark of members of none; empty where nothing was printed",
            "EPP/CD",
            Origin.PRINTED,
            lambda row: row.signature.group_printed or (row.signature.group.code if row.signature.group else None),
            required=False,
        ),
        Column(
            "group_slug",
            Kind.TEXT,
            "Which group that was then: one code may have meant several",
            "epp-cd",
            Origin.REGISTRY,
            lambda row: row.signature.group.slug if row.signature.group else None,
            required=False,
            refers="groups.slug",
        ),
        Column(
            "signatory",
            Kind.TEXT,
            "Who signed: one slug for all spellings of a person",
            "mart-van-de-ven-nl",
            Origin.REGISTRY,
            lambda row: row.person.slug,
            refers="signatories.slug",
        ),
        Column(
            "address",
            Kind.PAGE,
            "The page of the signatory",
            "https://written-declarations.github.io/signatories/mart-van-de-ven-nl/",
            Origin.OURS,
            lambda row: urls.signatory(row.person),
            forms=_JSON,
        ),
    ),
    _signatures,
    attrgetter("signature"),
)

# As in the list of signatures, whose rows have the same parts
_PRINTED: tuple[Column[Any], ...] = tuple(
    replace(column, place=False)
    for column in SIGNATURES.columns
    if column.name
    in ("order", "honorific", "given_name", "family_name", "country", "country_iso", "group", "group_slug")
)

EARLIER_SIGNATURES: Table[EarlierSigning] = Table(
    "earlier_signatures",
    "Signatures of earlier editions",
    "One row for each line in the list of an earlier edition, in its printed order; only lists that are known",
    ("number", "edition", "order"),
    (
        Column(
            "number",
            Kind.INTEGER,
            "The number of the declaration",
            "573",
            Origin.PRINTED,
            attrgetter("declaration.number"),
            refers="declarations.number",
            forms=_NOT_JSON,
        ),
        Column(
            "edition",
            Kind.INTEGER,
            "The number of the edition",
            "1",
            Origin.PRINTED,
            attrgetter("edition.number"),
            forms=_NOT_JSON,
        ),
        *_PRINTED,
        Column(
            "signatory",
            Kind.TEXT,
            "Who signed: one slug for all spellings of a person, who need not be in the present list of any declaration",
            "mart-van-de-ven-nl",
            Origin.REGISTRY,
            attrgetter("signature.person"),
        ),
    ),
    _earlier_signatures,
)

EDITIONS: Table[Earlier] = Table(
    "editions",
    "Earlier editions",
    "One row for each earlier edition that is known; the newest edition is the declaration itself",
    ("number", "edition"),
    (
        Column(
            "number",
            Kind.INTEGER,
            "The number of the declaration",
            "573",
            Origin.PRINTED,
            attrgetter("declaration.number"),
            refers="declarations.number",
            forms=_NOT_JSON,
        ),
        Column("edition", Kind.INTEGER, "The number of the edition", "1", Origin.PRINTED, attrgetter("edition.number")),
        Column(
            "date",
            Kind.DATE,
            "Its printed date",
            "2014-04-10",
            Origin.PRINTED,
            lambda row: row.edition.date.isoformat(),
        ),
        Column(
            "source",
            Kind.ADDRESS,
            "Its official page",
            "https://pace.coe.int/en/files/20858/html",
            Origin.PRINTED,
            attrgetter("edition.source"),
            required=False,
        ),
        Column(
            "signatures",
            Kind.INTEGER,
            "How many had signed",
            "23",
            Origin.OURS,
            lambda row: len(row.edition.signatures),
            forms=_NOT_JSON,
        ),
        Column(
            "signatories",
            Kind.ROWS,
            "The signatures in the printed order",
            "",
            Origin.PRINTED,
            _signings_of,
            forms=_JSON,
            items=EARLIER_SIGNATURES,
        ),
    ),
    _editions,
)

DECLARATIONS: Table[Signed] = Table(
    "declarations",
    "Declarations",
    "One row for each declaration, by number",
    ("number",),
    (
        Column(
            "number",
            Kind.INTEGER,
            "The number, as in Written declaration No. 638",
            "638",
            Origin.PRINTED,
            lambda row: row.declaration.number,
        ),
        Column(
            "doc_id",
            Kind.INTEGER,
            "The number behind Doc.",
            "14416",
            Origin.PRINTED,
            lambda row: row.declaration.doc_id,
        ),
        Column(
            "date",
            Kind.DATE,
            "The printed date, which is that of the last publication",
            "2017-10-11",
            Origin.PRINTED,
            lambda row: row.declaration.date.isoformat(),
        ),
        Column(
            "date_tabled",
            Kind.DATE,
            "The day on which it was first tabled, where that is printed, too",
            "2017-10-10",
            Origin.PRINTED,
            lambda row: row.declaration.date_tabled.isoformat() if row.declaration.date_tabled else None,
            required=False,
        ),
        Column(
            "edition",
            Kind.INTEGER,
            "The edition, where it was published again with more signatures",
            "2",
            Origin.PRINTED,
            lambda row: row.declaration.edition,
            required=False,
        ),
        Column(
            "title",
            Kind.TEXT,
            "The title",
            "The title of the declaration",
            Origin.PRINTED,
            lambda row: row.declaration.title,
        ),
        Column(
            "title_fr",
            Kind.TEXT,
            "The French title beside an English one, where it is known; one that is known in French alone is the title",
            "Le titre de la déclaration",
            Origin.PRINTED,
            lambda row: row.declaration.title_fr,
            required=False,
        ),
        Column(
            "source",
            Kind.ADDRESS,
            "The official page",
            "https://pace.coe.int/en/files/24151/html",
            Origin.PRINTED,
            lambda row: row.declaration.source,
            required=False,
        ),
        Column(
            "checked",
            Kind.DATE,
            "The day on which the file was last compared with the official page, where one was noted",
            "2026-11-24",
            Origin.OURS,
            lambda row: row.declaration.checked.isoformat() if row.declaration.checked else None,
            required=False,
        ),
        Column(
            "address",
            Kind.PAGE,
            "The permanent address on this site",
            "https://written-declarations.github.io/declarations/638/",
            Origin.OURS,
            lambda row: urls.declaration(row.declaration),
        ),
        Column(
            "has_text",
            Kind.FLAG,
            "Whether the text is here; without it a declaration is a record: facts and signatories only",
            "true",
            Origin.OURS,
            lambda row: row.declaration.body is not None,
        ),
        Column(
            "signatures",
            Kind.INTEGER,
            "How many signed",
            "26",
            Origin.OURS,
            lambda row: len(row.signings),
            forms=_NOT_JSON,
        ),
        Column(
            "countries",
            Kind.INTEGER,
            "From how many countries",
            "17",
            Origin.OURS,
            lambda row: len(row.signings.by_country),
            forms=_NOT_JSON,
        ),
        Column(
            "groups",
            Kind.INTEGER,
            "From how many political groups; NR is none",
            "5",
            Origin.OURS,
            lambda row: row.signings.group_count,
            forms=_NOT_JSON,
        ),
        Column(
            "lang",
            Kind.TEXT,
            "The language of title and text: en, or fr where no English ones are known",
            "en",
            Origin.PRINTED,
            lambda row: row.declaration.lang,
        ),
        Column(
            "subjects",
            Kind.TEXT,
            "What it is about, as people who read it found: countries, then topics, parted by a comma and a space",
            "Kazakhstan, Political prisoners",
            Origin.OURS,
            lambda row: written(row.declaration.subjects) or None,
            required=False,
        ),
        Column(
            "text",
            Kind.TEXT,
            "The text in Markdown. It has many lines and may begin with any sign, so that it is not in the CSV",
            "The signatories call for …",
            Origin.PRINTED,
            lambda row: row.declaration.body.markdown if row.declaration.body else None,
            required=False,
            forms=frozenset({Form.SQLITE, Form.JSON}),
        ),
        Column(
            "folded",
            Kind.TEXT,
            "Titles and text in letters of every keyboard, where they have others that are more than marks: the index of"
            " words has both",
            "lodz 1939 the signatories call for",
            Origin.OURS,
            lambda row: beyond_marks(
                (
                    row.declaration.title,
                    row.declaration.title_fr,
                    row.declaration.body.markdown if row.declaration.body else None,
                )
            ),
            required=False,
            forms=_SQLITE,
        ),
        Column(
            "html",
            Kind.TEXT,
            "The text in HTML, as on the page; everything in it is escaped",
            "<p>The signatories call for …</p>",
            Origin.OURS,
            lambda row: row.declaration.body.html if row.declaration.body else None,
            required=False,
            forms=_JSON,
        ),
        Column(
            "paragraphs",
            Kind.ROWS,
            "The paragraphs, list items and footnotes of the text",
            "",
            Origin.PRINTED,
            lambda row: _located(row.declaration),
            forms=_JSON,
            items=PARAGRAPHS,
        ),
        Column(
            "signatories",
            Kind.ROWS,
            "The signatures in the printed order",
            "",
            Origin.PRINTED,
            lambda row: row.signings.all,
            forms=_JSON,
            items=SIGNATURES,
        ),
        Column(
            "earlier_editions",
            Kind.ROWS,
            "The earlier editions that are known, the oldest first",
            "",
            Origin.PRINTED,
            lambda row: _earlier(row.declaration),
            forms=_JSON,
            items=EDITIONS,
        ),
    ),
    _declarations,
)

SIGNATORIES: Table[SigningPerson] = Table(
    "signatories",
    "Signatories",
    "One row for each person in the present list of a declaration, by slug",
    ("slug",),
    (
        Column(
            "slug",
            Kind.TEXT,
            "Who it is, as in the address",
            "mart-van-de-ven-nl",
            Origin.REGISTRY,
            lambda row: row.person.slug,
        ),
        Column(
            "given_name",
            Kind.TEXT,
            "The given name or names, in the newest spelling or that of the registry",
            "Mart",
            Origin.PRINTED,
            lambda row: row.person.name.given or None,
            required=False,
        ),
        Column(
            "family_name",
            Kind.TEXT,
            "The family name, likewise",
            "van de VEN",
            Origin.PRINTED,
            lambda row: row.person.name.family,
        ),
        Column(
            "country_iso",
            Kind.TEXT,
            "The country of the newest signature",
            "NL",
            Origin.REGISTRY,
            lambda row: row.signings.newest.signature.country.iso,
            refers="countries.iso",
        ),
        Column(
            "declarations",
            Kind.INTEGER,
            "How many declarations of this collection the person signed",
            "1",
            Origin.OURS,
            lambda row: len(row.signings.declarations),
        ),
        Column(
            "first_date",
            Kind.DATE,
            "The date of the oldest of them",
            "2017-10-11",
            Origin.OURS,
            lambda row: row.signings.declarations[-1].date.isoformat(),
        ),
        Column(
            "last_date",
            Kind.DATE,
            "The date of the newest of them",
            "2017-10-11",
            Origin.OURS,
            lambda row: row.signings.newest.declaration.date.isoformat(),
        ),
        Column(
            "address",
            Kind.PAGE,
            "The page on this site",
            "https://written-declarations.github.io/signatories/mart-van-de-ven-nl/",
            Origin.OURS,
            lambda row: urls.signatory(row.person),
        ),
        Column(
            "folded",
            Kind.TEXT,
            "Every spelling in small letters: as printed, in letters of every keyboard, and with ae for ä and the like",
            "ertuğrul kürkçü ertugrul kurkcu ertugrul kuerkcue",
            Origin.OURS,
            lambda row: in_letters(row.spellings),
            forms=_SQLITE,
        ),
    ),
    _signatories,
)

COUNTRIES: Table[SigningCountry] = Table(
    "countries",
    "Countries",
    "One row for each country that is, was, observes or is a partner in the Assembly, whether or not somebody signed",
    ("iso",),
    (
        Column("iso", Kind.TEXT, "The ISO 3166-1 code", "NL", Origin.REGISTRY, lambda row: row.country.iso),
        Column(
            "slug",
            Kind.TEXT,
            "The country as in its address",
            "netherlands",
            Origin.REGISTRY,
            lambda row: row.country.slug,
        ),
        Column(
            "name", Kind.TEXT, "The name as printed today", "Netherlands", Origin.REGISTRY, lambda row: row.country.name
        ),
        Column("name_fr", Kind.TEXT, "The French name", "Pays-Bas", Origin.REGISTRY, lambda row: row.country.name_fr),
        Column(
            "status",
            Kind.TEXT,
            "member, former, observer or partner (for democracy)",
            "member",
            Origin.REGISTRY,
            lambda row: row.country.status.value,
        ),
        Column(
            "member_from",
            Kind.DATE,
            "The first day of membership, or of being an observer or a partner; 1 January where only the year is known",
            "1949-05-05",
            Origin.REGISTRY,
            lambda row: _start(row.country.membership),
            required=False,
        ),
        Column(
            "member_until",
            Kind.DATE,
            "The last day of it; 31 December where only the year is known",
            "2022-03-16",
            Origin.REGISTRY,
            lambda row: _end(row.country.membership),
            required=False,
        ),
        Column(
            "seats",
            Kind.INTEGER,
            "The representatives of the delegation under the Statute",
            "7",
            Origin.REGISTRY,
            lambda row: row.country.seats,
            required=False,
        ),
        Column(
            "signatures", Kind.INTEGER, "How many signatures are here", "2", Origin.OURS, lambda row: len(row.signings)
        ),
        Column(
            "address",
            Kind.PAGE,
            "The page on this site, if somebody signed",
            "https://written-declarations.github.io/countries/netherlands/",
            Origin.OURS,
            lambda row: urls.country(row.country) if row.signings else None,
            required=False,
        ),
    ),
    _countries,
)

GROUPS: Table[SigningGroup] = Table(
    "groups",
    "Political groups",
    "One row for each political group, and one for NR, the mark of members of none",
    ("slug",),
    (
        Column("slug", Kind.TEXT, "The group as in its address", "epp-cd", Origin.REGISTRY, lambda row: row.group.slug),
        Column("code", Kind.TEXT, "The code as printed", "EPP/CD", Origin.REGISTRY, lambda row: row.group.code),
        Column(
            "name",
            Kind.TEXT,
            "The name",
            "Group of the European People's Party",
            Origin.REGISTRY,
            lambda row: row.group.name,
        ),
        Column(
            "code_fr",
            Kind.TEXT,
            "The French code",
            "PPE/DC",
            Origin.REGISTRY,
            lambda row: row.group.code_fr,
            required=False,
        ),
        Column(
            "is_group",
            Kind.FLAG,
            "Whether it is a group: NR is none",
            "true",
            Origin.REGISTRY,
            lambda row: row.group.is_group,
        ),
        Column(
            "from",
            Kind.DATE,
            "The first day of the group; 1 January where only the year is known",
            "2017-09-04",
            Origin.REGISTRY,
            lambda row: _start(row.group.period),
            required=False,
        ),
        Column(
            "until",
            Kind.DATE,
            "The last day of the group; 31 December where only the year is known",
            "2014-12-31",
            Origin.REGISTRY,
            lambda row: _end(row.group.period),
            required=False,
        ),
        Column(
            "successor",
            Kind.TEXT,
            "The group that carried it on",
            "ec",
            Origin.REGISTRY,
            lambda row: row.group.successor,
            required=False,
            refers="groups.slug",
        ),
        Column(
            "signatures", Kind.INTEGER, "How many signatures are here", "7", Origin.OURS, lambda row: len(row.signings)
        ),
        Column(
            "address",
            Kind.PAGE,
            "The page on this site, if somebody signed",
            "https://written-declarations.github.io/groups/epp-cd/",
            Origin.OURS,
            lambda row: urls.group(row.group) if row.signings else None,
            required=False,
        ),
    ),
    _groups,
)

COUNTS: Table[Count] = Table(
    "counts",
    "Counts",
    "One row for each declaration, country and group from which somebody signed it, for charts and pivot tables",
    ("number", "country_iso", "group_slug"),
    (
        Column(
            "number",
            Kind.INTEGER,
            "The number of the declaration",
            "638",
            Origin.PRINTED,
            attrgetter("declaration.number"),
            refers="declarations.number",
        ),
        Column(
            "date",
            Kind.DATE,
            "Its printed date",
            "2017-10-11",
            Origin.PRINTED,
            lambda row: row.declaration.date.isoformat(),
        ),
        Column("year", Kind.INTEGER, "The year of that", "2017", Origin.PRINTED, attrgetter("declaration.date.year")),
        Column(
            "country_iso",
            Kind.TEXT,
            "The ISO 3166-1 code of the country",
            "NL",
            Origin.REGISTRY,
            attrgetter("country.iso"),
            refers="countries.iso",
        ),
        Column(
            "country",
            Kind.TEXT,
            "Its name as printed today, one for all years",
            "Netherlands",
            Origin.REGISTRY,
            attrgetter("country.name"),
        ),
        Column(
            "group_slug",
            Kind.TEXT,
            "Which group that was then, as in groups.slug; none where no group was printed, which is not the same as nr",
            "epp-cd",
            Origin.REGISTRY,
            lambda row: _slug_of(row.group),
        ),
        Column(
            "group",
            Kind.TEXT,
            "Its code; none where no group was printed",
            "EPP/CD",
            Origin.REGISTRY,
            lambda row: row.group.code if row.group else _NO_GROUP,
        ),
        Column("signatures", Kind.INTEGER, "How many signed so", "3", Origin.OURS, attrgetter("signatures")),
        Column(
            "leads",
            Kind.INTEGER,
            "1 if the lead signatory is one of them, else 0",
            "0",
            Origin.OURS,
            attrgetter("leads"),
        ),
    ),
    _counts,
)

COVERAGE: Table[Span] = Table(
    "coverage",
    "Coverage",
    "One row for each run of numbers, from 1 to the highest here: with text, as records, or missing",
    ("first",),
    (
        Column("first", Kind.INTEGER, "The first number of the run", "1", Origin.OURS, lambda row: row.first),
        Column("last", Kind.INTEGER, "The last number of the run", "637", Origin.OURS, lambda row: row.last),
        Column("count", Kind.INTEGER, "How many numbers that is", "637", Origin.OURS, len),
        Column(
            "state",
            Kind.TEXT,
            "text, record or missing, as those are that were withdrawn",
            "missing",
            Origin.OURS,
            lambda row: row.state.value,
        ),
    ),
    spans,
)

CHANGES: Table[NumberedChange] = Table(
    "changes",
    "Changes",
    "One row for each addition, later edition, correction and withdrawal, in the order in which they were published here",
    ("change",),
    (
        Column(
            "change",
            Kind.INTEGER,
            "A number that grows by 1 with each change; the minor version of the data is the last one",
            "88",
            Origin.OURS,
            attrgetter("place"),
        ),
        Column(
            "day",
            Kind.DATE,
            "The day on which it was published here",
            "2026-11-26",
            Origin.OURS,
            lambda row: row.change.day.isoformat(),
        ),
        Column(
            "number",
            Kind.INTEGER,
            "The number of the declaration, which may have been withdrawn since",
            "638",
            Origin.PRINTED,
            attrgetter("change.number"),
        ),
        Column(
            "kind",
            Kind.TEXT,
            "addition, edition (the Assembly published it again), correction or withdrawal",
            "correction",
            Origin.OURS,
            attrgetter("change.kind.value"),
        ),
        Column(
            "lang",
            Kind.TEXT,
            "The language of a title or a text that changed: en or fr",
            "en",
            Origin.OURS,
            lambda row: row.change.lang or None,
            required=False,
        ),
        Column(
            "field",
            Kind.TEXT,
            "What changed: a key of the source file, or text, and behind a space the paragraph; signatories order where only"
            " their order did; none of an addition and a withdrawal, nor where it is not known",
            "text p3",
            Origin.OURS,
            lambda row: row.change.field or None,
            required=False,
        ),
        Column(
            "from",
            Kind.TEXT,
            "What stood there, a subject as its slug; of more than 160 characters those around the first difference. […]"
            " stands for the rest, and for HTML that is quoted. Empty if the declaration was withdrawn since",
            "Fictional: a record",
            Origin.OURS,
            lambda row: row.change.before or None,
            required=False,
        ),
        Column(
            "to",
            Kind.TEXT,
            "What stands there since, likewise",
            "Fictional: a record without its text",
            Origin.OURS,
            lambda row: row.change.after or None,
            required=False,
        ),
        Column(
            "url",
            Kind.PAGE,
            "The address of the declaration",
            "https://written-declarations.github.io/declarations/638/",
            Origin.OURS,
            lambda row: urls.numbered(row.change.number),
        ),
    ),
    _changes,
)

# Each is a file of CSV and a table of the database
TABLES: tuple[Table[Any], ...] = (
    DECLARATIONS,
    SIGNATURES,
    COUNTS,
    SIGNATORIES,
    COUNTRIES,
    GROUPS,
    COVERAGE,
    EDITIONS,
    EARLIER_SIGNATURES,
    CHANGES,
)
