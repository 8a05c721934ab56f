"""``geojson``: a FeatureCollection after RFC 7946, one Feature per event, for QGIS, geopandas, Leaflet and kepler.gl.

An event whose place has no coordinates is a Feature with ``geometry: null``, which the RFC calls unlocated: a map skips
it, a table keeps it. Coordinates are longitude, latitude in WGS 84, those of the centre of the event's place, whose
``place_kind`` says how large it is.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, BinaryIO

from aes_extract.stories import Collection
from aes_extract.writers.json_output import escaped
from aes_extract.writers.rows import COLUMNS, EventRow, event_rows

# The lists of an event, with all their offsets, in the shape that they have in the JSON contract.
LISTS = {
    "participants": "who takes part, with role, country, sector and mentions",
    "quotes": "quotations with their verb and place in the text",
    "triggers": "the words that name the event, with their place in the text",
    "evidence": "the sentences that tell it, with their place in the text",
}
PROPERTIES = tuple(column for column in COLUMNS if column.name not in ("id", "place_lat", "place_lon"))


def write_geojson(collection: Collection, out: BinaryIO) -> None:
    """Write one FeatureCollection, with one Feature per line."""
    out.write(b'{"type":"FeatureCollection","features":[')
    for number, row in enumerate(event_rows(collection)):
        line = escaped(json.dumps(feature(row), ensure_ascii=False, separators=(",", ":"), allow_nan=False))
        out.write((",\n" if number else "\n").encode() + line.encode("utf-8"))
    out.write(b"]}\n")
    out.flush()


def feature(row: EventRow) -> dict[str, Any]:
    """One event as a Feature."""
    place = row.place
    located = place is not None and place.lat is not None and place.lon is not None
    event = row.event.model_dump(include=set(LISTS))
    values = {column.name: column.value(row) for column in PROPERTIES}
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place and located else None,
        "properties": {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
        | {name: event[name] for name in LISTS},
    }
