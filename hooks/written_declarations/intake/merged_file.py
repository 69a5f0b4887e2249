"""A file as it is there, with another declaration in it: comments, layout and order of what stays are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from ..model import Body, Declaration
from ..reading.declaration import read_bytes
from ..reading.keys import KEYS
from ..reading.registry import Registry
from ..reading.writer import write
from .changes import Changes

_DASHES = "---"
_KEY = re.compile(r"([a-z_]+):(?: |$)")
_ITEM = re.compile(r"( *- +)")
_COMMENT = re.compile(r"\s*(?:#|$)")
_ORDER = [key.name for key in KEYS]
_SIGNATORIES, _EDITIONS = "signatories", "earlier_editions"


@dataclass(slots=True)
class _FrontLine:
    """A line of the front matter, and the comments and empty lines above it."""

    text: str
    above: list[str] = field(default_factory=list)

    def other(self, text: str) -> _FrontLine:
        """The line with another value."""
        return _FrontLine(text, self.above)


@dataclass(slots=True)
class _Front:
    """The lines of a front matter: keys in their order, signatories, and what stands below the last of them."""

    keys: dict[str, _FrontLine]
    items: list[_FrontLine]
    below: list[str]


def merged_file(
    content: str, before: Declaration, after: Declaration, changes: Changes, registry: Registry
) -> str | None:
    """The content of a file that holds `before`, with `after` in it. None if its layout is not understood, or not
    everything would be read back.
    """
    head, body = _split(content)
    old = _front(head)
    old_canonical, new = _front(_split(write(before))[0]), _front(_split(write(after))[0])
    if old is None or old_canonical is None or new is None or len(old.items) != len(before.signatures):
        return None
    editions = _editions(old, old_canonical, new)
    lines = [*_keys(old, old_canonical, new), *_items(old, new, changes), *editions, *old.below]
    text = after.body.markdown if after.body else ""
    if text != (before.body.markdown if before.body else ""):
        body = f"{body[: len(body) - len(body.lstrip(chr(10)))]}{text}\n" if text else ""
    merged = "\n".join([_DASHES, *lines, _DASHES, body])
    file, _ = read_bytes(merged.encode(), f"{after.number}.md", registry)
    is_read_back = file.declaration is not None and _plain(file.declaration) == _plain(after)
    return merged if is_read_back else None


def comments(content: str) -> list[str]:
    """The comments that stand on lines of their own in the front matter."""
    return [line.strip() for line in _split(content)[0] if line.strip().startswith("#")]


def _plain(declaration: Declaration) -> tuple[Declaration, list[str]]:
    """What is written of a declaration, however it was made."""
    body = Body(declaration.body.markdown, "", ()) if declaration.body else None
    return replace(declaration, signatures=(), body=body), list(map(str, declaration.signatures))


def _split(content: str) -> tuple[list[str], str]:
    """The lines of the front matter, and all below it."""
    lines = content.split("\n")
    end = lines.index(_DASHES, 1) if _DASHES in lines[1:] else len(lines)
    return lines[1:end], "\n".join(lines[end + 1 :])


def _front(lines: Sequence[str]) -> _Front | None:
    """The front matter by its lines; None if one is neither a key, a signatory nor a comment."""
    front = _Front({}, [], [])
    above: list[str] = []
    last = ""
    for line in lines:
        if _COMMENT.match(line):
            above.append(line)
            continue
        if (key := _KEY.match(line)) and key[1] not in front.keys:
            last = key[1]
            front.keys[last] = _FrontLine(line, above)
        elif last == _SIGNATORIES and _ITEM.match(line):
            front.items.append(_FrontLine(line, above))
        elif last == _EDITIONS and line[0] in " -":
            front.keys[last].text += "".join(f"\n{each}" for each in (*above, line))
        elif last and not above and _ITEM.match(line):  # of subjects, which may be a list
            front.keys[last].text += f"\n{line}"
        else:
            return None
        above = []
    front.below = above
    # Below the list no other key stands but this one, so that both are written at the end
    return front if [key for key in front.keys if key != _EDITIONS][-1:] == [_SIGNATORIES] else None


def _editions(old: _Front, old_canonical: _Front, new: _Front) -> list[str]:
    """The lines of the earlier editions, which stand below the signatories; those that are there if nothing is other."""
    there, before, after = (front.keys.pop(_EDITIONS, None) for front in (old, old_canonical, new))
    above = there.above if there else []
    inner = there.text.split("\n") if there else []
    if there and before and after and before.text == after.text:
        return [*above, there.text]
    above = [*above, *(line for line in inner if line.lstrip().startswith("#"))]
    return [*above, after.text] if after else above


def _keys(old: _Front, old_canonical: _Front, new: _Front) -> list[str]:
    lines: dict[str, _FrontLine] = {}
    orphans: list[str] = []  # comments above what is gone
    for key, line in old.keys.items():
        if key not in new.keys:
            orphans += line.other("").above
            continue
        same = key in old_canonical.keys and old_canonical.keys[key].text == new.keys[key].text
        kept = line if same else line.other(new.keys[key].text)
        lines[key] = _FrontLine(kept.text, [*orphans, *kept.above])
        orphans = []
    names = list(lines)
    for key in new.keys:
        if key not in lines:
            lines[key] = new.keys[key]
            earlier = [index for index, name in enumerate(names) if _ORDER.index(name) < _ORDER.index(key)]
            names.insert(min(earlier[-1] + 1 if earlier else 0, names.index(_SIGNATORIES)), key)
    return [text for name in names for text in (*lines[name].above, lines[name].text)]


def _items(old: _Front, new: _Front, changes: Changes) -> list[str]:
    changed = {change.place: change for change in changes.signatories if change.place is not None}
    left_out = {change.was for change in changes.signatories}
    stays = iter([line for index, line in enumerate(old.items) if index not in left_out])
    below = _hand_on_comments(old, {change.was for change in changes.signatories if change.place is None})
    mark = _ITEM.match(old.items[0].text)
    lines: list[str] = []
    for place, item in enumerate(new.items):
        text = _ITEM.sub(mark[1], item.text, count=1) if mark else item.text
        change = changed.get(place)
        if change is None:
            line = next(stays)
        elif change.was is None:
            line = _FrontLine(text)
        elif str(change.before) == str(change.after):
            line = old.items[change.was]
        else:
            line = old.items[change.was].other(text)
        lines += [*line.above, line.text]
    return [*lines, *below]


def _hand_on_comments(old: _Front, gone: Set[int | None]) -> list[str]:
    """Put the comments above who is gone above who follows. Returns those above the last ones, whom nobody follows."""
    orphans: list[str] = []
    for index, item in enumerate(old.items):
        if index in gone:
            orphans += item.above
        else:
            item.above = [*orphans, *item.above]
            orphans = []
    return orphans
