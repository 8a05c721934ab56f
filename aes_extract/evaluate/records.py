"""Annotated articles in JSONL: ours, with events; Prodigy's and doccano's, and what is written like theirs."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from aes_extract.evaluate.from_marks import gold_of
from aes_extract.evaluate.gold import GoldArticle
from aes_extract.evaluate.labels import Labels
from aes_extract.marks import MENTIONS, Link, Mark, Marked
from aes_extract.readers.decode import Unreadable, decode
from aes_extract.readers.jsonl import parsed
from aes_extract.readers.published import parse_published
from aes_extract.readers.source import Failure

_SPANS = ("spans", "label", "labels", "entities")
_AS_GIVEN = ("title", "author", "publisher", "people", "orgs", "events")
_GOLD = TypeAdapter(GoldArticle)


def read_records(data: bytes, file: Path, labels: Labels) -> Iterator[GoldArticle | Failure]:
    """The article of each line that is annotated; a bad line is one ``Failure`` that names it."""
    for number, line in numbered(data):
        where = f"{file}:{number}"
        try:
            record = parsed(line)
            if record.get("answer", "accept") == "accept":
                yield _article(record, where, file.parent, f"{file.stem}-{number}", labels)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"]))
            yield Failure(where, f"`{place}`: {first['msg'].lower()}; see docs/annotate.md")
        except ValueError as error:
            yield Failure(where, str(error))


def numbered(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank with their numbers, without a byte order mark."""
    lines = enumerate(data.removeprefix(BOM_UTF8).split(b"\n"), 1)
    return ((number, line) for number, line in lines if line.strip())


def article_text(value: object) -> str:
    """A text that can be analysed; ``ValueError`` for anything else."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError('no "text"; give the text of the article')
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError('"text" holds half a character (a lone surrogate); repair the export') from None
    return value


def article_id(record: dict[str, Any], default: str) -> str:
    """``article`` is where our exports keep the id; tools put numbers of their own under ``id``."""
    given = next((record[key] for key in ("article", "id") if record.get(key) not in (None, "")), default)
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise ValueError("the article's id must be a string or a number")
    return str(given)


def article_date(value: object) -> str | None:
    """An ISO date; ``ValueError`` for anything else."""
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        raise ValueError('"published" must be a date in quotation marks')
    try:
        return parse_published(value)
    except ValueError as error:
        raise ValueError(f'"published": {error}') from None


def _article(record: dict[str, Any], where: str, folder: Path, default_id: str, labels: Labels) -> GoldArticle:
    # Prodigy keeps what is known of an article in « meta », doccano beside the text.
    known = record | (record["meta"] if isinstance(record.get("meta"), dict) else {})
    text = article_text(record["text"] if "text" in record else _beside(folder, record.get("path")))
    key = next((key for key in _SPANS if record.get(key) is not None), None)
    if key is None and "events" not in record:
        raise ValueError('no annotation in it; give "spans" (docs/annotate.md), or leave the line out')
    spans = [_span(one, text, labels) for one in _items(record, key)]
    id, published = article_id(known, default_id), article_date(known.get("published"))
    if "relations" in record and "events" not in record:
        return gold_of(_linked(Marked(id, text, published), spans, _items(record, "relations")), where)
    mentions = [span for span in spans if span["label"] in MENTIONS]
    given = {name: record[name] for name in _AS_GIVEN if record.get(name) is not None}
    if isinstance(given.get("events"), list):
        given["events"] = [_with_words(event, text) for event in given["events"]]
    return _GOLD.validate_python(
        given | {"id": id, "text": text, "published": published, "spans": mentions, "where": where}
    )


def _beside(folder: Path, name: object) -> object:
    """The text of a file that a line names; only one beside the annotation is read."""
    if not isinstance(name, str):
        return None
    path = PurePath(name)
    if path.is_absolute() or ".." in path.parts or "\0" in name:
        raise ValueError(f"{name!r} lies elsewhere; put the text beside the annotation")
    try:
        file = folder / path
        if not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
            raise ValueError(f"{name!r} is no file beside the annotation; check the path")
        return decode(file.read_bytes())[0]
    except (OSError, Unreadable) as error:
        raise ValueError(f"{name!r} cannot be read ({error}); check the file") from None


def _items(record: dict[str, Any], key: str | None) -> list[Any]:
    items = record[key] if key else []
    if not isinstance(items, list):
        raise ValueError(f'"{key}" must be a list')
    return items


def _span(item: Any, text: str, labels: Labels) -> dict[str, Any]:
    """A span of any of the tools with our names of its parts; a label that is none of ours is empty."""
    if isinstance(item, list) and len(item) == 3:  # doccano's [start, end, label]
        item = dict(zip(("start", "end", "label"), item, strict=True))
    if not isinstance(item, dict):
        raise ValueError("a span must be an object, or [start, end, label]")
    span = {"start": item.get("start", item.get("start_offset")), "end": item.get("end", item.get("end_offset"))}
    if any(type(offset) is not int for offset in span.values()) or not isinstance(item.get("label"), str):
        raise ValueError("a span needs a start, an end and a label; offsets are whole numbers")
    words = item.get("text", text[span["start"] : span["end"]])
    return span | {
        "label": labels.ours(item["label"]) or "",
        "text": words,
        "value": item.get("value"),
        "status": item.get("status"),
        "hedged": item.get("hedged"),
        "key": item.get("token_end", item.get("id")),
    }


def _with_words(event: Any, text: str) -> Any:
    """An event whose triggers have their words, as far as they are stretches of the text at all."""
    if not isinstance(event, dict) or not isinstance(event.get("triggers"), list):
        return event
    triggers = [
        {"text": text[t["start"] : t["end"]], **t}
        if isinstance(t, dict) and all(type(t.get(key)) is int for key in ("start", "end"))
        else t
        for t in event["triggers"]
    ]
    return event | {"triggers": triggers}


def _linked(one: Marked, spans: Iterable[dict[str, Any]], relations: list[Any]) -> Marked:
    """The marks with the links between them: Prodigy's name the last token of a span, doccano's its id."""
    by_key: dict[int, Mark] = {}
    for span in spans:
        if not span["label"]:
            continue
        start, end, words = span["start"], span["end"], span["text"]
        if one.text[start:end] != words:
            raise ValueError(f"{start}..{end} is not {str(words)[:40]!r}; annotate this very text")
        value, status = (span[key] if isinstance(span[key], str) else None for key in ("value", "status"))
        mark = Mark(start, end, span["label"], value, status, span["hedged"] is True)
        one.marks.append(mark)
        if isinstance(span["key"], int):
            by_key[span["key"]] = mark
    for relation in relations:
        if not isinstance(relation, dict):
            raise ValueError("a relation must be an object")
        ends = relation.get("head", relation.get("from_id")), relation.get("child", relation.get("to_id"))
        head, tail = (by_key.get(end) if isinstance(end, int) else None for end in ends)
        label = relation.get("label", relation.get("type"))
        if head is not None and tail is not None and isinstance(label, str):
            one.links.append(Link(head, tail, label))
    return one
