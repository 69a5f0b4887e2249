"""Addresses: the only place where one is spelled. They are a promise and never change.

Paths are relative to the root of the site and end in a slash where they name a page.
"""

from __future__ import annotations

from urllib.parse import quote

from ..model import Country, Declaration, Group, Person, Subject
from ..problems.catalogue import Rule
from ..words.letters import slug

DECLARATIONS = "declarations/"
COUNTRIES = "countries/"
GROUPS = "groups/"
SIGNATORIES = "signatories/"
YEARS = "years/"
SUBJECTS = "subjects/"
RULES = "contributing/rules/"
SITEMAP = "sitemap.xml"
SEARCH = "search/"
SEARCH_DATA = "search/data/"
SEARCH_TEXTS = "search/texts/"
SEARCH_IDS = "search/texts/ids.json"
COMPARE = "compare/"
DATA = "data/"
EXCEL = f"{DATA}#excel"
COVERAGE = "coverage/"
GLOSSARY = "glossary/"
CHANGES = "changes/"
CHANGES_JSON = "changes.json"
CHANGES_RECENT = "changes/recent.json"
CHANGES_CSV = "changes.csv"
FOLLOW = "follow/"
CONTRIBUTE = "contribute/"
FRONT_MATTER_SCHEMA = "data/front-matter.schema.json"
OPENSEARCH = "opensearch.xml"
ROBOTS = "robots.txt"
LLMS = "llms.txt"
ABOUT = "about/"
SEARCH_FOR = "search/?q="  # followed by what is searched for
DECLARATION_SCHEMA = "data/declaration.schema.json"
ALL_DECLARATIONS = "data/declarations.json"
DATABASE = "data/written-declarations.sqlite"
POPOLO = "data/popolo.json"
DATA_PACKAGE = "data/datapackage.json"
DATA_README = "data/README.txt"
MANIFEST = "data/manifest.txt"
USING_IT = "about/#using-it"
PREVIEW = "contribute/preview/"
ASSETS = "assets/"


def declaration(declaration: Declaration) -> str:
    """/declarations/638/"""
    return numbered(declaration.number)


def numbered(number: int) -> str:
    """/declarations/638/, of which no more is known than its number: it may be withdrawn or missing"""
    return f"{DECLARATIONS}{number}/"


def compare(one: Declaration, other: Declaration) -> str:
    """/compare/?a=638&b=642: two declarations side by side"""
    return f"{compare_with(one)}&b={other.number}"


def forward_doc(doc_id: int) -> str:
    """/doc/14416/, which leads to the declaration with that Doc. ID"""
    return f"doc/{doc_id}/"


def forward_number(number: int) -> str:
    """/638/, which leads to /declarations/638/"""
    return f"{number}/"


def embed(number: int) -> str:
    """/declarations/638/embed/, to stand in pages of other sites"""
    return f"{DECLARATIONS}{number}/embed/"


def paragraph(declaration: Declaration, anchor: str) -> str:
    """/declarations/638/#p3"""
    return f"{DECLARATIONS}{declaration.number}/#{anchor}"


def table(name: str) -> str:
    """/data/signatures.csv"""
    return f"{DATA}{name}.csv"


def table_for_excel(name: str) -> str:
    """/data/signatures-excel.csv, the same behind a byte-order mark"""
    return f"{DATA}{name}-excel.csv"


def table_metadata(name: str) -> str:
    """/data/signatures.csv-metadata.json, where CSV on the Web looks for it"""
    return f"{DATA}{name}.csv-metadata.json"


def declaration_file(declaration: Declaration, suffix: str) -> str:
    """/declarations/638.bib: the declaration in another form"""
    return f"{DECLARATIONS}{declaration.number}.{suffix}"


def collection_file(suffix: str) -> str:
    """/data/declarations.bib: all declarations in one file"""
    return f"{DATA}declarations.{suffix}"


def country(country: Country) -> str:
    """/countries/austria/"""
    return f"{COUNTRIES}{country.slug}/"


def group(group: Group) -> str:
    """/groups/epp-cd/"""
    return f"{GROUPS}{group.slug}/"


def signatory(person: Person) -> str:
    """/signatories/stefan-schennach-at/"""
    return f"{SIGNATORIES}{person.slug}/"


def year(year: int) -> str:
    """/years/2017/"""
    return f"{YEARS}{year}/"


def subject(subject: Subject) -> str:
    """/subjects/kazakhstan/"""
    return f"{SUBJECTS}{subject.slug}/"


def subject_year(subject: Subject, year: int) -> str:
    """/subjects/ukraine/2017/, where the list of declarations is folded"""
    return f"{SUBJECTS}{subject.slug}/{year}/"


def country_year(country: Country, year: int) -> str:
    """/countries/austria/2017/, where the list of declarations is folded"""
    return f"{COUNTRIES}{country.slug}/{year}/"


def group_year(group: Group, year: int) -> str:
    """/groups/soc/2017/, where the list of declarations is folded"""
    return f"{GROUPS}{group.slug}/{year}/"


def compare_with(subject: Declaration | Person | Country) -> str:
    """/compare/?a=638, ?a=stefan-schennach-at, ?a=austria: where another of the kind is chosen beside it

    assets/pairs.js tells these apart by their form: a person's slug ends in the two letters of a country,
    and no country's slug does.
    """
    return f"{COMPARE}?a={subject.number if isinstance(subject, Declaration) else subject.slug}"


def initial(letter: str) -> str:
    """/signatories/a/, where the list of people is folded; a person's slug always ends in a country"""
    return f"{SIGNATORIES}{slug(letter) or 'other'}/"


def month(month: str) -> str:
    """/changes/2026-11/, where the list of changes is folded"""
    return f"{CHANGES}{month}/"


def change(place: int) -> str:
    """/changes/#c88: what happened to a declaration, by the first change of it, counted from 1"""
    return f"{CHANGES}#c{place}"


def rule(rule: Rule) -> str:
    """/contributing/rules/few-groups/"""
    return f"{RULES}{rule.id}/"


def exceptions(repository: str) -> str:
    """Where declarations are named that are right although a rule says otherwise."""
    return f"{repository.rstrip('/')}/blob/main/declarations/registry/exceptions.yml"


def feed(path: str) -> str:
    """/countries/austria/feed.xml: the Atom feed beside a page"""
    return f"{path}feed.xml"


def json_feed(path: str) -> str:
    """/countries/austria/feed.json: the same as JSON Feed"""
    return f"{path}feed.json"


def follow(path: str) -> str:
    """/follow/?of=countries/austria/#addresses: how to follow a page, whose address assets/follow.js shows there"""
    return f"{FOLLOW}?of={path}#addresses"


def card(path: str) -> str:
    """/declarations/638/card.png: the picture shown where a page is shared"""
    return f"{path}card.png"


def to_root(path: str) -> str:
    """The way from a page back to the root of the site: "../../" from declarations/638/."""
    return "../" * path.count("/")


def edit(repository: str, declaration: Declaration) -> str:
    """Where the file of a declaration is edited in the browser."""
    return f"{repository.rstrip('/')}/edit/main/declarations/{declaration.number}.md"


def report(repository: str, declaration: Declaration) -> str:
    """A new issue about a declaration, its title filled in."""
    return f"{repository.rstrip('/')}/issues/new?template=error.yml&title={quote(f'Error in No. {declaration.number}')}"


def form(repository: str, source: str | None) -> str:
    """The form for a declaration, the address of its official page filled in."""
    address = f"&address={quote(source, safe='')}" if source else ""
    return f"{repository.rstrip('/')}/issues/new?template=add-declaration.yml{address}"


def report_page(repository: str, path: str) -> str:
    """A new issue about another page, its title filled in."""
    return f"{repository.rstrip('/')}/issues/new?template=error.yml&title={quote(f'Error on /{path}', safe='')}"
