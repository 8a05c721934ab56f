"""The SQLite database: what it holds, how runs add up in it, and what Datasette makes of it."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from collected import AT_KOLONDE, Collected, event, full, one_event
from datasette.app import Datasette
from sample import TEXT, article

from aes_extract.schema import Article, StoryValue
from aes_extract.stories import Told
from aes_extract.writers.refused import Refused
from aes_extract.writers.sqlite import check_database, write_sqlite
from aes_extract.writers.sqlite_tables import OF_ARTICLE, TABLES, VIEWS, datasette_metadata


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "aes.db"


def write(path: Path, *articles: Article, together: tuple[str, ...] = ()) -> None:
    write_sqlite(Collected(*articles, together=together), path)  # type: ignore[arg-type]


def ask(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, values).fetchall()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table, whatever the order in which they came."""
    return {name: sorted(ask(path, f"select * from {name}"), key=repr) for name in TABLES}


def test_all_of_an_article_is_there(path: Path) -> None:
    write(path, full())
    counts = {name: len(rows) for name, rows in content(path).items()}
    assert counts == {
        "articles": 1,
        "stories": 2,
        "story_values": 0,
        "events": 2,
        "entities": 4,
        "participants": 3,
        "mentions": 6,
        "quotes": 1,
        "triggers": 3,
        "evidence": 1,
        "relations": 1,
    }
    assert ask(path, "select text from articles") == [(TEXT,)]
    assert ask(path, "select title, date_start, place_lat, hedged from events where id = 'pont:e1'") == [
        ("audience: Tidiani Kolo, Conseil du Fleuve, pêcheurs (Kolondé, 2023-05-12)", "2023-05-12", 12.5, 0)
    ]
    assert ask(path, "select entity_id from participants order by number") == [
        ("pont:person:tidiani-kolo",),
        (None,),
        (None,),
    ]
    for table in ("mentions", "quotes", "triggers", "evidence"):
        for words, start, end in ask(path, f"select text, char_start, char_end from {table}"):
            assert TEXT[start:end] == words


def test_keys_hold_and_views_answer(path: Path) -> None:
    write(path, full(), one_event("bac"), together=("pont:e1", "bac:e1"))
    assert ask(path, "pragma foreign_key_check") == []
    for view in VIEWS:
        assert ask(path, f"select * from {view}")
    assert ask(path, "select hosts, participants, article, date_start from meetings limit 1") == [
        ("Tidiani Kolo", "Conseil du Fleuve; pêcheurs", "Kolondé : le pont attaqué", "2023-05-12")
    ]
    assert ask(path, "select id, articles from story_list limit 1") == [("s-together", 2)]
    assert ask(path, "select entity_id, articles, mentions, events from people") == [("tidiani-kolo", 2, 2, 1)]
    assert ask(path, "select person, role from person_events") == [("tidiani-kolo", "host")]


def test_search_takes_no_notice_of_accents(path: Path) -> None:
    write(path, full())
    assert ask(path, "select rowid from articles_fts where articles_fts match 'kolonde attaque'") == [(1,)]
    assert ask(path, "select rowid from evidence_fts where evidence_fts match 'general'") == [(1,)]
    assert ask(path, "select rowid from articles_fts where articles_fts match 'inconnu'") == []


def test_the_same_run_again_changes_nothing(path: Path, tmp_path: Path) -> None:
    write(path, full(), article(id="bac"))
    before = path.read_bytes()
    write(path, full(), article(id="bac"))
    assert path.read_bytes() == before
    other = tmp_path / "other.db"
    write(other, full(), article(id="bac"))
    assert dump(other) == dump(path)


def test_other_articles_are_added(path: Path, tmp_path: Path) -> None:
    write(path, full())
    write(path, article(id="bac"))
    both = tmp_path / "both.db"
    write(both, full(), article(id="bac"))
    assert content(path) == content(both)


@pytest.mark.parametrize(
    "changed",
    [
        full().model_copy(update={"title": "Autre titre"}),
        full().model_copy(update={"events": full().events[:1], "relations": []}),
        full().model_copy(update={"events": [], "people": [], "relations": []}),
        full().model_copy(update={"events": [*full().events, event(id="e3")]}),
    ],
)
def test_a_changed_article_replaces_its_rows(path: Path, tmp_path: Path, changed: Article) -> None:
    write(path, full(), article(id="bac"))
    write(path, changed)
    fresh = tmp_path / "fresh.db"
    write(fresh, changed, article(id="bac"))
    assert content(path) == content(fresh)
    assert ask(path, "pragma foreign_key_check") == []
    found = ask(path, "select count(*) from articles_fts where articles_fts match 'kolo'")
    assert found == ask(fresh, "select count(*) from articles_fts where articles_fts match 'kolo'")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("insert into articles_fts(articles_fts, rank) values ('integrity-check', 1)")
        connection.execute("insert into evidence_fts(evidence_fts, rank) values ('integrity-check', 1)")


def test_a_story_that_nobody_tells_any_more_is_gone(path: Path) -> None:
    write(path, full(), one_event("bac"), together=("pont:e1", "bac:e1"))
    write(path, full(), one_event("bac"))
    assert ask(path, "select id from stories order by id") == [("s-bac:e1",), ("s-pont:e1",), ("s-pont:e2",)]


def test_the_values_of_a_story_follow_it(path: Path) -> None:
    collected = Collected(full(), one_event("bac"), together=("pont:e1", "bac:e1"))
    members = collected.stories[0].members
    values = [StoryValue(field="date", value="2023-05-12", members=members)]
    for told in (values, values * 1, []):
        collected.stories[0] = collected.stories[0].model_copy(update={"values": told, "conflicts": ["date"]})
        write_sqlite(collected, path)  # type: ignore[arg-type]
        found = ask(path, "select story_id, field, value, events from story_values")
        assert found == [("s-together", "date", "2023-05-12", "pont:e1; bac:e1")][: len(told)]


def test_every_row_of_an_article_can_be_found_by_it() -> None:
    assert set(OF_ARTICLE) == {name for name, table in TABLES.items() if "article_id" in table.columns}


class Breaking(Collected):
    """Ends in the middle of the articles as ``fail`` does."""

    def __iter__(self) -> Iterator[Told]:
        told = super().__iter__()
        yield next(told)
        self.fail()
        yield from told

    def fail(self) -> None:
        raise KeyboardInterrupt


def test_a_run_that_fails_leaves_the_old_database_or_none(path: Path) -> None:
    broken: Any = Breaking(article(id="new"), article(id="newer"))
    with pytest.raises(KeyboardInterrupt):
        write_sqlite(broken, path)
    assert list(path.parent.iterdir()) == []
    write(path, full())
    before = dump(path)
    with pytest.raises(KeyboardInterrupt):
        write_sqlite(broken, path)
    assert dump(path) == before


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_killed_run_leaves_the_old_database(path: Path) -> None:
    write(path, full())
    before = dump(path)
    kill = (
        "import os, signal, sys; sys.path.insert(0, sys.argv[2]); from pathlib import Path; from test_sqlite import *\n"
        "Breaking.fail = lambda self: os.kill(os.getpid(), signal.SIGKILL)\n"
        "many = [article(id=f'new{n}') for n in range(2)]\n"
        "write_sqlite(Breaking(*many), Path(sys.argv[1]))"
    )
    run = subprocess.run([sys.executable, "-c", kill, str(path), str(Path(__file__).parent)], check=False)
    assert run.returncode == -signal.SIGKILL
    assert dump(path) == before


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table cats (name)")


def other_version(path: Path) -> None:
    write(path, full())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma user_version = 99")


def broken_database(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 600)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: path.write_text("kept"), "is no SQLite database"),
        (lambda path: path.write_text("x"), "is no SQLite database"),
        (other_database, "is a database of something else"),
        (other_version, "was written by another version"),
        (broken_database, "cannot be read"),
        (lambda path: path.mkdir(), "is no file"),
    ],
)
def test_what_is_no_database_of_ours_is_left_alone(path: Path, make: Any, why: str) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for refuse in (lambda: check_database(path), lambda: write(path, full())):
        with pytest.raises(Refused, match=why) as error:
            refuse()
        assert "\n" not in str(error.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.touch(), lambda path: write(path, full())])
def test_no_file_an_empty_one_or_ours_is_written(path: Path, make: Any) -> None:
    make(path)
    check_database(path)
    write(path, article(id="bac"))
    assert ("bac",) in ask(path, "select id from articles")


def test_a_locked_database_is_one_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, full())
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **more: connect(*args, **(more | {"timeout": 0})))
    with closing(connect(path)) as other:
        other.execute("begin immediate")
        with pytest.raises(Refused, match="locked"):
            write(path, article(id="bac"))


def test_the_text_of_an_article_is_never_sql(path: Path) -> None:
    evil = "x'); drop table events; --"
    write(path, one_event(evil, object=evil, place={"name": evil}))
    write(path, one_event(evil, object="other"))
    assert ask(path, "select article_id, object from events") == [(evil, "other")]


def served(path: Path, *urls: str, **more: Any) -> list[Any]:
    """What Datasette answers, as JSON."""

    async def ask_datasette() -> list[Any]:
        datasette = Datasette(files=[str(path)], **more)
        await datasette.invoke_startup()
        answers = []
        for url in urls:
            answer = await datasette.client.get(url)
            assert answer.status_code == 200, answer.text
            answers.append(answer.json() if ".json" in url else answer.text)
        return answers

    # In a thread of its own: the browser tests keep a loop running in this one.
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, ask_datasette()).result()


def test_datasette_shows_events_with_their_articles_and_searches(path: Path) -> None:
    untitled = one_event("bac", place=AT_KOLONDE).model_copy(update={"title": None})
    write(path, full(), untitled)
    events, found, nothing, meetings, page = served(
        path,
        "/aes/events.json?_labels=on&_shape=array",
        "/aes/articles.json?_search=kolonde&_shape=array",
        "/aes/evidence.json?_search=inconnu&_shape=array",
        "/aes/meetings.json?_shape=array",
        "/aes/events",
    )
    labels = {event["id"]: event["article_id"]["label"] for event in events}
    assert labels["pont:e1"] == "Kolondé : le pont attaqué"
    assert labels["bac:e1"].startswith("Le 12 mai 2023, le général Tidiani Kolo a reçu")
    assert events[0]["story_id"]["label"]
    assert [row["id"] for row in found] == ["bac", "pont"]
    assert nothing == []
    assert [row["article_id"] for row in meetings] == ["pont", "bac"]
    assert '<a href="/aes/articles/pont">Kolondé : le pont attaqué</a>' in page


def test_datasettes_metadata_names_what_there_is(path: Path) -> None:
    write(path, full())
    metadata = datasette_metadata("aes")
    page, counted = served(
        path, "/aes/events", "/aes/meetings_per_country_and_month.json?_shape=array", metadata=metadata
    )
    assert "Events as one article tells them." in page
    assert "facet-info-name" in page
    assert counted == [{"country": "MLI", "month": "2023-05", "meetings": 1}]
    for name, entry in metadata["databases"]["aes"]["tables"].items():
        columns = {column for _, column, *_ in ask(path, f"pragma table_info({name})")}
        assert set(entry.get("columns", columns)) == columns
        assert {*entry.get("facets", []), *([entry["sort_desc"]] if "sort_desc" in entry else [])} <= columns
