"""Our dates beside those of dateparser and edsnlp: how many are found, how many have the right value, in what time.

    pip install -e '.[bench]'
    python scripts/bench_dates.py [TIMEBANK.jsonl]

Two sets: the expressions of tests/components/dates that have a reference date, and, if given, articles as JSONL with
``text``, ``published``, ``spans`` (``start``, ``end``, ``value``) and ``ignore`` (stretches in which nothing counts).
A mention is found when it overlaps the annotated one, exact when it is the same but for an article or preposition in
front; its value is right when it is the same but for a part of the day. Seconds are of one run, models loaded, with the
parse that our tense needs on articles and without it on single expressions.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import spacy

sys.path.insert(0, str(Path(__file__).parent.parent))
from aes_extract.pipeline import build_nlp
from tests.components.dates.test_dates_expressions import CALENDAR, FROM_REFERENCE, FROM_TEXT, MARK, REF

Span = tuple[int, int, str | None]  # start, end, value
_LEAD = re.compile(r"(?:(?:le|la|les|l['’]|en|au|aux|du|de|d['’]|dès|depuis|vers|à|ce|cet|cette)\s*)+", re.IGNORECASE)
# How TIMEX3 writes what EDTF writes otherwise: a part of the day, a time zone, a season, an hour without minutes.
_TIMEX3 = (
    (re.compile(r"(T\d\d:\d\d)[+-]\d.*$"), r"\1"),
    (re.compile(r"T(?:MO|MI|AF|EV|NI)$"), ""),
    (re.compile(r"-SP$"), "-21"),
    (re.compile(r"-SU$"), "-22"),
    (re.compile(r"-(?:FA|AU)$"), "-23"),
    (re.compile(r"-WI$"), "-24"),
    (re.compile(r"T(\d\d)$"), r"T\1:00"),
)
_UNITS = {"day": "%Y-%m-%d", "week": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y", "time": "%Y-%m-%dT%H:%M"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its annotated dates."""

    text: str
    reference: str
    spans: tuple[Span, ...]
    ignore: tuple[tuple[int, int], ...] = ()


Finder = Callable[[Text], list[Span]]


def expressions() -> Iterator[Text]:
    """The rows of the tests, their marks taken out."""
    for sentence, *values in (*CALENDAR, *FROM_REFERENCE, *FROM_TEXT):
        spans, text, last = [], "", 0
        for match, value in zip(MARK.finditer(sentence), values, strict=True):
            text += sentence[last : match.start()]
            spans.append((len(text), len(text) + len(match[1]), value))
            text += match[1]
            last = match.end()
        yield Text(text + sentence[last:], REF, tuple(spans))


def articles(path: Path) -> Iterator[Text]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = tuple((s["start"], s["end"], s["value"]) for s in row["spans"])
        yield Text(row["text"], row["published"], spans, tuple((i["start"], i["end"]) for i in row["ignore"]))


def ours(parsed: bool) -> Finder:
    if parsed:
        nlp = build_nlp()
        nlp.select_pipes(disable=["ner", "lemmatizer", "aes_names", "aes_groups"])
    else:
        nlp = spacy.blank("fr")
        nlp.add_pipe("aes_dates")

    def find(text: Text) -> list[Span]:
        doc = nlp.make_doc(text.text)
        doc._.aes_published = text.reference
        return [(s.start_char, s.end_char, s._.aes_date["value"]) for s in nlp(doc).spans["aes_dates"]]

    return find


def by_edsnlp() -> Finder:
    import edsnlp  # changes spaCy's registry, so ours is loaded before

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.dates")

    def find(text: Text) -> list[Span]:
        reference = datetime.fromisoformat(text.reference)
        return [
            (s.start_char, s.end_char, _of_edsnlp(s._.date, reference)) for s in nlp(text.text).spans.get("dates", ())
        ]

    return find


def _of_edsnlp(date: object, reference: datetime) -> str | None:
    """The value at the precision that the expression has."""
    moment = date.to_datetime(note_datetime=reference)
    said = {k for k, v in date.model_dump().items() if v is not None}
    unit = next((u for u in ("day", "week", "month", "year") if u in said), "day")
    return moment.strftime(_UNITS[unit]) if moment else None


def by_dateparser() -> Finder:
    import dateparser.search
    from dateparser.date import DateDataParser

    def find(text: Text) -> list[Span]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(text.reference), "PREFER_DATES_FROM": "past"}
        found = dateparser.search.search_dates(text.text, languages=["fr"], settings=settings) or []
        parser = DateDataParser(languages=["fr"], settings=settings)
        spans, at = [], 0
        for words, moment in found:
            start = text.text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            spans.append((start, at, moment.strftime(_UNITS.get(parser.get_date_data(words).period, "%Y-%m-%d"))))
        return spans

    return find


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without articles and prepositions in front and punctuation behind."""
    lead = _LEAD.match(text, start, end)
    return (lead.end() if lead else start), start + len(text[start:end].rstrip(" ,.;"))


def plain(value: str | None) -> str:
    value = value or ""
    for timex3, edtf in _TIMEX3:
        value = timex3.sub(edtf, value)
    return value


def overlap(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def score(texts: list[Text], find: Finder) -> tuple[float, float, float, float]:
    """F1 of the mentions found, of the exact ones, of the values, and the seconds that ``find`` took."""
    gold = predicted = found = exact = right = 0
    seconds = 0.0
    for text in texts:
        before = time.perf_counter()
        spans = find(text)
        seconds += time.perf_counter() - before
        left = [
            s for s in spans if any(overlap(s, g) for g in text.spans) or not any(overlap(s, i) for i in text.ignore)
        ]
        gold, predicted = gold + len(text.spans), predicted + len(left)
        for g in text.spans:
            over = [s for s in left if overlap(s, g)]
            if over:
                best = next((s for s in over if plain(s[2]) == plain(g[2])), over[0])
                left.remove(best)
                found += 1
                exact += core(text.text, *best[:2]) == core(text.text, *g[:2])
                right += plain(best[2]) == plain(g[2])
    f1 = [2 * n / (gold + predicted) for n in (found, exact, right)]
    return f1[0], f1[1], f1[2], seconds


def main() -> None:
    warnings.filterwarnings("ignore")
    sets = {"expressions": list(expressions())}
    if len(sys.argv) > 1:
        sets["TimeBank"] = list(articles(Path(sys.argv[1])))
    print("| set | finder | found F1 | exact F1 | value F1 | seconds |\n|---|---|---|---|---|---|")
    mine = {name: ours(name != "expressions") for name in sets}
    peers = {"edsnlp": by_edsnlp(), "dateparser": by_dateparser()}
    for name, texts in sets.items():
        for who, find in {"aes-extract": mine[name], **peers}.items():
            find(texts[0])
            found, exact, right, seconds = score(texts, find)
            print(f"| {name} ({len(texts)}) | {who} | {found:.3f} | {exact:.3f} | {right:.3f} | {seconds:.1f} |")


if __name__ == "__main__":
    main()
