"""What others build on stays: no table, column or key of the last released description of the data is gone.

After a release whoever releases copies site/data/datapackage.json to tests/released; docs/data.md has the rule.
"""

from __future__ import annotations

import json
from typing import Any

from building import ROOT
from shells import ADDRESS
from written_declarations.collection.corpus import Corpus
from written_declarations.exports.tables.described import data_package, version
from written_declarations.reading.change_log import ChangeLog

RELEASED = json.loads((ROOT / "tests" / "released" / "datapackage.json").read_text(encoding="utf-8"))
_PROMISED = ("type", "format", "trueValues", "falseValues")  # what words say may become better


def _tables(package: Any) -> dict[str, Any]:
    return {resource["name"]: resource for resource in package["resources"]}


def _lost(before: Any, after: Any) -> list[str]:
    """What a package lacks that another had: tables, their files, keys, columns, and what these hold."""
    lost = []
    tables = _tables(after)
    for name, table in _tables(before).items():
        other = tables.get(name)
        if other is None or (table["path"], table["encoding"]) != (other["path"], other["encoding"]):
            lost.append(name)
            continue
        if table["schema"]["primaryKey"] != other["schema"]["primaryKey"]:
            lost.append(f"{name}: key")
        columns = {field["name"]: field for field in other["schema"]["fields"]}
        for field in table["schema"]["fields"]:
            now = columns.get(field["name"], {})
            is_required = "constraints" in field and "constraints" not in now
            if any(field.get(each) != now.get(each) for each in _PROMISED) or is_required:
                lost.append(f"{name}.{field['name']}")
    return lost


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def test_nothing_that_was_released_is_gone(corpus_published: Corpus) -> None:
    now = json.loads(data_package(corpus_published.log, ADDRESS))
    lost = _lost(RELEASED, now)
    is_new = _numbers(now["version"])[0] > _numbers(RELEASED["version"])[0]
    assert lost == [] or is_new, (
        "a column is deprecated for twelve months, then goes with a new first number: docs/data.md"
    )
    assert _numbers(now["version"]) >= _numbers(RELEASED["version"]), "a line of changes.tsv was taken out"


def test_what_is_gone_is_seen() -> None:
    now = json.loads(json.dumps(RELEASED))
    _tables(now)["declarations"]["schema"]["fields"].pop(3)
    _tables(now)["signatures"]["schema"]["fields"][0]["type"] = "string"
    now["resources"].remove(_tables(now)["counts"])
    gone = RELEASED["resources"][0]["schema"]["fields"][3]["name"]
    changed = _tables(RELEASED)["signatures"]["schema"]["fields"][0]["name"]
    assert _lost(RELEASED, now) == [f"declarations.{gone}", f"signatures.{changed}", "counts"]
    now["resources"][0]["schema"]["fields"].append({"name": "a new one", "type": "string"})
    assert len(_lost(RELEASED, now)) == 3, "what is added takes nothing away"


def test_the_version_grows_with_the_changes(corpus_published: Corpus) -> None:
    changes = corpus_published.log.changes
    assert _numbers(version(ChangeLog(changes))) > _numbers(version(ChangeLog(changes[:-1])))
