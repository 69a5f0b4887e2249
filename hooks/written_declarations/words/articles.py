"""Names of countries within a sentence."""

from __future__ import annotations

import re

# As docs/assets/sentence.js has it
_ARTICLE = re.compile(r"Netherlands|.*\b(?:Republic|Kingdom|Federation|States)\b.*")


def with_article(country: str) -> str:
    """A country as it stands behind "from": "the Netherlands", "Austria"."""
    return f"the {country}" if _ARTICLE.fullmatch(country) else country
