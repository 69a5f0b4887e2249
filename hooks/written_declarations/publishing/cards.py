"""Drawing cards: PNG pictures in the look of the site, paper and ink, with the colours of the groups.

The only module that imports Pillow and opens the fonts. There may be ten thousand cards, so what all have
in common is drawn once, and letters are drawn as shades of ink in a small palette.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from ..views.card import Card

WIDTH, HEIGHT = 1200, 630
PAPER, INK = "#fbf9f4", "#1d2430"  # of docs/assets/style/colours.css, which a test compares
# The mark of docs/overrides/.icons/logo.svg: seats of a hemicycle, each with its place and colour
_SEATS = (
    *((21.0, 35.0, "#b5394e"), (24.2, 27.2, "#8a4a9e"), (32.0, 24.0, "#2f8f6b"), (39.8, 27.2, "#c98a1b")),
    *((43.0, 35.0, "#2d74b5"), (12.5, 35.0, "#b5394e"), (14.4, 26.5, "#b5394e"), (19.8, 19.8, "#8a4a9e")),
    *((27.7, 16.0, "#2f8f6b"), (36.3, 16.0, "#2f8f6b"), (44.2, 19.8, "#c98a1b"), (49.6, 26.5, "#2d74b5")),
    *((51.5, 35.0, "#2d74b5"), (4.0, 35.0, "#b5394e"), (5.4, 26.3, "#b5394e"), (9.3, 18.5, "#8a4a9e")),
    *((15.5, 12.3, "#8a4a9e"), (23.3, 8.4, "#2f8f6b"), (32.0, 7.0, "#2f8f6b"), (40.7, 8.4, "#c98a1b")),
    *((48.5, 12.3, "#c98a1b"), (54.7, 18.5, "#2d74b5"), (58.6, 26.3, "#2d74b5"), (60.0, 35.0, "#2d74b5")),
)
_SEAT = 2.9
_FONTS = Path(__file__).parent / "fonts"

_SHADES = 16  # from paper to ink
_BLENDS = 4  # of each colour of the mark with the paper, for round edges
_EDGE = 72
_BROAD = WIDTH - 2 * _EDGE
_FULL, _QUIET, _FAINT = 255, 170, 60  # how much ink
_KICKER, _TITLE_TOP = 152, 188
_TITLE_SIZES = ((68, 3), (54, 4), (42, 5))  # sizes in pixels, and how many lines of each find room
_FACTS, _BAR, _BAR_HEIGHT, _LEGEND = 456, 512, 22, 548

_Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Base:
    """What all cards share: their ink so far, the mark, and the colours of both."""

    ink: Image.Image
    mark: Image.Image
    colours: tuple[_Rgb, ...]


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # The simple layout: no library of the system may change a line
    return ImageFont.truetype(_FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def _serif(size: int) -> ImageFont.FreeTypeFont:
    return _font("SourceSerifPro-Bold.ttf", size)


def _sans(size: int) -> ImageFont.FreeTypeFont:
    return _font("SourceSansPro-Regular.ttf", size)


def _strong(size: int) -> ImageFont.FreeTypeFont:
    return _font("SourceSansPro-Semibold.ttf", size)


@cache
def has_letter(letter: str) -> bool:
    """Whether the fonts have the letter; otherwise they draw a box."""
    return all(
        bytes(font.getmask(letter)) != bytes(font.getmask("\ue123")) for font in (_serif(20), _sans(20), _strong(20))
    )


def draw(card: Card) -> bytes:
    """The card as PNG, the same bytes for the same card."""
    base = _base()
    ink = base.ink.copy()
    pen = ImageDraw.Draw(ink)
    pen.text((_EDGE, _KICKER), _known(card.kicker), _QUIET, _strong(30), anchor="ls")
    size, lines = _title(_known(card.title))
    font = _serif(size)
    for number, line in enumerate(lines):
        pen.text((_EDGE, _TITLE_TOP + round(size * (0.8 + number * 1.18))), line, _FULL, font, anchor="ls")
    pen.text((_EDGE, _FACTS + 30), _known(card.facts), _FULL, _strong(32), anchor="ls")
    pen.text((WIDTH - _EDGE, _FACTS + 30), _known(card.small), _QUIET, _sans(30), anchor="rs")
    legend = list(_legend(card))
    for start, text, _ in legend:
        pen.text((start + 30, _LEGEND + 25), text, _QUIET, _sans(26), anchor="ls")
    picture = ink.point([level * (_SHADES - 1) // 255 for level in range(256)])
    of_the_bar = dict.fromkeys([colour for colour, _, _ in card.bar])
    index = {colour: place for place, colour in enumerate(of_the_bar, len(base.colours))}
    picture.putpalette([part for colour in (*base.colours, *map(_rgb, of_the_bar)) for part in colour])
    picture.paste(base.mark, (_EDGE, 40), base.mark.point([0] + [255] * 255))
    pen = ImageDraw.Draw(picture)
    total, before = sum(number for _, _, number in card.bar), 0
    for colour, _, number in card.bar:
        left, right = (_EDGE + _BROAD * end // total for end in (before, before + number))
        if right > left:
            pen.rectangle((left, _BAR, right - 1, _BAR + _BAR_HEIGHT - 1), index[colour])
        before += number
    for start, _, colour in legend:
        pen.rectangle((start, _LEGEND + 7, start + 17, _LEGEND + 24), index[colour])
    content = io.BytesIO()
    picture.save(content, "PNG", optimize=False, compress_level=4)
    return content.getvalue()


def _legend(card: Card) -> Iterator[tuple[int, str, str]]:
    """Where the name of each part of the bar begins, its text, its colour; as far as they find room."""
    start = _EDGE
    for colour, code, number in card.bar:
        text = _known(f"{code} {number:,}") if code else ""
        width = round(_sans(26).getlength(text)) + 30
        if not text or start + width > WIDTH - _EDGE:
            return
        yield start, text, colour
        start += width + 28


def _known(text: str) -> str:
    """The text without letters that would be drawn as boxes."""
    return " ".join("".join(letter for letter in text if letter == " " or has_letter(letter)).split())


def _title(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and its lines; at the smallest it is shortened."""
    for size, most in _TITLE_SIZES:
        lines = list(_lines(title, size))
        if len(lines) <= most:
            return size, lines
    size, most = _TITLE_SIZES[-1]
    last = lines[most - 1]
    while _serif(size).getbbox(f"{last}…")[2] > _BROAD:
        last = last[:-1]
    return size, [*lines[: most - 1], f"{last.rstrip(' ,;:.-–')}…"]


def _lines(text: str, size: int) -> Iterator[str]:
    """The text in lines that fit; a word that does not fit a line by itself is cut."""
    space = _width(" ", size)
    line, width = "", 0.0
    for word in text.split():
        wide = _width(word, size)
        if line and width + space + wide <= _BROAD:
            line, width = f"{line} {word}", width + space + wide
            continue
        if line:
            yield line
        while wide > _BROAD:
            fits = max(1, int(len(word) * _BROAD / wide) - 1)
            yield word[:fits]
            word = word[fits:]
            wide = _width(word, size)
        line, width = word, wide
    if line:
        yield line


@lru_cache(maxsize=1 << 14)
def _width(word: str, size: int) -> float:
    """Pixels that a word of a title takes. Measuring is slow, and titles share most of their words."""
    return _serif(size).getlength(word)


@cache
def _base() -> _Base:
    seats = tuple(dict.fromkeys(colour for _, _, colour in _SEATS))
    colours = [_between(PAPER, INK, shade / (_SHADES - 1)) for shade in range(_SHADES)]
    index: dict[str, int] = {}
    for colour in seats:
        index[colour] = len(colours)
        colours += [_between(PAPER, colour, (blend + 1) / _BLENDS) for blend in range(_BLENDS)]
    ink = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(ink)
    pen.text((_EDGE + 108, 86), "Written Declarations", _FULL, _serif(36), anchor="ls")
    pen.text((WIDTH - _EDGE, 86), "Parliamentary Assembly of the Council of Europe", _QUIET, _sans(24), anchor="rs")
    pen.line((_EDGE, 104, WIDTH - _EDGE - 1, 104), _FAINT, 2)
    return _Base(ink, _mark(index), tuple(colours))


def _mark(index: dict[str, int]) -> Image.Image:
    """The mark of the site in indexes of the palette, 0 where there is none."""
    scale, fine = 1.5, 8
    size = (round(64 * scale), round(40 * scale))
    mark = Image.new("L", size, 0)
    for colour in dict.fromkeys(colour for _, _, colour in _SEATS):
        mask = Image.new("L", (size[0] * fine, size[1] * fine), 0)
        pen = ImageDraw.Draw(mask)
        for x, y, seat in _SEATS:
            if seat == colour:
                pen.ellipse([(at + by) * scale * fine for by in (-_SEAT, _SEAT) for at in (x, y)], 255)
        mask = mask.resize(size, Image.Resampling.BOX)
        levels = [0 if level < 32 else index[colour] + min(level // 64, _BLENDS - 1) for level in range(256)]
        blended = mask.point(levels)
        mark.paste(blended, (0, 0), blended.point([0] + [255] * 255))
    return mark


def _between(paper: str, colour: str, share: float) -> _Rgb:
    red, green, blue = (
        round(under + (over - under) * share) for under, over in zip(_rgb(paper), _rgb(colour), strict=True)
    )
    return red, green, blue


def _rgb(colour: str) -> _Rgb:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue
