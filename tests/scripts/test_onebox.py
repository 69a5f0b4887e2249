"""The search box understands every person, country, group, year and declaration however they are written."""

from __future__ import annotations

import json
import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from nodejs import node
from pages import poured
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.sample import sample
from written_declarations.exports import citation, search_data, search_words
from written_declarations.model import Declaration, Name, Person, Signature
from written_declarations.reading.registry import Registry
from written_declarations.web import urls
from written_declarations.words.letters import fold, slug, words

CHANCE = random.Random(16)  # noqa: S311 (the same damage each time, and no secret)
SOME = 80  # people at most, each in twenty forms
LETTERS = "abcdefghiklmnoprstuvz"


class Asked(NamedTuple):
    """What is typed, and the address of what it means."""

    query: str
    address: str


@pytest.fixture(scope="module", params=["published", "sample"])
def corpus(request: pytest.FixtureRequest, registry: Registry) -> Corpus:
    if request.param == "published":
        published: Corpus = request.getfixturevalue("corpus_published")
        return published
    return Corpus(sample(60, 5, registry), registry)


@pytest.fixture(scope="module")
def folder(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the search."""
    folder = tmp_path_factory.mktemp("data")
    for file in search_data.files(corpus):
        (folder / file.path.removeprefix(urls.SEARCH_DATA)).write_text(poured(file), encoding="utf-8")
    return folder


def _ask(folder: Path, queries: Sequence[str]) -> list[dict[str, Any]]:
    result = node("tests/scripts/onebox.js", str(folder), given=json.dumps(queries))
    assert result.returncode == 0, result.stderr
    answers: list[dict[str, Any]] = json.loads(result.stdout)
    return answers


def _wrong(folder: Path, asked: Sequence[Asked], answers: Callable[[dict[str, Any]], Sequence[str]]) -> str:
    """What is not answered with its address, and what is said instead, a line each."""
    given = _ask(folder, [each.query for each in asked])
    return "\n".join(
        f"{each.query!r} means {each.address}: {answers(answer)[:4]}"
        for each, answer in zip(asked, given, strict=True)
        if each.address not in answers(answer)
    )


def _first(answer: dict[str, Any]) -> Sequence[str]:
    rows: list[str] = answer["rows"]
    return rows[:1]


def _any(answer: dict[str, Any]) -> Sequence[str]:
    rows: list[str] = answer["rows"]
    return rows


def _offered(answer: dict[str, Any]) -> Sequence[str]:
    return [*answer["rows"], *answer["near"]]


def _damaged(text: str) -> str:
    """The same in other characters: capitals, marks apart or gone, wide digits, what is not seen."""
    changes: list[Callable[[str], str]] = [
        str.upper,
        str.lower,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace("'", "’").replace("fi", "ﬁ"),
        lambda text: "".join(chr(ord(char) + 0xFEE0) if char.isdecimal() and char.isascii() else char for char in text),
        lambda text: "\N{SOFT HYPHEN}".join([text[: len(text) // 2], text[len(text) // 2 :]]),
        lambda text: f"\N{ZERO WIDTH SPACE}{text}\N{RIGHT-TO-LEFT MARK}",
        lambda text: f"  «{text}» . ",
    ]
    for change in CHANCE.sample(changes, 2):
        text = change(text)
    return text


def _slip(word: str) -> str:
    """The word with one error of typing, not at its first letter."""
    at = CHANCE.randrange(1, len(word) - 1)
    letter = CHANCE.choice(LETTERS)
    kinds = [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]]
    return CHANCE.choice([*kinds, word[:at] + word[at + 1] + word[at] + word[at + 2 :]])


def _written(name: Name, signature: Signature) -> Iterator[str]:
    """How a name is written."""
    bare = name.without_honorific
    honorific = name.honorific or CHANCE.choice(["Mr", "Mme", "Dr", "Sir", "Baroness", "M.", "Dame", "Lady"])
    country = CHANCE.choice([signature.country_printed, signature.country.name_fr, signature.country.name])
    group = signature.group_printed or ""
    yield bare
    yield f"{name.family}, {name.given}"
    yield f"{name.family} {name.given}"
    yield f"{honorific} {bare}"
    yield f"{honorific} {bare}, {country}{f', {group}' if group else ''}"
    yield f"{CHANCE.randrange(1, 60)}. {honorific} {bare}, {country}, {group} ;"
    yield f"• {bare} ({country}{f', {group}' if group else ''})"
    yield f"- {name.family} {name.given}, {country}, {group}"
    yield f"{CHANCE.randrange(1, 60)}\t{honorific} {bare}\t{country}\t{group}"
    yield slug(bare).replace("-", " ")
    yield slug(bare).replace("-", "")


def _namesakes(corpus: Corpus) -> Counter[tuple[str, ...]]:
    return Counter(_key(person) for person in corpus.people)


def _key(person: Person) -> tuple[str, ...]:
    return tuple(sorted(words(fold(person.name.without_honorific))))


def test_everybody_comes_first_as_anybody_writes_them(corpus: Corpus, folder: Path) -> None:
    namesakes = _namesakes(corpus)
    first: list[Asked] = []
    among: list[Asked] = []
    for person in CHANCE.sample(corpus.people, min(SOME, len(corpus.people))):
        signed = corpus.of_person(person).all
        one = CHANCE.choice(signed).signature
        for query in _written(one.name, one):
            for text in (query, _damaged(query)):
                asked = Asked(text, urls.signatory(person))
                (first if namesakes[_key(person)] == 1 and one.name == person.name else among).append(asked)
    assert not _wrong(folder, first, _first)
    assert not _wrong(folder, among, _any)


def test_a_slip_of_the_finger_still_finds_everybody(corpus: Corpus, folder: Path) -> None:
    asked = []
    for person in CHANCE.sample(corpus.people, min(SOME, len(corpus.people))):
        parts = words(fold(person.name.without_honorific))
        longest = max(parts, key=len)
        if len(longest) < 4:
            continue
        wrong = [_slip(word) if word == longest else word for word in parts]
        asked += [
            Asked(" ".join(wrong), urls.signatory(person)),
            Asked(f"Mr {' '.join(wrong)}", urls.signatory(person)),
        ]
        if len(longest) > 8:
            half = len(longest) // 2
            twice = [_slip(word[:half]) + _slip(word[half:]) if word == longest else word for word in parts]
            asked.append(Asked(" ".join(twice), urls.signatory(person)))
    assert not _wrong(folder, asked, _offered)


def test_no_true_hit_is_replaced(corpus: Corpus, folder: Path) -> None:
    names = [person.name.without_honorific for person in corpus.people]
    assert not [answer["near"] for answer in _ask(folder, names) if answer["near"]]


def test_slugs_follow_from_the_names(corpus: Corpus, folder: Path) -> None:
    answers = _ask(folder, [urls.signatory(person) for person in corpus.people])
    assert [answer["first"] for answer in answers] == [urls.signatory(person) for person in corpus.people]


def test_countries_and_groups_are_known_by_every_name(corpus: Corpus, folder: Path) -> None:
    asked = [
        Asked(query, urls.country(country))
        for country in corpus.countries
        for form in (country.name, country.name_fr, *country.aliases, *country.aliases_fr)
        for query in (form, _damaged(form), form.upper(), slug(form).replace("-", " "))
    ]
    asked += [
        Asked(query, urls.group(group))
        for group in corpus.groups
        for form in filter(None, (group.code, group.code_fr, group.name, *group.aliases))
        for query in (form, form.lower(), _damaged(form), form.replace("/", " "), form.replace("/", "-"))
    ]
    assert not _wrong(folder, asked, lambda answer: [answer["first"]])
    # Of a group's code no text is asked, which would find what only begins like it
    codes = _ask(folder, [group.code for group in corpus.groups])
    assert [answer["texts"] for answer in codes] == [[] for _ in corpus.groups]


def test_a_slip_in_a_country_is_understood(corpus: Corpus, folder: Path) -> None:
    asked = [
        Asked(_slip(form.lower()), urls.country(country))
        for country in corpus.countries
        for form in (country.name, country.name_fr)
        if " " not in form and len(form) > 4
    ]
    addresses = [each.address for each in asked]
    # What begins another country is a true hit
    assert not _wrong(folder, asked, lambda answer: addresses if answer["rows"] else answer["near"])


def test_years_are_found(corpus: Corpus, folder: Path) -> None:
    asked = [
        Asked(query, urls.year(year)) for year in corpus.years for query in (str(year), f" {year}. ", f"in {year}")
    ]
    assert not _wrong(folder, asked, lambda answer: [answer["first"]])


def test_declarations_are_found_by_every_name_and_address(corpus: Corpus, folder: Path) -> None:
    asked = []
    for declaration in corpus.declarations:
        number, doc = declaration.number, declaration.doc_id
        address = urls.declaration(declaration)
        forms = [
            f"No. {number}", f"no {number}", f"n° {number}", f"nº{number}", f"№ {number}", f"#{number}", f"WD {number}",
            f"No. {number}, Doc. {doc}", f"Doc. {doc}", f"doc {doc}", f"Doc.{doc}", f"Déclaration écrite n° {number}",
            f"Written declaration {number}", f"Written Declaration No {number}", f"written declaration no. {number} (Doc. {doc})",
            f"Written declaration No. {number} | Doc. {doc} | 11 October 2017", f"No. {number}: {declaration.title}",
            f"Déclaration écrite No. {number} | Doc. {doc} | 19 décembre 2017", f"{number} · {declaration.title}",
            f"https://example.org/{address}", f"https://example.org/site/{address}#p3", f"/{address}", address,
            f"example.org/{address}?x=1", f"https://example.org/{number}/", f"/{number}/", f"/doc/{doc}/",
            f"https://example.org/doc/{doc}", f"https://example.org/declarations/{number}.json",
            f"/declarations/{number}/embed/", f"http://localhost:8000/{address}#signatories",
        ]  # fmt: skip
        file = search_words.official_file(declaration.source)
        if file:
            forms += [
                f"https://pace.coe.int/en/files/{file}/html", f"http://pace.coe.int/fr/files/{file}",
                f"www.pace.coe.int/en/files/{file}/xml", f"HTTPS://PACE.COE.INT/EN/FILES/{file}/HTML",
                f"http://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid={file}&lang=en",
                f"https://www.assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID={file}&lang=EN",
                f"assembly.coe.int/ASP/Doc/XrefViewHTML.asp?FileID={file}&Language=en",
            ]  # fmt: skip
        asked += [Asked(query, address) for query in forms]
        asked += [Asked(_damaged(query), address) for query in forms[:18]]
        if not any(doc == other.number for other in corpus.declarations):
            asked += [Asked(str(doc), address), Asked(f" {doc} ", address)]
        asked += [Asked(str(number), address)] if number not in corpus.years else []
    first = _wrong(folder, asked, lambda answer: [answer["first"].partition("#")[0]])
    assert not first


def _citations(declaration: Declaration) -> Iterator[str]:
    cited = citation.citation(declaration, f"https://example.org/{urls.declaration(declaration)}")
    for form in (citation.text, citation.markdown, citation.html, citation.wikipedia, citation.bibtex, citation.ris):
        yield form(cited)
    yield citation.csl_json([cited])
    yield citation.text(cited, citation.Passage("para. 3", "#p3"))


def test_citations_lead_to_what_they_cite(corpus: Corpus, folder: Path) -> None:
    asked = [
        Asked(text, urls.declaration(declaration))
        for declaration in corpus.declarations
        for text in _citations(declaration)
    ]
    assert asked
    assert not _wrong(folder, asked, lambda answer: [answer["first"].partition("#")[0]])


def test_a_number_that_is_not_here_is_known_to_be_missing(corpus: Corpus, folder: Path) -> None:
    here = {declaration.number for declaration in corpus.declarations}
    numbers = [number for number in range(1, max(here)) if number not in here]
    answers = _ask(folder, [form for number in numbers for form in (str(number), f"No. {number}", f"/{number}/")])
    assert [answer["absent"] for answer in answers] == [[number] for number in numbers for _ in range(3)]
    known = [missing for missing in corpus.missing if missing.doc_id]
    answers = _ask(folder, [f"Doc. {missing.doc_id}" for missing in known])
    assert [answer["absent"] for answer in answers] == [[missing.number] for missing in known]


_ANYTHING = [
    "", " ", "…", "!!!", "()", "\u200b", "\u202e", "'", "’’", "%", "%%%", "%E0%A4%A", "<b>", "</script><script>alert(1)",
    "a", "é", "1", "0", "-1", "999999999999", "1/2", "__proto__", "constructor", "مرحبا", "日本", "🏛", "No.", "Doc.",
    "toString", "Written declaration", "n°", "No. 0", "/", "//", "https://", "declarations/", "declarations/x/", "\x00",
    "signatories/nobody-xx/", "countries/__proto__/", "groups/constructor", "years/9999", ";" * 500, "a;" * 500,
    "word " * 2000, "x" * 10_000, "1 " * 5000, ", " * 5000, "é" * 10_000, "l'" * 5000, "No. 1, " * 1500, "(" * 10_000,
    "/" * 10_000, "a/" * 5000, "a." * 5000, "%41" * 3000, "n " * 5000, "doc" * 3000, "-" * 10_000, "://" * 3000,
]  # fmt: skip


def test_whatever_is_typed_has_an_answer(folder: Path) -> None:
    answers = _ask(folder, _ANYTHING)
    assert [
        query for query, answer in zip(_ANYTHING, answers, strict=True) if not isinstance(answer["rows"], list)
    ] == []
