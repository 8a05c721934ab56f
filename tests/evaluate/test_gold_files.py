"""Annotation in the forms in which it comes: what is read, and what is told of the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aes_extract.evaluate.gold import GoldArticle, GoldEvent, GoldSpan, Kinds, Stretch
from aes_extract.evaluate.reading import Gold, NoGold, read_gold, read_predictions

TEXT = "Awa Binto a reçu Kolo à Kolondé."
AWA, KOLO, KOLONDE = [0, 9, "PER"], [17, 21, "PER"], [24, 31, "LOC"]


def span(start: int, end: int, label: str, **more: object) -> dict[str, object]:
    return {"start": start, "end": end, "label": label, **more}


def read(tmp_path: Path, *records: object, name: str = "gold.jsonl") -> Gold:
    path = tmp_path / name
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return read_gold(str(path))


def why(gold: Gold) -> str:
    (failure,) = gold.failures
    return failure.why


@pytest.mark.parametrize(
    "record",
    [
        {"spans": [span(*AWA), span(*KOLONDE)]},
        {"spans": [span(0, 9, "PERSON"), span(24, 31, "GPE")]},
        {"spans": [span(0, 9, "person", text="Awa Binto"), span(24, 31, "Location")]},
        {"spans": [span(*AWA, token_start=0, token_end=1), span(*KOLONDE)], "answer": "accept", "tokens": []},
        {"label": [AWA, KOLONDE], "Comments": []},
        {"labels": [AWA, KOLONDE]},
        {"entities": [AWA, KOLONDE]},
        {"entities": [{"id": 1, "label": "PER", "start_offset": 0, "end_offset": 9},
                      {"id": 2, "label": "LOC", "start_offset": 24, "end_offset": 31}], "relations": []},
    ],
)  # fmt: skip
def test_spans_of_any_tool_are_mentions(record: dict[str, Any], tmp_path: Path) -> None:
    gold = read(tmp_path, {"id": "a", "text": TEXT, **record})
    (article,) = gold.articles
    assert [(s.start, s.end, s.label, s.text) for s in article.spans] == [
        (0, 9, "PER", "Awa Binto"),
        (24, 31, "LOC", "Kolondé"),
    ]
    assert Kinds.of(gold.articles) == Kinds(frozenset({"PER", "LOC"}), people=False, events=False)


@pytest.mark.parametrize(
    ("record", "id"),
    [
        ({"id": "a"}, "a"),
        ({"id": 7}, "7"),
        ({"id": 7, "article": "a"}, "a"),
        ({"id": 7, "meta": {"article": "a"}}, "a"),
        ({"meta": {"id": "a"}}, "a"),
        ({}, "gold-1"),
    ],
)
def test_the_id_is_that_of_our_export_else_the_tools(record: dict[str, Any], id: str, tmp_path: Path) -> None:
    gold = read(tmp_path, {"text": TEXT, "spans": [span(*AWA)], **record})
    assert [article.id for article in gold.articles] == [id]


def test_our_own_form_has_values_and_events(tmp_path: Path) -> None:
    event = {"id": "e1", "type": "meeting", "triggers": [{"start": 12, "end": 16}], "place": ["Kolondé", None]}
    record = {"id": "a", "text": TEXT, "published": "2023-05", "spans": [span(*AWA, value="Awa Binto")]}
    (article,) = read(tmp_path, record | {"events": [event], "title": "Visite", "zones": []}).articles
    assert article == GoldArticle(
        "a", TEXT, "2023-05", "Visite",
        spans=[GoldSpan(0, 9, "Awa Binto", "PER", "Awa Binto")],
        events=[GoldEvent("e1", "meeting", [Stretch(12, 16, "reçu")], place=["Kolondé", None])],
        where=f"{tmp_path / 'gold.jsonl'}:1",
    )  # fmt: skip


def test_relations_of_a_tool_make_events(tmp_path: Path) -> None:
    """doccano's relations name the ids of spans; its spans have neither value nor status."""
    entities = [
        {"id": 5, "label": "PER", "start_offset": 0, "end_offset": 9},
        {"id": 6, "label": "meeting", "start_offset": 12, "end_offset": 16},
    ]
    relations = [{"id": 1, "from_id": 6, "to_id": 5, "type": "host"}, {"id": 2, "from_id": 6, "to_id": 99, "type": "x"}]
    (article,) = read(tmp_path, {"id": 1, "text": TEXT, "entities": entities, "relations": relations}).articles
    (event,) = article.events
    assert [(one.role, one.name) for one in event.participants] == [("host", "Awa Binto")]
    assert event.untold == {"status", "hedged"}


def test_a_line_may_name_its_text(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    gold = read(tmp_path, {"id": "a", "path": "texts/a.txt", "spans": [span(*AWA)]})
    assert gold.articles[0].text == TEXT


def test_what_is_rejected_or_ignored_is_left_out(tmp_path: Path) -> None:
    records = [
        {"id": answer, "text": TEXT, "spans": [span(*AWA)], "answer": answer}
        for answer in ("accept", "reject", "ignore")
    ]
    assert [article.id for article in read(tmp_path, *records).articles] == ["accept"]


def test_other_labels_are_counted(tmp_path: Path) -> None:
    gold = read(tmp_path, {"text": TEXT, "label": [AWA, [12, 16, "VERB"], [17, 21, "VERB"]]})
    assert dict(gold.unknown) == {"VERB": 2}
    assert len(gold.articles[0].spans) == 1


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"spans": [span(0, 99, "PER")]}, "0..99 ends beyond the text (32 characters); repair the offsets"),
        ({"spans": [span(9, 9, "PER")]}, "9..9 is no stretch of text; repair the offsets"),
        ({"spans": [span(-4, 9, "PER")]}, "-4..9 is no stretch of text; repair the offsets"),
        ({"spans": [span(0, 9, "PER", text="Kolo")]}, "0..9 is 'Awa Binto', not 'Kolo'; annotate this very text"),
        (
            {"spans": [span(*AWA), span(4, 9, "ORG")]},
            "mentions overlap: 'Awa Binto' and 'Binto' at 4; keep one of them",
        ),
        ({"spans": [span(*AWA), span(*AWA)]}, "mentions overlap: 'Awa Binto' and 'Awa Binto' at 0; keep one of them"),
        ({"spans": [{"start": 0, "label": "PER"}]}, "a span needs a start, an end and a label; offsets are …"),
        ({"spans": [[0, 9]]}, "a span must be an object, or [start, end, label]"),
        ({"spans": 3}, '"spans" must be a list'),
        ({}, 'no annotation in it; give "spans" (docs/annotate.md), or leave the line out'),
        ({"text": " ", "spans": []}, 'no "text"; give the text of the article'),
        ({"text": "\ud800", "spans": []}, '"text" holds half a character (a lone surrogate); repair the export'),
        ({"id": [1], "spans": []}, "the article's id must be a string or a number"),
        ({"published": "hier", "spans": []}, '"published": …'),
        ({"spans": [], "events": [{"id": "e", "type": "x", "triggers": []}]}, "event e has no trigger; mark one"),
        ({"spans": [], "events": [{"id": "e"}]}, "`events.0.type`: … required; see docs/annotate.md"),
        (
            {"spans": [span(12, 16, "meeting", token_end=3), span(*AWA, token_end=1)],
             "relations": [{"head": 3, "child": 1, "label": "same_event"}]},
            "same_event at 12 links no two triggers; link words that tell events",
        ),
        ({"spans": [span(*AWA, text="Kolo")], "relations": []}, "0..9 is not 'Kolo'; annotate this very text"),
    ],
)  # fmt: skip
def test_a_bad_article_is_one_failure(record: dict[str, Any], told: str, tmp_path: Path) -> None:
    good = {"id": "good", "text": TEXT, "spans": [span(*AWA)]}
    gold = read(tmp_path, {"id": "bad", "text": TEXT, **record}, good)
    assert [article.id for article in gold.articles] == ["good"]
    assert gold.failures[0].where == f"{tmp_path / 'gold.jsonl'}:1"
    start, _, end = told.partition("…")
    assert why(gold).startswith(start)
    assert why(gold).endswith(end)


@pytest.mark.parametrize("name", ["../a.txt", "/etc/hostname", "a\0.txt", "missing.txt", "."])
def test_only_a_text_beside_the_annotation_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "gold").mkdir()
    assert "beside the annotation" in why(read(tmp_path / "gold", {"path": name, "spans": []}))


def test_an_id_that_comes_twice_is_a_failure(tmp_path: Path) -> None:
    record = {"id": "a", "text": TEXT, "spans": [span(*AWA)]}
    gold = read(tmp_path, record, record)
    assert why(gold) == f"the id 'a' was there before ({tmp_path / 'gold.jsonl'}:1); give each article its own"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"{", "not JSON (Expecting property name enclosed in double quotes, column 2); give one object per line"),
        (b"\xff", "not UTF-8; save the file as UTF-8"),
        (b"3", "not an object; give one article per line, as an object"),
        (b'{"a":' * 100_000, "nested too deeply; give one article per line"),
        (b'{"a": ' + b"9" * 5000 + b"}", "holds a number of thousands of digits; give one article per line"),
    ],
)
def test_a_line_that_cannot_be_read(line: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_bytes(line)
    assert why(read_gold(str(tmp_path / "gold.jsonl"))) == told


# -- Label Studio ------------------------------------------------------------------------------------------------------


def region(id: str, start: int, end: int, label: str, text: str | None = None) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": TEXT[start:end] if text is None else text, "labels": [label]}
    return {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def relation(head: str, tail: str, *labels: str, direction: str = "right") -> dict[str, Any]:
    return {"type": "relation", "from_id": head, "to_id": tail, "direction": direction, "labels": labels}


def labelled(tmp_path: Path, *results: dict[str, Any], text: str = TEXT) -> Gold:
    annotation = {"id": 1, "was_cancelled": False, "result": results}
    return read(tmp_path, [{"id": 1, "data": {"text": text, "article": "a"}, "annotations": [annotation]}])


def test_links_drawn_backwards_say_so(tmp_path: Path) -> None:
    gold = labelled(
        tmp_path, region("p", *AWA), region("t", 12, 16, "meeting"), relation("p", "t", "host", direction="left")
    )
    (event,) = gold.articles[0].events
    assert [(one.role, one.name) for one in event.participants] == [("host", "Awa Binto")]


def test_a_date_without_value_is_not_judged(tmp_path: Path) -> None:
    gold = labelled(tmp_path, region("d", 17, 21, "DATE"), region("t", 12, 16, "meeting"), relation("t", "d", "date"))
    assert gold.articles[0].events[0].untold == {"status", "hedged", "date"}


def test_triggers_of_one_event_in_any_order(tmp_path: Path) -> None:
    marks = [region("a", 0, 3, "attack"), region("b", 12, 16, "attack"), region("c", 17, 21, "attack")]
    links = [relation("c", "b", "same_event"), relation("b", "a", "same_event"), relation("c", "a", "same_event")]
    (event,) = labelled(tmp_path, *marks, *links).articles[0].events
    assert [trigger.text for trigger in event.triggers] == ["Awa", "reçu", "Kolo"]


def test_offsets_in_utf_16_are_understood(tmp_path: Path) -> None:
    text = f"🙂🙂 {TEXT}"
    gold = labelled(tmp_path, region("p", 5, 14, "PER", "Awa Binto"), text=text)
    assert [(span.start, span.end) for span in gold.articles[0].spans] == [(3, 12)]


def test_a_line_end_in_a_region_is_shown_in_the_tools_way(tmp_path: Path) -> None:
    gold = labelled(tmp_path, region("p", 0, 9, "PER", "Awa\\nBinto"), text="Awa\nBinto parle.")
    assert gold.articles[0].spans[0].text == "Awa\nBinto"


@pytest.mark.parametrize(
    ("results", "told"),
    [
        ([region("p", 1, 10, "PER", "Awa Binto")], "1..10 is not 'Awa Binto' in the text; import the text unchanged"),
        ([{**region("p", *AWA), "value": {"labels": ["PER"], "start": "/div[1]", "end": "/div[2]"}}], "a region …"),
        (
            [region("d", 17, 21, "DATE"), region("t", 12, 16, "meeting"), relation("t", "d", "host")],
            "host leads to DATE at 17; link people, institutions, places or groups",
        ),
    ],
)
def test_a_bad_task_is_one_failure(results: list[dict[str, Any]], told: str, tmp_path: Path) -> None:
    assert why(labelled(tmp_path, *results)).startswith(told.rstrip("…"))


def test_the_last_annotation_counts_or_the_ground_truth(tmp_path: Path) -> None:
    first, second = ({"result": [region("p", *mark)]} for mark in (AWA, KOLO))
    cases: list[tuple[list[dict[str, Any]], str]] = [
        ([first, second], "Kolo"),
        ([first | {"ground_truth": True}, second], "Awa Binto"),
        ([first, second | {"was_cancelled": True}], "Awa Binto"),
    ]
    for given, name in cases:
        (article,) = read(tmp_path, [{"data": {"text": TEXT}, "annotations": given}]).articles
        assert [span.text for span in article.spans] == [name]


# -- whole files -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("gold.jsonl", b"", "no annotated article in it; give a file as docs/annotate.md describes"),
        ("gold.json", b"[]", "no annotated article in it; give a file as docs/annotate.md describes"),
        ("gold.json", b"[", "no JSON that can be read (Expecting value: line 1 column 2 (char 1)); export it again"),
        ("gold.json", b"[" * 200_000, "no JSON that can be read (…); export it again"),
        ("gold.spacy", b"text", "no DocBin; save one with DocBin.to_disk"),
    ],
)
def test_a_file_without_annotation(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NoGold) as error:
        read_gold(str(tmp_path / name))
    start, _, end = told.partition("…")
    assert str(error.value).startswith(f"{tmp_path / name}: {start}")
    assert str(error.value).endswith(end)


def test_json_min_is_told(tmp_path: Path) -> None:
    assert "not « JSON-MIN »" in why(read(tmp_path, [{"id": 1, "text": TEXT, "label": []}]))


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, told in ((tmp_path, "a folder; give the file itself"), (tmp_path / "x", "no such file or folder")):
        for reader in (read_gold, read_predictions):
            with pytest.raises(NoGold, match=told):
                reader(str(path))
