"""Invented declarations, for trying the site at size and for benchmarks.

Owns the inventing and nothing else: nobody in it is real, each title and each text says so, and
the same count and seed give the same declarations on every machine.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import Body, Country, CountryStatus, Declaration, Group, Name, Signature, Subject
from ..reading.body import parse_body
from ..reading.registry import Registry
from ..reading.writer import write
from ..words.letters import slug
from ..words.names import name_key
from .folder import registry_of

_FIRST_DAY = datetime.date(2008, 1, 21)
_DAYS = 6500  # about eighteen years
_FIRST_DOC_ID = 11000
_FEWEST, _MOST = 20, 60
_PEOPLE_PER_DECLARATION, _MOST_PEOPLE = 2.5, 4000


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@dataclass(frozen=True, slots=True)
class _Sounds:
    """What the names of a region are made of. The family names are made up; particles may be empty."""

    given: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    particles: tuple[str, ...]


_NORTH = _Sounds(
    _words("Åsa Bjørn Eerik-Niiles Guðrún Ilze Jūratė Kirsi Lars Ódinn Pärt Sigrid Søren Þóra Vytas"),
    _words("Åskv Brøm Djur Eld Fjør Grønn Hvam Jök Kvist Lönt Mjöl Nørst Ølg Rautj Skjel Tõns Ūvel Ürg"),
    _words("all andr eby ensk erik idal imäe orvik ulait und"),
    ("", "", "", "", "af ", "von "),
)
_WEST = _Sounds(
    _words("Aoife Béatrice Corien Dirk Élodie François Gwen Heike Jean-Pierre Jürgen Lotte Maëlle Mart Ruth"),
    _words("Aubr Brouw Cœurd Drijv Échal Fœhr Grœn Hœns IJsk Kœrm Lœuv Mœst Næs Œill Plœr Quév Schœn Würf"),
    _words("aert elinck erman euil hagen ière mayr oulet ouw sdorp"),
    ("", "", "", "de ", "van ", "van de ", "Van den ", "von "),
)
_SOUTH = _Sounds(
    _words("Andreu Beatriz Cosimo Dimitra Elefthería Giorgos Inês João Lluís Maria Núria Paolo Rui Zoé"),
    _words("Açur Bélm Cerr Dorç Esqu Falç Guim Íñig Lobr Mañ Núñ Orç Peç Querç Rib Solç Trev Zañ"),
    _words("acchi amante ázar eiro élla essi iades igues opoulo ún"),
    ("", "", "", "de ", "da ", "di ", "D'", "dos "),
)
_CENTRE = _Sounds(
    _words("Agnieszka Běla Cveta Džana Eszter Ferenc György Jiří Łukasz Małgorzata Ondřej Šárka Tomáš Žiga"),
    _words("Błęd Čern Drž Gőz Hrb Jędr Kłos Łąg Mław Ňuch Předl Řeh Śliw Šťov Świd Tůž Vrž Žďár"),
    _words("acki áček alik ényi esz ický ński ovič owicz ůvka"),
    ("",),
)
_EAST = _Sounds(
    _words("Ayşe Bogdan Çağla Doğan Elene Florin Gözde Ioana İlhan Levan Ognjen Ștefan Təranə Viorel"),
    _words("Ağr Bălț Çömd Drăg Əhm Gürç Hâj Işıkd Kızılg Lăc Muș Ört Rîșn Șolt Țurc Ünlüd Vrânc Yıld"),
    _words("adze aru ašvili beyli escu oğlu ović ulea ümüz yan"),
    ("",),
)
_REGIONS = (
    (_NORTH, _words("DK EE FI IS LT LV NO SE")),
    (_WEST, _words("AT BE CH DE FR GB IE LI LU MC NL")),
    (_SOUTH, _words("AD CY ES GR IT MT PT SM")),
    (_CENTRE, _words("CZ HR HU PL SI SK UA")),
)  # every other country sounds like the east
_SOUNDS = {iso: sounds for sounds, countries in _REGIONS for iso in countries}

# Families of groups with their weight: the first whose time it is stands for the family
_GROUP_FAMILIES: tuple[tuple[tuple[str, ...], int], ...] = (
    (("SOC",), 30),
    (("EPP/CD",), 26),
    (("ALDE",), 15),
    (("EC/DA", "EC", "EDG"), 14),
    (("UEL",), 8),
    (("FDG", "NR"), 4),
    (("NR",), 3),
)

_SUBJECTS = (
    "the lighthouse keepers of Farhaven",
    "night trains to Vell’s Harbour",
    "the libraries of Upper Norrow",
    "beekeepers displaced by the Great Calm",
    "the “seven bridges” of Ostermark-on-Sea",
    "the right to read maps in Lower Quill",
    "archives lost in the Marrow floods",
    "schoolteachers held in Port Ambering",
)
_OPENINGS = (
    "{}: members ask for an answer",
    "Growing concern about {}",
    "Protecting {}",
    "{}: an inquiry must follow",
    "No further delay for {}",
)
_SENTENCES = (
    "Reports from {0} speak of pressure on those who ask questions in public.",
    "The authorities of the island of Quill have promised an inquiry three times and opened none.",
    "Families were told neither the place nor the reason, and letters came back unopened.",
    "Observers were turned away at the harbour although they carried an invitation.",
    "A register kept by volunteers lists two hundred cases, among them those of minors.",
    "The signatories recall that promises made before the Assembly of Farhaven bind those who made them.",
    "No reason of public order can justify what was done to *unarmed* people.",
    "An independent commission should have access to every file and every witness.",
    "Those who gave evidence must be protected against reprisals.",
    "The next report should say what was done, by whom, and when.",
)
_ASKS = (
    "open the archives to researchers without delay",
    "publish the register of cases",
    "receive observers of every delegation",
    "report within a year",
    "return the property of those who left",
)
_DISCLOSURE = "This declaration is invented: it was made to try the site, and neither its people nor its places exist."


def sample(count: int, seed: int, registry: Registry) -> Iterator[Declaration]:
    """Yield `count` invented declarations, numbered from 1, in the order of their numbers.

    Each has 20 to 60 signatories, taken from about 2.5 people a declaration (4,000 at most) of
    the member states in the registry. Raises ValueError if `count` is below 1.
    """
    if count < 1:
        raise ValueError("a sample has at least one declaration")
    dice = random.Random(seed)  # noqa: S311 - invented texts keep no secret
    people = _people(dice, max(_MOST, min(_MOST_PEOPLE, round(count * _PEOPLE_PER_DECLARATION))), registry)
    doc_id = _FIRST_DOC_ID
    for number in range(1, count + 1):
        date = _FIRST_DAY + datetime.timedelta(days=_DAYS * number // count)
        doc_id += dice.randint(1, 9)
        subject = dice.choice(_SUBJECTS)
        title = dice.choice(_OPENINGS).format(subject)
        yield Declaration(
            number,
            doc_id,
            date,
            f"Fictional: {title[0].upper()}{title[1:]}",
            tuple(_signatures(dice, people, date, registry)),
            source=f"https://example.org/fictional/{number}",
            body=_body(dice, subject),
            subjects=_subjects(random.Random(f"{seed} {number}"), registry),  # noqa: S311 - as above
        )


def _subjects(dice: random.Random, registry: Registry) -> tuple[Subject, ...]:
    """One or two parts of the world and up to two topics: of each kind some often, most rarely."""
    known = [entry.subject for entry in registry.subject_words]
    found: dict[str, Subject] = {}
    for some in ([each for each in known if each.is_place], [each for each in known if not each.is_place]):
        weights = [1 / (place + 1) for place in range(len(some))]
        for subject in dice.choices(some, weights, k=dice.randint(1, 2)) if some else ():
            found[subject.slug] = subject
    return tuple(found.values())


def write_sample(count: int, seed: int, folder: Path) -> None:
    """Write a sample to a folder, which is made if it is missing. It may stand there already.

    Raises FileExistsError if other declarations stand there, and ProblemsFoundError if its registry cannot be read.
    """
    registry = registry_of(folder)
    folder.mkdir(parents=True, exist_ok=True)
    there = {path.name: path.read_bytes() for path in folder.glob("*.md")}
    for declaration in sample(count, seed, registry) if there else ():
        made = write(declaration).encode()
        if there.pop(f"{declaration.number}.md", made) != made:
            there["other"] = made
            break
    if there:
        raise FileExistsError(
            f"{folder} has other declarations already; name an empty folder, or remove this one, so that nothing is mixed"
        )
    for declaration in sample(count, seed, registry):
        path = folder / f"{declaration.number}.md"
        path.write_text(write(declaration), encoding="utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class _Member:
    name: Name
    country: Country
    family: tuple[str, ...]


def _people(dice: random.Random, count: int, registry: Registry) -> list[_Member]:
    """So many members, no two of one name, the large delegations larger."""
    states = [country for country in registry.countries if country.status is CountryStatus.MEMBER]
    seats = [country.seats or 1 for country in states]
    families = [family for family, _ in _GROUP_FAMILIES]
    weights = [weight for _, weight in _GROUP_FAMILIES]
    made: dict[str, _Member] = {}
    while len(made) < count:
        # Every state sends somebody before chance decides
        country = states[len(made)] if len(made) < len(states) else dice.choices(states, seats)[0]
        name = _name(dice, _SOUNDS.get(country.iso, _EAST), lord=country.iso == "GB")
        made.setdefault(slug(name.without_honorific), _Member(name, country, dice.choices(families, weights)[0]))
    return list(made.values())


def _name(dice: random.Random, sounds: _Sounds, *, lord: bool) -> Name:
    honorifics = ("Mr", "Ms", "Mrs", "Lord", "Baroness", "Sir") if lord else ("Mr", "Ms", "Mrs")
    family = dice.choice(sounds.starts) + dice.choice(sounds.ends)
    if dice.random() < 0.08:
        family += f"-{dice.choice(sounds.starts)}{dice.choice(sounds.ends)}"
    given = dice.choice(sounds.given)
    if dice.random() < 0.1:
        given += f" {dice.choice(sounds.given)[0]}."
    return Name(dice.choice(honorifics), given, dice.choice(sounds.particles) + family.upper())


def _signatures(
    dice: random.Random, people: Sequence[_Member], date: datetime.date, registry: Registry
) -> Iterator[Signature]:
    """The lead signatory, then the others by name."""
    lead, *others = dice.sample(people, dice.randint(_FEWEST, _MOST))
    for member in (lead, *sorted(others, key=lambda other: name_key(other.name))):
        group = _group(member.family, date, registry)
        person = registry.person_slug(member.name, member.country)
        yield Signature(member.name, person, member.country, member.country.name, group, group.code)


def _group(family: Sequence[str], date: datetime.date, registry: Registry) -> Group:
    """The group of the family that existed on that day, or the mark for none."""
    for code in (*family, "NR"):
        group = registry.group(code, date)
        if group is not None and date in group.period:
            return group
    raise ValueError("the registry knows no mark NR")


def _body(dice: random.Random, subject: str) -> Body:
    sentences = [sentence.format(subject) for sentence in dice.sample(_SENTENCES, 8)]
    paragraphs = [_DISCLOSURE, " ".join(sentences[:3]), " ".join(sentences[3:6]), " ".join(sentences[6:])]
    asks = dice.sample(_ASKS, 3)
    if dice.random() < 0.3:
        steps = "\n".join(f"{index}. {ask}" for index, ask in enumerate(asks, 1))
        paragraphs.append(f"The signatories call on those responsible to:\n\n{steps}")
    else:
        paragraphs.append(f"The signatories call on those responsible to {asks[0]}, to {asks[1]} and to {asks[2]}.")
    body, problems = parse_body("\n\n".join(paragraphs))
    assert not problems, problems  # noqa: S101 - the sentences above are ours and allowed
    return body
