"""Family names in ordinary letters, as citations have them."""

from __future__ import annotations

import pytest
from hypothesis import given

from strategies import NAMES
from written_declarations.model import Name
from written_declarations.words.ordinary import ordinary


@pytest.mark.parametrize(
    ("family", "iso", "shown"),
    [
        ("SCHENNACH", "AT", "Schennach"),
        ("van de VEN", "NL", "van de Ven"),
        ("McDONALD", "GB", "McDonald"),
        ("D'AMBROSIO", "SM", "D'Ambrosio"),
        ("JOHNSSON FORNARVE", "SE", "Johnsson Fornarve"),
        ("ÞÓRÐARSON", "IS", "Þórðarson"),
        ("SAINT-GERMAIN", "FR", "Saint-Germain"),
        ("ÉBERHARDT-İ", "FR", "Éberhardt-İ"),
        ("LE BORGN'", "FR", "Le Borgn'"),
        ("LeBLANCE", "FR", "LeBlance"),
        ("DROBINSKE-WEIß", "DE", "Drobinske-Weiß"),
        ("MOSCOSO DEL PRADE", "ES", "Moscoso del Prade"),
        ("ORTEGA Y GASSETO", "ES", "Ortega y Gasseto"),
        ("PUIG I OLIVEIRA", "ES", "Puig i Oliveira"),
        ("COSTA E SILVEIRA", "PT", "Costa e Silveira"),
        ("DE LA CRUZE", "ES", "De la Cruze"),
        ("KNIGHT OF COLLINGTREE", "GB", "Knight of Collingtree"),
        ("Ó RÍOGÁIN", "IE", "Ó Ríogáin"),
        ("Ní BHRIAIN", "IE", "Ní Bhriain"),
        ("VAN 'T HOFFE", "NL", "Van 't Hoffe"),
        ("SMITHE III", "GB", "Smithe III"),
    ],
)
def test_capitals_become_a_name(family: str, iso: str, shown: str) -> None:
    assert ordinary(family, iso=iso) == shown


@pytest.mark.parametrize(
    ("family", "iso", "shown"),
    [
        ("MCDONALDE", "GB", "McDonalde"),
        ("SMITHE-MCDONALDE", "IE", "Smithe-McDonalde"),
        ("MCHUGHE", "IE", "McHughe"),
        ("MCHEDLISE", "GE", "Mchedlise"),
        ("MACRONE", "FR", "Macrone"),
        ("MACDONALDE", "GB", "Macdonalde"),
        ("IJSSELMUIDE", "NL", "IJsselmuide"),
        ("VAN DEN IJSSELE", "BE", "Van den IJssele"),
        ("IJEMAN", "NL", "IJeman"),
        ("IJÄSE", "FI", "Ijäse"),
        ("DIJKSTRE", "NL", "Dijkstre"),
    ],
)
def test_a_second_capital_stays_where_it_is_certain(family: str, iso: str, shown: str) -> None:
    assert ordinary(family, iso=iso) == shown


@pytest.mark.parametrize(
    ("given_name", "family", "iso", "shown"),
    [
        ("Can", "KILIÇE", "TR", "Kılıçe"),
        ("Uğur", "AYDINE", "TR", "Aydıne"),
        ("Can", "İPEKÇİ", "TR", "İpekçi"),
        ("Can", "TEKELIOGLE", "TR", "Tekeliogle"),
        ("Işık", "YILDIRE", "DE", "Yıldıre"),
        ("Ali", "SEYIDLI", "AZ", "Seyidli"),
        ("Fazil", "İBRAHIMLE", "AZ", "İbrahimle"),
        ("Ülvi", "PAŞAYIDI", "AZ", "Paşayidi"),
        ("Ayşın", "QASIMLE", "AZ", "Qasımle"),
        ("Ștefan", "ȚIRDEA", "RO", "Țirdea"),
        ("Françoise", "MICHELI", "FR", "Micheli"),
    ],
)
def test_an_i_loses_its_dot_in_names_that_are_written_in_turkish_letters(
    given_name: str, family: str, iso: str, shown: str
) -> None:
    assert ordinary(family, given=given_name, iso=iso) == shown


@given(NAMES)
def test_no_letter_is_lost(name: Name) -> None:
    shown = ordinary(name.family, given=name.given, iso="TR")
    assert len(shown) == len(name.family)
    assert shown.upper().replace("İ", "I") == name.family.upper().replace("İ", "I")
