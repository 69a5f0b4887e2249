"""What was read before, so that a file whose content has not changed is not read again.

Within a process a reading is good as long as its file has the same status. The next process finds
rows in a file of the cache folder, each good for one digest of its file's content. The key of a
memory covers everything else that reading depends on; one under another key is forgotten.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..machinery import cache
from ..model import Declaration, Signature
from ..problems.catalogue import Problem
from ..reading.outline import Outline
from ..reading.registry import Registry
from ..reading.stored import Found, Row, meant, recall


@dataclass(frozen=True, slots=True)
class Status:
    """By what a file that was written since is told: its time in nanoseconds, its size in bytes, its number on the disk."""

    time: int
    size: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> Status:
        """The status of a file."""
        return cls(found.st_mtime_ns, found.st_size, found.st_ino)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of a file that was read. `digest` is that of its name and content."""

    path: Path
    status: Status
    digest: str
    outline: Outline
    declaration: Declaration | None
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class _Note:
    """What is known of a file with this digest: its row, and what was found in view of the others."""

    digest: str
    row: Row | None = None
    concern: str = ""
    found: Sequence[Found] = ()


class Memory:
    """Readings and notes of one collection."""

    def __init__(self, path: Path | None = None, key: str = "") -> None:
        self.key = key
        self._path = path
        self._readings: dict[Path, Reading] = {}
        self._notes: dict[str, _Note] = {}  # by name of the file
        self._left = _Left(path, key)
        self._registry: Registry | None = None

    def recall(self, registry: Registry) -> None:
        """Let a registry know what the lines of signatories mean that were left. `keep` asks it for the others."""
        self._registry = registry
        self._left.recall(registry)

    @property
    def has_rows(self) -> bool:
        """Whether an earlier process left anything."""
        return bool(self._left.notes)

    def reading(self, path: Path) -> Reading | None:
        """The reading of a file that has not been written since. Raises OSError if that file is gone."""
        known = self._readings.get(path)
        return known if known and known.status == Status.of(path.stat()) else None

    def row(self, name: str, digest: str) -> Row | None:
        """What was read in a file with this name and digest."""
        note = self._note(name, digest)
        return note.row if note else None

    def learn(self, name: str, digest: str, row: Row) -> None:
        """Note the row of a file that was read."""
        self._notes[name] = _Note(digest, row)

    def found(self, name: str, digest: str, concern: str) -> Sequence[Found] | None:
        """What was found in a file when the others said this of it."""
        note = self._note(name, digest)
        return note.found if note and note.concern == concern else None

    def learn_found(self, name: str, digest: str, concern: str, found: Sequence[Found]) -> None:
        """Note what was found in a file in view of the others."""
        self._notes[name] = replace(self._note(name, digest) or _Note(digest), concern=concern, found=found)

    def _note(self, name: str, digest: str) -> _Note | None:
        note = self._notes.get(name)
        if note is None and (note := self._left.note(name)):
            self._notes[name] = note
        return note if note and note.digest == digest else None

    def remember(self, readings: Sequence[Reading]) -> None:
        """From now on these are the files of the collection."""
        self._readings = {reading.path: reading for reading in readings}

    def keep(self) -> None:
        """Leave the notes to the next process, unless it finds the same ones already. Once is enough."""
        names = {path.name for path in self._readings}
        self._notes = {name: note for name, note in self._notes.items() if name in names}
        if self._path is not None and not self._left.holds(self._notes):
            known = self._registry.sole if self._registry else {}
            cache.keep(self._path, self._left.lines(self._notes, self.key, known))
        # Readings are all that this process needs; of the notes only those on the others stay
        self._path, self._left, self._registry = None, _Left(None, ""), None
        self._notes = {name: replace(note, row=None) for name, note in self._notes.items() if note.concern}


class _Left:
    """The file that an earlier process left: a line for each note, and last the key with the signatories' lines.

    The same few thousand signatories stand under all declarations, so a note has their places in that list, and
    beside it stands what they mean, but for those who mean one thing or another by the day.
    Notes are parsed when they are asked for, and written as they were if they are the same.
    """

    def __init__(self, path: Path | None, key: str) -> None:
        self.notes: dict[str, str] = {}
        self._signatories: list[str] = []
        self._meant: list[list[str | None]] = []
        self._parsed: dict[str, _Note] = {}
        try:
            *lines, last = cache.kept(path).split("\n") if path else [""]
        except (OSError, ValueError):
            return  # nothing was left, or it is damaged: everything is read
        end = json.loads(last) if last else {}
        if end.get("key") == key:
            self._signatories, self._meant = end["signatories"], end["meant"]
            self.notes = {name: note for name, _, note in (line.partition("\t") for line in lines)}

    def recall(self, registry: Registry) -> None:
        """Let a registry know what the signatories' lines mean."""
        lines = zip(self._signatories, self._meant, strict=True)
        recall({line: values for line, values in lines if values}, registry)

    def note(self, name: str) -> _Note | None:
        """The note on a file with this name."""
        line = self.notes.get(json.dumps(name))
        if line is None:
            return None
        digest, row, concern, found = json.loads(line)
        if row is not None:
            places: list[int] = row[Row._fields.index("lines")]
            row = Row(*row)._replace(lines=[self._signatories[place] for place in places])
        note = self._parsed[name] = _Note(digest, row, concern, [Found(*each) for each in found])
        return note

    def holds(self, notes: dict[str, _Note]) -> bool:
        """Whether these are the notes that were left."""
        return len(notes) == len(self.notes) and all(self._parsed.get(name) is note for name, note in notes.items())

    def lines(self, notes: dict[str, _Note], key: str, known: Mapping[str, Signature]) -> Iterator[str]:
        """The file with these notes; `known` are the signatories' lines that mean one thing."""
        places = {line: index for index, line in enumerate(self._signatories)}
        for name, note in notes.items():
            quoted = json.dumps(name)
            if self._parsed.get(name) is note:
                yield f"{quoted}\t{self.notes[quoted]}\n"
                continue
            row = note.row
            if row is not None:
                row = row._replace(lines=[places.setdefault(line, len(places)) for line in row.lines])  # type: ignore[misc] # as it is written
            yield f"{quoted}\t{cache.json_of([note.digest, row, note.concern, note.found])}\n"
        old = dict(zip(self._signatories, self._meant, strict=True))
        meanings = [old.get(line) or (meant(known[line]) if line in known else []) for line in places]
        yield cache.json_of({"key": key, "signatories": list(places), "meant": meanings})
