"""Where an article refers to its people, bodies, places, groups and dates: by name, description, noun or pronoun."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from aes_extract.events import syntax
from aes_extract.events.parse import Parse, Word
from aes_extract.events.referents import Referents
from aes_extract.events.tagging.antecedents import NOT_TAGGED
from aes_extract.morphology import has_feature
from aes_extract.resolve.entities import DateMention, Entity, GroupEntity, PlaceEntity

_DEFINITE = frozenset({"le", "la", "l'", "ce", "cet", "cette", "au", "du", "notre"})
# « l'institution », « le mouvement » may be a body named before.
_BODIES = frozenset(
    """institution organisation mouvement parti structure association entreprise societe club federation agence
    collectif coalition plateforme syndicat conseil comite commission compagnie groupe reseau banque confederation
    ministere direction cour tribunal juridiction formation fondation ong union alliance front coordination centre
    ecole universite mission force""".split()
)
_NATIONS = frozenset({"pays", "nation"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# How far back, in tokens, somebody is still thought of, and how many are.
_MEMORY = 150
_REMEMBERED = 2
# How many of those that a pronoun may stand for are looked at, and from which probability on.
_LIKELIEST = 3
_POSSIBLE = 0.1
# Ways to refer that say less than a name: the nearest of the others is taken before them.
_FAINT = frozenset({"possessive", "relative", "perhaps"})

Filling = Entity | DateMention


@dataclass(frozen=True, slots=True)
class Reference:
    """Word ``i`` heads a phrase that refers to ``filling`` by ``way``: name, description, noun, pronoun, relative,
    possessive or date; ``perhaps`` to one of those of its kind that were named before.

    ``gap`` is how many tokens before it such a one was named, 0 otherwise; ``rank`` how many were named since, or of a
    pronoun are likelier; ``chance`` how likely a pronoun stands for it.
    """

    i: int
    filling: Filling
    way: str
    gap: int = 0
    rank: int = 0
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Nearby:
    """What a trigger may take: its best reference, how often it is referred to, and how many of its kind come before
    it.
    """

    reference: Reference
    count: int
    rank: int


class References:
    """The references of one article, by sentence."""

    def __init__(self, doc: Parse, referents: Referents) -> None:
        self._doc = doc
        self._referents = referents
        self._number = {s.start: n for n, s in enumerate(doc.sents)}
        self._by_name: list[list[Reference]] = [[] for _ in doc.sents]
        self._headed: set[int] = set()
        for reference in self._names():
            self._by_name[self._number[doc[reference.i].sent.start]].append(reference)
        entities = referents.entities
        self._named: list[tuple[int, Entity]] = sorted(
            (
                (m.start, e)
                for e in (*entities.people, *entities.institutions, *entities.places)
                for m in e.mentions
                if not isinstance(e, PlaceEntity) or e.type == "country"
            ),
            key=lambda pair: pair[0],
        )
        self._starts = [start for start, _ in self._named]
        self._of: dict[int, list[Reference]] = {}

    def near(self, head: int) -> list[Nearby]:
        """What is referred to in the sentence of token ``head`` and in the one before it, in text order."""
        here = self._number[self._doc[head].sent.start]
        best: dict[int, tuple[tuple[bool, bool, int], Reference]] = {}
        count: Counter[int] = Counter()
        for n in (here, here - 1):
            for reference in self._in_sentence(n) if n >= 0 else ():
                key = id(reference.filling)
                count[key] += 1
                cost = (n != here, reference.way in _FAINT, abs(reference.i - head))
                if key not in best or cost < best[key][0]:
                    best[key] = (cost, reference)
        found = []
        ranks: Counter[str] = Counter()
        for _, reference in sorted(best.values(), key=lambda pair: pair[1].i):
            kind = kind_of(reference.filling)
            found.append(Nearby(reference, count[id(reference.filling)], ranks[kind]))
            ranks[kind] += 1
        return found

    def _in_sentence(self, n: int) -> list[Reference]:
        """The references of a sentence in text order, found when first asked for: most sentences tell no event."""
        if n not in self._of:
            words = list(self._doc.sents[n])
            found = [reference for word in words for reference in self._perhaps(word)]
            found += self._by_name[n]
            found += [r for word in words if word.i not in self._headed for r in self._by_word(word)]
            self._of[n] = sorted(found, key=lambda r: r.i)
        return self._of[n]

    def _names(self) -> Iterator[Reference]:
        """Names, descriptions and dates, and what other names head: no word of theirs refers to anything else."""
        entities = self._referents.entities
        for entity in (*entities.people, *entities.institutions, *entities.places, *entities.groups):
            for m in entity.mentions:
                root = self._doc[m.start : m.end].root.i
                self._headed.add(root)
                if not self._is_title(root, entity):
                    yield Reference(root, entity, "name")
        for person in entities.people:
            for start, end in _runs(sorted(person.also)):
                root = self._doc[start:end].root.i
                self._headed.add(root)
                yield Reference(root, person, "description")
        for date in entities.dates:
            yield Reference(self._doc[date.start : date.end].root.i, date, "date")

    def _is_title(self, i: int, entity: Entity) -> bool:
        """Whether a role-holder stands in apposition to a name: « Tall, ministre de la Défense » is one person."""
        token = self._doc[i]
        if entity.kind != "group" or token.dep_ != "appos" or has_feature(token, "Number", "Plur"):
            return False
        named = self._referents.entities.at(token.head.i)
        return named is not None and named.kind == "person"

    def _perhaps(self, token: Word) -> Iterator[Reference]:
        """« il » and whom it is likely to stand for; « l'artiste », « le mouvement », « le pays » and whom or what was
        named last of their kind.
        """
        if token.pos_ == "PRON" or token.key in NOT_TAGGED:
            for rank, antecedent in enumerate(self._referents.antecedents.of(token)[:_LIKELIEST]):
                if antecedent.probability >= _POSSIBLE:
                    way = "pronoun" if antecedent.entity is self._referents.entity(token) else "perhaps"
                    yield Reference(token.i, antecedent.entity, way, 0, rank, antecedent.probability)
        kind = self._kind_meant(token) if token.pos_ in _NOUNS else None
        if kind is None:
            return
        found: list[Entity] = []
        for n in range(bisect_left(self._starts, token.i) - 1, -1, -1):
            start, entity = self._named[n]
            if token.i - start > _MEMORY or len(found) == _REMEMBERED:
                break
            if entity.kind == kind and entity not in found:
                yield Reference(token.i, entity, "perhaps", token.i - start, len(found))
                found.append(entity)

    def _kind_meant(self, token: Word) -> str | None:
        """The kind of entity that a noun may stand for, definite and in the singular."""
        if token.key in _BODIES:
            kind = "institution"
        elif token.key in _NATIONS:
            kind = "place"
        else:
            entity = self._referents.entities.at(token.i)
            if not isinstance(entity, GroupEntity) or entity.head != token.i:
                return None
            kind = "person"
        definite = any(c.key in _DEFINITE for c in token.children if c.i < token.i)
        return kind if definite and not has_feature(token, "Number", "Plur") else None

    def _by_word(self, token: Word) -> Iterator[Reference]:
        if token.pos_ in _NOUNS:
            way, noun = "noun", token
        elif token.pos_ == "PRON" and token.key.strip("-") in syntax.RELATIVES:
            antecedent = syntax.antecedent(token.head, token)
            if antecedent is None:
                return
            way, noun = "relative", antecedent
        elif token.dep_ == "det" and token.key.strip("-") in syntax.POSSESSIVES:
            owner = self._referents.last_subject(token.i)
            if owner is None:
                return
            way, noun = "possessive", owner
        else:
            return
        entity = self._referents.entity(noun)
        if entity is not None:
            yield Reference(token.i, entity, way)


def kind_of(filling: Filling) -> str:
    """The kind of an entity, or ``date``."""
    return "date" if isinstance(filling, DateMention) else filling.kind


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """The ranges (end exclusive) that sorted numbers make up."""
    if not numbers:
        return
    breaks = [0, *(n for n, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1), len(numbers)]
    for start, end in pairwise(breaks):
        yield numbers[start], numbers[end - 1] + 1
