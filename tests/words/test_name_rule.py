"""The one rule of what a name may be: every real form passes, and nothing else becomes part of a name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ROOT
from strategies import NAMES
from written_declarations.model import Name
from written_declarations.words.name_rule import is_name, name_faults
from written_declarations.words.names import split_name

# Forms that the Assembly prints; the people are invented
REAL = """
Christa McEXAMPLE|Mr Ada MacSAMPLE|Mr Ada WEIß|Mr Pierre-Yves LE TEST'|Mr Ada LeTESTE|Mr Ada SMITHE Jr|Ms Ada Ó TRIALE
Ms Ada Ní TRIALE|Mr Ada O TRIALE|Mr Ada TESTE Y SAMPLE|Mr Luís Maria de TEST i SAMPLE|Mr Ada Al TESTE|Mr J.-P. EXAMPLE
Mr Ada W.A. EXAMPLE|Ada [The Earl of] SAMPLE|Lord TEST OF EXAMPLE|Lord SMITHE of Finsburgh|Baroness Ada TEST of Ulm
Mr Axel E. SAMPLE|Mr Chr. EXAMPLE|M. Lluís de TEST-SAMPLE|Mlle Ada TESTE|Viscountess Ada TESTE|Mr Ada COL·LECTIU
Mr Ada van 't TEST|Ms Ada D’AMBROISE|Mr Əli ƏLİYEVE|Ms Ionuț-Marian ŞTEFANE|Ms Hồ Thị NGỌCE|Mr Ada RĂŞCANE|TESTE
Mr Ada DI TESTO|Mr Ada EL TESTE|Ms Olha TEST'YUK|Dr Ada VON TEST|Sir Ada O'TESTE|Mr Jón ÐURÐARSON|Mr Ada MÄKELÄ’
"""
WRONG = """
• Mr Ada TEST|* Mr Ada TEST|· Mr Ada TEST|– Mr Ada TEST|1. Mr Ada TEST|(1) Mr Ada TEST|a) Mr Ada TEST|- Mr Ada TEST
i. Mr Ada TEST|Signatories (4): Mr Ada TEST|Signed by: Mr Ada TEST|Signé par : Mr Ada TEST|presented by Ada TEST
Signatories Ada TEST|and Ms Ada TEST|Mr Pál ONE and Ms Ida TWO|Mr Pál ONE et Ida TWO|A ONE; Mr B TWO|Mr A ONE & B TWO
Mr Pál ONE Ms Ida TWO|Pál ONE Ida TWO|Mr A ONE/B TWO|Mr Ada TEST*|Mr Ada TEST1|Mr TEST¹|Mr Ada TEST[1]|Mr Ada TEST?
Mr Ada TEST:|Mr Ada TEST†|Mr Ada TEST [^1]|H.E. Mr Ada TEST|Senator Ada TEST|Rev. Ada TEST|Monsieur Ada TEST|M Ada TEST
The Rt Hon. Ada TEST|Mr Mr Ada TEST|Mr. Ada TEST|MR Ada TEST|MR ADA TEST|Mr/Ms Ada TEST|Prof. Dr. Ada TEST|P3dr0 TEST
Ada 😀 TEST|Jaros³aw TEST|FranÃ§ois TEST|Mr Bоb TEST|Mr Ada ΤEST|Raﬀaele TEST|Ĳda TEST|Mr Ada ＴEST|Fran?ois TEST
Ada� TEST|Mr Ada Test|TEST Ada|Mr Ada TEST MP|Mr Ada TEST (Spain)|Ada [sic] TEST|Mr Ada TEST.|Mr.Ada TEST|Mr Ada.TEST
AdaTEST|Mr AdaBo TEST|Mr ada TEST|several Assembly members|Mr|Mr ---|Mr Ada 'TEST'|Mr Ada T E S T|Mr -Ada TEST|Adaª TEST
Mr «Ada» TEST|_Mr Ada TEST_|Ada´s TEST|Mr Ada TEST et al.|A TEST and 4 others|Total TEST|Ada TEST – Bo|№ Ada TEST|Ada Ⅳ TEST
II.|Ms Ada II.
"""
HIDDEN = (
    "\u200c",
    "\u200d",
    "\u034f",
    "\ufe00",
    "\ufe0f",
    "\u2800",
    "\u00ad",
    "\ufeff",
    "\u3164",
    "\u202e",
    "\x92",
    "\ufffd",
)


def _each(text: str) -> list[str]:
    return [name for line in text.strip().split("\n") for name in line.split("|")]


@pytest.mark.parametrize("name", _each(REAL))
def test_real_forms_are_names(name: str) -> None:
    assert [fault.message for fault in name_faults(name)] == []
    assert str(split_name(name)) == name


def test_every_name_of_the_collection_is_one() -> None:
    files = (ROOT / "declarations").glob("*.md")
    lines = [match[1] for file in files for match in re.finditer(r'^  - "?([^,\n]+),', file.read_text("utf-8"), re.M)]
    assert len(lines) > 100
    assert [name for name in lines if not is_name(name)] == []


@pytest.mark.parametrize("name", _each(WRONG))
def test_what_is_no_part_of_a_name_is_told_where_it_stands(name: str) -> None:
    faults = list(name_faults(name))
    assert faults
    assert all(0 <= fault.start < fault.end <= len(name) for fault in faults)
    assert all(fault.message and fault.help for fault in faults)


@given(NAMES, st.sampled_from(HIDDEN), st.data())
def test_a_hidden_sign_anywhere_is_told(name: Name, hidden: str, data: st.DataObject) -> None:
    text = str(name)
    at = data.draw(st.integers(0, len(text)))
    assert not is_name(text[:at] + hidden + text[at:])


@given(NAMES, st.text(st.characters(exclude_categories=("L", "M", "Zs", "Cs")), min_size=1, max_size=3), st.data())
def test_a_sign_between_words_is_told(name: Name, signs: str, data: st.DataObject) -> None:
    words = str(name).split(" ")
    words.insert(data.draw(st.integers(0, len(words))), signs)
    assert not is_name(" ".join(words))


@given(NAMES)
def test_any_name_of_the_right_form_is_one(name: Name) -> None:
    assert is_name(str(name))


@given(NAMES, NAMES, st.sampled_from([" ", " and ", " et ", " & ", "; ", "/", " – "]))
def test_two_people_are_told(one: Name, other: Name, joint: str) -> None:
    # "ONE Ada" behind a family name alone may be one family name of two words
    if one.given and other.given:
        assert not is_name(f"{one}{joint}{other}")


def test_a_peer_is_not_turned_round() -> None:
    assert str(split_name("Lord SMITHE of Finsburgh")) == "Lord SMITHE of Finsburgh"
    (fault,) = name_faults("Baroness Ada Test of Ulm")
    assert "of Ulm Ada" not in fault.help
