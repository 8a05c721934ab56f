"""Events and entities as CSV."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path

import duckdb
import pandas as pd
from collected import full, one_event, who, written
from sample import TEXT, article

from aes_extract.schema import Article
from aes_extract.writers.csv_output import CSV_COLUMNS, write_csv
from aes_extract.writers.entities import ENTITY_COLUMNS, write_entities


def events(*articles: Article) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(write_csv, *articles).decode("utf-8-sig"), newline="")))


def entities(*articles: Article) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(write_entities, *articles).decode("utf-8-sig"), newline="")))


def ends(cell: str) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in (one.split("..") for one in cell.split("; "))]


def test_a_row_says_all_of_an_event() -> None:
    first, second = events(full())
    said = {
        "id": "pont:e1",
        "article_id": "pont",
        "story_id": "s-pont:e1",
        "type": "meeting",
        "status": "occurred",
        "hedged": "false",
        "date": "2023-05-12",
        "date_start": "2023-05-12",
        "date_end": "2023-05-12",
        "place_name": "Kolondé",
        "place_lat": "12.5",
        "place_lon": "-7.25",
        "place_geonames": "99",
        "killed": "",
        "host": "Tidiani Kolo",
        "participant": "Conseil du Fleuve; pêcheurs",
        "participant_names": "Tidiani Kolo; Conseil du Fleuve; pêcheurs",
        "participant_roles": "host; participant; participant",
        "participant_ids": "tidiani-kolo; ; ",
        "participant_countries": "MLI; ; MLI+NER",
        "quote_count": "1",
        "trigger_texts": "reçu | en audience",
        "source_name": "mairie de Kolondé",
        "article_title": "Kolondé : le pont attaqué",
        "article_path": "pont.txt",
    }
    assert {name: first[name] for name in said} == said
    said = {
        "hedged": "true",
        "status": "denied",
        "date_start": "2023-05-10",
        "date_end": "2023-05-11",
        "killed": "3",
        "casualties_about": "wounded",
        "casualties_at_least": "killed",
        "participant_names": "",
        "place_name": "",
        "evidence_offsets": "",
    }
    assert {name: second[name] for name in said} == said


def test_offsets_lead_back_to_the_text() -> None:
    row = events(full())[0]
    for name in ("trigger", "evidence", "quote"):
        told = row[f"{name}_texts"].split(" | ")
        assert [TEXT[start:end] for start, end in ends(row[f"{name}_offsets"])] == told
    row = next(row for row in entities(full()) if row["entity_id"] == "cdf")
    assert [TEXT[start:end] for start, end in ends(row["mention_offsets"])] == ["Conseil du Fleuve", "CDF"]


def test_the_columns_are_the_documented_ones_and_the_bytes_the_same() -> None:
    data = written(write_csv, full())
    assert data == written(write_csv, full())
    assert data.startswith(b"\xef\xbb\xbf" + ",".join(column.name for column in CSV_COLUMNS).encode() + b"\r\n")
    assert len({column.name for column in CSV_COLUMNS}) == len(CSV_COLUMNS)
    assert written(write_csv).count(b"\r\n") == 1


def test_pandas_reads_it() -> None:
    frame = pd.read_csv(io.BytesIO(written(write_csv, full(), article(id="bac"))), parse_dates=["date_start"])
    assert list(frame.id) == ["pont:e1", "pont:e2", "bac:e1", "bac:e2"]
    assert frame.date_start.dt.year.unique().tolist() == [2023]
    assert frame.hedged.dtype == bool


def test_duckdb_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(written(write_csv, full(), one_event("bac", object="=1+1")))
    found = duckdb.sql(f"select id, date_start, place_lat, object from '{path}' order by id").fetchall()
    day = datetime.date(2023, 5, 12)
    assert found[0] == ("bac:e1", None, None, "'=1+1")
    assert found[1] == ("pont:e1", day, 12.5, "réouverture du pont")


def test_an_article_cannot_write_a_formula_or_a_row() -> None:
    evil = '=HYPERLINK("http://x")\r\n"a",b'
    one = one_event(object=evil, participants=[who("agent", name="@x;y")])
    row, *others = events(one)
    assert not others
    assert row["object"] == "'" + evil.replace("\r\n", "  ")
    assert row["agent"] == "'@x,y"


def test_entities_have_their_values_and_mentions() -> None:
    rows = {row["id"]: row for row in entities(full())}
    assert list(rows) == [
        "pont:person:tidiani-kolo",
        "pont:institution:cdf",
        "pont:place:kolonde",
        "pont:date:d1",
    ]
    said = [
        ("pont:person:tidiani-kolo", "rank", "général"),
        ("pont:person:tidiani-kolo", "roles", "gouverneur (région du Fleuve)"),
        ("pont:institution:cdf", "acronym", "CDF"),
        ("pont:institution:cdf", "mention_count", "2"),
        ("pont:place:kolonde", "form", "town"),
        ("pont:place:kolonde", "lat", "12.5"),
        ("pont:place:kolonde", "rank", ""),
        ("pont:date:d1", "name", "2023-05-12"),
        ("pont:date:d1", "date_start", "2023-05-12"),
        ("pont:date:d1", "resolution", "explicit"),
    ]
    assert [(key, name, rows[key][name]) for key, name, _ in said] == said
    assert list(rows["pont:date:d1"]) == [column.name for column in ENTITY_COLUMNS]
