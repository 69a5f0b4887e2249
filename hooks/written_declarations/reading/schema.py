"""The JSON Schema of the front matter, made from the same table of keys as the reader.

For editors and other programs: it says less than the check, which also knows the registry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from .keys import EDITION_KEYS, KEYS, Key

_SIGNATORY = {"type": "string", "pattern": "^[^,]+, [^,]+(, [^,]+)?$"}
_PATTERNS: dict[str, dict[str, object]] = {
    "number": {"type": "integer", "minimum": 1, "maximum": 999_999_999},
    "date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "language": {"enum": ["en", "fr"]},
    "words": {"type": "string", "minLength": 1},
    "address": {"type": "string", "format": "uri", "pattern": "^https?://"},
    "subjects": {
        "anyOf": [
            {"type": "string", "minLength": 1},
            {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string", "minLength": 1}},
        ]
    },
    "signatories": {"type": "array", "minItems": 1, "uniqueItems": True, "items": _SIGNATORY},
    "places": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "patternProperties": {"^[1-9][0-9]*$": _SIGNATORY},
    },
}


def front_matter_schema(address: str) -> str:
    """The schema as JSON; `address` is where it is published."""
    editions = {"type": "array", "minItems": 1, "items": _object(EDITION_KEYS, _PATTERNS)}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Front matter of a written declaration",
        **_object(KEYS, _PATTERNS | {"editions": editions}),
        "dependentRequired": {"earlier_editions": ["edition"]},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _object(keys: Sequence[Key], patterns: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """What has these keys and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in keys if key.required],
        "properties": {key.name: {"description": key.meaning, **patterns[key.kind]} for key in keys},
    }
