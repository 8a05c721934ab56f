"""What the tagger of arguments sees of an event's trigger and of someone or something near it.

A feature is a short string, ``kind=value``. The trained weights (``knowledge/arguments.crfsuite``) are bound to these
strings: whoever changes them trains anew.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from aes_extract.events import syntax
from aes_extract.events.parse import Parse, Word
from aes_extract.events.status import status_of
from aes_extract.events.tagging.clusters import clusters
from aes_extract.events.tagging.functions import Functions
from aes_extract.events.tagging.references import Nearby, Reference, kind_of
from aes_extract.events.triggers import Trigger
from aes_extract.morphology import has_feature
from aes_extract.resolve.entities import DateMention, Entities, PersonEntity, PlaceEntity
from aes_extract.text import fold

_DISTANCES = (0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50)  # tokens
_NOT_HERE = "elsewhere"  # the function of what another sentence says
_DIGIT = re.compile(r"[0-9]")
_CHANCES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_QUOTES = frozenset('«»“”"')
_BREAKS = frozenset(",;:")
_HIGHEST = 8


def argument_rows(
    doc: Parse,
    entities: Entities,
    trigger: Trigger,
    near: Sequence[Nearby],
    decided: Mapping[int, str],
    heads: Sequence[int],
) -> list[list[str]]:
    """The features of each of ``near``; ``decided`` are the rules' roles by the id of what fills them, ``heads`` the
    sorted heads of the article's triggers.
    """
    pair = _Pair(doc, trigger, heads)
    rows = []
    kinds = Counter(kind_of(n.reference.filling) for n in near)
    own = Counter(kind_of(n.reference.filling) for n in near if pair.is_inside(n.reference))
    taken = Counter(decided.values())
    for n in near:
        role = decided.get(id(n.reference.filling), "no")
        kind = kind_of(n.reference.filling)
        row = pair.row(n, role)
        row.append(f"of={kind}|{min(kinds[kind], 3)}")
        row.append(f"here={kind}|{min(own[kind], 2)}|{pair.is_inside(n.reference):d}")
        if not pair.is_inside(n.reference):
            row += [f"parted={kind}|{pair.parted:d}|{own[kind] > 0:d}"]
            row.append(f"ty|parted={trigger.frame.type}|{kind}|{pair.parted:d}")
        row += [f"other={kind}|{r}|{role != 'no':d}" for r in taken if taken[r] > (r == role)]
        if n.reference.chance < 1:
            chance = bisect(_CHANCES, n.reference.chance)
            row += [f"chance={chance}|{n.reference.rank}", f"k|chance={chance}|{kind}", f"rule|chance={chance}|{role}"]
        elif n.reference.way == "perhaps":
            here = entities.at(n.reference.i)
            row += _perhaps(doc[n.reference.i], n.reference, decided.get(id(here), "no"))
        bearer = entities.described(n.reference.i)
        row.append(f"in={kind}|{bearer is not None:d}|{bearer is n.reference.filling:d}")
        rows.append(row)
    return rows


def _perhaps(token: Word, reference: Reference, decided: str) -> list[str]:
    """How well somebody named before fits « l'artiste »; ``decided`` is what the rules took these words for."""
    filling = reference.filling
    titles = [fold(title).split() for title, _ in filling.roles] if isinstance(filling, PersonEntity) else []
    fits = any(token.key in title for title in titles)
    gap = f"{bisect(_DISTANCES, reference.gap)}"
    key = f"{reference.rank}|{token.pos_}"
    row = [f"gap={gap}|{token.pos_}", f"last={key}", f"fits={fits:d}|{bool(titles):d}", f"as={decided}"]
    return [*row, f"as|last={decided}|{key}", f"as|fits={decided}|{fits:d}|{reference.rank}"]


class _Pair:
    def __init__(self, doc: Parse, trigger: Trigger, heads: Sequence[int]) -> None:
        self._doc = doc
        self._heads = heads
        self._frame = trigger.frame
        self._head = head = doc[trigger.head]
        self._is_verb = trigger.is_verb
        self._clusters = clusters(head)
        self._sent = head.sent
        self.parted = _begins_paragraph(doc, head.sent.start)
        self._functions = Functions(head, trigger.is_verb)
        self._verb = head if trigger.is_verb else syntax.governing_verb(head)
        self._subject = syntax.deep_subject(self._verb) if self._verb is not None else None
        self._main_subject = syntax.surface_subject(self._sent.root)
        self._above = _above(head)
        self._status = status_of(trigger, head)[0]
        self._passive = trigger.is_verb and syntax.is_passive(head)

    def is_inside(self, reference: Reference) -> bool:
        """Whether a reference stands in the trigger's sentence."""
        return self._doc[reference.i].sent is self._sent

    def row(self, near: Nearby, decided: str) -> list[str]:
        reference = near.reference
        token, filling = self._doc[reference.i], reference.filling
        type_, kind, head = self._frame.type, kind_of(filling), self._head
        inside = self.is_inside(reference)
        side = "before" if token.i < head.i else "after"
        case = syntax.preposition(token).replace(" ", "_")
        row = ["bias", f"ty={type_}", f"fr={self._frame.id}", f"k={kind}", f"ty|k={type_}|{kind}"]
        row += [f"way={reference.way}", f"k|way={kind}|{reference.way}", f"rank={kind}|{min(near.rank, 3)}"]
        if not isinstance(filling, DateMention):
            row += [f"sector={kind}|{filling.sector}", f"country={filling.country is not None:d}"]
            row += [f"n={min(near.count, 4)}", f"mentions={min(len(filling.mentions), 3)}"]
        if kind == "group":
            several = has_feature(token, "Number", "Plur")
            determiner = next((c.key for c in token.children if c.dep_ == "det"), "-")
            row += [f"several={several:d}", f"det={determiner}", f"several|rule={several:d}|{decided}"]
        if isinstance(filling, PlaceEntity):
            row += [f"place={filling.type}", f"ty|place={type_}|{filling.type}|{case}"]
        if isinstance(filling, DateMention):
            shape = _shape(filling.value)
            row += [f"date={shape}|{case}", f"ty|date={type_}|{shape}", f"in|date={inside:d}|{shape}"]
        distance = bisect(_DISTANCES, abs(token.i - head.i))
        row += [f"inside={inside:d}", f"side={side}", f"d={side}{distance}"]
        row.append(f"ty|k|side={type_}|{kind}|{side}|{inside:d}")
        row += [f"rule={decided}", f"ty|k|rule={type_}|{kind}|{decided}"]
        row += [f"case={case}", f"ty|k|case={type_}|{kind}|{case}|{side}"]
        row += [f"dep={token.dep_}", f"ty|k|dep={type_}|{kind}|{token.dep_}"]
        row.append(f"fr|case={self._frame.id}|{kind}|{case}|{token.dep_}")
        row += [f"hl={token.head.lemma_key}", f"k|hl={kind}|{token.head.lemma_key}", f"le={token.lemma_key}"]
        row.append(f"p1={kind}|{self._doc[token.i - 1].key if token.i else '^'}")
        row += self._way_to(token, kind) if inside else [f"ty|k|dep'={type_}|{kind}|{token.dep_}"]
        subject = self._subject is not None and self._subject.i == token.i
        main = self._main_subject is not None and self._main_subject.i == token.i
        row += [f"subject={subject:d}" if self._subject is not None else "subject=none"]
        row += [f"subject|={subject:d}|{kind}|{self._is_verb:d}|{type_}", f"main={main:d}|{kind}|{type_}"]
        row += [f"verb={self._is_verb:d}", f"st={self._status}", f"pass={self._passive:d}|{side}"]
        name = head.lemma_key
        row += [f"t|k@{c}|{kind}" for c in self._clusters]
        row += self._by_function(self._functions.of(token) if inside else _NOT_HERE, kind, name)
        row += [f"t|k={name}|{kind}", f"t|case={name}|{kind}|{case}", f"t|dep={name}|{kind}|{token.dep_}|{side}"]
        return row

    def _by_function(self, function: str, kind: str, name: str) -> list[str]:
        """What the phrase is to the trigger, by its kind and by the trigger's type, frame, lemma and kind of word."""
        type_, frame = self._frame.type, self._frame.id
        return [
            f"fn={function}",
            f"k|fn={kind}|{function}",
            f"ty|fn={type_}|{function}",
            f"ty|k|fn={type_}|{kind}|{function}",
            f"fr|fn={frame}|{function}",
            f"fr|k|fn={frame}|{kind}|{function}",
            f"t|fn={name}|{function}",
            *(f"t|fn@{c}|{function}" for c in self._clusters),
        ]

    def _way_to(self, token: Word, kind: str) -> list[str]:
        """What lies between trigger and token, in the tree and in the text."""
        row = []
        down: list[Word] = []
        node = token
        while node.i not in self._above and node.head != node and len(down) <= _HIGHEST:
            down.append(node)
            node = node.head
        if node.i in self._above:
            up = [self._doc[i] for i, height in self._above.items() if height < self._above[node.i]]
            down.reverse()
            row.append(f"steps={min(len(up), 5)},{min(len(down), 5)}")
            row.append(f"turn={up[-1].dep_ if up else '-'}|{down[0].dep_ if down else '-'}")
            row.append(f"top={kind}|{node.lemma_key if up else '*'}")
        else:
            row.append("path=none")
        low, high = sorted((token.i, self._head.i))
        between = self._doc[low + 1 : high]
        after = bisect_left(self._heads, token.i)
        nearest = min(self._heads[max(0, after - 1) : after + 1], key=lambda i: abs(i - token.i), default=self._head.i)
        triggers = max(0, bisect_left(self._heads, high) - bisect(self._heads, low))
        row += [
            f"verbs={min(sum(t.pos_ == 'VERB' for t in between), 3)}",
            f"breaks={min(sum(t.text in _BREAKS for t in between), 3)}",
            f"triggers={min(triggers, 3)}",
            f"quotes={any(t.text in _QUOTES for t in between):d}",
            f"nearest={nearest == self._head.i:d}",
            f"own={self._verb is not None and token.head == self._verb:d}",
        ]
        return row


def _shape(value: str | None) -> str:
    """How exact a date is: its EDTF value with all digits alike."""
    return _DIGIT.sub("0", value or "-")


def _begins_paragraph(doc: Parse, start: int) -> bool:
    """Whether a line breaks before or at token ``start``."""
    return any("\n" in token.text for token in doc[max(0, start - 1) : start + 1])


def _above(head: Word) -> dict[int, int]:
    """The token and what governs it, by number of steps up."""
    found = {head.i: 0}
    node = head
    while node.head != node and len(found) <= _HIGHEST:
        node = node.head
        found[node.i] = len(found)
    return found
