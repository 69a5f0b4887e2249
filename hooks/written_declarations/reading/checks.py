"""What the Assembly's rules and the rest of the collection say of a declaration that could be read.

Each rule is a small generator with the rule as its docstring. Reading has rules of its own; they are
where the reading is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from ..model import Body, Country, Declaration, Subject
from ..problems.catalogue import Rule
from ..problems.place import Place, Problem
from ..problems.wording import shown
from ..words.letters import collation_key
from ..words.names import capitals, sorted_under
from ..words.official_site import is_official
from .checks_of_whole import doc_id_taken, name_place, number_taken, out_of_step, respelt, similar_name, unknown_mention
from .declaration import ReadFile
from .outline import Outline
from .parted import misplaced
from .registry import Registry
from .stray_text import stray_text, stray_title
from .subjects import written
from .values import day
from .whole import Whole

FEWEST_SIGNATORIES, FEWEST_COUNTRIES, FEWEST_GROUPS, MOST_WORDS = 20, 4, 2, 200
_QUOTED = re.compile(r"[“„\"«‹‘'”’][^“”„\"«»‹›]*[”“\"»›’']", re.DOTALL)
_WORD = re.compile(r"[^\W_]")
_TARGET = re.compile(r"\]\([^)]*\)")  # of a link


def check(files: Sequence[ReadFile], others: Iterable[Outline], registry: Registry) -> Iterator[Problem]:
    """Every problem of these files, given the outlines of all files of the collection, theirs included."""
    whole = Whole(others, registry.decided(), {file.path for file in files})
    for file in files:
        yield from check_alone(file, registry)
        yield from check_among_others(file, whole, registry)


def check_alone(file: ReadFile, registry: Registry) -> Iterator[Problem]:
    """What a file and the registry show, once it could be read."""
    yield from withdrawn(file, registry)
    yield from listed_as_missing(file, registry)
    if file.declaration is not None:
        yield from parted_names(file, file.declaration, registry)
        for rule in _ALONE:
            yield from _not_excepted(rule(file, file.declaration), file.declaration, registry)
        yield from _not_excepted(respelt(file, file.declaration, registry), file.declaration, registry)
        yield from _not_excepted(subject_missing(file, file.declaration, registry), file.declaration, registry)
        yield from _not_excepted(stray(file, file.declaration, registry), file.declaration, registry)


def check_among_others(file: ReadFile, whole: Whole, registry: Registry) -> Iterator[Problem]:
    """What only the whole collection shows of a file. Without a concern of the whole there is nothing."""
    yield from number_taken(file, whole)
    yield from doc_id_taken(file, whole)
    yield from out_of_step(file, whole)
    if file.declaration is not None:
        for rule in (similar_name, unknown_mention):
            yield from _not_excepted(rule(file, file.declaration, whole), file.declaration, registry)


def future_days(file: ReadFile, today: date) -> Iterator[Problem]:
    """No day is after today, which only whoever runs the check knows; in all time zones."""
    for key in ("date", "date_tabled", "checked"):
        value = file.values.get(key)
        found = day(value.text) if value else None
        if found is not None and found > today + timedelta(days=1):
            message = f"{found} is still to come"
            yield file.place(key).says(Rule.FUTURE_DAY, message, "check the year, the month and the day")


def _not_excepted(problems: Iterable[Problem], declaration: Declaration, registry: Registry) -> Iterator[Problem]:
    for problem in problems:
        if not registry.is_excepted(problem.rule.id, declaration.number):
            yield problem


def country_dates(file: ReadFile, declaration: Declaration) -> Iterator[Problem]:
    """Only members sign, and observers and partners for democracy have."""
    for country, days, place in _countries(file, declaration):
        if any(each in country.membership for each in days):
            continue
        on, what = days[0], "declaration" if days[0] == declaration.date else "edition"
        when = (
            f"until {country.membership.end}"
            if country.membership.is_before(on)
            else f"from {country.membership.start}"
        )
        yield place.says(
            Rule.COUNTRY_DATES,
            f"the registry knows {country.name} {when}, the {what} is of {on}",
            "check date and country on the official page; if both are right, correct countries.yml",
        )


def _countries(file: ReadFile, declaration: Declaration) -> Iterator[tuple[Country, list[date], Place]]:
    """The country of each line, those that are printed for an earlier edition included, with the days on which it may
    have been signed: that of its edition, and of those before.
    """
    before: dict[tuple[str, Country], list[date]] = defaultdict(list)
    tabled = [declaration.date_tabled] if declaration.date_tabled else []
    for read in file.editions:
        for signature in read.edition.signatures:
            before[signature.person, signature.country].insert(0, read.edition.date)
            if signature.person in read.printed:
                days = [*before[signature.person, signature.country], *tabled]
                yield signature.country, days, read.printed[signature.person]
    for index, signature in enumerate(declaration.signatures):
        days = [declaration.date, *before.get((signature.person, signature.country), ()), *tabled]
        yield signature.country, days, file.signatory(index)


def few_signatories(file: ReadFile, declaration: Declaration) -> Iterator[Problem]:
    """At least 20 members sign (Rules of Procedure, Art. 56, as of January 2023)."""
    count = len(declaration.signatures)
    if count < FEWEST_SIGNATORIES:
        have = "has" if count == 1 else "have"
        message = f"{count} {have} signed, {FEWEST_SIGNATORIES} are asked for"
        yield _minimum(file, Rule.FEW_SIGNATORIES, message)


def few_countries(file: ReadFile, declaration: Declaration) -> Iterator[Problem]:
    """They are of at least four national delegations (Rules of Procedure, Art. 56, as of January 2023)."""
    count = len({signature.country.slug for signature in declaration.signatures})
    if count < FEWEST_COUNTRIES:
        countries = "country" if count == 1 else "countries"
        message = f"the signatories are of {count} {countries}, {FEWEST_COUNTRIES} are asked for"
        yield _minimum(file, Rule.FEW_COUNTRIES, message)


def few_groups(file: ReadFile, declaration: Declaration) -> Iterator[Problem]:
    """They are of at least two political groups (Rules of Procedure, Art. 56, as of January 2023)."""
    groups = (signature.group for signature in declaration.signatures)
    count = len({group.slug for group in groups if group is not None and group.is_group})
    if count < FEWEST_GROUPS:
        kind = "group" if count == 1 else "groups"
        message = f"the signatories are of {count} political {kind}, {FEWEST_GROUPS} are asked for"
        yield _minimum(file, Rule.FEW_GROUPS, message)


def _minimum(file: ReadFile, rule: Rule, message: str) -> Problem:
    help_ = "compare the list with the official page; if it is complete, leave it"
    return file.signatory(0).says(rule, message, help_)


def word_count(file: ReadFile, declaration: Declaration) -> Iterator[Problem]:
    """The text has at most 200 words (Rules of Procedure, Art. 56, as of January 2023)."""
    count = words(declaration.body)
    if count > MOST_WORDS:
        yield file.lines.at(file.body_line).says(
            Rule.WORD_COUNT,
            f"the text has {count} words, {MOST_WORDS} are allowed",
            "check that nothing but the declaration is here; if it is printed so, leave it",
        )


def stray(file: ReadFile, declaration: Declaration, registry: Registry) -> Iterator[Problem]:
    """Titles and text hold the declaration and nothing else."""
    for key in ("title", "title_fr"):
        if key in file.values and (found := stray_title(file.values[key].text, declaration)):
            yield file.place(key).says(Rule.STRAY_TEXT, *found)
    if declaration.body is not None:
        yield from stray_text(declaration.body, file.body_line, file.lines, declaration, registry)


def words(body: Body | None) -> int:
    """The words of a text: what stands between spaces and holds a letter or a digit."""
    if body is None:
        return 0
    return sum(bool(_WORD.search(word)) for word in _TARGET.sub("", body.markdown).split())


def name_order(file: ReadFile, declaration: Declaration) -> Iterator[Problem]:
    """After the lead signatory the names stand in the order of their capitals."""
    before, key_before = "", ""
    for index, signature in enumerate(declaration.signatures[1:], 1):
        keys = [collation_key(form)[0] for form in sorted_under(signature.name.family)]
        key = min((key for key in keys if key >= key_before), default="")
        name = capitals(signature.name.family)
        if not key:
            yield name_place(file, index, signature).says(
                Rule.NAME_ORDER,
                f"{shown(name)} stands after {shown(before)}",
                "check the spelling of both names; if they are printed in this order, leave them",
            )
        before, key_before = name, key or keys[0]


def parted_names(file: ReadFile, declaration: Declaration, registry: Registry) -> Iterator[Problem]:
    """Who is parted from a namesake by the numbers of declarations did sign these."""
    for message, help_ in misplaced(declaration, registry):
        yield file.signatory(0).says(Rule.REGISTRY, message, help_)


def no_source(file: ReadFile, declaration: Declaration) -> Iterator[Problem]:
    """The official page is named."""
    if declaration.source is None:
        yield file.lines.at(1, 1, 4).says(
            Rule.NO_SOURCE,
            "the address of the official page is not given",
            "add source: https://pace.coe.int/en/files/24151/html with the number of that page",
        )


def source_not_official(file: ReadFile, declaration: Declaration) -> Iterator[Problem]:
    """The source is the official page itself, of an earlier edition, too."""
    sources = [(each.edition.source, each.source) for each in file.editions]
    if declaration.source is not None:
        sources.insert(0, (declaration.source, file.place("source")))
    for source, place in sources:
        if source is None or place is None or is_official(source):
            continue
        yield place.says(
            Rule.SOURCE_NOT_OFFICIAL,
            f"{shown(source)} is not a page of the Assembly’s sites",
            "write the address of the official page, at pace.coe.int or assembly.coe.int; if it is gone, leave this one",
        )


def quoted_title(file: ReadFile, declaration: Declaration) -> Iterator[Problem]:
    """No quotation marks stand around a whole title, but those of the file."""
    for key, title in (("title", declaration.title), ("title_fr", declaration.title_fr or "")):
        if _QUOTED.fullmatch(title):
            yield file.place(key).says(
                Rule.QUOTED_TITLE,
                f"the whole title stands between {title[0]} and {title[-1]}",
                "leave these two marks out; if the official page prints them, leave them",
            )


def subject_missing(file: ReadFile, declaration: Declaration, registry: Registry) -> Iterator[Problem]:
    """The countries that a title names are among the subjects."""
    known = {subject.slug for subject in declaration.subjects}
    missing: dict[str, tuple[Subject, Place]] = {}
    for key, title, lang in (
        ("title", declaration.title, declaration.lang),
        ("title_fr", declaration.title_fr or "", "fr"),
    ):
        for named in registry.subjects.named(title, lang):
            if named.subject.is_place and named.subject.slug not in known:
                place = file.place(key).part(named.start, named.end)
                missing.setdefault(named.subject.slug, (named.subject, place))
    line = written([*declaration.subjects, *(subject for subject, _ in missing.values())])
    for subject, place in missing.values():
        message = f"the title names {subject.name}, and subjects does not"
        help_ = f"write subjects: {line}; if it is not about {subject.name}, say so in registry/exceptions.yml"
        yield place.says(Rule.SUBJECT_MISSING, message, help_)


def withdrawn(file: ReadFile, registry: Registry) -> Iterator[Problem]:
    """A declaration that was withdrawn from this site is not published again, and nothing has its number or Doc. ID."""
    for gone in registry.withdrawals:
        for key, value in (("number", gone.number), ("doc_id", gone.doc_id)):
            if file.number(key) == value:
                yield file.place(key).says(
                    Rule.WITHDRAWN,
                    f"{key} {value} was withdrawn from this site on {gone.date}: {shown(gone.reason)}",
                    "leave it out; if it is to be published again, take its entry out of registry/withdrawn.yml",
                )


def listed_as_missing(file: ReadFile, registry: Registry) -> Iterator[Problem]:
    """A declaration that is here is not listed as missing; what was known of it should be what is here."""
    for known in registry.missing:
        if file.number("number") == known.number:
            doc_id = file.number("doc_id")
            other = f" and as Doc. {known.doc_id}" if known.doc_id and known.doc_id != doc_id else ""
            yield file.place("number").says(
                Rule.LISTED_AS_MISSING,
                f"registry/missing.yml lists No. {known.number} as missing{other}",
                f"{'check the Doc. ID, and ' if other else ''}take its entry out of registry/missing.yml",
            )
        elif known.doc_id is not None and file.number("doc_id") == known.doc_id:
            yield file.place("doc_id").says(
                Rule.LISTED_AS_MISSING,
                f"registry/missing.yml lists Doc. {known.doc_id} as No. {known.number}, which is not here",
                "check both Doc. IDs on the official pages, and correct the one that is wrong",
            )


_ALONE = (
    *(country_dates, few_signatories, few_countries, few_groups, word_count),
    *(name_order, quoted_title, no_source, source_not_official),
)
