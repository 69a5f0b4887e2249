"""The sentence on who signed a declaration says nothing that its signatures do not bear out, whatever their shape."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import DECLARATIONS
from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import load_registry
from written_declarations.collection.sample import sample
from written_declarations.model import CountryStatus, Declaration, Name, Signature
from written_declarations.web.links import Links
from written_declarations.web.who_signed import AsLinks, AsText, who_signed

REGISTRY, _ = load_registry(DECLARATIONS)
assert REGISTRY is not None
COUNTRIES = {country.slug: country for country in REGISTRY.countries}
GROUPS = {group.code: group for group in REGISTRY.groups}
(BLANK,) = sample(1, 1, REGISTRY)
TEXT = AsText()


def _signed(*lines: str) -> Declaration:
    """A declaration with a signature for each "austria SOC"; without a group where none is given."""
    signatures = []
    for number, line in enumerate(lines):
        slug, _, code = line.partition(" ")
        country, name = COUNTRIES[slug], Name("", "Ada", f"EXAMPLE {number}")
        group = GROUPS[code] if code else None
        signatures.append(Signature(name, f"ada-{number}", country, country.name, group, code or None))
    return dataclasses.replace(BLANK, signatures=tuple(signatures))


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["austria SOC"], "Signed by Ada EXAMPLE 0 (Austria, SOC) alone."),
        (["austria"], "Signed by Ada EXAMPLE 0 (Austria) alone."),
        (["austria SOC"] * 3, "3 members from Austria alone, all from SOC."),
        (["netherlands SOC"] * 2 + ["austria UEL"] * 3, "from Austria (3) and the Netherlands (2), all from UEL (3) and SOC (2)."),
        (["austria", "italy", "france"], "3 members from 3 countries, with no group printed."),
        (["austria NR", "italy NR", "france NR"], "from 3 countries, all in no group (NR)."),
        (["austria", "italy NR", "france"], "from 3 countries, 1 in no group (NR), 2 with no group printed."),
        (["austria", "italy", "france SOC"], "from 3 countries, 1 from SOC, 2 with no group printed."),
        (["canada", "italy SOC", "france SOC"], "2 members and 1 observer from 3 countries, most from SOC (2)."),
        (["morocco", "jordan", "canada"], "1 observer and 2 partners for democracy from 3 countries, with no group printed."),
        (
            ["austria SOC", "italy UEL", "france ALDE", "spain EPP/CD", "malta SOC"],
            "5 members from 5 countries, the largest group SOC (2).",
        ),
        (
            ["austria SOC", "italy UEL", "france ALDE", "spain EPP/CD", "malta EDG"],
            "5 members from 5 countries, in 5 groups, none with more than 1.",
        ),
        (["austria SOC", "italy UEL", "france ALDE", "spain SOC", "malta UEL"], "all from SOC (2), UEL (2) and ALDE (1)."),
        (["austria SOC", "italy SOC", "france SOC", "spain UEL", "malta UEL", "cyprus NR"], "most from SOC (3) and UEL (2)."),
    ],
)  # fmt: skip
def test_says_what_each_shape_is(lines: list[str], end: str) -> None:
    assert who_signed(_signed(*lines), TEXT).endswith(end)


def test_nothing_is_said_of_nobody() -> None:
    assert who_signed(_signed(), TEXT) == ""


def test_a_french_page_is_told_in_english() -> None:
    declaration = _signed("austria EPP/CD", "italy EPP/CD")
    lead, other = declaration.signatures
    lead = dataclasses.replace(lead, country_printed="Autriche", group_printed="PPE/DC")
    french = dataclasses.replace(declaration, lang="fr", signatures=(lead, other))
    assert who_signed(french, TEXT) == (
        "Led by Ada EXAMPLE 0 (Austria, EPP/CD). Signed by 2 members from Austria (1) and Italy (1), all from EPP/CD."
    )


def test_the_lead_comes_from_the_country_that_was_printed() -> None:
    declaration = _signed("turkey SOC", "italy SOC") if "turkey" in COUNTRIES else _signed("turkiye SOC", "italy SOC")
    lead, other = declaration.signatures
    printed = dataclasses.replace(declaration, signatures=(dataclasses.replace(lead, country_printed="Turkey"), other))
    assert who_signed(printed, TEXT).startswith("Led by Ada EXAMPLE 0 (Turkey, SOC).")


def test_names_are_escaped_where_they_are_links() -> None:
    declaration = _signed("austria SOC", "italy SOC")
    lead, other = declaration.signatures
    harmful = dataclasses.replace(lead, name=Name("", "<b>", '"EXAMPLE"'), country_printed="<i>")
    html = who_signed(dataclasses.replace(declaration, signatures=(harmful, other)), AsLinks(Links("../../")))
    assert "<b>" not in html
    assert "<i>" not in html
    assert '<a href="#signatories">2 members</a>' in html


_LINES = st.lists(
    st.builds(
        lambda slug, code: f"{slug} {code}".strip(),
        st.sampled_from([*sorted(COUNTRIES)[:6], "canada", "morocco"]),
        st.sampled_from(["", "NR", "SOC", "SOC", "UEL", "EPP/CD", "ALDE", "EDG", "FDG"]),
    ),
    min_size=2,
    max_size=30,
)


@given(_LINES)
def test_everything_said_is_true(lines: list[str]) -> None:
    declaration = _signed(*lines)
    text = who_signed(declaration, TEXT)
    signatures = declaration.signatures
    groups = Counter(signature.group.code if signature.group else "" for signature in signatures)
    total = len(signatures)
    lead, signed = re.fullmatch(r"Led by (.*?)\. Signed by (.*)\.", text, re.DOTALL).groups()  # type: ignore[union-attr]  # fails if not
    assert lead.startswith(str(signatures[0].name))
    who, _, where = signed.partition(" from ")
    assert sum(int(number) for number in re.findall(r"\d+", who)) == total
    for noun, status in (("observer", CountryStatus.OBSERVER), ("partner", CountryStatus.PARTNER)):
        number = sum(signature.country.status is status for signature in signatures)
        assert re.findall(rf"(\d+) {noun}", who) == ([str(number)] if number else [])
    _countries_are_true(where, signatures)
    for code, number in re.findall(r"([A-Z/]+) \((\d+)\)", where):
        assert groups[code] == int(number)
    _groups_are_true(where, groups, total)


def _countries_are_true(where: str, signatures: Sequence[Signature]) -> None:
    countries = Counter(signature.country.name for signature in signatures)
    if len(countries) > 2:
        assert where.startswith(f"{len(countries)} countries")
    elif len(countries) == 2:
        for name, number in countries.items():
            assert f"{name} ({number})" in where
    else:
        assert f"{next(iter(countries))} alone" in where


def _groups_are_true(where: str, groups: Counter[str], total: int) -> None:
    real = {code: number for code, number in groups.items() if code not in ("", "NR")}
    largest = max(real.values(), default=0)
    found = re.search(r", (all|most|\d+) from ([A-Z].*?)(?:, \d|, with|$)", where)
    named = re.findall(r"[A-Z]+(?:/CD)?", found[2]) if found else []
    said = sum(real[code] for code in named)
    if found and found[1] == "all":
        assert said == total
    elif found and found[1] == "most":
        assert 2 * said > total
        # None that is as large as one of them is left out
        assert all(number < min(real[code] for code in named) for code, number in real.items() if code not in named)
    elif found:
        assert int(found[1]) == said == largest
    elif "the largest group" in where:
        names = where.partition("the largest group")[2]
        assert {code for code in real if f" {code} (" in names} == {
            c for c, number in real.items() if number == largest
        }
    elif "none with more than" in where:
        assert f"in {len(real)} groups, none with more than {largest}" in where
    else:
        assert not real
    assert ("with no group printed" in where) == (groups[""] > 0 and groups[""] >= largest)
    assert ("in no group (NR)" in where) == (groups["NR"] > 0 and groups["NR"] >= largest)


def test_it_is_true_of_all_that_is_published(corpus_published: Corpus) -> None:
    text = who_signed(next(item for item in corpus_published.declarations if item.number == 638), TEXT)
    assert text == (
        "Led by Stefan SCHENNACH (Austria, SOC). Signed by 26 members from 17 countries, most from SOC (9) and UEL (8)."
    )
