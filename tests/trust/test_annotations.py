"""Annotation from anywhere: hostile words are shown, not run; files stay bounded; what is damaged is one line."""

from __future__ import annotations

import json
import random
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
import srsly
from click.testing import CliRunner, Result
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from aes_extract.cli import cli
from aes_extract.evaluate import docbin
from aes_extract.evaluate.reading import NoGold, read_gold
from aes_extract.writers.tokens import tokens
from tests.trust.hostile import STRINGS, load
from tests.trust.test_markup import JSONL, UNSEEN, lines_without_unseen, written

WORDS = pytest.mark.parametrize("words", STRINGS.values(), ids=STRINGS)


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, list(map(str, args)), obj=load)


# -- what is written ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["prodigy", "doccano", "labelstudio"])
def test_exports_are_plain_lines_and_give_every_text_back(form: str, tmp_path: Path) -> None:
    data = written(form, tmp_path).decode("utf-8")
    lines_without_unseen(data)
    tasks = json.loads(data) if form == "labelstudio" else [json.loads(line) for line in data.splitlines()]
    texts = [(one["data"] if form == "labelstudio" else one)["text"] for one in tasks]
    assert texts == [json.loads(line)["text"] for line in JSONL.splitlines()]


def test_a_docbin_gives_every_text_back(tmp_path: Path) -> None:
    docs = list(DocBin().from_bytes(written("spacy", tmp_path)).get_docs(Vocab()))
    assert [doc.text for doc in docs] == [json.loads(line)["text"] for line in JSONL.splitlines()]
    assert [doc.user_data["title"] for doc in docs] == list(STRINGS.values())


def test_tokens_of_a_long_word_take_no_time() -> None:
    text = "-" * 100_000 + " " * 100_000 + "é" * 100_000
    words = tokens(text, [])
    assert words[-1].end == len(text)


# -- what is read ---------------------------------------------------------------------------------------------------


@WORDS
def test_words_of_an_annotation_are_shown_as_words(words: str, tmp_path: Path) -> None:
    """In the id, the text, a label, a value and an event; and where the annotation is wrong."""
    text = f"Kolo : {words}\n\nFin."
    event = {"id": words, "type": words, "triggers": [{"start": 0, "end": 4}], "participants": []}
    spans = [{"start": 0, "end": 4, "label": "PER", "value": words}, {"start": 7, "end": 8, "label": words}]
    good = {"id": words, "text": text, "spans": spans, "events": [event], "title": words}
    bad = [
        good,
        good | {"id": "x", "spans": [{"start": 0, "end": 4, "label": "PER", "text": words}]},
        good | {"id": "y", "published": words},
        {"path": words},
        {words: words},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(json.dumps(one) for one in (good, *bad)), encoding="utf-8")
    for form in ("table", "json"):
        result = run("evaluate", "--errors", "--format", form, gold)
        assert result.exit_code == 1
        lines_without_unseen(result.stdout)
        assert len(lines_without_unseen(result.stderr)) == 6
        assert form == "table" or json.loads(result.stdout)["errors"]


@WORDS
def test_words_of_label_studio_are_shown_as_words(words: str, tmp_path: Path) -> None:
    value = {"start": 0, "end": 4, "text": words, "labels": ["PER"]}
    region = {"id": words, "from_name": "label", "type": "labels", "value": value}
    tasks = [
        {"data": {"text": f"Kolo : {words}", "article": words}, "annotations": [{"result": [result]}]}
        for result in (region, region | {"value": {**value, "text": "Kolo"}}, region | {"value": words}, {words: words})
    ]
    (tmp_path / "gold.json").write_text(json.dumps(tasks), encoding="utf-8")
    result = run("evaluate", "--errors", tmp_path / "gold.json")
    assert not UNSEEN.search(result.stderr.replace("\n", ""))
    lines_without_unseen(result.stdout)


@pytest.mark.parametrize(
    "tasks",
    [
        [3], [{"data": 3}], [{"data": {"text": 3}, "annotations": [{"result": []}]}],
        [{"data": {"text": "a"}, "annotations": 3}], [{"data": {"text": "a"}, "annotations": [3]}],
        [{"data": {"text": "a"}, "annotations": [{"result": {}}]}],
        [{"data": {"text": "a"}, "annotations": [{"result": [3]}]}],
        [{"data": {"text": "a"}, "annotations": [{"result": [{"id": "1", "value": {"labels": ["PER"]}}]}]}],
        [{"data": {"text": "a"}, "annotations": [{"result": [{"id": "1", "value": {"labels": [["PER"]]}}]}]}],
        [{"data": {"text": "a"}, "annotations": [{"result": [
            {"id": "1", "value": {"labels": ["PER"], "start": -9, "end": 10**30, "text": "a"}}]}]}],
        [{"data": {"text": "a"}, "annotations": [{"result": [{"type": "relation", "from_id": [], "labels": 3}]}]}],
    ],
)  # fmt: skip
def test_tasks_of_any_shape_end_in_a_line(tasks: Any, tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps(tasks))
    result = run("evaluate", tmp_path / "gold.json")
    assert result.exit_code == 1
    assert "internal error" not in result.stderr


@pytest.mark.parametrize(
    "record",
    [
        {"spans": [{"start": 10**30, "end": 10**31, "label": "PER"}]}, {"spans": [{"start": 0, "end": 1, "label": []}]},
        {"spans": [[]]}, {"spans": {}}, {"label": "PER"}, {"meta": 3, "spans": []}, {"events": 3}, {"events": [3]},
        {"events": [{"triggers": [3]}]}, {"events": [{"triggers": [{"start": [], "end": 1}]}]},
        {"people": 3, "spans": []},
        {"spans": [], "relations": 3}, {"spans": [], "relations": [3]},
        {"spans": [{"start": 0, "end": 1, "label": "X", "token_end": []}],
         "relations": [{"head": [], "child": {}, "label": 3}]},
        {"orgs": {"a": 3}, "spans": []}, {"answer": [], "spans": []}, {"text": [], "spans": []},
    ],
)  # fmt: skip
def test_records_of_any_shape_end_in_a_line(record: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"text": "Kolo parle.", **record}))
    result = run("evaluate", tmp_path / "gold.jsonl")
    assert result.stderr
    assert "internal error" not in result.stderr


def test_links_without_end_are_read_in_a_time_that_grows_with_them(tmp_path: Path) -> None:
    """One event of 20,000 triggers, each linked to the next, took two minutes when each was sorted in by itself."""
    number = 20_000
    spans = [{"start": 7 * i, "end": 7 * i + 4, "label": "meeting", "token_end": i} for i in range(number)]
    links = [{"head": i, "child": i + 1, "label": "same_event"} for i in range(number - 1)]
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"text": "Kolo a " * number, "spans": spans, "relations": links}))
    begun = time.process_time()
    (article,) = read_gold(str(gold)).articles
    assert time.process_time() - begun < 30
    assert [len(event.triggers) for event in article.events] == [number]


# -- DocBins ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def message(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A DocBin as it is packed, with trees that nobody asked for."""
    docs = DocBin().from_bytes(written("spacy", tmp_path_factory.mktemp("docs"))).get_docs(Vocab())
    packed = DocBin(attrs=["ENT_IOB", "ENT_TYPE", "HEAD", "DEP", "SENT_START"], store_user_data=True, docs=docs)
    found: dict[str, Any] = srsly.msgpack_loads(zlib.decompress(packed.to_bytes()))
    return found


def read(message: dict[str, Any], tmp_path: Path) -> int:
    (tmp_path / "gold.spacy").write_bytes(zlib.compress(srsly.msgpack_dumps(message), 1))
    return len(read_gold(str(tmp_path / "gold.spacy")).articles)


def test_a_docbin_that_is_damaged_anywhere_is_told(message: dict[str, Any], tmp_path: Path) -> None:
    assert read(message, tmp_path) > 0
    chance = random.Random(1)
    told = 0
    for _ in range(200):
        name = chance.choice(sorted(message))
        if isinstance(message[name], bytes) and chance.random() < 0.7:
            data = bytearray(message[name])
            for _ in range(4):
                data[chance.randrange(len(data))] = chance.randrange(256)
            changed: object = bytes(data[: chance.randrange(len(data))] if chance.random() < 0.3 else data)
        else:
            changed = chance.choice([None, [], {}, b"", -1, "x", [b""], [1, 2, 3], 2**63])
        try:
            read({**message, name: changed}, tmp_path)
        except NoGold as error:
            assert "a damaged DocBin" in str(error) or "no annotated article" in str(error)
            told += 1
    assert told > 50


def test_nothing_in_a_docbin_is_run(message: dict[str, Any], tmp_path: Path) -> None:
    """What msgpack-numpy would once unpickle: an array of objects."""
    pickled = b"cos\nsystem\n(S'touch ran'\ntR."
    array = {b"nd": True, b"kind": b"O", b"type": "|O", b"shape": (1,), b"data": pickled}
    user_data = [srsly.msgpack_dumps({"article": array})] * len(message["user_data"])
    with pytest.raises(NoGold, match="a damaged DocBin"):
        read({**message, "user_data": user_data}, tmp_path)
    assert not Path("ran").exists()


def test_a_docbin_is_not_unpacked_beyond_a_bound(
    message: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docbin, "MOST_BYTES", 1000)
    with pytest.raises(NoGold, match="unpacked; split it"):
        read(message, tmp_path)
