"""Train what the name finder has learnt: the weights of the NER and those of the tagger.

    python scripts/train_names.py TEXTS... --general FILE --work DIR aes_extract/knowledge

TEXTS are JSONL files of articles (``id``, ``text``); scripts/data/names/annotations.jsonl says where their names are.
The articles of tests/gold are added. FILE holds sentences of general French, one a line: those on which the stock model
and the rules agree are learnt too, lest the NER forget the language beyond the press. DIR keeps the NER of each fold: a
run cut short goes on where it stopped.

The tagger learns when to believe the NER and must see it err as it errs on new texts: its votes on an article come from
a NER trained without that article's fold. Neighbours in the order of ids, often parts of one article, share a fold.
Written to the output folder: ner.bin, tagger.crfsuite. Takes about an hour on two cores; the folds may be trained by
processes of their own (``--only FOLD``).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite
import spacy
from annotated import annotated, json_lines
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words

from aes_extract.article import live_text
from aes_extract.components.names import date_tokens, write_by_rules
from aes_extract.components.names.features import features
from aes_extract.components.names.find import find_names
from aes_extract.components.names.hints import find_hints
from aes_extract.model import MODEL
from aes_extract.pipeline import build_nlp
from aes_extract.zones import split

HERE = Path(__file__).parent
GOLD = HERE.parent / "tests" / "gold"
LABELS = {"PER", "ORG", "LOC"}
FOLDS = 3
GENERAL = -1  # the fold of general French: every NER learns it
NEIGHBOURS = 20  # articles next to each other in one fold
EPOCHS = 7
LEARNING_RATE = 0.0005  # half of spaCy's default: the weights are trained further, not anew
DROPOUT = 0.2
BATCH = 1200  # words
SENTENCES = 6  # of general French in one text
SEED = 0
CRF = {"c1": 0.3, "c2": 0.01, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True}

Offsets = tuple[int, int, str]
Features = list[list[str]]  # of each token


@dataclass(frozen=True, slots=True)
class Article:
    """A text, its names as character offsets with a label, and the fold that it is in."""

    text: str
    names: frozenset[Offsets]
    fold: int


def articles_of(texts: Iterable[Path]) -> list[Article]:
    """All annotated articles, in the order of their ids; fails when a text is missing or is not what was annotated."""
    found = {row["id"]: (text, row["names"]) for row, text in annotated("names", texts)}
    for gold in sorted(GOLD.glob("*/gold.jsonl")):
        for row in json_lines(gold):
            found[row["id"]] = row["text"], [[s["start"], s["end"], s["label"]] for s in row["spans"]]
    return [
        Article(text, frozenset((a, b, label) for a, b, label in names if label in LABELS), i // NEIGHBOURS % FOLDS)
        for i, (_, (text, names)) in enumerate(sorted(found.items()))
    ]


def live_doc(article: Article, nlp: Language) -> tuple[Doc, list[Span]]:
    """The text that the product would read of the article, and the names in it that begin and end with a token."""
    live = live_text(article.text, split(article.text).zones)
    doc = nlp.make_doc(live.text)
    ranges = [live.range(t.idx, t.idx + len(t)) for t in doc]
    first, last = {a: i for i, (a, _) in enumerate(ranges)}, {b: i for i, (_, b) in enumerate(ranges)}
    names = [
        Span(doc, first[a], last[b] + 1, label=label)
        for a, b, label in sorted(article.names)
        if a in first and b in last and first[a] <= last[b]
    ]
    return doc, names


def example(doc: Doc, names: Iterable[Span]) -> Example:
    """An untouched copy of ``doc`` beside one with the names."""
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    reference = Doc(doc.vocab, words=words, spaces=spaces)
    reference.set_ents([Span(reference, n.start, n.end, label=n.label_) for n in names])
    return Example(Doc(doc.vocab, words=words, spaces=spaces), reference)


def agreed(general: Path, nlp: Language) -> Iterator[Article]:
    """The sentences of general French in which the stock model and the rules see the same names."""
    lines = [line.strip() for line in general.read_text(encoding="utf-8").splitlines() if line.strip()]
    for i in range(0, len(lines), SENTENCES):
        text = "\n".join(lines[i : i + SENTENCES])
        doc = up_to_names(nlp.make_doc(text), nlp)
        guesses = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in LABELS}
        write_by_rules(doc)
        names = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in LABELS}
        start = 0
        for line in text.split("\n"):
            end = start + len(line)
            mine = {n for n in names if start <= n[0] < end}
            if mine == {g for g in guesses if start <= g[0] < end}:
                yield Article(line, frozenset((a - start, b - start, label) for a, b, label in mine), GENERAL)
            start = end + 1


def up_to_names(doc: Doc, nlp: Language) -> Doc:
    """``doc`` as the name finder gets it."""
    for name, component in nlp.pipeline:
        if name == "aes_names":
            break
        doc = component(doc)
    return doc


def train_ner(articles: list[Article], stock: bytes, nlp: Language) -> bytes:
    """The ``stock`` weights of the NER trained further on the articles, averaged over the updates."""
    ner = nlp.get_pipe("ner")
    ner.from_bytes(stock, exclude=["vocab"])
    spacy.util.fix_random_seed(SEED)
    order = random.Random(SEED)
    examples = [example(*live_doc(a, nlp)) for a in articles]
    with nlp.select_pipes(enable=["ner"]):
        optimizer = nlp.resume_training()
        optimizer.learn_rate = LEARNING_RATE
        for epoch in range(EPOCHS):
            order.shuffle(examples)
            losses: dict[str, float] = {}
            for batch in minibatch_by_words(examples, size=BATCH):
                nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
            print(f"epoch {epoch + 1} of {EPOCHS}: loss {losses['ner']:.0f}", flush=True)
    with ner.model.use_params(optimizer.averages):
        return ner.to_bytes(exclude=["vocab"])


def sentences(articles: list[Article], work: Path, nlp: Language) -> Iterator[tuple[Features, list[str]]]:
    """What rules, lists and a NER that has not seen the article say of each token of a sentence, and the tags."""
    for fold in range(FOLDS):
        nlp.get_pipe("ner").from_bytes(fold_file(work, fold).read_bytes(), exclude=["vocab"])
        for article in (a for a in articles if a.fold == fold or (a.fold == GENERAL and fold == 0)):
            doc, names = live_doc(article, nlp)
            doc = up_to_names(doc, nlp)
            dates = date_tokens(doc)
            hints = find_hints(doc)
            table = features(doc, hints, find_names(doc, dates, hints), dates)
            tags = ["O"] * len(doc)
            for n in names:
                tags[n.start : n.end] = [f"B-{n.label_}"] + [f"I-{n.label_}"] * (len(n) - 1)
            for sent in doc.sents:
                yield table[sent.start : sent.end], tags[sent.start : sent.end]


def train_tagger(examples: Iterable[tuple[Features, list[str]]], out: Path) -> None:
    """Train the CRF on sentences and write it to ``out``."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for table, tags in examples:
        trainer.append(table, tags)
    trainer.set_params(CRF)
    trainer.train(str(out))


def fold_file(work: Path, fold: int | None) -> Path:
    return work / f"ner-{'all' if fold is None else fold}.bin"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--general", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--only", type=int, nargs="*", choices=range(FOLDS + 1), help=f"folds to train; {FOLDS}: none")
    args = parser.parse_args()
    articles = articles_of(args.texts)
    nlp = build_nlp()
    stock = spacy.load(MODEL).get_pipe("ner").to_bytes(exclude=["vocab"])
    nlp.get_pipe("ner").from_bytes(stock, exclude=["vocab"])
    articles += agreed(args.general, nlp)
    for fold in (*range(FOLDS), None):
        number = FOLDS if fold is None else fold
        if fold_file(args.work, fold).exists() or (args.only is not None and number not in args.only):
            continue
        weights = train_ner([a for a in articles if a.fold != fold], stock, nlp)
        fold_file(args.work, fold).write_bytes(weights)
    if args.only is None:
        (args.out / "ner.bin").write_bytes(fold_file(args.work, None).read_bytes())
        train_tagger(sentences(articles, args.work, nlp), args.out / "tagger.crfsuite")


if __name__ == "__main__":
    main()
