"""Bring the tables of docs/exports.md up to date with the code and the mappings.

    python scripts/build_export_reference.py

A table stands between ``<!-- name -->`` and ``<!-- /name -->``. A test fails when the page is not what this writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from aes_extract.marks import DATE, GROUP, MENTIONS, PLACE, SAME_EVENT, event_types, roles
from aes_extract.writers import acled, csv_output, geojson, parquet, polecat
from aes_extract.writers.entities import ENTITY_COLUMNS
from aes_extract.writers.formats import FORMATS
from aes_extract.writers.rows import COLUMNS
from aes_extract.writers.sqlite_tables import TABLES, VIEWS

PAGE = Path(__file__).parent.parent / "docs" / "exports.md"
TYPES = {str: "text", int: "integer", float: "real"}


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [header, ("---",) * len(header), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]


def _columns(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    return _table(("column", "type", "meaning"), ((f"`{name}`", kind, about) for name, kind, about in rows))


def _formats() -> list[str]:
    rows = [("`jsonl`", "one article per line, written as it is read", ".jsonl .ndjson")]
    rows += [(f"`{name}`", form.about, " ".join(form.suffixes)) for name, form in FORMATS.items()]
    return _table(("format", "what", "chosen by the name"), rows)


def _database() -> Iterator[str]:
    yield "Views:"
    yield ""
    yield from (f"- `{name}`: {view.about}" for name, view in VIEWS.items())
    for name, table in TABLES.items():
        yield from ("", f"### Table `{name}`", "", table.about, "")
        links = {column: f" → `{other}`" for column, other in table.links.items()}
        yield from _columns(
            (column, TYPES[kind], about + links.get(column, "")) for column, (kind, about) in table.columns.items()
        )


def _marks() -> list[str]:
    rows = [
        ("mention", MENTIONS, "a person, an institution, a place, a date; with its name or value"),
        ("group", [GROUP], "a group that takes part in an event"),
        ("trigger", event_types(), "a word that tells an event; with its status"),
        ("link", [*roles(), PLACE, DATE, SAME_EVENT], "from the first trigger of an event to the rest of it"),
    ]
    return _table(
        ("mark", "labels", "what"),
        ((kind, ", ".join(f"`{label}`" for label in labels), about) for kind, labels, about in rows),
    )


def _acled() -> list[str]:
    rows = []
    for row in acled.mapping()["code"]:
        sides = [f"{side} {row[side]}" for side in ("actor", "target") if side in row]
        codes = (row.get("disorder", ""), row.get("event", ""), row.get("sub_event", ""))
        rows.append((f"`{row['type']}`", ", ".join(row.get("subtypes", ["else"])), ", ".join(sides), *codes))
    return _table(("type", "subtypes", "if", "disorder_type", "event_type", "sub_event_type"), rows)


def _polecat() -> list[str]:
    mapping = polecat.mapping()
    types = [(plover, quad) for quad, members in mapping["quad"].items() for plover in members]
    rows = []
    for plover, quad in types:
        modes = [row for row in mapping["mode"] if row["plover"] == plover]
        codes = [("", "")] + [(row["mode"], f"{row['type']}/{row['subtype']}") for row in modes]
        for mode, subtype in codes:
            score = mapping["intensity"].get(f"{plover} {mode}".strip(), "")
            rows.append((plover, mode, subtype, quad, str(score)))
    return _table(("Event Type", "Event Mode", "our subtype", "Quad Code", "Intensity"), rows)


def blocks() -> dict[str, list[str]]:
    """The tables by name."""
    return {
        "formats": _formats(),
        "events": _columns((column.name, column.kind, column.about) for column in COLUMNS),
        "csv": _columns((column.name, column.kind, column.about) for column in csv_output.LISTS),
        "entities": _table(("column", "meaning"), ((f"`{one.name}`", one.about) for one in ENTITY_COLUMNS)),
        "geojson": _table(("property", "meaning"), ((f"`{name}`", about) for name, about in geojson.LISTS.items())),
        "parquet": _columns((name, f"`{kind}`", about) for name, (kind, about) in parquet.LISTS.items()),
        "sqlite": list(_database()),
        "marks": _marks(),
        "acled": _acled(),
        "not-acled": [f"- `{name}`: {', '.join(subs)}" for name, subs in acled.mapping()["not_coded"].items()],
        "polecat": _polecat(),
    }


def reference(page: str) -> str:
    """The page with all its tables made anew."""
    for name, lines in blocks().items():
        body = "\n".join(["", *lines, ""])
        pattern = re.compile(rf"(<!-- {name} -->).*?(<!-- /{name} -->)", re.DOTALL)
        page, found = pattern.subn(lambda match, body=body: match[1] + "\n" + body + "\n" + match[2], page)  # type: ignore[misc]
        if found != 1:
            raise SystemExit(f"docs/exports.md needs one place for « {name} », it has {found}")
    return page


if __name__ == "__main__":
    PAGE.write_text(reference(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
