"""The JSON Schema of the front matter agrees with the reader, as far as a schema can."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml

from building import DECLARATIONS
from written_declarations.reading.keys import KEYS
from written_declarations.reading.schema import front_matter_schema

SCHEMA = json.loads(front_matter_schema("https://example.org/schema.json"))
VALID = {
    "number": 1,
    "doc_id": 2,
    "date": "2017-10-11",
    "title": "Fictional",
    "signatories": ["Ms Ada EXAMPLE, Austria, SOC", "Ben SAMPLE, Spain"],
}


def _errors(value: object) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(value)]


def test_the_schema_is_one_and_has_every_key() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert list(SCHEMA["properties"]) == [key.name for key in KEYS]
    assert SCHEMA["required"] == [key.name for key in KEYS if key.required]
    assert all(SCHEMA["properties"][key.name]["description"] == key.meaning for key in KEYS)


def test_published_declarations_are_valid() -> None:
    for path in DECLARATIONS.glob("*.md"):
        front = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)
        numbers = {key.name: int(front[key.name]) for key in KEYS if key.kind == "number" and key.name in front}
        assert _errors(front | numbers) == [], path


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "x"},
        {"number": "638"},
        {"number": 0},
        {"date": "11 October 2017"},
        {"title": ""},
        {"source": "javascript:x"},
        {"signatories": []},
        {"signatories": ["Ada EXAMPLE"]},
        {"signatories": ["A, B, C, D"]},
    ],
)
def test_mistakes_are_found(change: dict[str, object]) -> None:
    assert _errors(VALID) == []
    assert _errors(VALID | change)


@pytest.mark.parametrize("key", [key.name for key in KEYS if key.required])
def test_required_keys_are_required(key: str) -> None:
    (error,) = _errors({name: value for name, value in VALID.items() if name != key})
    assert re.search(rf"\b{key}\b", error)
