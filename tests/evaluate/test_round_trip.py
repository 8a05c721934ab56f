"""What was exported and comes back uncorrected is the output itself: everything that the format carries is right."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from corrected import BACK, from_label_studio

from aes_extract import schema
from aes_extract.cli import cli
from aes_extract.evaluate.gold import GoldArticle, Kinds
from aes_extract.evaluate.reading import read_gold
from aes_extract.evaluate.report import Report
from aes_extract.evaluate.scoring import score
from aes_extract.stories import Collection
from aes_extract.writers.formats import FORMATS
from tests.gold.corpus import SETS, gold_file
from tests.gold.corpus import read_gold as read_set

TEXT = (
    "Kolondé 🙂, 12 mai 2023 (APK) – Le général Tidiani Kolo a reçu en audience le Conseil du Fleuve (CDF).\n"
    "Des pêcheurs du CDF auraient été tués hier à Kolondé ; l'attaque a été démentie."
)


def passage(words: str, nth: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def mention(words: str, nth: int = 0) -> dict[str, Any]:
    return {**passage(words, nth), "found_by": "test"}


ARTICLE = schema.Article.model_validate(
    {
        "id": "pont",
        "source": {"sha256": "0" * 64, "encoding": "utf-8"},
        "title": "Le pont",
        "published": "2023-05-12",
        "people": [{"id": "kolo", "name": "Tidiani Kolo", "mentions": [mention("Tidiani Kolo")]}],
        "institutions": [
            {"id": "cdf", "name": "Conseil du Fleuve", "mentions": [mention("Conseil du Fleuve"), mention("CDF", 1)]}
        ],
        "places": [{"id": "kolonde", "name": "Kolondé", "mentions": [mention("Kolondé"), mention("Kolondé", 1)]}],
        "dates": [
            {"value": "2023-05-12", "resolution": "explicit", "mentions": [mention("12 mai 2023")]},
            {"value": "2023-05-11", "resolution": "reference", "mentions": [mention("hier")]},
        ],
        "events": [
            {
                "id": "e1",
                "type": "meeting",
                "date": "2023-05-12",
                "participants": [
                    {"role": "host", "type": "person", "id": "kolo", "name": "Tidiani Kolo"},
                    {"role": "participant", "type": "institution", "id": "cdf", "name": "Conseil du Fleuve"},
                ],
                "triggers": [passage("reçu"), passage("en audience")],
                "found_by": "test",
            },
            {
                "id": "e2",
                "type": "attack",
                "status": "denied",
                "hedged": True,
                "date": "2023-05-11",
                "place": {"id": "kolonde", "name": "Kolondé"},
                "participants": [
                    {"role": "target", "type": "group", "name": "pêcheurs", "mentions": [mention("pêcheurs du CDF")]}
                ],
                "triggers": [passage("tués"), passage("attaque")],
                "found_by": "test",
            },
        ],
    }
)


def exported(form: str, articles: Iterable[tuple[str, schema.Article]]) -> bytes:
    out = io.BytesIO()
    with Collection() as collection:
        for text, article in articles:
            collection.add(text, article)
        FORMATS[form].writer()(collection, out)
    return out.getvalue()


def come_back(form: str, data: bytes, tmp_path: Path) -> list[GoldArticle]:
    back, name = BACK[form]
    (tmp_path / name).write_bytes(back(data))
    gold = read_gold(str(tmp_path / name))
    assert (gold.failures, dict(gold.unknown)) == ([], {})
    return gold.articles


def scored(form: str, articles: list[tuple[str, schema.Article]], tmp_path: Path) -> Report:
    golds = come_back(form, exported(form, articles), tmp_path)
    assert [(gold.id, gold.text, gold.published) for gold in golds] == [
        (article.id, text, article.published) for text, article in articles
    ]
    return score(golds, [article for _, article in articles], Kinds.of(golds))


def wrong(report: Report) -> dict[str, float]:
    return {name: figure for name, figure in report.figures().items() if figure != 1.0}


@pytest.mark.parametrize("form", BACK)
def test_mentions_come_back(form: str, tmp_path: Path) -> None:
    report = scored(form, [(TEXT, ARTICLE)], tmp_path)
    assert {label: (one.tp, one.fp, one.fn) for label, one in report.mentions.items()} == {
        "PER": (1, 0, 0), "ORG": (2, 0, 0), "LOC": (2, 0, 0), "DATE": (2, 0, 0), "all": (7, 0, 0),
    }  # fmt: skip


def test_label_studio_brings_the_whole_events_back(tmp_path: Path) -> None:
    (gold,) = come_back("labelstudio", exported("labelstudio", [(TEXT, ARTICLE)]), tmp_path)
    meeting, attack = gold.events
    assert [(t.text) for t in meeting.triggers] == ["reçu", "en audience"]
    assert (meeting.type, meeting.status, meeting.hedged, meeting.dates) == (
        "meeting",
        "occurred",
        False,
        ["2023-05-12"],
    )
    assert [(p.role, p.type, p.name) for p in meeting.participants] == [
        ("host", "PER", "Tidiani Kolo"),
        ("participant", "ORG", "Conseil du Fleuve"),
    ]
    assert (attack.status, attack.hedged, attack.dates, attack.places) == ("denied", True, ["2023-05-11"], ["Kolondé"])
    assert [(p.role, p.type, p.name) for p in attack.participants] == [("target", "GRP", "pêcheurs")]
    assert wrong(score([gold], [ARTICLE], Kinds.of([gold]))) == {}


def test_prodigy_brings_back_what_does_not_overlap(tmp_path: Path) -> None:
    (gold,) = come_back("prodigy", exported("prodigy", [(TEXT, ARTICLE)]), tmp_path)
    assert [(e.type, e.status, e.dates, e.places) for e in gold.events] == [
        ("meeting", "occurred", ["2023-05-12"], [None]),
        ("attack", "denied", ["2023-05-11"], ["Kolondé"]),
    ]
    assert [[p.name for p in event.participants] for event in gold.events] == [
        ["Tidiani Kolo", "Conseil du Fleuve"],
        [],
    ]


@pytest.mark.parametrize("form", ["doccano", "spacy"])
def test_other_formats_bring_mentions_alone(form: str, tmp_path: Path) -> None:
    golds = come_back(form, exported(form, [(TEXT, ARTICLE)]), tmp_path)
    assert Kinds.of(golds) == Kinds(people=False, events=False)


def test_what_is_corrected_is_seen(tmp_path: Path) -> None:
    def correct(results: list[dict[str, Any]]) -> None:
        """Another status and role, a mention taken away with its value, a name mended."""
        for result in results:
            if result.get("from_name") == "status" and result["value"]["choices"] == ["denied"]:
                result["value"]["choices"] = ["occurred"]
            if result.get("labels") == ["host"]:
                result["labels"] = ["participant"]
            if result.get("from_name") == "value" and result["value"]["text"] == ["Tidiani Kolo"]:
                result["value"]["text"] = ["Tidiani Awa Kolo"]
        gone = next(one["id"] for one in results if one.get("value", {}).get("text") == "CDF")
        results[:] = [one for one in results if one.get("id") != gone]

    data = from_label_studio(exported("labelstudio", [(TEXT, ARTICLE)]), correct)
    (tmp_path / "gold.json").write_bytes(data)
    golds = read_gold(str(tmp_path / "gold.json")).articles
    report = score(golds, [ARTICLE], Kinds.of(golds))
    assert (report.mentions["ORG"].tp, report.mentions["ORG"].fp) == (1, 1)
    assert report.attributes["event status"].right == 1
    assert report.arguments.fn == 1
    assert [(one.kind, one.words) for one in report.findings] == [
        ("spurious", "CDF"),
        ("participant missed", "reçu"),
    ]


@pytest.mark.model
@pytest.mark.parametrize("form", BACK)
@pytest.mark.parametrize("name", SETS)
def test_real_articles_come_back(
    name: str, form: str, analysed: dict[str, list[schema.Article]], tmp_path: Path
) -> None:
    texts = [gold.text for gold in read_set(gold_file(name))]
    report = scored(form, list(zip(texts, analysed[name], strict=True)), tmp_path)
    # Groups that overlap a mention are not in Prodigy's spans.
    lost = {"arguments", "participants (any role)"} if form == "prodigy" else set()
    assert wrong(report).keys() <= lost
    assert report.kinds.events == (form in ("labelstudio", "prodigy"))


@pytest.mark.parametrize("form", ["prodigy", "labelstudio"])
def test_an_export_without_an_answer_is_no_annotation_of_label_studio(form: str, tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_bytes(exported(form, [(TEXT, ARTICLE)]))
    if form == "labelstudio":
        with pytest.raises(ValueError, match="no annotated article in it"):
            read_gold(str(tmp_path / "gold.json"))
    else:
        assert len(read_gold(str(tmp_path / "gold.json")).articles) == 1


def test_tokens_meet_every_mark() -> None:
    (task,) = (json.loads(line) for line in exported("prodigy", [(TEXT, ARTICLE)]).splitlines())
    tokens, spans = task["tokens"], task["spans"]
    assert "".join(token["text"] + " " * token["ws"] for token in tokens) == TEXT
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    assert all(TEXT[token["start"] : token["end"]] == token["text"] for token in tokens)
    for span in spans:
        first, last = tokens[span["token_start"]], tokens[span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])
    assert all(a["end"] <= b["start"] for a, b in pairwise(spans))
    by_last = {span["token_end"]: span["label"] for span in spans}
    assert {(by_last[one["head"]], one["label"], by_last[one["child"]]) for one in task["relations"]} == {
        ("meeting", "same_event", "meeting"), ("meeting", "date", "DATE"), ("meeting", "host", "PER"),
        ("meeting", "participant", "ORG"), ("attack", "same_event", "attack"), ("attack", "date", "DATE"),
        ("attack", "place", "LOC"),
    }  # fmt: skip
    assert task["meta"] == {"article": "pont", "published": "2023-05-12", "title": "Le pont"}


def test_regions_of_label_studio_hold_the_text() -> None:
    (task,) = json.loads(exported("labelstudio", [(TEXT, ARTICLE)]))
    assert task["data"] == {"text": TEXT, "article": "pont", "published": "2023-05-12", "title": "Le pont"}
    (prediction,) = task["predictions"]
    regions = [one for one in prediction["result"] if one.get("from_name") == "label"]
    assert all(TEXT[r["value"]["start"] : r["value"]["end"]] == r["value"]["text"] for r in regions)
    assert len({region["id"] for region in regions}) == len(regions) == 12
    ids = {region["id"] for region in regions}
    relations = [one for one in prediction["result"] if one["type"] == "relation"]
    assert all({one["from_id"], one["to_id"]} <= ids for one in relations)
    assert len(relations) == 8


def test_the_labelling_interface_knows_all_that_a_task_says() -> None:
    printed = CliRunner().invoke(cli, ["schema", "--labelstudio"]).stdout
    view = ElementTree.fromstring(printed)
    asked = {tag.attrib["name"]: {child.attrib["value"] for child in tag} for tag in view if "name" in tag.attrib}
    relations = {tag.attrib["value"] for tag in view.iter("Relation")}
    (task,) = json.loads(exported("labelstudio", [(TEXT, ARTICLE)]))
    for result in task["predictions"][0]["result"]:
        if result["type"] == "relation":
            assert {*result["labels"]} <= relations
        else:
            choices = result["value"].get("labels", result["value"].get("choices", []))
            assert {*choices} <= asked[result["from_name"]]
            assert result["to_name"] in asked


def test_a_docbin_holds_triggers_and_plain_user_data() -> None:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    data = exported("spacy", [(TEXT, ARTICLE)])
    (doc,) = DocBin().from_bytes(data).get_docs(Vocab())
    assert doc.text == TEXT
    assert [(ent.text, ent.label_) for ent in doc.ents][:2] == [("Kolondé", "LOC"), ("12 mai 2023", "DATE")]
    assert [(span.text, span.label_) for span in doc.spans["triggers"]] == [
        ("reçu", "meeting"), ("en audience", "meeting"), ("tués", "attack"), ("attaque", "attack"),
    ]  # fmt: skip
    assert doc.user_data == {"article": "pont", "published": "2023-05-12", "title": "Le pont"}


@pytest.mark.parametrize("form", BACK)
def test_nothing_is_an_empty_file(form: str) -> None:
    data = exported(form, [])
    assert form == "spacy" or json.loads(data or b"[]") == []
