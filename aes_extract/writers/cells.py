"""Cells of delimited text that a spreadsheet can open without harm.

CSV is RFC 4180: CRLF ends a row, a cell with a comma, a quote or a line end is quoted, a quote is doubled. Beyond that:

* A cell is one line: each line end, tab, other control character or character that turns the writing direction becomes
  one blank, so lengths, and with them offsets, stay.
* A text that a spreadsheet would take for a formula (its first letter, after blanks, is one of ``= + - @``) gets an
  apostrophe in front (CWE-1236), and so does what stands behind a semicolon or comma: a spreadsheet that is set to
  another separator begins a cell there. :func:`restore` takes them off again; numbers are left as they are.
* Several values in one cell are joined by ``"; "``, several passages of text by ``" | "``; these marks inside a value
  become a comma and a broken bar.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO

from aes_extract.schema import Passage, Range
from aes_extract.writers.clean import DIRECTION
from aes_extract.writers.rows import Value

# The full-width forms are read as formulas, too, by some East Asian spreadsheets.
_FORMULA = re.compile(r"(^|[;,])(?=[ ']*[=+\-@＝＋－＠])")
_GUARDED = re.compile(r"(^|[;,])'(?=[ ']*[=+\-@＝＋－＠])")
_BLANK = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *DIRECTION], " ")
_LIST, _PASSAGES = "; ", " | "


def cell(value: Value) -> str:
    """One value as a cell; an unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return guard(line(value))
    return str(value)


def line(text: str) -> str:
    """The text on one line, of the same length."""
    return text.translate(_BLANK)


def guard(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet could see a formula."""
    return _FORMULA.sub(r"\1'", text)


def restore(text: str) -> str:
    """The text of a cell as it was before :func:`guard`."""
    return _GUARDED.sub(r"\1", text)


def listed(values: Iterable[str | None]) -> str:
    """Values that stand at the same place in each of several parallel lists; an unknown leaves its place empty."""
    return _LIST.join((value or "").replace(";", ",") for value in values)


def offsets(ranges: Iterable[Range]) -> str:
    """« 12..34; 50..61 »: starts and ends in the text, in a form that no spreadsheet takes for a date or a time."""
    return _LIST.join(f"{one.start}..{one.end}" for one in ranges)


def texts(passages: Iterable[Passage]) -> str:
    return _PASSAGES.join(passage.text.replace("|", "¦") for passage in passages)


def write_rows(
    out: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Value]], *, bom: bool = False, tabs: bool = False
) -> None:
    """Write header and rows as UTF-8, row by row: CSV, or tab-separated with the same quoting and LF."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        if bom:
            text.write("\ufeff")
        writer = csv.writer(text, delimiter="\t", lineterminator="\n") if tabs else csv.writer(text)
        writer.writerow(header)
        for row in rows:
            writer.writerow([cell(value) for value in row])
        text.flush()
    finally:
        text.detach()
