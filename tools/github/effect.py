"""What a pull request does to the collection, as data and as a sentence.

    python tools/github/effect.py BEFORE AFTER              prints the effect as JSON
    python tools/github/effect.py --tell EFFECT REGISTRY    prints the comment

The first runs on the files of a pull request, the second where comments may be written. What passes
between them is numbers and slugs, and the second trusts none of it: it writes only what the registry
of the project knows.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from hub import log

from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import load
from written_declarations.problems.report import as_text
from written_declarations.reading.registry import Registry
from written_declarations.reading.registry_reader import read_registry
from written_declarations.web.markup import count

MARK = "<!-- effect of this pull request -->"
_MOST = 20
_HIGHEST = 10**9
_LARGEST = 1_000_000  # bytes


def effect(before: Corpus, after: Corpus) -> dict[str, object]:
    """Which declarations are added, changed and removed, and whom it concerns."""
    old = {declaration.number: declaration for declaration in before.declarations}
    new = {declaration.number: declaration for declaration in after.declarations}
    added = sorted(set(new) - set(old))
    removed = sorted(set(old) - set(new))
    changed = sorted(number for number in set(old) & set(new) if old[number] != new[number])
    touched = [new[number] for number in (*added, *changed)] + [old[number] for number in (*removed, *changed)]
    signatures = [signature for declaration in touched for signature in declaration.signatures]
    people = {person.slug for person in before.people}
    return {
        "added": added,
        "changed": changed,
        "removed": removed,
        "new_signatories": sum(person.slug not in people for person in after.people),
        "countries": sorted({signature.country.slug for signature in signatures}),
        "groups": sorted({signature.group.slug for signature in signatures if signature.group}),
    }


def comment(data: Mapping[str, object], registry: Registry) -> str:
    """The comment. Raises ValueError if the data is not what `effect` makes."""
    parts = [
        f"{verb} {_numbers(data.get(key))}"
        for verb, key in (("adds", "added"), ("changes", "changed"), ("removes", "removed"))
        if data.get(key)
    ]
    people = data.get("new_signatories")
    if not isinstance(people, int) or isinstance(people, bool) or not 0 <= people < _HIGHEST:
        raise ValueError("new_signatories is not a number")
    if people:
        parts.append(count(people, "new signatory", "new signatories"))
    countries = _known(data.get("countries"), {country.slug: country.name for country in registry.countries})
    groups = _known(data.get("groups"), {group.slug: group.code for group in registry.groups})
    if countries or groups:
        parts.append(f"concerns {_listed([*groups, *countries])}")
    what = "; ".join(parts) or "changes no declaration"
    return (
        f"{MARK}\nThis pull request {what}.\n\nThe built site is attached to the check named Preview, as an artifact.\n"
    )


def _data(file: Path) -> Mapping[str, object]:
    with file.open("rb") as opened:
        data = json.loads(opened.read(_LARGEST))  # of a larger one there is no end, and it cannot be parsed
    if not isinstance(data, dict):
        raise ValueError("it is not an object")
    return data


def _numbers(value: object) -> str:
    if not isinstance(value, list) or not all(type(number) is int and 0 < number < _HIGHEST for number in value):
        raise ValueError("a list of numbers is not one")
    return _listed([f"No. {number}" for number in value])


def _known(value: object, names: Mapping[str, str]) -> list[str]:
    if not isinstance(value, list):
        raise ValueError("a list of slugs is not one")
    return [names[slug] for slug in value if isinstance(slug, str) and slug in names]


def _listed(names: Iterable[str]) -> str:
    all_names = list(names)
    more = f" and {len(all_names) - _MOST:,} more" if len(all_names) > _MOST else ""
    return ", ".join(all_names[:_MOST]) + more


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, 1 for errors in files or data, 2 for wrong usage."""
    match arguments:
        case ["--tell", file, registry_folder]:
            registry, problems = read_registry(Path(registry_folder), registry_folder)
            if registry is None:
                sys.stderr.write(as_text(problems))
                return 1
            try:
                data = _data(Path(file))
                sys.stdout.write(comment(data, registry))
            except (ValueError, RecursionError) as error:
                sys.stderr.write(log(f"That is no effect: {error}"))
                return 1
        case [before, after]:
            corpora = [load(Path(folder)).corpus for folder in (before, after)]
            if corpora[0] is None or corpora[1] is None:
                sys.stderr.write("There are errors in the declarations: see the check.\n")
                return 1
            sys.stdout.write(json.dumps(effect(corpora[0], corpora[1])) + "\n")
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
