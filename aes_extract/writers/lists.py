"""Lists across articles (people, institutions, places, the events in order) as a table, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from aes_extract.edtf import bounds
from aes_extract.schema import Story
from aes_extract.writers.cells import listed, write_rows
from aes_extract.writers.clean import clean
from aes_extract.writers.json_output import escaped
from aes_extract.writers.style import STYLES
from aes_extract.writers.style import Kind as Style
from aes_extract.writers.table import articles_of, events_view
from aes_extract.writers.tally import Entry, Kind

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """``least``: the width of the screen from which a table has it, ``None`` for CSV and JSON alone."""

    name: str
    least: int | None = None
    style: Style | None = None
    number: bool = False


_COUNTS = (Column("articles", 0, number=True), Column("mentions", 100, number=True), Column("events", 0, number=True))
_COUNTRY = Column("country", 60, "faint")
ENTITY_COLUMNS: dict[Kind, tuple[Column, ...]] = {
    "people": (
        Column("id"),
        Column("name", 0, "person"),
        Column("role", 80),
        Column("organization", 120),
        _COUNTRY,
        *_COUNTS,
    ),
    "institutions": (
        Column("id"),
        Column("name", 0, "institution"),
        Column("acronym", 80, "institution"),
        Column("kind", 80),
        _COUNTRY,
        *_COUNTS,
    ),
    "places": (Column("id"), Column("name", 0, "place"), Column("kind", 80), _COUNTRY, *_COUNTS),
}
TIMELINE_COLUMNS = tuple(
    map(Column, ("story", "date", "type", "subtype", "status", "place", "country", "who", "title", "articles"))
)


def entity_row(entry: Entry, columns: Sequence[Column]) -> Row:
    return {column.name: getattr(entry, column.name) for column in columns}


def in_order(stories: Iterable[Story]) -> list[Story]:
    """By first and last day; those of an unknown day come last, as they were."""
    days = [(bounds(story.date), story) for story in stories]
    dated = [(*span, story) for span, story in days if span[0] is not None]
    return [story for *_, story in sorted(dated, key=lambda one: one[:2])] + [
        story for span, story in days if span[0] is None
    ]


def story_row(story: Story) -> Row:
    values = (
        story.id,
        story.date,
        story.type,
        story.subtype,
        story.status,
        story.place.name if story.place else None,
        story.place.country if story.place else None,
        [who.name for who in story.participants],
        story.title,
        articles_of(story),
    )
    return {column.name: value for column, value in zip(TIMELINE_COLUMNS, values, strict=True)}


def write_list_csv(rows: Iterable[Row], columns: Sequence[Column], out: BinaryIO) -> None:
    """One row each, as ``writers/csv_output.py`` writes events; several values in a cell as there."""
    cells = ([listed(value) if isinstance(value, list) else value for value in row.values()] for row in rows)
    write_rows(out, [column.name for column in columns], cells, bom=True)


def write_list_json(rows: Iterable[Row], out: BinaryIO) -> None:
    """A JSON array with one object per line."""
    lines = (escaped(json.dumps(row, ensure_ascii=False)) for row in rows)
    text = ",\n".join(lines)
    out.write(f"[\n{text}\n]\n".encode() if text else b"[]\n")
    out.flush()


def write_list(rows: Sequence[Row], columns: Sequence[Column], console: Console) -> None:
    """A table with the columns that the screen has room for."""
    if not rows:
        console.print(Text("nothing found", style=STYLES["faint"]))
        return
    shown = [column for column in columns if column.least is not None and column.least <= console.width]
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=STYLES["faint"], pad_edge=False)
    for column in shown:
        # Beside the name all is cut at a third of the screen: a row is a line.
        table.add_column(
            column.name,
            justify="right" if column.number else "left",
            no_wrap=column.name != "name",
            overflow="fold" if column.name == "name" else "ellipsis",
            max_width=None if column.name == "name" else console.width // 3,
        )
    for row in rows:
        table.add_row(*(_cell(row[column.name], column.style) for column in shown))
    console.print(table)


def write_timeline(stories: Sequence[Story], console: Console) -> None:
    """Each event of the world in order of date, with the articles that tell it."""
    view = events_view(stories, console.width)
    console.print(view or Text("nothing found", style=STYLES["faint"]))


def _cell(value: object, style: Style | None) -> Text:
    return Text(clean("" if value is None else str(value)), style=STYLES[style] if style else "")
