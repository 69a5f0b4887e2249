"""A page fits who reads it: thumbs, spaced and enlarged text, colours of the system, no motion, ears.

Each text in capitals is a script for `page.evaluate` that returns what is wrong, a line each: targets too small, words
cut or laid over others, marks that are lost.
"""

from __future__ import annotations

import re
from collections import Counter

from measure_page import DESKTOP, PHONE
from playwright.sync_api import Page

from heard import heard

_ACTING = {"link", "button", "search box", "text box", "combobox", "checkbox", "radio", "columnheader"}
_LANDMARKS = {"banner", "navigation", "main", "complementary", "contentinfo", "search", "region", "form"}
_SAY_NOTHING = {*_LANDMARKS, "header", "footer", "tabs", "section", "aside", "sidebar"}
_ENLARGED = (320, 256)  # what 400% leaves of 1,280 by 1,024
_LONGEST = 8000  # CSS pixels, on a phone, before something is opened

_SHOWN = """
  const hidden = [...document.querySelectorAll("body *")].filter((each) => {
    const { clipPath, fontSize } = getComputedStyle(each);
    return clipPath.includes("inset(50%") || fontSize === "0px";
  });
  const shown = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !(each.closest("details:not([open])") && !each.closest("summary")) && !hidden.some((one) => one.contains(each));
  const told = (each) => each.outerHTML.slice(0, 100);
"""
# One of those that have the same classes, with its parts
_ALIKE = """
  const kinds = new Map([...document.querySelectorAll("body *")].map((each) => [`${each.tagName} ${each.getAttribute("class")}`, each]));
  const parts = [...kinds.values()].flatMap((each) => ["", "::before", "::after"].map((part) => [each, part]));
"""

# What is less than 24 pixels wide or high, and neither stands in a sentence nor has so much room around it that a
# circle of 24 pixels meets no other target and no other such circle (WCAG 2.2, 2.5.8). A field and its label are one
# target. A seat of the hemicycle does what the number of its row does, and is as large as it can be.
SMALL = f"""() => {{ {_SHOWN}
  const LEAST = 24, ROUNDED = 0.51;
  const union = (boxes) => {{
    const left = Math.min(...boxes.map((box) => box.left)), top = Math.min(...boxes.map((box) => box.top));
    return new DOMRect(left, top, Math.max(...boxes.map((box) => box.right)) - left, Math.max(...boxes.map((box) => box.bottom)) - top);
  }};
  const boxOf = (each) => union([each, ...each.children, ...(each.labels ?? [])]
    .flatMap((part) => [...part.getClientRects()]).filter((box) => box.width && box.height));
  const targets = [...document.querySelectorAll("a[href], button, input, select, summary, textarea")]
    .filter((each) => !each.closest("svg") && each.getClientRects().length && shown(each))
    .map((each) => ({{ each, box: boxOf(each) }})).filter(({{ box }}) => box.width > 0);
  const isSmall = ({{ box }}) => box.width < LEAST - ROUNDED || box.height < LEAST - ROUNDED;
  const inSentence = ({{ each }}) => {{
    if (getComputedStyle(each).display !== "inline") return false;
    let block = each.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = words.nextNode(); text; text = words.nextNode())
      if (/\\p{{L}}{{2}}/u.test(text.data) && !text.parentElement.closest("a, button, summary, .wd-unseen")) return true;
    return false;
  }};
  const centre = ({{ box }}) => [box.left + box.width / 2, box.top + box.height / 2];
  const apart = (one, other) => {{
    const [x, y] = centre(one), [x2, y2] = centre(other), {{ box }} = other;
    if (isSmall(other) && Math.hypot(x - x2, y - y2) < LEAST - ROUNDED) return false;
    return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)) >= LEAST / 2 - ROUNDED;
  }};
  const related = (one, other) => one.each.contains(other.each) || other.each.contains(one.each);
  return targets.filter((one) => isSmall(one) && !inSentence(one))
    .filter((one) => !targets.every((other) => related(one, other) || apart(one, other)))
    .map(({{ each, box }}) => `${{Math.round(box.width)}}x${{Math.round(box.height)}} ${{told(each)}}`);
}}"""

# What WCAG 1.4.12 lets a reader set
SPACED = """() => {
  const style = new CSSStyleSheet();
  style.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [style];
}"""
UNSPACED = "() => { document.adoptedStyleSheets = []; }"

# Words that a box cuts off, or that lie over other words. What repeats a heading for the eye may be cut.
CUT = f"""() => {{ {_SHOWN}
  const found = [], lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {{
    const each = text.parentElement, range = document.createRange();
    if (!text.data.trim() || each.closest("svg, option, [aria-hidden=true], .wd-find span, .wd-unseen") || !shown(each)) continue;
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    for (let holder = each; holder !== document.documentElement; holder = holder.parentElement) {{
      const {{ overflowX, overflowY, position }} = getComputedStyle(holder), frame = holder.getBoundingClientRect();
      const hides = (overflow) => overflow === "hidden" || overflow === "clip";
      if ((hides(overflowX) && (box.right > frame.right + 2 || box.left < frame.left - 2))
        || (hides(overflowY) && (box.bottom > frame.bottom + 2 || box.top < frame.top - 2))) found.push(`cut: ${{told(each)}}`);
      if (overflowX === "auto" || overflowX === "scroll" || position === "fixed") break;
    }}
    if (!each.closest(".md-header")) for (const line of range.getClientRects()) if (line.width > 1) lines.push({{ line, each }});
  }}
  lines.sort((one, other) => one.line.top - other.line.top);
  lines.forEach(({{ line: one, each }}, first) => {{
    for (let next = first + 1; next < lines.length && lines[next].line.top < one.bottom; next++) {{
      const other = lines[next].line;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left), high = Math.min(one.bottom, other.bottom) - other.top;
      if (wide > 2 && high > 0.35 * Math.min(one.height, other.height)) found.push(`over each other: ${{told(each)}} and ${{told(lines[next].each)}}`);
    }}
  }});
  return found;
}}"""

# What reaches over the right edge, but for what scrolls in a box of its own
WIDE = f"""() => {{ {_SHOWN}
  const page = document.documentElement.scrollWidth;
  const over = [...document.querySelectorAll("body *")].filter((each) => shown(each)
    && !each.closest(".wd-wide, .wd-table, .wd-across, pre > code, textarea, svg") && each.getBoundingClientRect().right > innerWidth + 1);
  return page > innerWidth ? [`the page is ${{page}} wide`, ...over.map(told)] : over.map(told);
}}"""

# Marks that say something by their colour alone are remembered, and looked at again in colours of the system
REMEMBER = f"""() => {{ {_SHOWN} {_ALIKE}
  const colour = (each, part) => getComputedStyle(each, part).backgroundColor;
  window.marks = parts.filter(([each]) => shown(each))
    .filter(([each, part]) => (part ? getComputedStyle(each, part).content === '""' : !each.textContent.trim() && each.tagName === "I")
      && !/, 0\\)$|transparent/.test(colour(each, part)));
}}"""
LOST = f"""() => {{ {_SHOWN}
  const ground = getComputedStyle(document.documentElement).backgroundColor, canvas = getComputedStyle(document.body).backgroundColor;
  return window.marks.filter(([each, part]) => shown(each) && [ground, canvas].includes(getComputedStyle(each, part).backgroundColor)
    && getComputedStyle(each, part).borderStyle === "none").map(([each, part]) => told(each) + part);
}}"""

MOVING = f"""() => {{ {_ALIKE}
  const longest = (times) => Math.max(...times.split(",").map(parseFloat));
  return parts.filter(([each, part]) => {{
    const style = getComputedStyle(each, part);
    return style.scrollBehavior === "smooth" || (style.transitionProperty !== "none" && longest(style.transitionDuration) > 0.01)
      || (style.animationName !== "none" && longest(style.animationDuration) > 0.01);
  }}).map(([each, part]) => each.outerHTML.slice(0, 100) + part);
}}"""

# Words of cells and tiles that go over two lines, and captions with a button over them. Soft hyphens may break, as
# may addresses and code.
BROKEN = r"""() => {
  const found = [];
  const boxes = (node, from = 0, to = node.length) => {
    const range = new Range();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter(({ width }) => width > 0.5);
  };
  for (const cell of document.querySelectorAll("article :is(th, td, .wd-tiles li, .wd-parts li, .wd-tally li)")) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); ) {
      const parent = text.parentElement;
      if (!parent.checkVisibility() || parent.closest("code, [href^=http], .wd-timeline thead")) continue;
      for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}.,\u00ad]+/gu)) {
        const lines = new Set(boxes(text, index, index + word.length).map(({ top }) => Math.round(top)));
        if (lines.size > 1 && !word.includes("\u00ad")) found.push(word);
      }
    }
  }
  for (const tile of document.querySelectorAll(".wd-tiles a"))
    if (tile.scrollWidth > tile.clientWidth || tile.scrollHeight > tile.clientHeight) found.push(tile.title);
  for (const opener of document.querySelectorAll(".wd-open")) {
    const caption = opener.parentElement.querySelector("caption");
    const button = opener.getBoundingClientRect();
    const covers = ({ left, right, top, bottom }) =>
      button.left < right && left < button.right && button.top < bottom && top < button.bottom;
    if (button.width && boxes(caption.firstChild).some(covers)) found.push(caption.textContent);
  }
  return found;
}"""


def assert_fits(page: Page) -> None:
    """A page that was opened with `reduced_motion`, at any size of the window. Leaves the colours of the system."""
    assert page.evaluate(MOVING) == []
    for size in (PHONE, DESKTOP):
        _set(page, size)
        assert page.evaluate(SMALL) == [], f"too small to press, {size[0]} wide"
        page.evaluate(SPACED)
        assert page.evaluate(CUT) == [], f"with spaced text, {size[0]} wide"
        assert page.evaluate(WIDE) == [], f"with spaced text, {size[0]} wide"
        page.evaluate(UNSPACED)
    _set(page, _ENLARGED)
    assert page.evaluate(WIDE) == [], "enlarged four times"
    assert page.evaluate(CUT) == [], "enlarged four times"
    _what_is_heard_says_something(page)
    page.evaluate(REMEMBER)
    page.emulate_media(forced_colors="active")
    assert page.evaluate(LOST) == [], "marks that cannot be seen in the colours of the system"


def assert_short_and_whole(page: Page) -> None:
    """On a phone no page is long before something is opened, none is too wide, and no table breaks a word."""
    _set(page, (360, 740))
    assert page.evaluate("document.documentElement.scrollHeight") <= _LONGEST
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    _set(page, (320, 740))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(BROKEN) == []


def _set(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def _what_is_heard_says_something(page: Page) -> None:
    """What can be pressed or jumped to has a name, no year is cut in two, and no two buttons have one name."""
    nodes = heard(page)
    assert [str(node) for node in nodes if node.role in _ACTING and not node.name] == []
    years = [node.name for node in nodes if node.role == "columnheader" and re.fullmatch(r"[\d ]+", node.name)]
    assert [name for name in years if not re.fullmatch(r"(?:19|20)\d\d", name)] == []
    assert [str(node) for node in nodes if node.role in _LANDMARKS and node.name.lower() in _SAY_NOTHING] == []
    buttons = Counter(node.name for node in nodes if node.role == "button")
    assert [name for name, times in buttons.items() if times > 1] == []
