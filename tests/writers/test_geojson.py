"""Events as GeoJSON, checked by a model of RFC 7946 that is not ours."""

from __future__ import annotations

import json

from collected import AT_KOLONDE, KOLONDE, full, one_event, written
from geojson_pydantic import FeatureCollection
from sample import TEXT, article

from aes_extract.writers.geojson import write_geojson


def test_it_is_valid_and_carries_ids_and_offsets() -> None:
    data = written(write_geojson, full(), full().model_copy(update={"id": "bac"}))
    collection = FeatureCollection.model_validate_json(data)
    assert [feature.id for feature in collection.features] == ["pont:e1", "pont:e2", "bac:e1", "bac:e2"]
    first = json.loads(data)["features"][0]
    assert first["geometry"] == {"type": "Point", "coordinates": [-7.25, 12.5]}
    properties = first["properties"]
    assert properties["place_kind"] == "town"
    assert properties["date_start"] == "2023-05-12"
    assert properties["story_id"] == "s-pont:e1"
    for part in (*properties["triggers"], *properties["evidence"], *properties["quotes"]):
        assert TEXT[part["start"] : part["end"]] == part["text"]
    assert not {"id", "place_lat", "place_lon"} & set(properties)
    assert data == written(write_geojson, full(), full().model_copy(update={"id": "bac"}))


def test_an_event_nowhere_on_the_map_is_unlocated() -> None:
    unknown = KOLONDE.model_copy(update={"lat": None})
    nowhere = [
        one_event(),
        one_event(place={"name": "Kolondé"}),
        one_event(place={"id": "other", "name": "Autre"}),
        one_event(place=AT_KOLONDE).model_copy(update={"places": [unknown]}),
    ]
    for one in nowhere:
        assert json.loads(written(write_geojson, one))["features"][0]["geometry"] is None


def test_nothing_is_an_empty_collection() -> None:
    for articles in ([], [article(events=[])]):
        assert json.loads(written(write_geojson, *articles)) == {"type": "FeatureCollection", "features": []}
