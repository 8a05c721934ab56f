"""What stories keep of an event stays small: they are told of all events of a run at once."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator

import pytest
from pydantic import TypeAdapter
from telling import article, group, person

from aes_extract.stories import Record, Stories, records
from tests.script import load_script

EVENTS = 1500
# Bytes for each event; 1,900 and 1,050 when this was written, in larger runs less.
HELD, WHILE_TOLD = 2500, 1500


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def now() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


@pytest.mark.usefixtures("traced")
def test_an_event_takes_little_memory() -> None:
    made = load_script("bench_stories").made
    list(Stories(made(300)))  # the knowledge that it needs is loaded
    before = now()
    events = made(EVENTS)
    held = now()
    tracemalloc.reset_peak()
    Stories(events)
    _, peak = tracemalloc.get_traced_memory()
    assert (held - before) / len(events) < HELD
    assert (peak - held) / len(events) < WHILE_TOLD


def test_what_is_equal_is_one_object_also_after_json() -> None:
    who = [person("Awa Binto", country="MLI"), group("ministres", "MLI", "NER")]
    made = [
        record
        for id in "ab"
        for record in records(article(id, "Mot du bac de Kolondé", place="Kolondé", participants=who))
    ]
    kept = TypeAdapter(list[Record])
    again = kept.validate_json(kept.dump_json(made))
    assert again == made
    for one, other in (made, again, (made[0], again[0])):
        for name in ("type", "title", "place", "location", "setting", "words", "participants"):
            assert getattr(one, name) is getattr(other, name), name
