"""What annotation tools give back of an export, corrected or as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Change = Callable[[list[dict[str, Any]]], object]


def from_label_studio(exported: bytes, change: Change = lambda results: None) -> bytes:
    """Its « JSON » after every prediction was submitted as an annotation, with ``change`` made to the regions."""
    tasks = json.loads(exported)
    for number, task in enumerate(tasks, 1):
        results = task.pop("predictions")[0]["result"]
        change(results)
        annotation = {"id": number, "completed_by": 1, "was_cancelled": False, "result": results}
        task |= {"id": number, "project": 1, "annotations": [annotation], "predictions": []}
    return json.dumps(tasks).encode()


def from_prodigy(exported: bytes) -> bytes:
    """What ``prodigy db-out`` writes of accepted tasks."""
    tasks = [json.loads(line) for line in exported.splitlines()]
    answered = [task | {"_input_hash": 1, "_task_hash": 2, "answer": "accept"} for task in tasks]
    return "\n".join(map(json.dumps, answered)).encode()


def from_doccano(exported: bytes) -> bytes:
    """Its JSONL: an id of its own, the text, the spans, and beside them all that was imported with the text."""
    records = [json.loads(line) for line in exported.splitlines()]
    return "\n".join(
        json.dumps({"id": number, **record, "Comments": []}) for number, record in enumerate(records, 640)
    ).encode()


def as_it_was(exported: bytes) -> bytes:
    return exported


# By format: what the tool gives back, and under which name it is saved.
BACK: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "labelstudio": (from_label_studio, "gold.json"),
    "prodigy": (from_prodigy, "gold.jsonl"),
    "doccano": (from_doccano, "gold.jsonl"),
    "spacy": (as_it_was, "gold.spacy"),
}
