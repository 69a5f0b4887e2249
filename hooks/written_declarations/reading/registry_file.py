"""A file of the registry as records, one for each entry, read as strictly as a declaration."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..problems.catalogue import Rule
from ..problems.place import Lines, Place, Problem
from ..problems.wording import did_you_mean, shown
from ..words.lengths import REGISTRY_FILE, REGISTRY_LINE, Limit
from .characters import decode, lines_of_any, without_other_breaks
from .key_names import likely_key
from .limits import cut, too_long
from .registry_record import Entry, Record
from .yaml_tree import YamlList, YamlMapping, parse

_LONGEST = 200  # of the words of an entry in a message


def read_entries(
    path: Path,
    shown_path: str,
    keys: tuple[str, ...],
    convert: Callable[[Record], Entry | None],
    problems: list[Problem],
    most: Limit,
) -> Iterator[tuple[Entry, Place]]:
    """The entries of a file, each with its place, as `convert` makes them of records with these keys.

    Every problem is added to `problems`. `shown_path` is the path that messages name. Entries after the most that may
    be are not read.
    """
    content = _content(path, shown_path, problems)
    if content is None:
        return
    if len(content) > REGISTRY_FILE.most:
        problems.append(too_long(lines_of_any(content, shown_path).at(1), REGISTRY_FILE))
        return
    text, lines, found = decode(content, shown_path)
    problems += found
    if text is None:
        return
    kept, found = cut(without_other_breaks(text).split("\n"), lines, REGISTRY_LINE)
    problems += found
    tree, found = parse("\n".join(kept), lines, comments=True)
    problems += found
    if not isinstance(tree, YamlList):
        if not found:
            message = "the file is not a list of entries"
            help_ = "begin each entry with a hyphen and a space; write [] for an empty list"
            problems.append(lines.at(1).says(Rule.REGISTRY, message, help_))
        return
    if len(tree.items) > most.most:
        problems.append(too_long(tree.items[most.most].place(lines), most))
    for node in tree.items[: most.most]:
        if not isinstance(node, YamlMapping):
            help_ = f"the keys are {', '.join(keys)}"
            problems.append(node.place(lines).says(Rule.REGISTRY, "this entry has no keys", help_))
            continue
        record = Record(lines, node, problems)
        problems.extend(_unknown_keys(node, keys, lines, record))
        entry = convert(record)
        if entry is not None:
            yield entry, record.place


def _content(path: Path, shown_path: str, problems: list[Problem]) -> bytes | None:
    """What the file holds, a byte more than it may at most; None with a problem added where it is no file.

    No link is followed: it may lead anywhere, to another's file or to one without an end.
    """
    try:
        is_file = stat.S_ISREG(path.lstat().st_mode)
        if is_file:
            with path.open("rb") as opened:
                return opened.read(REGISTRY_FILE.most + 1)
        message, help_ = "this is a link or a folder, and neither is read", "put the file itself here"
    except OSError:
        message, help_ = "the file cannot be read", "restore the file, and let everybody read it"
    problems.append(Place.of_file(shown_path).says(Rule.REGISTRY, message, help_))
    return None


def _unknown_keys(mapping: YamlMapping, keys: tuple[str, ...], lines: Lines, record: Record) -> Iterator[Problem]:
    for key, _ in mapping.pairs:
        if key.text not in keys:
            near = likely if (likely := likely_key(key.text)) in keys else did_you_mean(key.text, keys)
            if near:
                record.read_as(key.text, near)
            message = f"{shown(key.text)} is not a key of this file"
            help_ = f"did you mean {near}?" if near else f"the keys are {', '.join(keys)}"
            yield key.place(lines).says(Rule.REGISTRY, message, help_)


def taken_twice(entries: Iterable[tuple[Entry, Place]], words: Callable[[Entry], Iterable[str]]) -> Iterator[Problem]:
    """A word that stands for two entries, where the second one stands."""
    seen: dict[str, Place] = {}
    for entry, place in entries:
        for word in dict.fromkeys(words(entry)):
            first = seen.setdefault(word, place)
            if first is not place:
                file = "" if first.path == place.path else f" of {first.path.rpartition('/')[2]}"
                message = f"{shown(word, _LONGEST)} stands for the entry of line {first.line}{file} already"
                yield place.says(Rule.REGISTRY, message, "let it stand for one")
