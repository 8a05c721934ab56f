"""What a scoring counts, and how it is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Self

from aes_extract.evaluate.gold import GoldArticle, Kinds

_AROUND = 30  # characters of context on either side


@dataclass(slots=True)
class Retrieval:
    """Precision and recall of things to be found."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, *, tp: int = 0, fp: int = 0, fn: int = 0) -> None:
        self.tp += tp
        self.fp += fp
        self.fn += fn

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def as_json(self) -> dict[str, float | int]:
        rounded = {"p": self.precision, "r": self.recall, "f": self.f1}
        return {**{k: round(v, 4) for k, v in rounded.items()}, "tp": self.tp, "fp": self.fp, "fn": self.fn}

    def __str__(self) -> str:
        # Rounded twice, as the JSON figures are when they are shown.
        p, r, f = (round(x, 4) for x in (self.precision, self.recall, self.f1))
        return f"P {p:.3f}  R {r:.3f}  F1 {f:.3f}   (tp {self.tp} fp {self.fp} fn {self.fn})"


@dataclass(slots=True)
class Accuracy:
    """The share of right answers among those that were due."""

    right: int = 0
    n: int = 0

    def add(self, right: bool) -> None:
        self.n += 1
        self.right += right

    @property
    def share(self) -> float:
        return round(self.right / self.n, 4) if self.n else 0.0

    def as_json(self) -> dict[str, float | int]:
        return {"acc": self.share, "n": self.n}

    def __str__(self) -> str:
        return f"{self.share}  (n {self.n})"


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between gold and output: the ``words`` that it is about and the text around them.

    ``where`` is the file and line of the annotation, ``start`` and ``end`` are offsets into the article's text.
    """

    where: str
    article: str
    kind: str
    detail: str
    start: int
    end: int
    before: str
    words: str
    after: str

    @classmethod
    def of(cls, gold: GoldArticle, kind: str, detail: str, start: int, end: int) -> Self:
        before, after = gold.text[max(0, start - _AROUND) : start], gold.text[end : end + _AROUND]
        # Whole words: what is cut begins or ends with a part of one.
        if start > _AROUND:
            before = before[before.find(" ") + 1 :]
        if end + _AROUND < len(gold.text):
            after = after[: after.rfind(" ")] if " " in after else after
        return cls(gold.where, gold.id, kind, detail, start, end, before, gold.text[start:end], after)

    def as_json(self) -> dict[str, str | int]:
        return asdict(self)

    def __str__(self) -> str:
        context = " ".join(f"… {self.before}[{self.words}]{self.after} …".split())
        said = f"{self.article} | {self.kind} | {self.detail} | {self.start}: {context}"
        return f"{self.where}: {said}" if self.where else said


@dataclass(slots=True)
class Report:
    """All figures of one set of articles, and the differences behind them."""

    kinds: Kinds = field(default_factory=Kinds)
    articles: int = 0
    missing: int = 0
    mentions: defaultdict[str, Retrieval] = field(default_factory=lambda: defaultdict(Retrieval))
    values: defaultdict[str, Accuracy] = field(default_factory=lambda: defaultdict(Accuracy))
    people: Retrieval = field(default_factory=Retrieval)
    events: Retrieval = field(default_factory=Retrieval)
    events_untyped: Retrieval = field(default_factory=Retrieval)
    arguments: Retrieval = field(default_factory=Retrieval)
    participants: Retrieval = field(default_factory=Retrieval)
    event_types: defaultdict[str, Retrieval] = field(default_factory=lambda: defaultdict(Retrieval))
    attributes: defaultdict[str, Accuracy] = field(default_factory=lambda: defaultdict(Accuracy))
    findings: list[Finding] = field(default_factory=list)

    def wholes(self) -> dict[str, Retrieval]:
        """The figures that are one row each."""
        people = {"people": self.people} if self.kinds.people else {}
        events = {
            "events": self.events,
            "events untyped": self.events_untyped,
            "arguments": self.arguments,
            "participants (any role)": self.participants,
        }
        return people | (events if self.kinds.events else {})

    def figures(self) -> dict[str, float]:
        """F1 or accuracy of everything that has a quality floor, by its name in the table."""
        found = {f"mentions {label}": r.f1 for label, r in sorted(self.mentions.items())}
        found |= {f"values {label}": a.share for label, a in sorted(self.values.items())}
        found |= {name: r.f1 for name, r in self.wholes().items()}
        return found | {name: a.share for name, a in sorted(self.attributes.items())}

    def as_json(self) -> dict[str, object]:
        return {
            "articles": self.articles,
            "missing": self.missing,
            "mentions": {k: v.as_json() for k, v in sorted(self.mentions.items())},
            "values": {k: v.as_json() for k, v in sorted(self.values.items())},
            **{k: v.as_json() for k, v in self.wholes().items()},
            "by event type": {k: v.as_json() for k, v in sorted(self.event_types.items())},
            "attributes": {k: v.as_json() for k, v in sorted(self.attributes.items())},
        }

    def table(self) -> Iterator[str]:
        """The figures, one line each."""
        yield f"{self.articles} articles, {self.missing} missing from the output"
        yield from (f"mentions {k:6} {v}" for k, v in sorted(self.mentions.items()))
        yield from (f"values   {k:6} {v}" for k, v in sorted(self.values.items()))
        yield from (f"{k:24} {v}" for k, v in self.wholes().items())
        yield from (f"  {k:14} {v}" for k, v in sorted(self.event_types.items()))
        yield from (f"{k:18} {v}" for k, v in sorted(self.attributes.items()))
