"""The JSON Schema of the facts file, generated from `kinds`.

For editors and validators; the rules across records are beyond a schema, see `checks`.
"""

from __future__ import annotations

import json
import typing as t

from belarus_cli.facts import kinds
from belarus_cli.reading.structure import ID, INTEGER, MAX_TEXT, READ_VERSIONS

Schema = dict[str, t.Any]

_POINT = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~%]?"
_DATE = f"^({_POINT}|{_POINT}/({_POINT}|\\.\\.)|\\.\\./{_POINT})$"
_ID = f"^{ID}$"


def text() -> str:
    """Give the schema as it is committed and printed."""
    return json.dumps(build(), ensure_ascii=False, indent=2) + "\n"


def build() -> Schema:
    """Give the schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts of belarus-cli",
        "type": "object",
        "additionalProperties": False,
        "required": ["version", "updated", kinds.SOURCE.section],
        "properties": {
            "version": {"enum": list(READ_VERSIONS)},
            "updated": {"$ref": "#/$defs/date", "description": "day of the last review"},
            **{kind.section: _section(kind) for kind in kinds.ALL},
        },
        "$defs": {
            "text": {"type": "string", "minLength": 1, "maxLength": MAX_TEXT},
            "date": {"type": "string", "pattern": _DATE},
            "country": {"enum": list(kinds.COUNTRIES)},
            "citation": {
                "oneOf": [
                    {"$ref": "#/$defs/text"},
                    {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["source", "where"],
                        "properties": {
                            "source": {"$ref": "#/$defs/text"},
                            "where": {"$ref": "#/$defs/text"},
                        },
                    },
                ]
            },
        },
    }


def _section(kind: kinds.Kind) -> Schema:
    written = [field for field in kind.fields if not field.derived]
    return {
        "description": kind.help,
        "type": "object",
        "propertyNames": {"pattern": _ID},
        "additionalProperties": {
            "type": "object",
            "additionalProperties": False,
            "required": [field.name for field in written if field.required],
            "properties": {field.name: _field(field) for field in written},
        },
    }


def _field(field: kinds.Field) -> Schema:
    described = {"description": field.help}
    value = _value(field)
    if field.cited:
        value = _claim(value)
        if field.name == "status":
            value["properties"]["basis"] = {"enum": list(kinds.BASES)}
    elif not field.collects:
        return described | value
    return described | {"anyOf": [value, {"type": "array", "minItems": 1, "items": value}]}


def _claim(value: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["value", "sources"],
        "properties": {
            "value": value,
            "sources": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/citation"}},
            "as_of": {"$ref": "#/$defs/date"},
            "note": {"$ref": "#/$defs/text"},
        },
    }


def _value(field: kinds.Field) -> Schema:
    if field.choices:
        return {"enum": list(field.choices)}
    match field.type:
        case "text" | "choice":
            return {"$ref": "#/$defs/text"}
        case "date":
            return {"$ref": "#/$defs/date"}
        case "country":
            return {"$ref": "#/$defs/country"}
        case "integer" | "number":
            # A string, since YAML readers differ on what a bare number is; both are taken.
            return {"type": ["string", "integer"], "pattern": f"^{INTEGER}$", "minimum": 0}
        case "tally":
            countries = "|".join(kinds.COUNTRIES)
            return {"type": "string", "pattern": f"^({countries})(: {INTEGER})?$"}
        case "reference":
            return {"type": "string", "pattern": _ID}
        case "address":
            return {"type": "string", "pattern": "^https?://"}
    t.assert_never(field.type)
