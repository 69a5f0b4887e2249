"""Names that may be one person's: each kind of variation is found, those of other people are not."""

from __future__ import annotations

import random

import pytest

from written_declarations.model import Name
from written_declarations.words.likeness import LEAST, Difference, likeness
from written_declarations.words.names import split_name
from written_declarations.words.sounds import sound

# All of them invented
ONE_PERSON = [
    ("Mr Kaj Leo JOHANNE", "Mr Kaj Leo Holm JOHANNE", Difference.MORE_GIVEN),
    ("Mr Leo JOHANNE", "Mr Kaj Leo JOHANNE", Difference.MORE_GIVEN),
    ("Mr Axel FISCHERE", "Mr Axel E. FISCHERE", Difference.MORE_GIVEN),
    ("Ms Ada LEWELLE-BUCK", "Ms Ada LEWELLE", Difference.MORE_FAMILY),
    ("Ms Ada LEWELLE BUCK", "Ms Ada BUCK", Difference.MORE_FAMILY),
    ("Ms Doris DROBINSKE-WEIß", "Ms Doris WEISS", Difference.MORE_FAMILY),
    ("Mr J.-P. DUPONTE", "Mr Jean-Pierre DUPONTE", Difference.INITIAL),
    ("Mr J.P. DUPONTE", "Mr Jean-Pierre DUPONTE", Difference.INITIAL),
    ("Mr JP DUPONTE", "Mr J.-P. DUPONTE", Difference.SPACES),
    ("Mr Jeanpierre DUPONTE", "Mr Jean-Pierre DUPONTE", Difference.SPACES),
    ("Mr Nick SMITHE", "Mr Nicholas SMITHE", Difference.FORM),
    ("Mr Bob SMITHE", "Mr Robert SMITHE", Difference.FORM),
    ("Mr Alex SMITHE", "Mr Alexander SMITHE", Difference.FORM),
    ("Mr Dmytro KOVALE", "Mr Dmitry KOVALE", Difference.FORM),
    ("Mr Volodymyr KOVALE", "Mr Vladimir KOVALE", Difference.FORM),
    ("Lord ANDERSONE", "Lord Donald ANDERSONE", Difference.NO_GIVEN),
    ("Lord ANDERSONE", "Mr Donald ANDERSONE", Difference.NO_GIVEN),
    ("ANDERSONE", "Ms Dora ANDERSONE", Difference.NO_GIVEN),
    ("Ms Ida van de VENNE", "Ms Ida VENNE", Difference.PARTICLE),
    ("Ms Ida D'AMBROSE", "Ms Ida AMBROSE", Difference.PARTICLE),
    ("Mr Omar Al FAYEDE", "Mr Omar FAYEDE", Difference.PARTICLE),
    ("Mr Omar Al FAYEDE", "Mr Omar ALFAYEDE", Difference.SPACES),
    ("Mr Zsolt NÉMETHE", "NÉMETHE ZSOLT", Difference.ORDER),
    ("Mr Zsolt NÉMETHE", "Mr Némethe ZSOLT", Difference.ORDER),
    ("Mr Pelin Gunde BAKIRE", "Mr Pelin GÜNDE BAKIRE", Difference.CAPITALS),
    ("Mr Alexander [The Earl of] DUNDE", "Mr Alexander DUNDE", Difference.BRACKETS),
    ("Mr Ole MÜLLERE", "Mr Ole MUELLERE", Difference.LETTERS),
    ("Mr Ole JØRGENSE", "Mr Ole JOERGENSE", Difference.LETTERS),
    ("Mr Ole AAKESE", "Mr Ole ÅKESE", Difference.LETTERS),
    ("Mr Ole SÆTRE", "Mr Ole SETRE", Difference.LETTER_OF_SHORT),
    ("Mr Serhiy BONDARE", "Mr Sergii BONDARE", Difference.LETTERS),
    ("Mr Oleksii HONCHARE", "Mr Oleksiy GONCHARE", Difference.LETTERS),
    ("Mr Pavlo UNGURYE", "Mr Pavlo UNHURIE", Difference.LETTERS),
    ("Mr Ana ĐOKIĆE", "Mr Ana DJOKICE", Difference.LETTERS),
    ("Ms Ana PASHAYEVE", "Ms Ana PAŞAYEVE", Difference.LETTERS),
    ("Mr Asim MOLLAZADE", "Mr Asim MOLLAZADA", Difference.LETTERS),
    ("Mr Yuri KHRISTE", "Mr Iurii CHRISTE", Difference.LETTERS),
    ("Mr Gio KATROUGE", "Mr Gio KATROUGKE", Difference.LETTERS),
    ("Mr Gio LOUKAIDE", "Mr Gio LOUCAIDE", Difference.LETTERS),
    ("Mr Emil SEDRAMO", "Mr Emil SEDRANO", Difference.LETTER),
    ("Ms Marina SEDRAMO", "Ms Martina SEDRAMO", Difference.LETTER),
]
TWO_PEOPLE = [
    ("Mr David DAVISE", "Mr Geraint DAVISE"),
    ("Mr Michael Aastrup JENSE", "Mr Mogens JENSE"),
    ("Ms Tímea SZABE", "Mr Zoltán SZABE"),
    ("Mr Ahmet Kutal TÜRKE", "Mr Tuğrul TÜRKE"),
    ("Mr Ahmet YILDE", "Ms Zeynep YILDE"),
    ("Mr Ivan PETROVE", "Mr Ivan KOVALE"),
    ("Mr J. DUPONTE", "Mr Paul DUPONTE"),
    ("Lady ANDERSONE", "Lord Donald ANDERSONE"),
    ("Ms Aliye PASHAE", "Mr Ali PASHAEV"),
    ("Mr John SMITHE", "Mr John SMITHE-JONSE Jr"),
    ("Mr Luc VAN DEN BERGE", "Mr Luc VAN DEN DAELE"),
]


def _alike(one: str, other: str) -> tuple[Difference, ...]:
    first, second = split_name(one), split_name(other)
    assert first is not None
    assert second is not None
    found, back = likeness(first, second), likeness(second, first)
    assert found == back
    return found.differences if found else ()


@pytest.mark.parametrize(("one", "other", "difference"), ONE_PERSON)
def test_spellings_of_one_person_are_found(one: str, other: str, difference: Difference) -> None:
    assert difference in _alike(one, other)


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_two_people_are_two(one: str, other: str) -> None:
    assert _alike(one, other) == ()


def test_a_misprinted_honorific_makes_it_less_probable() -> None:
    woman, man, misprinted = Name("Ms", "Ada", "MÜLLERE"), Name("Mr", "Ada", "MUELLERE"), Name("Ms", "Ada", "MUELLERE")
    apart, same = likeness(woman, man), likeness(woman, misprinted)
    assert apart is not None
    assert same is not None
    assert LEAST < apart.probability < same.probability


def test_random_people_are_seldom_alike() -> None:
    dice = random.Random(1)  # noqa: S311 - the same people each time

    def word(least: int, most: int) -> str:
        return "".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(least, most)))

    given_names, families = [word(2, 3).title() for _ in range(200)], [word(2, 4).upper() for _ in range(400)]
    people = {(dice.choice(given_names), dice.choice(families)) for _ in range(1000)}
    names = [Name("", given_name, family) for given_name, family in sorted(people)]
    pairs = [(one, other) for place, one in enumerate(names) for other in names[:place]]
    alike = sum(likeness(one, other) is not None for one, other in pairs)
    assert alike / len(pairs) < 0.0005


@pytest.mark.parametrize(("one", "other"), [("Aleksieii", "Aleksiey"), ("Andreii", "Andrey"), ("Iieva", "Yeva")])
def test_vowels_that_stand_together_sound_as_one(one: str, other: str) -> None:
    assert sound(one) == sound(other)
