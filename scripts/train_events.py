"""Train what the event stage has learnt: whom pronouns mean, which words tell an event, and who and what belongs to it.

    python scripts/train_events.py TEXTS... aes_extract/knowledge

TEXTS are JSONL files of articles (``id``, ``text``); scripts/data/events/annotations.jsonl says what happens in them.
The articles of tests/gold are added, and of the sentences of tests/events what the rules say where they are right.
Written to the output folder, which must be the package's: word_clusters.bin, antecedents.crfsuite, triggers.crfsuite,
arguments.crfsuite. Articles marked ``held_out`` are left out, to measure on them. Takes about ten minutes on one core.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pycrfsuite
from annotated import annotated, json_lines
from spacy.language import Language
from spacy.tokens import Doc

from aes_extract.article import parsed, title_end
from aes_extract.events.build import Stage
from aes_extract.events.parse import Parse
from aes_extract.events.syntax import governing_verb, surface_subject
from aes_extract.events.tagging.antecedents import MEANT, Antecedents, pronoun
from aes_extract.events.tagging.clusters import SIZES
from aes_extract.events.tagging.taggers import NOTHING
from aes_extract.events.triggers import Trigger, find_candidates
from aes_extract.live import LiveText
from aes_extract.pipeline import build_nlp
from aes_extract.readers import parse_published
from aes_extract.resolve import resolve
from aes_extract.resolve.entities import DateMention, Entities, Entity
from aes_extract.text import words

HERE = Path(__file__).parent
SENTENCES = HERE.parent / "tests" / "events"
sys.path.insert(0, str(SENTENCES))

from sentence_table import Row, read_rows  # noqa: E402

GOLD = HERE.parent / "tests" / "gold"
PENALTY = 0.5  # of weights and of large weights, where F1 was best on articles kept apart
CAREFUL = 3  # times an article of tests/gold and a sentence of the table counts: they were made with more care
CRF = {"c1": PENALTY, "c2": PENALTY, "max_iterations": 120, "feature.minfreq": 1, "feature.possible_transitions": False}
ROUNDS = 25  # of k-means
SEED = 0
KINDS = {"PER": "person", "ORG": "institution", "LOC": "place", "GRP": "group"}
Rows = list[list[str]]
Examples = tuple[Rows, list[str]]


@dataclass(frozen=True, slots=True)
class Participant:
    role: str
    kind: str
    name: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An annotated event: triggers as character offsets, the dates and places that are right answers."""

    type: str
    optional: bool
    triggers: tuple[tuple[int, int], ...]
    dates: frozenset[str]
    places: tuple[str, ...]
    participants: tuple[Participant, ...]


def event(row: dict) -> Event:
    """An event of a gold.jsonl or of annotations.jsonl."""
    return Event(
        row["type"],
        bool(row.get("optional")),
        tuple((t["start"], t["end"]) for t in row["triggers"]),
        frozenset(str(d) for d in _answers(row.get("date"))),
        tuple(_answers(row.get("place"))),
        tuple(
            Participant(p["role"], KINDS[p["type"]], p["name"], tuple(p.get("countries") or ()))
            for p in row["participants"]
        ),
    )


def _answers(value: object) -> list[str]:
    return [v for v in (value if isinstance(value, list) else [value]) if v]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the product reads it, up to the event stage before anything is judged."""

    live: LiveText
    doc: Doc
    entities: Entities
    title_end: int

    def stage(self) -> Stage:
        return Stage(Parse(self.doc), self.entities, self.title_end)


def read(text: str, published: str | None, nlp: Language) -> Reading:
    zoned, live, doc = parsed(text, parse_published(published) if published else None, nlp)
    return Reading(live, doc, resolve(doc), title_end(doc, live, zoned.zones))


def trigger_examples(stage: Stage, live: LiveText, events: Iterable[Event]) -> Examples:
    """The features and types of the candidates; those that annotators need not mark are left out."""
    rows, labels = [], []
    for candidate, row in zip(stage.candidates, stage.trigger_rows(), strict=True):
        found = list(told(candidate.options[0], stage.doc, live, events))
        types = [e.type for e in found if any(o.frame.type == e.type for o in candidate.options)]
        certain = [e.type for e in found if not e.optional and e.type in types]
        if certain or not found or not all(e.optional for e in found):
            rows.append(row)
            labels.append(certain[0] if certain else NOTHING)
    return rows, labels


def sentence_examples(rows: Iterable[Row], nlp: Language) -> Iterator[tuple[Examples, Examples]]:
    """What the rules say of the sentences of the table where they are right: triggers, then arguments.

    A row speaks of one type; where the rules take another word of it for an event, nothing is known.
    """
    for row in rows:
        if row.xfail:
            continue
        stage = read(row.text, row.published, nlp).stage()
        stage.take(list(stage.rules.values()))
        if row.tells and not are_right(row, stage):
            continue
        triggers: Examples = ([], [])
        for candidate, features in zip(stage.candidates, stage.trigger_rows(), strict=True):
            rule = stage.rules.get(candidate.options[0].head)
            of_type = rule is not None and rule.frame.type == row.type
            if rule is None or of_type or row.none:
                triggers[0].append(features)
                triggers[1].append(row.type if of_type and row.tells else NOTHING)
        arguments: Examples = ([], [])
        for trigger in stage.triggers if row.tells else ():
            if trigger.frame.type == row.type:
                decided = stage.decided(trigger)
                near, rows_ = stage.argument_rows(trigger, decided)
                arguments[0].extend(rows_)
                arguments[1].extend(decided.get(id(n.reference.filling), NOTHING) for n in near)
        yield triggers, arguments


def are_right(row: Row, stage: Stage) -> bool:
    """Whether the rules alone see the event that a row tells, with the people, date and place that it names."""
    told: set[tuple[str, str]] = set()
    mine = [t for t in stage.triggers if t.frame.type == row.type]
    for trigger in mine:
        decided = stage.decided(trigger)
        for n in stage.references.near(trigger.head):
            filling = n.reference.filling
            name = filling.value if isinstance(filling, DateMention) else filling.name
            told.add((decided.get(id(filling), NOTHING), name or ""))
    wanted = [tuple(who.split(" ", 1)) for who in row.who]
    wanted += [(role, value) for role, value in (("date", row.date), ("place", row.place)) if value]
    return bool(mine) and all(any(role == r and alike(name, n, 0.5) for r, n in told) for role, name in wanted)


def quiet_rows() -> Iterator[Row]:
    """The articles that tell no event, as rows of the table."""
    for article in tomllib.loads((SENTENCES / "quiet_articles.toml").read_text(encoding="utf-8"))["article"]:
        yield Row(type="", tells=False, text=article["text"], published="2025-03-14", none=True)


def told(trigger: Trigger, doc: Parse, live: LiveText, events: Iterable[Event]) -> Iterator[Event]:
    """The annotated events with a trigger on the words of ``trigger``."""
    start, end = live.range(doc.starts[trigger.start], doc.ends[trigger.end - 1])
    for e in events:
        if any(a < end and start < b for a, b in e.triggers):
            yield e


def antecedent_examples(reading: Reading, events: Sequence[Event]) -> Examples:
    """For each pronoun at an event's verb the features of what it may stand for, and which of them takes part.

    Of those that take part and are named in the pronoun's own sentence none is meant; where not one is left, nothing is
    known.
    """
    doc, live = Parse(reading.doc), reading.live
    antecedents = Antecedents(doc, reading.entities)
    rows: Rows = []
    labels: list[str] = []
    seen: set[int] = set()
    for candidate in find_candidates(doc):
        trigger = candidate.options[0]
        head = doc[trigger.head]
        verb = head if trigger.is_verb else governing_verb(head)
        for e in told(trigger, doc, live, events):
            for token in (surface_subject(verb), *verb.children) if verb is not None else ():
                if token is None or token.i in seen or pronoun(token) is None:
                    continue
                found, features = antecedents.rows(token)
                part = [x for x in found if role_of(x, e, doc) not in {NOTHING, "date", "place"}]
                if len(part) > 1:
                    start, end = token.sent.start, token.i
                    part = [x for x in part if not any(start <= m.start < end for m in x.mentions)]
                if len(part) == 1:
                    seen.add(token.i)
                    rows += features
                    labels += [MEANT if x is part[0] else NOTHING for x in found]
    return rows, labels


def argument_examples(stage: Stage, live: LiveText, events: Iterable[Event]) -> Iterator[Examples]:
    """For each trigger of an event the features and roles of what is near it."""
    found: list[tuple[Trigger, Event]] = []
    for candidate in stage.candidates:
        for e in told(candidate.options[0], stage.doc, live, events):
            trigger = candidate.of_type(e.type)
            if trigger is not None and not e.optional:
                found.append((trigger, e))
                break
    stage.take([t for t, _ in found])
    for trigger, e in found:
        near, rows = stage.argument_rows(trigger, stage.decided(trigger))
        if rows:
            yield rows, [role_of(n.reference.filling, e, stage.doc) for n in near]


def role_of(filling: Entity | DateMention, e: Event, doc: Parse) -> str:
    """What someone or something is to an annotated event."""
    if isinstance(filling, DateMention):
        return "date" if filling.value in e.dates else NOTHING
    same = [p for p in e.participants if is_same(p, filling, doc)]
    same.sort(key=lambda p: p.kind != filling.kind)
    if same:
        return same[0].role
    if filling.kind == "place" and any(alike(name, filling.name, 0.75) for name in e.places):
        return "place"
    return NOTHING


def is_same(p: Participant, entity: Entity, doc: Parse) -> bool:
    names = [entity.name, *(doc[m.start : m.end].text for m in entity.mentions)]
    if p.kind == "group":
        return any(alike(p.name, n, 0.5) or _same_head(p.name, n) for n in names)
    if p.kind == "place" and p.countries and entity.kind == "place" and entity.country in p.countries:
        return True
    if p.kind == "person":
        return set(words(p.name)) == set(words(entity.name)) or len(set(words(p.name)) & set(words(entity.name))) > 1
    return any(alike(p.name, n, 0.75) for n in names)


def alike(a: str, b: str, floor: float) -> bool:
    """Whether two names share their words, by the coefficient of Dice."""
    x, y = Counter(_words(a)), Counter(_words(b))
    total = sum(x.values()) + sum(y.values())
    return total > 0 and 2 * sum((x & y).values()) / total >= floor


def _same_head(a: str, b: str) -> bool:
    x, y = _words(a), _words(b)
    return bool(x and y) and x[0] == y[0] and 2 * len(set(x) & set(y)) >= min(len(x), len(y))


def _words(text: str) -> list[str]:
    return [w.rstrip("sx") if len(w) > 3 else w for w in words(text) if len(w) > 2]


def word_clusters(vectors: np.ndarray) -> bytes:
    """For each row the number of its cluster at each of SIZES: spherical k-means (Dhillon and Modha 2001)."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    points = vectors / np.maximum(norms, 1e-9)
    columns = []
    for size in SIZES:
        rng = np.random.default_rng(SEED)
        centres = points[rng.choice(len(points), size, replace=False)]
        for _ in range(ROUNDS):
            nearest = (points @ centres.T).argmax(axis=1)
            sums = np.zeros_like(centres)
            np.add.at(sums, nearest, points)
            lengths = np.linalg.norm(sums, axis=1, keepdims=True)
            centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres)
        columns.append((points @ centres.T).argmax(axis=1))
    return np.stack(columns, axis=1).astype(np.uint8).tobytes()


def train(examples: Iterable[Examples], out: Path) -> None:
    """Train a log-linear model that labels each row by itself, and write it to ``out``."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in examples:
        for row, label in zip(rows, labels, strict=True):
            trainer.append([row], [label])
    trainer.set_params(CRF)
    trainer.train(str(out))


def articles(texts: Iterable[Path]) -> Iterator[tuple[str, str | None, list[Event]]]:
    """Text, publication date and events of each annotated article; fails when a text is missing or is another."""
    for row, text in annotated("events", texts):
        if not row.get("held_out"):
            for p in (p for e in row["events"] for p in e["participants"]):
                p["name"] = p.get("name") or text[p["start"] : p["end"]]
            yield text, None, [event(e) for e in row["events"]]
    for gold in sorted(GOLD.glob("*/gold.jsonl")):
        for row in json_lines(gold):
            for _ in range(CAREFUL):
                yield row["text"], row["published"], [event(e) for e in row["events"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    nlp = build_nlp()
    (args.out / "word_clusters.bin").write_bytes(word_clusters(nlp.vocab.vectors.data))
    readings = [(read(text, published, nlp), events) for text, published, events in articles(args.texts)]
    train((antecedent_examples(reading, events) for reading, events in readings), args.out / "antecedents.crfsuite")
    # From here on pronouns are resolved with these weights.
    triggers: list[Examples] = []
    arguments: list[Examples] = []
    for reading, events in readings:
        stage = reading.stage()
        triggers.append(trigger_examples(stage, reading.live, events))
        arguments += argument_examples(stage, reading.live, events)
    for of_triggers, of_arguments in sentence_examples([*read_rows(), *quiet_rows()], nlp):
        triggers += [of_triggers] * CAREFUL
        arguments += [of_arguments] * CAREFUL
    train(triggers, args.out / "triggers.crfsuite")
    train(arguments, args.out / "arguments.crfsuite")


if __name__ == "__main__":
    main()
