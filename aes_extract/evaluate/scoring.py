"""Scores articles against gold.

Mentions are right when span and label are exact. Events pair one to one: same type, overlapping trigger. A gold
event marked optional costs nothing, missed or found. An event's arguments are its date, place and participants.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aes_extract import schema
from aes_extract.evaluate.gold import GoldArticle, GoldEvent, GoldParticipant, Kinds, Label
from aes_extract.evaluate.names import alike, is_named, is_participant, is_person, same
from aes_extract.evaluate.pairing import by_id
from aes_extract.evaluate.report import Finding, Report, Retrieval

# A trigger is a word or a few, never a sentence: what is longer matches nothing.
LONGEST_TRIGGER = 50

_Key = tuple[int, int, Label]


def score(golds: Iterable[GoldArticle], articles: Iterable[schema.Article], kinds: Kinds | None = None) -> Report:
    """Count all that is of these kinds; articles pair by id."""
    found = by_id(list(articles))
    report = Report(kinds=kinds or Kinds())
    for gold in golds:
        article = found.get(gold.id)
        report.articles += 1
        report.missing += article is None
        _ArticleScorer(gold, article, report).run()
    return report


def pair_events(golds: Sequence[GoldEvent], events: Sequence[schema.Event], *, typed: bool) -> dict[int, int]:
    """Index of gold event → index of its event: the most overlapping triggers first, then in order."""
    candidates = [
        (-overlap, i, j)
        for i, gold in enumerate(golds)
        for j, event in enumerate(events)
        if (not typed or gold.type == event.type) and (overlap := _overlap(gold, event))
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _overlap(gold: GoldEvent, event: schema.Event) -> int:
    """How many pairs of triggers share a character."""
    return sum(
        g.start < t.end and t.start < g.end and t.end - t.start <= LONGEST_TRIGGER
        for g in gold.triggers
        for t in event.triggers
    )


class _ArticleScorer:
    """Counts one article into the report; a missing article has found nothing."""

    def __init__(self, gold: GoldArticle, article: schema.Article | None, report: Report) -> None:
        self.gold = gold
        self.report = report
        self.article = article
        self.people = article.people if article else []
        self.events = article.events if article else []
        labels = report.kinds.labels
        self.mentions = {key: value for key, value in _mentions(article) if key[2] in labels} if article else {}

    def run(self) -> None:
        self._score_mentions()
        if self.report.kinds.people:
            self._score_people()
        self._score_attributes_of_people()
        for key in ("author", "publisher", "title"):
            if wanted := getattr(self.gold, key):
                self.report.attributes[key].add(same(wanted, getattr(self.article, key, None)))
        if self.report.kinds.events:
            self._score_events()

    def _note(self, kind: str, detail: str, place: tuple[int, int]) -> None:
        self.report.findings.append(Finding.of(self.gold, kind, detail, *place))

    # -- entities -------------------------------------------------------------------------------------------

    def _score_mentions(self) -> None:
        wanted = {(s.start, s.end, s.label): s for s in self.gold.spans}
        for key in sorted(wanted.keys() | self.mentions.keys()):
            start, end, label = key
            span, is_found = wanted.get(key), key in self.mentions
            for row in (label, "all"):
                self.report.mentions[row].add(tp=bool(span and is_found), fp=span is None, fn=not is_found)
            if span is None or not is_found:
                kind = "spurious" if span is None else "missed"
                self._note(kind, f"{label} {self.gold.text[start:end]!r} @{start}", (start, end))
                continue
            if span.value is None:
                continue
            value = self.mentions[key]
            is_right = value == span.value if label == "DATE" else is_named(label, span.value, value, self.gold)
            self.report.values[label].add(is_right)
            if not is_right:
                self._note("value", f"{span.text!r}: gold {span.value!r}, got {value!r}", (start, end))

    def _score_people(self) -> None:
        """Each gold person takes the first free person with its name."""
        names = dict.fromkeys(s.value for s in self.gold.spans if s.label == "PER" and s.value)
        free = list(self.people)
        for name in names:
            hit = next((p for p in free if is_person(name, p.name)), None)
            if hit is not None:
                free = [p for p in free if p is not hit]
            self.report.people.add(tp=hit is not None, fn=hit is None)
        self.report.people.add(fp=len(free))

    def _score_attributes_of_people(self) -> None:
        for name, wanted in self.gold.people.items():
            person = next((p for p in self.people if is_person(name, p.name)), None)
            if wanted.rank:
                self.report.attributes["rank"].add(person is not None and same(wanted.rank, person.rank))
            titles = [t for r in person.roles for t in (f"{r.title} {r.organization or ''}", r.title)] if person else []
            for role in wanted.roles:
                self.report.attributes["roles"].add(any(alike(role, title, 0.6) for title in titles))

    # -- events ---------------------------------------------------------------------------------------------

    def _score_events(self) -> None:
        golds, events, report = self.gold.events, self.events, self.report
        for typed, counter in ((True, report.events), (False, report.events_untyped)):
            pairs = pair_events(golds, events, typed=typed)
            for i, gold in enumerate(golds):
                if not gold.optional:
                    counter.add(tp=i in pairs, fn=i not in pairs)
            counter.add(fp=len(events) - len(pairs))
        pairs = pair_events(golds, events, typed=True)
        matched = set(pairs.values())
        for i, gold in enumerate(golds):
            if gold.optional:
                continue
            report.event_types[gold.type].add(tp=i in pairs, fn=i not in pairs)
            if i not in pairs:
                self._note("event missed", f"{gold.type} {[t.text for t in gold.triggers]}", _place(gold))
        for j, event in enumerate(events):
            if j not in matched:
                report.event_types[event.type].add(fp=1)
                self._note("event spurious", f"{event.type} {[t.text for t in event.triggers]}", _place(event))
        for i, gold in enumerate(golds):
            if not gold.optional:
                self._score_event(gold, events[pairs[i]] if i in pairs else None)

    def _score_event(self, gold: GoldEvent, event: schema.Event | None) -> None:
        self._score_date_and_place(gold, event)
        if event is not None:
            self._score_event_attributes(gold, event)
        if "participants" not in gold.untold:
            self._score_participants(gold, event, self.report.arguments, need_role=True)
            self._score_participants(gold, event, self.report.participants, need_role=False)

    def _score_date_and_place(self, gold: GoldEvent, event: schema.Event | None) -> None:
        """An argument is due where gold names a value and does not accept none."""
        date = event.date if event else None
        place = event.place.name if event and event.place else None
        for slot, wanted, got, is_right in (
            ("date", gold.dates, date, date in gold.dates),
            ("place", gold.places, place, self._is_place(place, gold.places)),
        ):
            if slot in gold.untold:
                continue
            is_wrong = event is not None and bool(got) and not is_right
            if None in wanted:
                self.report.arguments.add(fp=is_wrong)
            else:
                is_hit = event is not None and is_right
                self.report.arguments.add(tp=is_hit, fp=is_wrong, fn=not is_hit)
            if event is not None:
                self.report.attributes[f"event {slot}"].add(is_right)
                if not is_right:
                    self._note(f"event {slot}", f"{gold.id} {gold.type}: gold {wanted}, got {got!r}", _place(gold))

    def _is_place(self, name: str | None, accepted: Sequence[str | None]) -> bool:
        if name is None:
            return None in accepted
        return any(place and is_named("LOC", place, name, self.gold) for place in accepted)

    def _score_event_attributes(self, gold: GoldEvent, event: schema.Event) -> None:
        attributes = self.report.attributes
        if "status" not in gold.untold:
            attributes["event status"].add(event.status == gold.status)
        if "hedged" not in gold.untold and (gold.hedged or event.hedged):
            attributes["event hedged"].add(gold.hedged == event.hedged)
        if gold.subtype:
            attributes["event subtype"].add(gold.subtype == event.subtype)
        if gold.object:
            attributes["event object"].add(alike(gold.object, event.object))
        if gold.source:
            attributes["event source"].add(alike(gold.source, event.source.name if event.source else None))

    def _score_participants(
        self, gold: GoldEvent, event: schema.Event | None, counter: Retrieval, *, need_role: bool
    ) -> None:
        """Each gold participant takes the first free one that fits, in its role if that is needed."""
        free = list(event.participants) if event else []
        for wanted in gold.participants:
            hit = next((p for p in free if self._fits(wanted, p, need_role=need_role)), None)
            counter.add(tp=hit is not None, fn=hit is None)
            if hit is not None:
                free = [p for p in free if p is not hit]
            if not need_role or event is None:
                continue
            if hit is None:
                got = [(p.role, p.name) for p in event.participants]
                self._note("participant missed", f"{gold.id} {wanted.role} {wanted.name!r}; got {got}", _place(gold))
            elif wanted.type == "GRP" and wanted.countries:
                self.report.attributes["group countries"].add(sorted(hit.countries) == sorted(wanted.countries))
        counter.add(fp=len(free))

    def _fits(self, wanted: GoldParticipant, found: schema.Participant, *, need_role: bool) -> bool:
        if need_role and wanted.role != found.role:
            return False
        names = [found.name, *(m.text for m in found.mentions)]
        return is_participant(wanted, names, found.country, self.gold)


def _place(event: GoldEvent | schema.Event) -> tuple[int, int]:
    """Where the first trigger stands."""
    return (event.triggers[0].start, event.triggers[0].end) if event.triggers else (0, 0)


def _mentions(article: schema.Article) -> Iterator[tuple[_Key, str | None]]:
    """Every mention and what it resolves to: a name, or a date's value."""
    by_label: list[tuple[Label, list[tuple[str | None, list[schema.Mention]]]]] = [
        ("PER", [(p.name, p.mentions) for p in article.people]),
        ("ORG", [(i.name, i.mentions) for i in article.institutions]),
        ("LOC", [(p.name, p.mentions) for p in article.places]),
        ("DATE", [(d.value, d.mentions) for d in article.dates]),
    ]
    for label, entities in by_label:
        for value, mentions in entities:
            for m in mentions:
                yield (m.start, m.end, label), value
