"""Write docs/output.md: every field of the JSON, from the models of ``aes_extract/schema.py``.

    python scripts/build_output_reference.py > docs/output.md

A test fails when the page is not what this prints.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from aes_extract.schema import Corpus

INTRODUCTION = """# Output

What `--format json` and `jsonl` write, schema `aes-extract/1`: `json` is one `Corpus`, `jsonl` one `Article` a line.
The machine's version of this page is `aes-extract schema` (`--article` for a line of JSONL); both are made from
`aes_extract/schema.py` by `scripts/build_output_reference.py`.

Offsets count characters of the text as it was decoded, so `text[start:end]` is the mention. What is not known is null.
As long as the schema is called `aes-extract/1` fields are only added: none is renamed, removed or retyped."""


def reference() -> str:
    """The page."""
    schema = Corpus.model_json_schema(by_alias=True, mode="serialization")
    models: dict[str, Any] = {"Corpus": schema, **schema["$defs"]}
    return "\n".join([INTRODUCTION, *(line for name in _order(models) for line in _model(name, models[name]))]) + "\n"


def _order(models: dict[str, Any]) -> list[str]:
    """From the whole to its parts, as a reader comes to them."""
    order, waiting = [], ["Corpus"]
    while waiting:
        name = waiting.pop(0)
        if name not in order:
            order.append(name)
            waiting += [used for field in models[name]["properties"].values() for used in _used(field)]
    return order


def _used(field: Any) -> list[str]:
    """The models in a field's type."""
    if "$ref" in field:
        return [field["$ref"].rpartition("/")[2]]
    return [used for part in (*field.get("anyOf", ()), *filter(None, [field.get("items")])) for used in _used(part)]


def _model(name: str, model: Any) -> Iterator[str]:
    yield from ("", f"## {name}", "")
    if "description" in model:
        yield from (model["description"].replace("``", "`").replace("`None`", "null"), "")
    yield from ("| field | type | |", "|---|---|---|")
    for field, told in model["properties"].items():
        yield f"| `{field}` | {_type(told)} | {told['description']} |"


def _type(field: Any) -> str:
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field:
        return " or ".join(map(_type, field["anyOf"]))
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field["type"] == "array":
        return f"list of {_type(field['items'])}"
    return str(field["type"])


if __name__ == "__main__":
    sys.stdout.write(reference())
