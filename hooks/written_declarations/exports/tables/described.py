"""What the files of data are, for programs and in plain words. All of it is made from the tables."""

from __future__ import annotations

import json
from typing import Any

from ...reading.change_log import ChangeLog
from ...web import urls
from ...words.terms import LICENCE, PUBLISHER, PUBLISHER_ADDRESS, UNOFFICIAL
from .columns import DECLARATIONS, TABLES, Column, Form, Kind, Table

_TITLE = "Written declarations of the Parliamentary Assembly of the Council of Europe"
_COLUMNS = 1  # the first number of the version; docs/data.md says when it grows
_FRICTIONLESS: dict[Kind, dict[str, Any]] = {
    Kind.INTEGER: {"type": "integer"},
    Kind.TEXT: {"type": "string"},
    Kind.DATE: {"type": "date"},
    Kind.FLAG: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    Kind.ADDRESS: {"type": "string", "format": "uri"},
    Kind.PAGE: {"type": "string", "format": "uri"},
}
_CSVW = {
    Kind.INTEGER: "integer",
    Kind.TEXT: "string",
    Kind.DATE: "date",
    Kind.FLAG: "boolean",
    Kind.ADDRESS: "anyURI",
    Kind.PAGE: "anyURI",
}
_JSON_SCHEMA: dict[Kind, dict[str, Any]] = {
    Kind.INTEGER: {"type": "integer", "minimum": 1},
    Kind.TEXT: {"type": "string"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.FLAG: {"type": "boolean"},
    Kind.ADDRESS: {"type": "string", "format": "uri"},
    Kind.PAGE: {"type": "string", "format": "uri"},
}
# The files beside those of the tables, and what each is
FILES = (
    (urls.ALL_DECLARATIONS, "The whole collection in JSON: every declaration as in its own file, one a line"),
    (urls.DATABASE, "The whole collection in SQLite, with foreign keys and an index of all words (FTS5)"),
    (urls.CHANGES_JSON, "The changes in JSON, with the version of the data"),
    (urls.POPOLO, "Signatories, political groups and national delegations in Popolo, with memberships as signed"),
    (urls.collection_file("bib"), "All declarations as references in BibTeX"),
    (urls.collection_file("ris"), "All declarations as references in RIS"),
    (urls.collection_file("csl.json"), "All declarations as references in CSL-JSON"),
    (urls.DATA_PACKAGE, "The description of the tables as a Data Package"),
    (urls.DECLARATION_SCHEMA, "The JSON Schema of a declaration"),
    (urls.FRONT_MATTER_SCHEMA, "The JSON Schema of the front matter of a declaration's source file"),
    (urls.MANIFEST, "The SHA-256 sums of all files of this site"),
    (urls.DATA_README, "This list, the source and the terms"),
)


def version(log: ChangeLog) -> str:
    """The version of the data: it grows with each change. A column that is taken away is a new first number."""
    return f"{_COLUMNS}.{len(log.changes)}.0"


def data_package(log: ChangeLog, address: str) -> str:
    """The tables as a Data Package of Frictionless Data. `address` is that of the site."""
    package = {
        "profile": "tabular-data-package",
        "name": "written-declarations",
        "title": _TITLE,
        "version": version(log),
        "description": UNOFFICIAL,
        "homepage": address,
        "licenses": [{"title": LICENCE, "path": address + urls.USING_IT}],
        "sources": [{"title": PUBLISHER, "path": PUBLISHER_ADDRESS}],
        "resources": [_resource(table) for table in TABLES],
    }
    return _indented(package)


def _resource(table: Table[Any]) -> dict[str, Any]:
    columns = table.of(Form.CSV)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": urls.table(table.name).removeprefix(urls.DATA),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {
                    "name": column.name,
                    **_FRICTIONLESS[column.kind],
                    "description": column.description,
                    "example": column.example,
                    **({"constraints": {"required": True}} if column.required else {}),
                }
                for column in columns
            ],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": [column.name], "reference": _reference(table, column)} for column in columns if column.refers
            ],
            "missingValues": [""],
        },
    }


def _reference(table: Table[Any], column: Column[Any]) -> dict[str, Any]:
    resource, name = column.refers.split(".")
    return {"resource": "" if resource == table.name else resource, "fields": [name]}


def csvw(table: Table[Any], address: str) -> str:
    """The description of one file, as CSV on the Web looks for it beside the file."""
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": urls.table(table.name).removeprefix(urls.DATA),
        "dc:title": table.title,
        "dc:description": table.description,
        "dc:publisher": PUBLISHER,
        "dc:source": {"@id": PUBLISHER_ADDRESS},
        "dc:rights": LICENCE,
        "dc:license": {"@id": address + urls.USING_IT},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "datatype": _CSVW[column.kind],
                    "dc:description": column.description,
                    "required": column.required,
                }
                for column in table.of(Form.CSV)
            ],
            "primaryKey": list(table.key),
        },
    }
    return _indented(metadata)


def declaration_schema(address: str) -> str:
    """The JSON Schema of the file of one declaration."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address + urls.DECLARATION_SCHEMA,
        "title": "A written declaration",
        **_object(
            DECLARATIONS,
            {
                "$schema": {"type": "string", "format": "uri", "description": "The address of this schema"},
                "publisher": {"const": PUBLISHER, "description": "Whose text it is"},
                "licence": {"const": LICENCE, "description": "How it may be used"},
            },
        ),
    }
    return _indented(schema)


def _object(table: Table[Any], before: dict[str, Any]) -> dict[str, Any]:
    properties = before | {column.name: _property(column) for column in table.of(Form.JSON)}
    return {
        "type": "object",
        "description": table.description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(column: Column[Any]) -> dict[str, Any]:
    described: dict[str, Any] = {"description": column.description}
    if column.items is not None:
        return described | {"type": "array", "items": _object(column.items, {})}
    kind = _JSON_SCHEMA[column.kind]
    return described | kind | ({} if column.required else {"type": [kind["type"], "null"]})


def readme(log: ChangeLog, address: str) -> str:
    """The same for people who got the files without the site."""
    tables = [
        (urls.table(table.name), f"{table.title}: {table.description[0].lower()}{table.description[1:]}")
        for table in TABLES
    ]
    # What is not in the folder of this list stands above it
    files = [
        (path.removeprefix(urls.DATA) if path.startswith(urls.DATA) else f"../{path}", description)
        for path, description in (*tables, *FILES)
    ]
    width = max(len(name) for name, _ in files)
    rows = "".join(f"{name:<{width}}  {description}\n" for name, description in files)
    return (
        f"{_TITLE}\nVersion {version(log)}\n\n{address}{urls.DATA}\n\nSource: {PUBLISHER}, {PUBLISHER_ADDRESS}\n{LICENCE}\n{UNOFFICIAL}\n\n"
        f"{rows}\nEach CSV file has its columns described in a file of its name that ends in -metadata.json.\n"
        f"Each is there again with -excel in its name, behind a byte-order mark, by which Excel knows its letters.\n"
        f"In them an apostrophe stands before what a spreadsheet could take for a formula: see {address}{urls.DATA}\n"
    )


def _indented(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
