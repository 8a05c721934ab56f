"""``aes-extract evaluate``: what it prints, what it tells, and how it ends. No model is needed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aes_extract.cli import cli
from tests.cli import fake_engine

TEXTS = {"a": "Kolo parle à Awa Binto.", "b": "Awa dort.\nKolo aussi."}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the annotation of two articles: three people, of whom the engine finds two."""
    monkeypatch.chdir(tmp_path)
    save("gold.jsonl", record("a", (0, 4), (13, 22)), record("b", (0, 3)))
    return tmp_path


def record(id: str, *spans: tuple[int, int], **more: object) -> dict[str, object]:
    labelled = [{"start": start, "end": end, "label": "PER"} for start, end in spans]
    return {"id": id, "text": TEXTS[id], "spans": labelled, **more}


def save(name: str, *records: object) -> None:
    Path(name).write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *args], obj=fake_engine.load, prog_name="aes-extract")


def predicted() -> None:
    texts = "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in TEXTS.items())
    done = CliRunner().invoke(cli, ["--format", "jsonl", "-o", "out.jsonl", "-"], obj=fake_engine.load, input=texts)
    assert done.exit_code == 0


FIGURES = """\
2 articles, 0 missing from the output
mentions PER    P 1.000  R 0.667  F1 0.800   (tp 2 fp 0 fn 1)
mentions all    P 1.000  R 0.667  F1 0.800   (tp 2 fp 0 fn 1)
"""
MISSED = "gold.jsonl:1: a | missed | PER 'Awa Binto' @13 | 13: … Kolo parle à [Awa Binto]. …\n"


@pytest.mark.usefixtures("here")
def test_the_texts_of_the_annotation_are_analysed() -> None:
    result = run("gold.jsonl")
    assert (result.exit_code, result.stdout, result.stderr) == (0, FIGURES, "")


@pytest.mark.usefixtures("here")
def test_predictions_are_scored_as_they_are() -> None:
    predicted()
    result = run("--errors", "gold.jsonl", "out.jsonl")
    assert (result.exit_code, result.stdout, result.stderr) == (0, FIGURES + MISSED, "")


@pytest.mark.usefixtures("here")
def test_everything_as_json() -> None:
    found: dict[str, Any] = json.loads(run("gold.jsonl", "--format", "json", "--errors").stdout)
    assert found["mentions"]["PER"] == {"p": 1.0, "r": 0.6667, "f": 0.8, "tp": 2, "fp": 0, "fn": 1}
    assert found["errors"] == [
        {
            "where": "gold.jsonl:1", "article": "a", "kind": "missed", "detail": "PER 'Awa Binto' @13",
            "start": 13, "end": 22, "before": "Kolo parle à ", "words": "Awa Binto", "after": ".",
        }
    ]  # fmt: skip
    assert not {"people", "events", "arguments"} & found.keys()
    assert "errors" not in json.loads(run("gold.jsonl", "--format", "json").stdout)


@pytest.mark.usefixtures("here")
def test_the_date_of_publication_may_be_given() -> None:
    save("dated.jsonl", record("a", (0, 4), published="2023-05-12"), record("b", (0, 3)))
    seen: list[str | None] = []

    def load() -> fake_engine.Engine:
        def analyse(sources: Any) -> Any:
            seen.extend(source.published for source in sources)
            return fake_engine.analyse_all(sources)

        return fake_engine.Engine(analyse=analyse)

    CliRunner().invoke(cli, ["evaluate", "--published", "2020", "-j", "1", "dated.jsonl"], obj=load)
    assert seen == ["2023-05-12", "2020"]


@pytest.mark.usefixtures("here")
def test_other_labels_are_named_unless_it_is_to_be_quiet() -> None:
    save("other.jsonl", {"id": "a", "text": TEXTS["a"], "label": [[0, 4, "PER"], [5, 10, "VERB"]]})
    told = "aes-extract: other.jsonl: warning: labels that are none of ours are not scored: VERB (1)\n"
    assert (run("other.jsonl").exit_code, run("other.jsonl").stderr) == (0, told)
    assert run("-q", "other.jsonl").stderr == ""
    save("many.jsonl", {"id": "a", "text": TEXTS["a"], "label": [[0, 4, "PER"], *([0, 1, f"L{n}"] for n in range(99))]})
    assert run("many.jsonl").stderr.endswith("L19 (1), …\n")


@pytest.mark.usefixtures("here")
def test_what_is_wrong_with_some_articles_is_told_and_the_rest_is_scored() -> None:
    save("some.jsonl", record("a", (0, 99)), record("b", (0, 3)))
    result = run("some.jsonl")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "1 articles, 0 missing from the output")
    assert (
        result.stderr == "aes-extract: some.jsonl:1: 0..99 ends beyond the text (23 characters); repair the offsets\n"
    )


@pytest.mark.usefixtures("here")
def test_the_log_counts_the_annotated_articles() -> None:
    *_, done = map(json.loads, run("gold.jsonl", "--log-json").stderr.splitlines())
    assert (done["event"], done["articles"], done["total"]) == ("done", 2, 2)


@pytest.mark.usefixtures("here")
def test_articles_that_do_not_pair() -> None:
    predicted()
    one, _ = Path("out.jsonl").read_text(encoding="utf-8").splitlines()
    Path("one.jsonl").write_text(one + "\n", encoding="utf-8")
    result = run("gold.jsonl", "one.jsonl")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "2 articles, 1 missing from the output")
    assert result.stderr == "aes-extract: gold.jsonl:2: no article 'b' in one.jsonl; analyse the same articles\n"


@pytest.mark.usefixtures("here")
def test_predictions_of_another_text() -> None:
    predicted()
    save("gold.jsonl", {**record("a", (0, 3)), "text": "Moussa parle."}, record("b", (0, 3)))
    result = run("gold.jsonl", "out.jsonl")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "1 articles, 0 missing from the output")
    why = "0..4 is 'Mous' in the annotation and 'Kolo' in the predictions; analyse the text of the annotation"
    assert result.stderr == f"aes-extract: gold.jsonl:1: {why}\n"


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (["missing.jsonl"], 1, "missing.jsonl: no such file or folder; check the path"),
        (["."], 1, ".: a folder; give the file itself"),
        (["empty.jsonl"], 1, "empty.jsonl: no annotated article in it; give a file as docs/annotate.md describes"),
        (["none.jsonl"], 1, "none.jsonl: nothing in it can be scored; label mentions …"),
        (["gold.jsonl", "missing.jsonl"], 1, "missing.jsonl: no such file or folder; check the path"),
        (["gold.jsonl", "gold.jsonl"], 1, "gold.jsonl:1: no article (`source`: field required); give …"),
        (["gold.jsonl", "others.jsonl"], 1, "others.jsonl: no article of the annotation is in it, …"),
        ([], 2, "Missing argument 'GOLD'; see aes-extract evaluate --help"),
        (["gold.jsonl", "--format", "csv"], 2, "Invalid value for '--format': 'csv' is not …"),
    ],
)  # fmt: skip
def test_what_cannot_be_scored_is_one_line(args: list[str], code: int, told: str) -> None:
    save("empty.jsonl")
    save("none.jsonl", record("a"))
    save("others.jsonl", {"id": "x", "source": {"sha256": "", "encoding": "utf-8"}})
    result = run(*args)
    assert (result.exit_code, result.stdout if code == 2 else "") == (code, "")
    assert result.stderr.splitlines()[0].startswith(f"aes-extract: {told.rstrip('…')}")


@pytest.mark.usefixtures("here")
def test_an_article_that_cannot_be_analysed_has_found_nothing() -> None:
    save("boum.jsonl", record("a", (0, 4)), {"id": "b", "text": "boum", "spans": []})
    result = run("boum.jsonl")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "2 articles, 1 missing from the output")
