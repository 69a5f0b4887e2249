"""Names as the Assembly prints them: split, put together again, sorted."""

from __future__ import annotations

import pytest
from hypothesis import given

from strategies import NAMES
from written_declarations.model import Name
from written_declarations.words.letters import collation_key, initial, plain, slug
from written_declarations.words.names import capitals, family_first, name_key, sorted_under, split_name

# Forms of real lists; the people are those of the official texts
PRINTED = {
    "Mr Stefan SCHENNACH": ("Mr", "Stefan", "SCHENNACH"),
    "Mr Mart van de VEN": ("Mr", "Mart", "van de VEN"),
    "Mr Luc Van den BRANDE": ("Mr", "Luc", "Van den BRANDE"),
    "Ms Petra De SUTTER": ("Ms", "Petra", "De SUTTER"),
    "Mr Lluís Maria de PUIG i OLIVE": ("Mr", "Lluís Maria", "de PUIG i OLIVE"),
    "Mr Björn von SYDOW": ("Mr", "Björn", "von SYDOW"),
    "Ms Vanessa D'AMBROSIO": ("Ms", "Vanessa", "D'AMBROSIO"),
    "Ms Marietta de POURBAIX-LUNDIN": ("Ms", "Marietta", "de POURBAIX-LUNDIN"),
    "Mrs Corien W.A. JONKER": ("Mrs", "Corien W.A.", "JONKER"),
    "Ms Jennifer DE TEMMERMAN": ("Ms", "Jennifer", "DE TEMMERMAN"),
    "Mr Luís LEITE RAMOS": ("Mr", "Luís", "LEITE RAMOS"),
    "Mr Michael Aastrup JENSEN": ("Mr", "Michael Aastrup", "JENSEN"),
    "Mr Alexander [The Earl of] DUNDEE": ("Mr", "Alexander [The Earl of]", "DUNDEE"),
    "Baroness Doreen MASSEY": ("Baroness", "Doreen", "MASSEY"),
    "Dame Cheryl GILLAN": ("Dame", "Cheryl", "GILLAN"),
    "M. Pierre-Alain FRIDEZ": ("M.", "Pierre-Alain", "FRIDEZ"),
    "Mme Ulla SANDBÆK": ("Mme", "Ulla", "SANDBÆK"),
    "Marie-Louise BEMELMANS-VIDEC": ("", "Marie-Louise", "BEMELMANS-VIDEC"),
}


@pytest.mark.parametrize("printed", PRINTED)
def test_printed_forms(printed: str) -> None:
    name = split_name(printed)
    assert name == Name(*PRINTED[printed])
    assert str(name) == printed


# Forms that are rarer, of invented people
RARE = [
    ("Pól", "Ó RÍOGÁIN"),
    ("Bríd", "Ní BHRIAIN"),
    ("Sorcha", "Uí BHRIAIN"),
    ("Ada", "O BRIEN"),
    ("", "O BRIEN"),
    ("Eoin", "Mac GIOLLE"),
    ("Eoin", "Mc GUIRE"),
    ("José", "ORTEGA Y GASSETO"),
    ("Joan", "PUIG I OLIVEIRA"),
    ("Joan", "de PUIG I OLIVEIRA"),
    ("Rui", "COSTA E SILVEIRA"),
    ("Rui E", "SILVEIRA"),
    ("Mohamed", "Al FAYEDE"),
    ("Mohamed", "al FAYEDE"),
    ("Al", "GOREX"),
    ("Naima", "El OTMANE"),
    ("Jean", "LeBLANCE"),
    ("Ada", "SMITHE-McCAFFERTE"),
    ("Ada", "DeLUCE"),
    ("John", "SMITHE Jr"),
    ("John", "SMITHE Jr."),
    ("John", "SMITHE III"),
    ("Axel", "GROßE-WEIß"),
    ("Yann", "LE BORGN'"),
    ("Jim", "KNIGHT OF COLLINGTREE"),
    ("Juan", "MOSCOSO DEL PRADO"),
    ("Jan", "VAN 'T HOFFE"),
    ("Luca", "D' AMICE"),
    ("Luca", "Dall'AGLIE"),
    ("George W", "SMITHE"),
]


@pytest.mark.parametrize(("given_name", "family"), RARE)
def test_the_family_name_is_whole(given_name: str, family: str) -> None:
    assert split_name(f"Mr {given_name} {family}".replace("  ", " ")) == Name("Mr", given_name, family)
    if given_name:
        assert family_first(f"{family} {given_name}") == Name("", given_name, family)


def test_a_particle_of_the_name_itself_is_sorted_under() -> None:
    assert sorted_under("Ó RÍOGÁIN") == ("Ó RÍOGÁIN", "ÓRÍOGÁIN", "RÍOGÁIN")
    assert sorted_under("EL OTMANE") == ("EL OTMANE",)
    assert sorted_under("Van den BRANDE") == ("BRANDE",)


@pytest.mark.parametrize("family", ["SchENNACH", "JoHNE", "Schennach", "SCHENNAch"])
def test_small_letters_that_begin_no_family_name_are_none(family: str) -> None:
    assert split_name(f"Mr Ada {family}") is None


@pytest.mark.parametrize(
    "text", ["", "Mr", "Stefan Schennach", "Mr Stefan Schennach", "Mr J.K.", "Mr Stefan [SCHENNACH]"]
)
def test_without_capitals_there_is_no_name(text: str) -> None:
    assert split_name(text) is None


@given(NAMES)
def test_any_name_is_put_together_again(name: Name) -> None:
    assert split_name(str(name)) == name


@pytest.mark.parametrize(
    ("family", "sorted_under"),
    [
        ("Van den BRANDE", "BRANDE"),
        ("De SUTTER", "SUTTER"),
        ("DE TEMMERMAN", "DE TEMMERMAN"),
        ("D'AMBROSIO", "D'AMBROSIO"),
    ],
)
def test_particles_do_not_count_in_the_order(family: str, sorted_under: str) -> None:
    assert capitals(family) == sorted_under


def test_names_sort_as_the_assembly_prints_them() -> None:
    # By code point Å, Æ, Ł, Ö and Š would all come after Z
    ordered = [
        "ÅBERG",
        "AČAS",
        "ÆVARSDÓTTIR",
        "van_ARK",
        "BAKKE",
        "ŁAPIŃSKI",
        "LAZAR",
        "ÖZEN",
        "PUIG",
        "ŠIRCELJ",
        "SYDOW",
        "ZWART",
    ]
    names = [split_name(f"Ada {family}".replace("_", " ")) for family in reversed(ordered)]
    people = sorted((name for name in names if name), key=name_key)
    assert [name.family.replace(" ", "_") for name in people] == ordered


def test_elided_particles_do_not_count_either() -> None:
    assert [capitals(family) for family in ("d'ORMESSON", "l'HOIR", "dell'UTRI", "D'AMBROSIO")] == [
        "ORMESSON",
        "HOIR",
        "UTRI",
        "D'AMBROSIO",
    ]


@pytest.mark.parametrize("family", ["von und zu GUTTENBERG", "dell'UTRI", "Al-SABAH", "el-SISI", "McDONALD"])
def test_mixed_forms_of_a_family_name(family: str) -> None:
    name = split_name(f"Mr Ada {family}")
    assert name == Name("Mr", "Ada", family)


@pytest.mark.parametrize(("text", "typed"), [("SANDBÆK", "SANDBAEK"), ("Sandbæk", "Sandbaek"), ("KÜRKÇÜ", "KURKCU")])
def test_plain_letters(text: str, typed: str) -> None:
    assert plain(text) == typed


def test_marks_decide_only_where_letters_are_equal() -> None:
    assert sorted(["ÅS", "AS", "ÄS", "AT"], key=collation_key) == ["AS", "ÄS", "ÅS", "AT"]
    assert [initial(word) for word in ("Šircelj", "ÆVARSDÓTTIR", "Łukasz", "Əliyev", "?", "< A", "' '")] == [*"SALE#A#"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Łukasz ŁĄCKI", "lukasz-lacki"),
        ("Søren Ø", "soren-o"),
        ("IŞIK ığdır İSTANBUL", "isik-igdir-istanbul"),
        ("Đorđe ĐURIĆ", "dorde-duric"),
        ("Þór ÞÓRSSON", "thor-thorsson"),
        ("Əli ƏLİYEV", "eli-eliyev"),
        ("Strauß ẞ", "strauss-ss"),
        ("Ælfric SANDBÆK", "aelfric-sandbaek"),
        ("Vanessa D’AMBROSIO", "vanessa-d-ambrosio"),
        ("Ștefan ŢURCANU", "stefan-turcanu"),
    ],
)
def test_addresses_fold_every_letter(text: str, address: str) -> None:
    assert slug(text) == address
