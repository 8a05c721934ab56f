"""What reads ``aes-extract/1`` today reads what any later version writes under that name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aes_extract.schema import Corpus

# The fields and types of the first version. It changes only together with the name of the schema.
FIRST = Path(__file__).with_name("aes-extract-1.json")

Types = dict[str, dict[str, list[str]]]


def types(schema: dict[str, Any]) -> Types:
    """For each model and field the types that its values may have; « ? » where it may be left out."""
    models = {"Corpus": schema, **schema["$defs"]}
    return {
        name: {
            field: sorted(_types(told)) + ([] if field in model.get("required", ()) else ["?"])
            for field, told in model["properties"].items()
        }
        for name, model in models.items()
    }


def _types(field: dict[str, Any]) -> set[str]:
    if "anyOf" in field:
        return {one for part in field["anyOf"] for one in _types(part)}
    if "$ref" in field:
        return {field["$ref"].rpartition("/")[2]}
    if "enum" in field or "const" in field:
        return {json.dumps(value) for value in field.get("enum", [field.get("const")])}
    if field["type"] == "array":
        return {f"[{one}]" for one in _types(field["items"])}
    return {field["type"]}


def broken(first: Types, now: Types) -> list[str]:
    """What a reader of the first version would not find, or not understand."""
    return [
        f"{model}.{field}"
        for model, fields in first.items()
        for field, known in fields.items()
        if field not in now.get(model, {}) or not set(now[model][field]) <= set(known)
    ]


def test_nothing_that_was_promised_is_broken() -> None:
    now = types(Corpus.model_json_schema(by_alias=True, mode="serialization"))
    assert broken(json.loads(FIRST.read_text(encoding="utf-8")), now) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"A": {"x": ["string"], "y": ["null", "string"]}}, []),
        ({"A": {"x": ["string"], "y": ["string"], "z": ["integer"]}, "B": {}}, []),
        ({"A": {"x": ["string"]}}, ["A.y"]),
        ({"A": {"x": ["null", "string"], "y": ["string"]}}, ["A.x"]),
        ({"A": {"x": ["string", "?"], "y": ["string"]}}, ["A.x"]),
        ({"B": {"x": ["string"], "y": ["string"]}}, ["A.x", "A.y"]),
    ],
)
def test_what_would_break_a_reader(now: Types, expected: list[str]) -> None:
    assert broken({"A": {"x": ["string"], "y": ["null", "string"]}}, now) == expected
