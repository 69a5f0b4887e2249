"""The JSON Schema of the front matter, made from the same table of keys as the reader.

For editors and other programs: it says less than the check, which also knows the registry.
"""

from __future__ import annotations

import json

from .keys import KEYS

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
    "signatories": {
        "type": "array",
        "minItems": 1,
        "uniqueItems": True,
        "items": {"type": "string", "pattern": "^[^,]+, [^,]+(, [^,]+)?$"},
    },
}


def front_matter_schema(address: str) -> str:
    """The schema as JSON; `address` is where it is published."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Front matter of a written declaration",
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in KEYS if key.required],
        "properties": {key.name: {"description": key.meaning, **_PATTERNS[key.kind]} for key in KEYS},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
