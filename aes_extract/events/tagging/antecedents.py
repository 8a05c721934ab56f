"""Whom « il », « elle », « ce dernier » stand for: of those named before, the one that a ranker finds likeliest.

A feature is a short string, ``kind=value``. The trained weights (``knowledge/antecedents.crfsuite``) are bound to these
strings: whoever changes them trains anew.
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from aes_extract import lexicon
from aes_extract.events.parse import Parse, Word
from aes_extract.events.tagging.taggers import Features, probabilities
from aes_extract.morphology import has_feature
from aes_extract.resolve.entities import Entities, Entity, GroupEntity, PersonEntity, PlaceEntity
from aes_extract.text import fold

# The label of the one that a pronoun stands for.
MEANT = "1"
# Pronouns by gender and number.
_PRONOUNS = {
    "il": "ms",
    "elle": "fs",
    "lui": "?s",
    "celui-ci": "ms",
    "celle-ci": "fs",
    "dernier": "ms",
    "derniere": "fs",
    "ils": "mp",
    "elles": "fp",
    "eux": "mp",
    "ceux-ci": "mp",
    "celles-ci": "fp",
    "derniers": "mp",
    "dernieres": "fp",
}
_LATTER = frozenset({"dernier", "derniere", "derniers", "dernieres"})
# What stands for somebody whatever its tag.
NOT_TAGGED = _LATTER | {"t"}
_POINTING = frozenset({"ce", "cette", "ces"})
_HONORIFICS = {
    **dict.fromkeys(("m", "m.", "mr", "monsieur"), "m"),
    **dict.fromkeys(("mme", "mme.", "mlle", "madame"), "f"),
}
_DETERMINERS = {**dict.fromkeys(("le", "un", "ce", "du", "au"), "m"), **dict.fromkeys(("la", "une", "cette"), "f")}
# How much an honorific, a title and the determiner of a title say of the gender of the one named after them.
_SURE, _LIKELY, _SLIGHT = 5, 2, 1
_BEFORE_NAME = 3  # tokens in which they stand
# How far back, in tokens, somebody may have been named, and how many are thought of.
_MEMORY = 200
_REMEMBERED = 8
_LEVELS = (1, 2, 3, 5, 8)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """One that a pronoun may stand for, and how likely."""

    entity: Entity
    probability: float


class Antecedents:
    """What the pronouns of one article may stand for."""

    def __init__(self, doc: Parse, entities: Entities) -> None:
        self._doc = doc
        self._named = sorted(
            (
                (m.start, m.end, e)
                for e in (*entities.people, *entities.institutions, *entities.places, *entities.groups)
                for m in e.mentions
                if not isinstance(e, PlaceEntity) or e.type == "country"
            ),
            key=lambda named: named[:2],
        )
        self._starts = [start for start, _, _ in self._named]
        self._sentences = [s.start for s in doc.sents]
        self._votes: dict[int, Counter[str]] = {}
        self._known: dict[int, list[Antecedent]] = {}

    def of(self, token: Word) -> list[Antecedent]:
        """What a pronoun may stand for, the likeliest first; nothing for a word that is no such pronoun."""
        if pronoun(token) is None:
            return []
        if token.i not in self._known:
            entities, rows = self.rows(token)
            chances = probabilities("antecedents", rows, MEANT)
            found = [Antecedent(e, p) for e, p in zip(entities, chances, strict=True)]
            self._known[token.i] = sorted(found, key=lambda a: -a.probability)
        return self._known[token.i]

    def rows(self, token: Word) -> tuple[list[Entity], list[Features]]:
        """The candidates for a pronoun, the one named last first, and what the ranker sees of each."""
        form = pronoun(token)
        if form is None:
            return [], []
        entities: list[Entity] = []
        rows: list[Features] = []
        of_kind: Counter[str] = Counter()
        people = Counter(id(e) for _, _, e in self._named[: bisect_left(self._starts, token.i)] if e.kind == "person")
        seen: set[int] = set()
        for n in range(bisect_left(self._starts, token.i) - 1, -1, -1):
            start, end, entity = self._named[n]
            if token.i - start > _MEMORY or len(entities) == _REMEMBERED:
                break
            if id(entity) in seen:
                continue
            seen.add(id(entity))
            kind = entity.kind
            if kind == "person" and self._is_barred(entity, _PRONOUNS[form]):
                continue
            row = self._row(token, form, entity, self._doc[start:end].root)
            most = kind == "person" and people[id(entity)] == max(people.values())
            row += [
                f"rank={form}|{min(len(entities), 4)}",
                f"kind-rank={form}|{kind}|{of_kind[kind]}",
                f"most={form}|{kind}|{most:d}|{len(people) == 1:d}",
            ]
            entities.append(entity)
            rows.append(row)
            of_kind[kind] += 1
        return entities, rows

    def _row(self, token: Word, form: str, entity: Entity, last: Word) -> list[str]:
        """What speaks for and against ``entity``, whose name before ``token`` is headed by ``last``."""
        kind = entity.kind
        back = min(bisect(self._sentences, token.i) - bisect(self._sentences, last.i), 4)
        subject = last.dep_.startswith("nsubj")
        agrees = _agreement(_PRONOUNS[form], self._gender(entity), _number(entity, self._doc))
        said = bisect(_LEVELS, sum(m.start < token.i for m in entity.mentions))
        return [
            f"kind={form}|{kind}",
            f"agrees={agrees}|{kind}",
            f"agrees|form={agrees}|{kind}|{form}",
            f"back={back}|{form}",
            f"back|kind={back}|{kind}|{form}",
            f"subject={subject:d}|{back}|{form}",
            f"subject|agrees={subject:d}|{back}|{agrees}|{kind}",
            f"said={said}|{kind}",
            f"same={last.head is token.head:d}|{back == 0:d}",
            f"dep={last.dep_}|{form}",
            f"parallel={token.dep_.split(':')[0]}|{last.dep_.split(':')[0]}|{back}",
        ]

    def _is_barred(self, person: Entity, form: str) -> bool:
        """Whether a person cannot be meant: « ils » is not one, « il » is no « Mme »."""
        votes = self._votes_for(person)
        his, other = (votes["m"], votes["f"]) if form[0] == "m" else (votes["f"], votes["m"])
        return form[1] == "p" or (form[0] != "?" and other - his >= _SURE)

    def _gender(self, entity: Entity) -> str:
        """``m``, ``f`` or, where nothing tells, ``?``."""
        votes = self._votes_for(entity)
        he, she = votes["m"], votes["f"]
        return "?" if he == she else "m" if he > she else "f"

    def _votes_for(self, entity: Entity) -> Counter[str]:
        """What is said for ``m`` and ``f``, counted once."""
        if id(entity) not in self._votes:
            self._votes[id(entity)] = self._count(entity)
        return self._votes[id(entity)]

    def _count(self, entity: Entity) -> Counter[str]:
        votes: Counter[str] = Counter()
        if isinstance(entity, PersonEntity):
            for m in entity.mentions:
                votes.update(_told_by(self._doc[max(0, m.start - _BEFORE_NAME) : m.start]))
            votes.update(_told_by(self._doc[i] for i in sorted(entity.also)))
            return votes
        head = self._doc[entity.head if isinstance(entity, GroupEntity) else entity.mentions[0].start]
        votes["f"] += _LIKELY * has_feature(head, "Gender", "Fem")
        votes["m"] += _LIKELY * has_feature(head, "Gender", "Masc")
        for m in entity.mentions:
            gender = _DETERMINERS.get(self._doc[m.start - 1].key) if m.start else None
            if gender is not None:
                votes[gender] += _SLIGHT
        return votes


def pronoun(token: Word) -> str | None:
    """The pronoun that a token is, folded and without hyphens (« -t-elle »); None for any other word."""
    if token.pos_ != "PRON" and token.key not in NOT_TAGGED:
        return None
    key = token.key.strip("-").removeprefix("t-")
    if key == "t" and token.i + 1 < len(token.doc):
        # « a-t-elle ajouté »: the tokenizer splits the clitic, the parser takes its first half for the subject.
        key = token.doc[token.i + 1].key.strip("-")
    if key not in _PRONOUNS or token.dep_.startswith("expl"):
        return None
    if key not in _LATTER:
        return key
    return key if token.i and token.nbor(-1).key in _POINTING and token.dep_ != "amod" else None


def _agreement(form: str, gender: str, number: str) -> str:
    if number not in {form[1], "?"}:
        return "number"
    if "?" in {form[0], gender}:
        return "?"
    return "yes" if form[0] == gender else "gender"


def _number(entity: Entity, doc: Parse) -> str:
    if isinstance(entity, GroupEntity):
        return "p" if has_feature(doc[entity.head], "Number", "Plur") else "s"
    return "s"


def _told_by(words: Iterable[Word]) -> Counter[str]:
    """The genders that words before a name or in the description of somebody tell, and how surely."""
    votes: Counter[str] = Counter()
    for word in words:
        title = _titles().get(word.key)
        if word.key in _HONORIFICS:
            votes[_HONORIFICS[word.key]] += _SURE
        elif title in {"m", "f"}:
            votes[title] += _LIKELY
        elif title is not None:
            votes.update(_DETERMINERS[c.key] for c in word.children if c.key in _DETERMINERS)
    return votes


@cache
def _titles() -> dict[str, str]:
    """Folded titles of one word and their gender, ``mf`` where they have both."""
    return {fold(t.form): t.gender for t in lexicon.titles() if " " not in t.form}
