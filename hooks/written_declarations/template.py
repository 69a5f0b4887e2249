"""The template of a new declaration: every key, what to write for it, and where it is found."""

from __future__ import annotations

from .reader import KEYS, TEMPLATE_SIGNATORY, TEMPLATE_TEXT

_COMMENTS = {
    "number": "The number, as in Written declaration No. 638",
    "doc_id": "The number behind Doc., as in Doc. 14416",
    "date": "The printed date, year-month-day: 11 October 2017 is 2017-10-11",
    "title": "The title as printed, in double quotes",
    "source": "The address of the official page",
    "signatories": "One line each, as printed and in the printed order. No group printed: end after the country",
}


def template(number: int | None = None) -> str:
    """A file to fill in; the check names every place that is not filled in yet."""
    lines = ["---"]
    for key in KEYS:
        if key.name in _COMMENTS:
            lines.append(f"# {_COMMENTS[key.name]}")
            value = str(number) if key.name == "number" and number is not None else key.placeholder
            lines.append(f"{key.name}: {value}".rstrip())
    lines += [f"  - {TEMPLATE_SIGNATORY}", "---", TEMPLATE_TEXT, ""]
    return "\n".join(lines)
