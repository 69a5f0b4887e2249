"""Texts to import as somebody names them: files and folders, each page with the address that it had."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..problems.wording import shown
from ..words.lengths import PAGE
from .official_text import UnreadableError, lines_of
from .page_address import page_addresses
from .several import NotPartedError, parted

REVIEW_TITLE = "# Texts that are left"  # with which the list of an earlier run begins
_TEXTS = (".html", ".htm", ".xhtml", ".txt", ".md")
_PART = re.compile(r"(.+)#([1-9][0-9]{0,4})")
_IS_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?---\r?\n(?:.*\n)*?number: ")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text to import. `name` is what the command calls it, "page.html" or, for the second declaration in it,
    "page.html#2". `addresses` are those that it may have had, the likeliest first. With a `refusal` it is not read.
    """

    name: str
    content: bytes = field(default=b"", repr=False)
    addresses: tuple[str, ...] = ()
    refusal: str = ""


def pages(paths: Sequence[str]) -> list[SourceText]:
    """The pages at these paths, in their order; those of a folder by name. What is no text has a refusal.

    Raises FileNotFoundError if nothing stands at a path, and another OSError if a file that was named cannot be read.
    """
    found: list[SourceText] = []
    for path in paths:
        if Path(path).is_dir():
            found += _in_folder(Path(path))
        elif Path(path).exists():
            found += _parts(path, _read(Path(path)))
        elif (match := _PART.fullmatch(path)) and Path(match[1]).is_file():
            parts = _parts(match[1], _read(Path(match[1])))
            if int(match[2]) > len(parts):
                raise FileNotFoundError(f"There are {len(parts)} declarations in {shown(match[1], 400)}.")
            found.append(parts[int(match[2]) - 1])
        else:
            raise FileNotFoundError(f"There is no file or folder {shown(path, 400)}.")
    return list({page.name: page for page in found}.values())


def is_review(content: bytes) -> bool:
    """Whether this is the list of what an earlier run left, which is no text and may be written anew."""
    return content.startswith(REVIEW_TITLE.encode())


def _in_folder(folder: Path) -> Iterator[SourceText]:
    """What stands in a folder and below it. Links are not followed, so that no folder is walked twice."""
    for path in sorted(folder.iterdir(), key=lambda path: _natural(path.name)):
        name = str(path)
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            yield SourceText(name, refusal="a link to another file, which is not followed")
        elif stat.S_ISDIR(mode):
            if _belongs_to_a_page(path):
                yield SourceText(name, refusal="pictures and scripts of a saved page")
            else:
                yield from _in_folder(path)
        elif not stat.S_ISREG(mode):
            yield SourceText(name, refusal="not a file that can be read")
        elif path.suffix.lower() not in _TEXTS and not page_addresses(b"", name):
            yield SourceText(name, refusal="not a text: html, htm, txt and md are read")
        else:
            try:
                content = _read(path)
            except OSError as error:
                yield SourceText(name, refusal=f"it cannot be read: {error.strerror}")
            else:
                if not is_review(content):
                    yield from _parts(name, content)


def _belongs_to_a_page(folder: Path) -> bool:
    """Whether a browser made the folder beside a page that it saved."""
    page = folder.name.removesuffix("_files")
    return page != folder.name and any(folder.with_name(page + ending).is_file() for ending in _TEXTS[:3])


def _natural(name: str) -> list[tuple[int, str]]:
    """A key by which 9.html stands before 10.html."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]{1,18})", name)]


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(PAGE.most + 1)


def _parts(name: str, content: bytes) -> list[SourceText]:
    """The declarations of a text."""
    if _IS_DECLARATION.match(content[:4096]):
        return [
            SourceText(name, refusal="a declaration file already: copy it to the collection, or use declarations check")
        ]
    addresses = page_addresses(content, os.path.abspath(name))  # noqa: PTH100 - a text, of which the end matters
    try:
        parts = parted(lines_of(content))
        texts = ["\n".join(lines).encode() for lines in parts]
        if len(texts) > 1 and any(lines_of(text) != lines for text, lines in zip(texts, parts, strict=True)):
            raise NotPartedError("several declarations stand in this text: save each in a file of its own")
    except UnreadableError:  # it says why when the text is read
        return [SourceText(name, content, addresses)]
    except NotPartedError as error:
        return [SourceText(name, content, addresses, str(error))]
    if len(texts) == 1:
        return [SourceText(name, content, addresses)]
    # An address of all of them is that of none
    return [SourceText(f"{name}#{number}", text) for number, text in enumerate(texts, 1)]
