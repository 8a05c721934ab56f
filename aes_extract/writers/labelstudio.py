"""``labelstudio``: tasks for Label Studio with what was found as predictions, and the labelling interface for them.

A mention is a region with its name or date as text, a trigger one labelled with the type of its event, with its status
as a choice; relations lead from an event's first trigger to its other triggers, participants, place and date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from aes_extract.marks import DATE, GROUP, MENTIONS, PLACE, SAME_EVENT, STATUSES, Mark, event_types, marked, roles
from aes_extract.stories import Collection
from aes_extract.stories.collection import Told
from aes_extract.writers.json_output import escaped

_COLOURS = {"PER": "#0e7490", "ORG": "#a21caf", "LOC": "#15803d", "DATE": "#a16207", GROUP: "#1d4ed8"}
_EVENT_COLOUR = "#b91c1c"


def write_labelstudio(collection: Collection, out: BinaryIO) -> None:
    """Write one JSON list with one task per line."""
    separator = b"[\n"
    for number, told in enumerate(collection.alone(), 1):
        out.write(separator + escaped(json.dumps(task(told, number), ensure_ascii=False)).encode("utf-8"))
        separator = b",\n"
    out.write(b"[]\n" if separator == b"[\n" else b"\n]\n")
    out.flush()


def task(told: Told, number: int) -> dict[str, Any]:
    """One article; ``number`` makes the ids of its regions its own."""
    one = marked(told.text, told.article)
    ids = {mark: f"a{number}m{i}" for i, mark in enumerate(one.marks, 1)}
    results = [result for mark in one.marks for result in _results(mark, ids[mark], one.text)]
    results += (
        {
            "from_id": ids[link.head],
            "to_id": ids[link.tail],
            "type": "relation",
            "direction": "right",
            "labels": [link.label],
        }
        for link in one.links
    )
    known = {"text": one.text, "article": one.id, "published": one.published, "title": told.article.title}
    return {
        "data": {key: value for key, value in known.items() if value is not None},
        "predictions": [{"model_version": "aes-extract", "result": results}],
    }


def labelling_interface() -> str:
    """The project's « Labeling Interface » (XML), with our labels, roles and statuses."""
    view = Element("View")
    SubElement(view, "Style").text = ".htx-text{ white-space: pre-wrap; }"
    relations = SubElement(view, "Relations")
    for label in (*roles(), PLACE, DATE, SAME_EVENT):
        SubElement(relations, "Relation", value=label)
    labels = SubElement(view, "Labels", name="label", toName="text")
    for label in (*MENTIONS, GROUP, *event_types()):
        SubElement(labels, "Label", value=label, background=_COLOURS.get(label, _EVENT_COLOUR))
    SubElement(view, "Text", name="text", value="$text")
    region = {"toName": "text", "perRegion": "true", "visibleWhen": "region-selected"}
    for name, choice, answers in (("status", "single", STATUSES), ("hedged", "multiple", ("hedged",))):
        asked = SubElement(view, "Choices", {"name": name, **region, "choice": choice})
        for answer in answers:
            SubElement(asked, "Choice", value=answer)
    SubElement(view, "TextArea", {"name": "value", **region, "editable": "true", "maxSubmissions": "1"})
    indent(view)
    return tostring(view, encoding="unicode") + "\n"


def _results(mark: Mark, id: str, text: str) -> Iterator[dict[str, Any]]:
    """The region, and what is said of it under the same id."""
    place = {"start": mark.start, "end": mark.end}
    words = text[mark.start : mark.end]
    yield _result(id, "label", "labels", place | {"text": words, "labels": [mark.label]})
    if mark.value is not None:
        yield _result(id, "value", "textarea", place | {"text": [mark.value]})
    if mark.status is not None:
        yield _result(id, "status", "choices", place | {"choices": [mark.status]})
    if mark.hedged:
        yield _result(id, "hedged", "choices", place | {"choices": ["hedged"]})


def _result(id: str, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "from_name": name, "to_name": "text", "type": kind, "value": value}
