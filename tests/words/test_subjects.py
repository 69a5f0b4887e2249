"""Which countries and topics a text names, and which it only seems to name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from written_declarations.model import Subject, SubjectKind
from written_declarations.reading.registry import Registry
from written_declarations.words.letters import slug
from written_declarations.words.subjects import SubjectFinder, SubjectWords

# A title, its language, and the slugs of the places it names, in order
TITLES = [
    ("The situation in Niger, Nigeria and the Niger Delta", "en", ["niger", "nigeria"]),
    (
        "Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea and the Gulf of Guinea",
        "en",
        ["guinea", "guinea-bissau", "equatorial-guinea", "papua-new-guinea"],
    ),
    ("Sudan and South Sudan", "en", ["sudan", "south-sudan"]),
    ("Soudan du Sud et Soudan", "fr", ["south-sudan", "sudan"]),
    ("Peace in Northern Ireland and the Irish vote", "en", ["united-kingdom", "ireland"]),
    ("''The former Yugoslav Republic of Macedonia'' and North Macedonia", "en", ["north-macedonia", "north-macedonia"]),
    ("War in the former Yugoslavia", "en", []),
    ("The Republic of Korea and North Korea", "en", ["south-korea", "north-korea"]),
    ("The Congo Basin and the Democratic Republic of the Congo", "en", ["democratic-republic-of-the-congo"]),
    ("Rights of Russian-speaking citizens of Latvia", "en", ["latvia"]),
    ("Armenian-Azerbaijani relations", "en", ["armenia", "azerbaijan"]),
    ("Latin American debts, and American ones", "en", ["united-states"]),
    ("The Turkish Cypriot community", "en", ["cyprus"]),
    ("Meskhetian Turks in Georgia", "en", ["georgia"]),
    ("Turkey must act; a turkey must not, on china or in a guinea pig", "en", ["turkiye"]),
    ("They polish the swiss clock", "en", []),
    ("Michael Jordan and Mr Chad", "en", []),
    ("Ms Georgia MUSTER, Mr Ben IRELAND and Lord Holland", "en", []),
    ("Invented fate of Given MALTA", "en", []),
    ("Support Georgia", "en", ["georgia"]),
    ("Georgia", "en", ["georgia"]),
    ("SITUATION IN GEORGIA AND JORDAN", "en", ["georgia", "jordan"]),
    ("Refugees in Jordan, not on the Jordan River", "en", ["jordan"]),
    ("The State of Georgia, Atlanta, Georgia", "en", []),
    ("The Court in Luxembourg and the Council of Europe in Strasbourg", "en", []),
    ("Panama Papers, the Gulf of Mexico and New Mexico", "en", []),
    ("South China Sea, Indian Ocean", "en", []),
    ("Kazakhstan's and KAZAKHSTAN’S courts", "en", ["kazakhstan", "kazakhstan"]),
    ("Côte d’Ivoire, COTE D'IVOIRE", "en", ["cote-d-ivoire", "cote-d-ivoire"]),
    ("Türkiye, Turkiye and the Turkish Republic of Northern Cyprus", "en", ["turkiye", "turkiye", "cyprus"]),
    ("L'Iran et l’Azerbaïdjan", "fr", ["iran", "azerbaijan"]),
    ("La minorité polonaise et les otages azerbaïdjanais", "fr", ["poland", "azerbaijan"]),
    ("Les citoyennes italiennes et la langue française", "fr", ["italy"]),
    ("Grenade lacrymogène pour M. Maurice et Dominique", "fr", ["grenada", "dominica"]),
    ("Les États-Unis et la Nouvelle-Écosse", "fr", ["united-states"]),
    ("Crimean Tatars, Chechens and Transnistria", "en", ["crimea", "chechnya", "transnistria"]),
    ("Recognition of Kosovo*", "en", ["kosovo"]),
    ("", "en", []),
]


@pytest.mark.parametrize(("title", "lang", "slugs"), TITLES)
def test_places_of_a_title(registry: Registry, title: str, lang: str, slugs: list[str]) -> None:
    named = registry.subjects.named(title, lang)
    assert [each.subject.slug for each in named if each.subject.is_place] == slugs


def _languages(entry: SubjectWords) -> list[tuple[str, tuple[str, ...]]]:
    subject = entry.subject
    return [
        ("en", (subject.name, *entry.aliases, *entry.adjectives)),
        ("fr", (subject.name_fr, *entry.aliases_fr, *entry.adjectives_fr)),
    ]


def test_every_word_of_the_registry_is_found_alone_and_among_others(registry: Registry) -> None:
    for entry in registry.subject_words:
        if not entry.subject.is_place:
            continue
        for lang, words in _languages(entry):
            for word in words:
                for text in (word, f"about {word}, and more", f"l’{word}", f"({word})", word.upper()):
                    named = registry.subjects.named(text, lang)
                    assert [each.subject for each in named] == [entry.subject], (text, lang)
                    assert slug(text[named[0].start : named[0].end]) == slug(word)


def test_every_name_is_one_subject_in_any_capitals_and_without_marks(registry: Registry) -> None:
    for entry in registry.subject_words:
        for name in (*entry.names, entry.subject.slug):
            for written in (name, name.lower(), name.upper(), slug(name).replace("-", " ")):
                assert registry.subjects.of_name(written) == entry.subject, written


@given(st.data())
def test_any_text_has_subjects_where_it_says(registry: Registry, data: st.DataObject) -> None:
    words = [word for entry in registry.subject_words for word in (*entry.names, *entry.adjectives, *entry.not_in)]
    pieces = st.lists(st.sampled_from(words) | st.text(max_size=6) | st.sampled_from([" ", "-", ", ", "’", "Mr "]))
    text = "".join(data.draw(pieces))
    end = 0
    for lang in ("en", "fr"):
        end = 0
        for named in registry.subjects.named(text, lang):
            assert end <= named.start < named.end <= len(text)
            end = named.end


def test_each_word_of_a_long_phrase_has_its_own_forms() -> None:
    """Twenty words of six forms each, which nobody could go through together."""
    topic = Subject("topic", "Topic", "Sujet", SubjectKind.TOPIC, "an example")
    finder = SubjectFinder([SubjectWords(topic, words_fr=(" ".join(["isolé"] * 20),))])
    text = f"Les {' '.join(['isolé', 'isolées', 'Isolés', 'isolée'] * 5)} de mer"
    (named,) = finder.named(text, "fr")
    assert text[named.start : named.end] == text[4:-7]
    assert finder.named(text.replace("isolées", "isolers"), "fr") == []
