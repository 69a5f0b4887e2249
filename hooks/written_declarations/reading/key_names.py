"""Keys under other names: as they are printed, in other languages, with capitals, full stops or spaces."""

from __future__ import annotations

import re
from collections.abc import Container

from ..problems.wording import did_you_mean
from ..words.letters import slug
from .keys import KEYS

_KINDS = {key.name: key.kind for key in KEYS}
_REQUIRED = tuple(key.name for key in KEYS if key.required)
# As `slug` writes them
_OTHER_NAMES = {
    "number": "n ndeg no nr num numero nummer declaration declaration-no declaration-number written-declaration"
    " written-declaration-no written-declaration-number wd",
    "doc_id": "doc docs document id doc-no doc-nr doc-number doc-nummer document-no document-number document-id ref"
    " reference",
    "date": "day datum data fecha published published-on publication publication-date date-of-publication printed"
    " printed-on printed-date date-printed jour date-de-publication",
    "date_tabled": "tabled tabled-on tabling date-of-tabling",
    "lang": "language langue sprache",
    "title": "titel titre titolo titulo name heading headline",
    "title_fr": "titre-francais titre-fr french-title title-french title-in-french",
    "subjects": "subject sujet sujets topic topics tag tags keyword keywords theme themes about countries",
    "source": "url link web website web-page webpage page official-page address web-address href lien adresse",
    "checked": "verified compared checked-on compared-on",
    "signatories": "signed signed-by signatory signers signataires signataire members names authors author list"
    " list-of-signatories list-of-names liste-des-signataires signatures unterzeichner firmatari",
    "earlier_editions": "editions previous-editions earlier-edition",
}
_BY_SLUG = {name: key for key, names in _OTHER_NAMES.items() for name in names.split()} | {
    slug(key.name): key.name for key in KEYS
}
_NAMED = re.compile(r"([^\W\d_][^:#\"]{0,40}?)\s*:(?:\s|$)")
_LONGEST = 3  # words before a value without a colon


def key_of(line: str) -> str | None:
    """The key with whose name, one of its names or a misspelt one a line begins, if a colon follows."""
    named = _NAMED.match(line)
    return likely_key(named[1]) if named else None


def without_colon(line: str) -> tuple[str, str] | None:
    """The key with one of whose names a line begins, and the value behind it, if no colon follows: Doc. 14416."""
    words = line.split(" ")
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        key = _BY_SLUG.get(slug(" ".join(words[:count])))
        if key and _KINDS[key] in ("number", "date", "address"):
            return key, " ".join(words[count:])
    return None


def meant_key(name: str, there: Container[str]) -> str | None:
    """The key that is meant by a name that is none, beside those that are there: Number beside number is a Doc. ID."""
    likely = likely_key(name)
    if likely is None or likely not in there:
        return likely
    missing = [key for key in _REQUIRED if key not in there]
    alike = [key for key in missing if _KINDS[key] == _KINDS[likely]]
    return (alike or missing or [likely])[0] if len(alike or missing) < 2 else likely


def likely_key(name: str) -> str | None:
    """The key that a name can mean only, whatever else is there."""
    return _BY_SLUG.get(slug(name)) or did_you_mean("_".join(re.findall(r"\w+", name)), _KINDS)
