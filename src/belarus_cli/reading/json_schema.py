"""The JSON Schema of the facts file, generated from `kinds`.

For editors and validators; the rules across records are beyond a schema, see `rules`.
"""

from __future__ import annotations

import json
import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.value_types import DATE, ID, TEXT, Schema, ValueType
from belarus_cli.reading.structure import DIGEST, READ_VERSIONS, WITHHELD

_ID = f"^{ID}$"
_SOURCES: Schema = {
    "type": "array",
    "minItems": 1,
    "uniqueItems": True,
    "items": {"$ref": "#/$defs/citation"},
}


def text() -> str:
    """Return the schema as it is committed and printed."""
    return json.dumps(build(), ensure_ascii=False, indent=2) + "\n"


def build() -> Schema:
    """Return the schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts of belarus-cli",
        "type": "object",
        "additionalProperties": False,
        "required": ["version", "updated", kinds.SOURCE.section],
        "properties": {
            "version": {"enum": list(READ_VERSIONS)},
            "updated": {**_value(DATE), "description": "day of the last review"},
            WITHHELD: {
                "type": "array",
                "items": {"type": "string", "pattern": f"^{DIGEST}$"},
                "description": "SHA-256 digests of the ids of records kept out at a person's wish",
            },
            **{kind.section: _section(kind) for kind in kinds.ALL},
        },
        "$defs": {
            **{type_.definition: type_.json_schema() for type_ in _types() if type_.definition},
            "citation": {
                "oneOf": [
                    _value(TEXT),
                    {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["source", "where"],
                        "properties": {"source": _value(TEXT), "where": _value(TEXT)},
                    },
                ]
            },
        },
    }


def _types() -> t.Iterator[ValueType]:
    yield from (TEXT, DATE)
    yield from (field.type for kind in kinds.ALL for field in kind.fields if not field.derived)


def _section(kind: kinds.Kind) -> Schema:
    written = [field for field in kind.fields if not field.derived]
    required = [field.name for field in written if field.required]
    properties = {field.name: _field(field) for field in written}
    if kind.sourced:
        required.append("sources")
        properties["sources"] = _SOURCES
    return {
        "description": kind.help,
        "type": "object",
        "propertyNames": {"pattern": _ID},
        "additionalProperties": {
            "type": "object",
            "additionalProperties": False,
            "required": required,
            "properties": properties,
        },
    }


def _field(field: kinds.Field) -> Schema:
    described = {"description": field.help}
    value = _value(field.type)
    array: Schema = {"type": "array", "minItems": 1, "items": value}
    if field.cited:
        value = _claim(value)
        if field.has_basis:
            value["properties"]["basis"] = _value(kinds.BASIS)
        array["items"] = value
    elif not field.multiple:
        return described | value
    else:
        array["uniqueItems"] = True
    return described | {"anyOf": [value, array]}


def _claim(value: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["value", "sources"],
        "properties": {
            "value": value,
            "sources": _SOURCES,
            "as_of": _value(DATE),
            "note": _value(TEXT),
        },
    }


def _value(type_: ValueType) -> Schema:
    return {"$ref": f"#/$defs/{type_.definition}"} if type_.definition else type_.json_schema()
