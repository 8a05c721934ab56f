"""The marks and links of an annotation tool as annotated mentions and events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from aes_extract.evaluate.gold import GoldArticle, GoldEvent, GoldParticipant, GoldSpan, Label, Slot, Stretch
from aes_extract.marks import DATE, GROUP, MENTIONS, PLACE, SAME_EVENT, Link, Mark, Marked

_Type = Literal["PER", "ORG", "LOC", "GRP"]
_LABELS: dict[str, Label] = {label: label for label in get_args(Label)}
_TYPES: dict[str, _Type] = {label: label for label in get_args(_Type)}


def gold_of(one: Marked, where: str) -> GoldArticle:
    """The annotated article; ``ValueError`` for a link that leads where none should.

    A trigger, with those linked to it as the same event, is an event; the first in the text has its type and status.
    Where nobody has set a status, it is not judged, nor is « hedged »; nor is a date whose mention has no value.
    """
    spans = [
        GoldSpan(mark.start, mark.end, one.text[mark.start : mark.end], _LABELS[mark.label], mark.value)
        for mark in one.marks
        if mark.label in _LABELS
    ]
    links: dict[Mark, list[Link]] = {}
    for link in one.links:
        links.setdefault(link.head, []).append(link)
    events = [
        _event(one, f"e{number}", triggers, [link for trigger in triggers for link in links.get(trigger, [])])
        for number, triggers in enumerate(_events(one.marks, one.links), 1)
    ]
    return GoldArticle(one.id, one.text, one.published, spans=spans, events=events, where=where)


def is_trigger(mark: Mark) -> bool:
    return mark.label not in MENTIONS and mark.label != GROUP


def _events(marks: Iterable[Mark], links: Iterable[Link]) -> list[list[Mark]]:
    """The triggers of each event, in the order of the text."""
    group = {mark: [mark] for mark in marks if is_trigger(mark)}
    for link in links:
        if link.label != SAME_EVENT:
            continue
        if link.head not in group or link.tail not in group:
            raise ValueError(f"{SAME_EVENT} at {link.head.start} links no two triggers; link words that tell events")
        one, other = sorted((group[link.head], group[link.tail]), key=len, reverse=True)
        if one is not other:
            one += other
            group |= dict.fromkeys(other, one)
    each = {id(triggers): triggers for triggers in group.values()}.values()
    found = [sorted(triggers, key=lambda mark: mark.start) for triggers in each]
    return sorted(found, key=lambda triggers: triggers[0].start)


def _event(one: Marked, id: str, triggers: Sequence[Mark], links: Iterable[Link]) -> GoldEvent:
    first = triggers[0]
    tails: dict[str, list[Mark]] = {}
    for link in links:
        if link.label != SAME_EVENT:
            tails.setdefault(link.label, []).append(link.tail)
    dates = [mark.value for mark in tails.pop(DATE, [])]
    places = [_name(one, mark) for mark in tails.pop(PLACE, [])]
    untold: set[Slot] = {"status", "hedged"} if first.status is None else set()
    if dates and None in dates:
        untold.add("date")
    return GoldEvent(
        id,
        first.label,
        [Stretch(mark.start, mark.end, one.text[mark.start : mark.end]) for mark in triggers],
        status=first.status or "occurred",
        hedged=first.hedged,
        date=[*dates] or None,
        place=[*places] or None,
        participants=[_participant(one, role, mark) for role, marks in tails.items() for mark in marks],
        untold=frozenset(untold),
    )


def _participant(one: Marked, role: str, mark: Mark) -> GoldParticipant:
    if mark.label not in _TYPES:
        raise ValueError(f"{role} leads to {mark.label} at {mark.start}; link people, institutions, places or groups")
    return GoldParticipant(role, _TYPES[mark.label], _name(one, mark))


def _name(one: Marked, mark: Mark) -> str:
    return mark.value or one.text[mark.start : mark.end]
