"""Which people of a collection may be one: every kind of variation is found, and what is known is left out."""

from __future__ import annotations

import string

from hypothesis import assume, given
from hypothesis import strategies as st

from written_declarations.model import Name
from written_declarations.reading.likely_pairs import likely_pairs
from written_declarations.words.letters import slug

_WORD = st.lists(
    st.builds(str.__add__, st.sampled_from("bdfklmnprstv"), st.sampled_from("aeiou")), min_size=3, max_size=5
).map("".join)
_TRANSCRIBED = [("ü", "ue"), ("ö", "oe"), ("ø", "oe"), ("ä", "ae"), ("å", "aa"), ("đ", "dj"), ("ş", "sh"), ("š", "sh")]
_TRANSCRIBED += [("ž", "zh"), ("č", "ch"), ("g", "h"), ("kh", "h"), ("y", "i")]
_TRANSCRIBED += [("ii", "y"), ("ij", "iy"), ("ß", "ss"), ("c", "k"), ("ph", "f"), ("w", "v"), ("ks", "x"), ("ts", "c")]
_KINDS = ("transcription", "middle", "double", "initial", "turned", "particle", "title", "letter", "capitals", "spaces")


@given(st.data(), st.sampled_from(_KINDS))
def test_any_name_is_found_under_each_variation(data: st.DataObject, kind: str) -> None:
    words = [data.draw(_WORD) for _ in range(6)]
    given_names, families = [word.title() for word in words[:2]], [word.upper() for word in words[2:4]]
    first = Name("Mr", " ".join(given_names), families[0])
    match kind:
        case "transcription":
            one, other = data.draw(st.sampled_from(_TRANSCRIBED))
            start, end = words[4:]
            first = Name("Mr", given_names[0], f"{start}{one}{end}".upper())
            second = Name("Mr", given_names[0], f"{start}{other}{end}".upper())
        case "middle":
            second = Name("Mr", data.draw(st.sampled_from(given_names)), families[0])
        case "double":
            second = Name("Mr", first.given, data.draw(st.sampled_from(["-", " "])).join(families))
        case "initial":
            second = Name("Mr", f"{given_names[0][0]}. {given_names[1]}", families[0])
        case "turned":
            second = Name("Mr", "", f"{families[0]} {first.given.upper()}")
        case "particle":
            particle = data.draw(st.sampled_from(["van de ", "von ", "De ", "VAN DER ", "D'", "Al ", "Ó "]))
            second = Name("Mr", first.given, particle + families[0])
        case "title":
            first = Name("Lord", first.given, families[0])
            second = Name("Lord", "", families[0])
        case "letter":
            place = data.draw(st.integers(0, len(families[0]) - 1))
            changed = data.draw(st.sampled_from(string.ascii_uppercase))
            second = Name("Mr", first.given, families[0][:place] + changed + families[0][place + 1 :])
        case "capitals":
            first = Name("Mr", given_names[0], " ".join(families))
            second = Name("Mr", f"{given_names[0]} {families[0].title()}", families[1])
        case "spaces":
            second = Name("Mr", "".join(given_names).title(), families[0])
    assume(slug(str(first)) != slug(str(second)))
    people = frozenset([("ada-at", first), ("bo-at", second)])
    assert likely_pairs(people, {"ada-at": {1}, "bo-at": {2}}, ()), (str(first), str(second))


_ADA, _ADE, _LORD = Name("Ms", "Ada", "SEDRAMO"), Name("Ms", "Ada", "SEDRANO"), Name("", "", "SEDRAMO")


def _found(*people: tuple[str, Name, set[int]], decided: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str]]:
    spellings = frozenset((person, name) for person, name, _ in people)
    return [pair.people for pair in likely_pairs(spellings, {person: signed for person, _, signed in people}, decided)]


def test_who_signs_the_same_declaration_is_not_one() -> None:
    assert _found(("a-at", _ADA, {1}), ("b-at", _ADE, {2})) == [("a-at", "b-at")]
    assert _found(("a-at", _ADA, {1, 2}), ("b-at", _ADE, {2})) == []


def test_people_of_two_countries_are_not_one() -> None:
    assert _found(("a-at", _ADA, {1}), ("b-de", _ADE, {2})) == []


def test_what_is_decided_is_left_out() -> None:
    assert _found(("a-at", _ADA, {1}), ("b-at", _ADE, {2}), decided=(("a-at", "b-at"),)) == []


def test_each_spelling_of_a_person_counts() -> None:
    other = ("b-at", _ADE, {2})
    assert _found(("a-at", Name("", "Bo", "TRIAL"), {1}), other) == []
    assert _found(("a-at", Name("", "Bo", "TRIAL"), {1}), ("a-at", _ADA, {1}), other) == [("a-at", "b-at")]


def test_a_family_name_alone_may_be_that_of_each_who_has_it() -> None:
    given_names = ("Ada", "Bodo", "Cyrill", "Dietlind", "Emrik")
    people = [(f"p{number}-at", Name("", name, "SEDRAMO"), {number}) for number, name in enumerate(given_names)]
    assert len(_found(("lord-at", _LORD, {9}), *people[:2])) == 2
    assert _found(("lord-at", _LORD, {9}), *people) == []
