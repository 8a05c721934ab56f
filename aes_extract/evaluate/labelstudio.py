"""Annotated articles as Label Studio exports them (« JSON », not « JSON-MIN », which has no relations)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aes_extract.evaluate.from_marks import gold_of, is_trigger
from aes_extract.evaluate.gold import GoldArticle
from aes_extract.evaluate.labels import Labels
from aes_extract.evaluate.records import article_date, article_id, article_text
from aes_extract.marks import STATUSES, Link, Mark, Marked
from aes_extract.readers.source import Failure

# What is asked of a region, and where its answer stands.
_ASKED = {"status": "choices", "hedged": "choices", "value": "text"}


class NoTasks(ValueError):
    """The file is no export of Label Studio; the message says what it is."""


def read_tasks(data: bytes, file: Path, labels: Labels) -> Iterator[GoldArticle | Failure]:
    """The article of each task that somebody has annotated; of several annotations the last, or the ground truth.

    Raises NoTasks.
    """
    try:
        tasks = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NoTasks(f"no JSON that can be read ({str(error).splitlines()[0]}); export it again") from None
    if not isinstance(tasks, list):
        raise NoTasks("no list of tasks; export « JSON » from Label Studio")
    for number, task in enumerate(tasks, 1):
        where = f"{file}:{number}"
        try:
            if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
                raise ValueError('no task with "data"; export « JSON » from Label Studio, not « JSON-MIN »')
            if (results := _results(task)) is not None:
                yield _article(task["data"], results, where, f"{file.stem}-{number}", labels)
        except ValueError as error:
            yield Failure(where, str(error))


def _results(task: dict[str, Any]) -> list[dict[str, Any]] | None:
    given = task.get("annotations") or []
    if not isinstance(given, list):
        raise ValueError('"annotations" must be a list; export « JSON » from Label Studio')
    annotations = [one for one in given if isinstance(one, dict) and not one.get("was_cancelled")]
    if not annotations:
        return None
    results = next((one for one in annotations if one.get("ground_truth")), annotations[-1]).get("result")
    if not isinstance(results, list) or not all(isinstance(one, dict) for one in results):
        raise ValueError('"result" must be a list of objects; export « JSON » from Label Studio')
    return results


def _article(
    data: dict[str, Any], results: list[dict[str, Any]], where: str, default_id: str, labels: Labels
) -> GoldArticle:
    one = Marked(article_id(data, default_id), article_text(data.get("text")), article_date(data.get("published")))
    # What is said of one region has its id: a label, a status, a value.
    told: dict[str, dict[str, Any]] = {}
    for result in results:
        value = result.get("value")
        if isinstance(value, dict) and isinstance(result.get("id"), str):
            region = told.setdefault(result["id"], {})
            if isinstance(value.get("labels"), list) and value["labels"]:
                region["region"] = value
            elif result.get("from_name") in _ASKED:
                region[result["from_name"]] = value.get(_ASKED[result["from_name"]])
    marks = {id: mark for id, said in told.items() if (mark := _mark(said, one.text, labels)) is not None}
    one.marks.extend(sorted(marks.values(), key=lambda mark: (mark.start, -mark.end)))
    for result in results:
        if result.get("type") == "relation":
            one.links.extend(_links(result, marks))
    return gold_of(one, where)


def _mark(said: dict[str, Any], text: str, labels: Labels) -> Mark | None:
    if "region" not in said:
        return None
    region = said["region"]
    label = labels.ours(str(region["labels"][0]))
    if label is None:
        return None
    if type(region.get("start")) is not int or type(region.get("end")) is not int:
        raise ValueError("a region without offsets in the text; label « Text », not « HyperText »")
    start, end = _place(region["start"], region["end"], region.get("text"), text)
    mark = Mark(start, end, label, _only(said.get("value")))
    if not is_trigger(mark):
        return mark
    status = _only(said.get("status"))
    return Mark(start, end, label, None, status if status in STATUSES else None, _only(said.get("hedged")) is not None)


def _only(values: object) -> str | None:
    first = values[0] if isinstance(values, list) and values else values
    return first if isinstance(first, str) and first else None


def _place(start: int, end: int, words: object, text: str) -> tuple[int, int]:
    """The offsets in characters; older versions count a letter beyond U+FFFF, as an emoji is, for two."""
    if not isinstance(words, str) or _bare(text[start:end]) == _bare(words):
        return start, end
    units = text.encode("utf-16-le")
    found = tuple(len(units[: 2 * at].decode("utf-16-le", "replace")) for at in (start, end))
    if _bare(text[found[0] : found[1]]) != _bare(words):
        raise ValueError(f"{start}..{end} is not {words[:40]!r} in the text; import the text unchanged")
    return found[0], found[1]


def _bare(words: str) -> str:
    """Without white space, which the tool shows in its own way."""
    return "".join(words.replace("\\n", " ").split())


def _links(relation: dict[str, Any], marks: dict[str, Mark]) -> Iterator[Link]:
    """A link for each label; one between regions that are not scored is none."""
    head, tail = marks.get(str(relation.get("from_id"))), marks.get(str(relation.get("to_id")))
    if head is None or tail is None:
        return
    if relation.get("direction") == "left":
        head, tail = tail, head
    labels = relation.get("labels")
    for label in labels if isinstance(labels, list) else []:
        yield Link(head, tail, str(label))
