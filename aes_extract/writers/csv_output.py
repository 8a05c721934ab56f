"""``csv``: one row per event, flat, for Excel, LibreOffice, pandas and R.

The file begins with a byte order mark, without which Excel reads the accents of UTF-8 as two letters each; see
``writers/cells.py`` for what a cell may hold.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from aes_extract.schema import Casualties, Participant
from aes_extract.stories import Collection
from aes_extract.writers.cells import listed, offsets, texts, write_rows
from aes_extract.writers.rows import ARTICLE_COLUMNS, EVENT_COLUMNS, Column, EventRow, event_rows

_ROLES = {
    "host": "who receives or presides",
    "participant": "who takes part",
    "speaker": "who speaks",
    "addressee": "who is spoken to",
    "agent": "who acts",
    "target": "who or what is acted upon",
}


def _of_role(role: str) -> Column:
    def names(row: EventRow) -> str:
        return listed(one.name for one in row.event.participants if one.role == role)

    return Column(role, "text", f"names of those with the role `{role}`: {_ROLES[role]}", names)


def _parallel(name: str, about: str, value: Callable[[Participant], str | None]) -> Column:
    return Column(name, "text", about, lambda row: listed(value(one) for one in row.event.participants))


def _casualties(row: EventRow) -> Casualties:
    return row.event.casualties or Casualties()


LISTS: tuple[Column, ...] = (
    Column(
        "casualties_about",
        "text",
        "which of the numbers the article rounds",
        lambda row: listed(_casualties(row).about),
    ),
    Column(
        "casualties_at_least",
        "text",
        "which of the numbers are lower bounds",
        lambda row: listed(_casualties(row).at_least),
    ),
    *(_of_role(role) for role in _ROLES),
    _parallel("participant_names", "all participants in the order of the text", lambda one: one.name),
    _parallel("participant_roles", "their roles, in the same order, like the next five", lambda one: one.role),
    _parallel("participant_types", "`person`, `institution`, `place` or `group`", lambda one: one.type),
    _parallel("participant_ids", "their entities; a group has none", lambda one: one.id),
    _parallel(
        "participant_countries",
        "their countries; several joined by `+`",
        lambda one: "+".join(one.countries or [one.country or ""]),
    ),
    _parallel("participant_sectors", "their PLOVER sectors", lambda one: one.sector),
    _parallel(
        "participant_offsets",
        "where a group is named, `start..end`, several joined by `+`; for an entity see `--entities csv`",
        lambda one: "+".join(f"{mention.start}..{mention.end}" for mention in one.mentions),
    ),
    Column("quote_count", "integer", "number of quotations", lambda row: len(row.event.quotes)),
    Column("quote_texts", "text", "the quotations", lambda row: texts(row.event.quotes)),
    Column("quote_offsets", "text", "their places in the text", lambda row: offsets(row.event.quotes)),
    Column("trigger_texts", "text", "the words that name the event", lambda row: texts(row.event.triggers)),
    Column("trigger_offsets", "text", "their places in the text", lambda row: offsets(row.event.triggers)),
    Column("evidence_texts", "text", "the sentences that tell it", lambda row: texts(row.event.evidence)),
    Column("evidence_offsets", "text", "their places in the text", lambda row: offsets(row.event.evidence)),
)
CSV_COLUMNS = EVENT_COLUMNS + LISTS + ARTICLE_COLUMNS


def write_csv(collection: Collection, out: BinaryIO) -> None:
    """Write the events of all articles, one row each."""
    rows = ([column.value(row) for column in CSV_COLUMNS] for row in event_rows(collection))
    write_rows(out, [column.name for column in CSV_COLUMNS], rows, bom=True)
