"""What is looked for in pages as they stand in Chromium: targets too small, words cut or laid over others, marks that are lost.

Each is a script for `page.evaluate` that returns what is wrong, a line each.
"""

from __future__ import annotations

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
