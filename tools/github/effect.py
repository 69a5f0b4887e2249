"""Tells in a sentence what a pull request does to the collection, by the code of the branch that it goes into.

    python tools/github/effect.py MERGE

MERGE is the merge of the pull request, fetched into the checkout in which this runs. Declarations and registry before
and after it are taken out of git as data; nothing else of it is written to the disk, and nothing of it runs. Prints
the comment.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hub import log
from is_content import is_content

from written_declarations.collection.corpus import Corpus
from written_declarations.collection.folder import load
from written_declarations.model import Signature
from written_declarations.reading.registry import Registry
from written_declarations.web.markup import count
from written_declarations.words.lengths import FILE

MARK = "<!-- effect of this pull request -->"
_LARGEST = 8 * FILE.most  # bytes; of a larger file no more is read than its name
_MOST = 20


@dataclass(frozen=True, slots=True)
class Effect:
    """Which declarations are added, changed and removed, by number; and whom it concerns, by slug."""

    added: Sequence[int]
    changed: Sequence[int]
    removed: Sequence[int]
    new_signatories: int
    countries: frozenset[str]
    groups: frozenset[str]

    @classmethod
    def of(cls, before: Corpus, after: Corpus) -> Effect:
        """The effect of going from one collection to another."""
        old = {declaration.number: declaration for declaration in before.declarations}
        new = {declaration.number: declaration for declaration in after.declarations}
        added = sorted(set(new) - set(old))
        removed = sorted(set(old) - set(new))
        changed = sorted(number for number in set(old) & set(new) if old[number] != new[number])
        touched = [new[number] for number in (*added, *changed)] + [old[number] for number in (*removed, *changed)]
        signatures: list[Signature] = [signature for declaration in touched for signature in declaration.signatures]
        people = {person.slug for person in before.people}
        return cls(
            added,
            changed,
            removed,
            sum(person.slug not in people for person in after.people),
            frozenset(signature.country.slug for signature in signatures),
            frozenset(signature.group.slug for signature in signatures if signature.group),
        )

    def told(self, registry: Registry) -> str:
        """The effect in words, in which countries and groups are named as `registry` has them, and others are not."""
        lists = (("adds", self.added), ("changes", self.changed), ("removes", self.removed))
        parts = [f"{verb} {_listed([f'No. {number}' for number in numbers])}" for verb, numbers in lists if numbers]
        if self.new_signatories:
            parts.append(count(self.new_signatories, "new signatory", "new signatories"))
        concerned = [
            *sorted(group.code for group in registry.groups if group.slug in self.groups),
            *sorted(country.name for country in registry.countries if country.slug in self.countries),
        ]
        if concerned:
            parts.append(f"concerns {_listed(concerned)}")
        return "; ".join(parts) or "changes no declaration"


def comment(what: str) -> str:
    """The comment on a pull request that does this."""
    return (
        f"{MARK}\nThis pull request {what}.\n\nThe built site is attached to the check named Preview, as an artifact.\n"
    )


def lay_out(commit: str, folder: Path, checkout: Path) -> Path:
    """The folder of the declarations of a commit, made in `folder`: a plain file for each that is content."""
    (folder / "declarations" / "registry").mkdir(parents=True)
    blobs = dict(_listing(commit, checkout))
    contents = _git(checkout, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs.values()))
    start = 0
    for path in blobs:  # each is a line that ends in the size, the content, and the end of a line
        head = contents.index(b"\n", start) + 1
        start = head + int(contents[start:head].split()[-1]) + 1
        (folder / path).write_bytes(contents[head : start - 1])
    return folder / "declarations"


def _listing(commit: str, checkout: Path) -> Iterator[tuple[str, str]]:
    """The path and the blob of every file of a commit that is content."""
    listed = _git(checkout, "ls-tree", "-r", "-z", "-l", commit, "--", "declarations/")
    for line in listed.decode(errors="replace").split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, _, blob, size = about.split()
        if is_content(path, mode) and int(size) <= _LARGEST:
            yield path, blob


def _git(checkout: Path, *arguments: str, given: str = "") -> bytes:
    command = ["git", *arguments]  # wherever it is
    return subprocess.run(command, cwd=checkout, input=given.encode(), check=True, capture_output=True).stdout


def _listed(names: Iterable[str]) -> str:
    all_names = list(names)
    more = f" and {len(all_names) - _MOST:,} more" if len(all_names) > _MOST else ""
    return ", ".join(all_names[:_MOST]) + more


def told(merge: str, checkout: Path) -> str:
    """The comment on the pull request of which this is the merge.

    Raises CalledProcessError if git does not know it, and ValueError if what it goes into cannot be read.
    """
    with tempfile.TemporaryDirectory() as scratch:
        before, after = (
            load(lay_out(commit, Path(scratch, name), checkout)).corpus
            for name, commit in (("before", f"{merge}^1"), ("after", merge))
        )
    if before is None:
        raise ValueError("There are errors in the declarations that the pull request goes into.")
    if after is None:
        return comment("has errors in its declarations, which the check names")
    return comment(Effect.of(before, after).told(before.registry))


def main(arguments: Sequence[str]) -> int:
    """Run the command; see the top of this file. Returns 0, 1 if nothing can be told, 2 for wrong usage."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        sys.stdout.write(told(arguments[0], Path()))
    except (ValueError, subprocess.CalledProcessError) as error:
        sys.stderr.write(log(str(error)))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
