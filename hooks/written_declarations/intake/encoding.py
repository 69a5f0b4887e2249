"""Bytes to text, or what kind of file they are instead and what to do about it.

Nothing is guessed: of a text that is not UTF-8 and does not say what it is, the words are shown in which
the possible encodings differ.
"""

from __future__ import annotations

import re
from codecs import lookup
from collections.abc import Iterable, Mapping

from ..problems.wording import shown
from ..words.lengths import PAGE
from .question import Asking, PastedLine, Question

# What a terminal keeps of a line that is pasted into it: the rest is lost without a word
_TURNED = re.compile("[\u202d\u202e]")  # overrides of the direction
_TERMINAL_LINE = 4095
_CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_ASCII = rb"charset=\u0041 xn--4ca.x-1 <>"  # which escapes and names of hosts would make another text
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}")
_COPY = "Open it, select the text, copy it and paste that"
_KINDS = (
    (rb"%PDF-", "a PDF", _COPY),
    (rb"PK\x03\x04", "a document of Word, a spreadsheet or another packed file", f"If it is a document: {_COPY.lower()}"),
    (rb"\xd0\xcf\x11\xe0", "an old document of Word or Excel", _COPY),
    (rb"\{\\rtf", "a document in RTF", _COPY),
    (rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd", "a compressed file", "Unpack it, and import what is in it"),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|II\*\x00|MM\x00\*|BM.{4}\x00\x00\x00\x00|....ftyp(?:heic|avif|mif1)",
        "a picture",
        "The text has to be copied from the official page",
    ),
    (rb"bplist00|(?:From|Date|Subject|MIME-Version):[^\n]*\n(?s:.){0,2000}MIME-Version|MIME-Version:", "a web archive or an e-mail",
     "Save the page as HTML, or copy its text"),
    (rb"SQLite format 3|\x7fELF|MZ\x90|\xca\xfe\xba\xbe|ID3|OggS", "a program's own file", "Import the text of an official page"),
)  # fmt: skip
_8_BIT = {
    "cp1252": "Western Europe (Windows-1252)",
    "cp1250": "Central Europe (Windows-1250)",
    "iso8859-2": "Central Europe (ISO 8859-2)",
    "cp1254": "Turkey (Windows-1254)",
}
# What pages mean that say this, as browsers know
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "x-cp1250": "cp1250",
    "x-cp1252": "cp1252",
    "x-cp1254": "cp1254",
}


class UnreadableError(ValueError):
    """Raised for bytes that cannot be read as they are; `question` says what they are and what to do."""

    def __init__(self, question: Question) -> None:
        self.question = question
        super().__init__(question.asked)


def decoded(content: bytes, answers: Mapping[str, str]) -> str:
    """The text that bytes are. `answers` are those to earlier questions, by key.

    Raises UnreadableError if they are no text, if a letter of it is lost, if it may be one of several texts, or if
    there are more than PAGE.most.
    """
    if len(content) > PAGE.most:
        raise refused(f"The text is larger than {PAGE.most // 1024 // 1024} MB. Import one official page by itself")
    if not content.strip():
        raise refused("The text is empty. Copy the whole text of the official page, from its title to its last line")
    for begin, kind, remedy in _KINDS:
        if re.match(begin, content, re.DOTALL):
            raise refused(f"This is {kind}, not a text. {remedy}")
    text = _text(content, answers)
    if turned := _TURNED.search(text):
        line = text[: turned.start()].count("\n") + 1
        raise refused(
            f"Line {line} holds a sign that is not seen, U+{ord(turned[0]):04X}, and turns the letters behind it around."
            " Copy the text of the official page again, or type that line"
        )
    return text


def _text(content: bytes, answers: Mapping[str, str]) -> str:
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return _as(content, "utf-32")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(content, "utf-16")
    if b"\x00" in content:
        if content.count(b"\x00") * 3 > len(content):
            raise refused("The text is saved as UTF-16 without a mark. Save it again with the encoding UTF-8")
        at = content[: content.index(b"\x00")].count(b"\n") + 1
        raise refused(f"This is no text: line {at} holds a byte 0. Copy the text of the official page")
    for number, line in enumerate(content.split(b"\n"), 1):
        if len(line.rstrip(b"\r")) == _TERMINAL_LINE:
            raise refused(
                f"Line {number} has exactly {_TERMINAL_LINE:,} bytes: a terminal cuts a pasted line there, and the rest"
                " is lost. Save the text to a file and import that, or pipe the clipboard into the command",
                [PastedLine(number, line[-60:].decode("utf-8", errors="ignore"))],
            )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error.start, answers)


def _not_utf8(content: bytes, start: int, answers: Mapping[str, str]) -> str:
    named = _CHARSET.search(content[:4096])
    encoding = named[1].decode("ascii").lower() if named else ""
    if encoding and not encoding.replace("-", "").startswith("utf"):
        encoding = _MEANT.get(_name(encoding), encoding)
        # Its name was read as ASCII, so the page is not written with other signs
        if _or_none(_ASCII, encoding) != _ASCII.decode():
            raise _not_as_it_says(encoding)
        return _as(content, encoding)
    if encoding or _UTF8_LETTER.search(content):
        line = content[:start].count(b"\n") + 1
        raise refused(
            f"From line {line} on the text is not UTF-8, though it is before: a letter was cut, or two texts were"
            " joined. Copy the text of the official page again"
        )
    return _one_of_several(content, answers)


def _name(encoding: str) -> str:
    """The one name of an encoding that has several, as latin1 and iso_8859-1."""
    try:
        return lookup(encoding).name
    except LookupError:
        return encoding


def _one_of_several(content: bytes, answers: Mapping[str, str]) -> str:
    """The text in an encoding of 8 bits. If these give different letters it is asked which are right."""
    texts = {name: text for name in _8_BIT if (text := _or_none(content, name)) is not None}
    beyond = [word for word in content.split() if not word.isascii()]
    words = {name: [word.decode(name) for word in beyond] for name in texts}
    different: dict[tuple[str, ...], str] = {}
    for name, found in words.items():
        different.setdefault(tuple(found), name)
    if not different:
        raise refused("This is no text in any encoding that is known. Save it again with the encoding UTF-8")
    if len(different) == 1:
        return texts[next(iter(different.values()))]
    names = list(different.values())
    telling = [index for index in range(len(words[names[0]])) if len({words[name][index] for name in names}) > 1]
    choices = [f"{_8_BIT[name]}: {_examples(words[name], telling)}" for name in names]
    asking = Asking(answers)
    what = (
        "The text is not saved as UTF-8. Which of these words are right? If none: save it again with the encoding UTF-8"
    )
    choice = asking.choose("encoding", what, choices)
    if choice is None:
        raise UnreadableError(asking.questions[0])
    return texts[names[choices.index(choice)]]


def _examples(words: list[str], telling: Iterable[int]) -> str:
    return " ".join(shown(word, 30) for word in list(dict.fromkeys(words[index] for index in telling))[:8])


def _or_none(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _as(content: bytes, encoding: str) -> str:
    text = _or_none(content, encoding)
    if text is None:
        raise _not_as_it_says(encoding)
    return text


def _not_as_it_says(encoding: str) -> UnreadableError:
    return refused(f"The text is not {shown(encoding)}, though it says so. Save it again with the encoding UTF-8")


def refused(what: str, at: Iterable[PastedLine] = ()) -> UnreadableError:
    """The error that says what is wrong with a text as a whole, and what to do."""
    return UnreadableError(_refusal(what, at))


def _refusal(what: str, at: Iterable[PastedLine] = ()) -> Question:
    return Question("text", what, places=tuple(at), is_refusal=True)
