"""The pages of the rules: what each one asks for and why, and the message for a breach of it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from ..problems.catalogue import EXCEPTABLE, Rule, Severity
from ..reading.fix import FIXABLE
from ..web import urls
from ..web.jsonld import block, webpage
from ..web.markup import Html, esc, join, link
from .page import Page, Site, crumbs, head

# The first message of the golden case of each rule; tools/rule_examples.py writes the file
EXAMPLES = Path(__file__).parents[1] / "problems" / "rule_examples.json"
# A mark that is a character of its own would look like part of its letter: it stands on a dotted circle
_LOOSE_MARK = re.compile("[\u0300-\u036f]")
_WEIGHT = {
    Severity.ERROR: "An error: nothing is published until it is mended.",
    Severity.WARNING: "A warning: look again, for it may well be right.",
}


@cache
def _examples() -> dict[str, str]:
    examples: dict[str, str] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return examples


def page(site: Site, rule: Rule) -> Page:
    """The page of one rule. Raises KeyError if it has no example: make rules writes them."""
    example = _LOOSE_MARK.sub("\u25cc\\g<0>", _examples()[rule.id])
    parts = [
        crumbs(urls.to_root(urls.rule(rule)), (urls.RULES, "The rules"), rule.id),
        head("Rule", rule.id, (esc(str(rule.severity).capitalize()),)),
        f"<p><strong>{esc(rule.summary)}.</strong> {_WEIGHT[rule.severity]}</p>\n<p>{esc(rule.why)}</p>\n",
        f"<p>For example:</p>\n<pre><code>{esc(example)}</code></pre>\n",
    ]
    if rule in FIXABLE:
        parts.append("<p><code>declarations fix</code> mends it where there is one right answer.</p>\n")
    if rule.id in EXCEPTABLE:
        exceptions = link(urls.exceptions(site.repository), esc("exceptions.yml"))
        parts.append(f"<p>A declaration that is right all the same is named in {exceptions}, with the reason.</p>\n")
    data = block(webpage(site.address, urls.rule(rule), rule.id))
    return Page(urls.rule(rule), rule.id, f"{rule.summary}.", join(parts), data=data)


def index(site: Site, _: None = None) -> Page:
    """All rules, the errors first."""
    content = join(
        _section(severity, title) for severity, title in ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings"))
    )
    return Page(urls.RULES, "The rules", "", content, data=block(webpage(site.address, urls.RULES, "The rules")))


def _section(severity: Severity, title: str) -> Html:
    rows = join(
        f"<tr><td>{link(urls.rule(rule).removeprefix(urls.RULES), esc(rule.id))}</td><td>{esc(rule.summary)}</td></tr>\n"
        for rule in Rule
        if rule.severity is severity
    )
    name = title.lower()
    return Html(
        f'<section aria-labelledby="{name}"><h2 id="{name}">{title}</h2>\n'
        f"<p>{_WEIGHT[severity].split(': ')[1].capitalize()}</p>\n"
        f'<div class="wd-wide"><table><caption class="wd-unseen">{title}: what each rule asks for</caption><thead><tr><th scope="col">rule</th><th scope="col">what it asks for</th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody></table></div></section>\n"
    )
