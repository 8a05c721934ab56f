"""``sqlite``: a database of articles, entities, events and stories, for SQL and for Datasette.

Runs add up in one file: an article that is there already is replaced when anything of it changed and left alone when
not, one that is new is added, all others stay. A run is one transaction: if it fails or is killed, the file is what it
was before. Stories are those of the run: articles that are to share theirs must be read in one run.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from aes_extract.stories import Collection
from aes_extract.writers.refused import Refused
from aes_extract.writers.rows import events_of
from aes_extract.writers.sqlite_rows import Row, article_digest, article_row, rows_of, story_rows
from aes_extract.writers.sqlite_tables import APPLICATION_ID, OF_ARTICLE, SCHEMA_VERSION, TABLES, VIEWS

_MAGIC = b"SQLite format 3\0"


def check_database(path: Path) -> None:
    """Raise Refused for an existing file that is no database of ours."""
    if not path.exists():
        return
    if not path.is_file():
        raise Refused(f"{path} is no file that could hold a database; choose another.")
    with path.open("rb") as file:
        magic = file.read(len(_MAGIC))
    if not magic:
        return
    if magic != _MAGIC:
        raise Refused(f"{path} is no SQLite database; choose another file.")
    try:
        with closing(sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)) as connection:
            application, version, tables = (
                connection.execute(sql).fetchone()[0]
                for sql in ("pragma application_id", "pragma user_version", "select count(*) from sqlite_master")
            )
    except sqlite3.Error as error:
        raise Refused(f"{path} cannot be read ({error}); choose another file.") from error
    if tables and application != APPLICATION_ID:
        raise Refused(f"{path} is a database of something else; choose another file.")
    if tables and version != SCHEMA_VERSION:
        raise Refused(f"{path} was written by another version of aes-extract; choose another file.")


def write_sqlite(collection: Collection, path: Path) -> None:
    """Bring the articles and stories of a run into the database at ``path``, which is made if need be."""
    check_database(path)
    existed = path.exists()
    try:
        with closing(sqlite3.connect(path)) as connection:
            database = Database(connection, execute_plugins=False)
            with database.atomic():
                if not database.table_names():
                    _create(database)
                _stories(database, collection)
                _articles(database, collection)
                _forget_stories(database)
    except BaseException as error:
        if not existed:
            with suppress(OSError):
                path.unlink()
        if isinstance(error, sqlite3.Error):
            raise Refused(f"{path} cannot be written ({error}); check its space and permissions.") from error
        raise


def _create(database: Database) -> None:
    database.execute(f"pragma application_id = {APPLICATION_ID}")
    database.execute(f"pragma user_version = {SCHEMA_VERSION}")
    for name, table in TABLES.items():
        made = database.table(name).create(
            {column: kind for column, (kind, _) in table.columns.items()},
            pk=table.pk,
            foreign_keys=[(column, other, "id") for column, other in table.links.items()],
        )
        for column in table.indexes:
            made.create_index([column])
        if table.search:
            made.enable_fts(table.search, create_triggers=True, tokenize="unicode61 remove_diacritics 2")
    for name, view in VIEWS.items():
        database.create_view(name, view.sql)


def _stories(database: Database, collection: Collection) -> None:
    known = _digests(database, "stories")
    for story in collection.stories:
        row, values = story_rows(story)
        if known.get(story.id) == row["digest"]:
            continue
        database.execute("delete from story_values where story_id = ?", [story.id])
        _write(database, "stories", [row])
        _write(database, "story_values", values)


def _articles(database: Database, collection: Collection) -> None:
    known = _digests(database, "articles")
    for told in collection:
        article = told.article
        events = events_of(article, collection)
        digest = article_digest(told, events)
        if known.get(article.id) == digest:
            continue
        if article.id in known:
            for name in OF_ARTICLE:
                database.execute(f"delete from {name} where article_id = ?", [article.id])
        _write(database, "articles", [article_row(told, digest)])
        for name, rows in rows_of(article, events).items():
            _write(database, name, rows)


def _forget_stories(database: Database) -> None:
    """A story whose articles were all replaced or told anew is told by nobody."""
    untold = "not in (select story_id from events)"
    database.execute(f"delete from story_values where story_id {untold}")
    database.execute(f"delete from stories where id {untold}")


def _write(database: Database, name: str, rows: list[Row]) -> None:
    """Insert rows, an article or a story in place of the one with its id."""
    database.conn.executemany(_statement(name), rows)


@cache
def _statement(name: str) -> str:
    columns = list(TABLES[name].columns)
    sql = f"insert into {name} ({', '.join(columns)}) values ({', '.join(f':{column}' for column in columns)})"
    if name not in ("articles", "stories"):
        return sql
    return f"{sql} on conflict (id) do update set " + ", ".join(f"{column} = excluded.{column}" for column in columns)


def _digests(database: Database, table: str) -> dict[str, str]:
    return dict(database.execute(f"select id, digest from {table}").fetchall())
