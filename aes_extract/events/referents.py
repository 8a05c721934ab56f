"""Whom a noun phrase refers to: by name, by title, by description, as a pronoun, as a list."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from aes_extract import lexicon
from aes_extract.events import syntax
from aes_extract.events.parse import Parse, Word
from aes_extract.events.tagging.antecedents import Antecedents
from aes_extract.morphology import has_feature
from aes_extract.resolve.entities import Entities, Entity, PersonEntity
from aes_extract.text import fold

# From which probability on a pronoun stands for the likeliest of those named before.
SURE_OF_ANTECEDENT = 0.3
# Ways to say one function, by their folded words.
_SAME_FUNCTION = {
    "chef de l etat": "president",
    "chef d etat": "president",
    "president": "president",
    "presidente": "president",
    "premier ministre": "premier ministre",
    "chef du gouvernement": "premier ministre",
    "chef de la diplomatie": "chef de la diplomatie",
    "ministre des affaires etrangeres": "chef de la diplomatie",
    "locataire de": "president",
}
_FUNCTION_WORDS = [(phrase.split(), name) for phrase, name in _SAME_FUNCTION.items()]
_FUNCTION_BEGINNINGS = frozenset(phrase[0] for phrase, _ in _FUNCTION_WORDS)

_QUANTITIES = frozenset(
    """dizaine vingtaine quinzaine trentaine quarantaine cinquantaine centaine millier dizaines centaines milliers
    cents millions majorite plupart partie ensemble groupe nombre moitie quart tiers""".split()
)


@cache
def _human_nouns() -> frozenset[str]:
    """Folded titles and professions of one word."""
    return frozenset(
        fold(t.form)
        for t in lexicon.titles()
        if " " not in t.form and t.category in {"civil_title", "profession", "mil_rank"}
    )


class Referents:
    """Finds whom the noun phrases of one article refer to."""

    def __init__(self, doc: Parse, entities: Entities) -> None:
        self.doc = doc
        self.entities = entities
        self.antecedents = Antecedents(doc, entities)
        self._known: dict[int, Entity | None] = {}
        self._holders: dict[str, list[PersonEntity]] = defaultdict(list)
        for person in entities.people:
            for function in _functions(person):
                self._holders[function].append(person)
        self._subjects = [
            t.i for t in doc if t.dep_.startswith("nsubj") and (e := self._named(t)) is not None and e.kind != "place"
        ]

    def entity(self, token: Word) -> Entity | None:
        """Whom a noun phrase's head refers to: by name, by title, by description, or as a pronoun."""
        if token.i not in self._known:
            self._known[token.i] = self._named(token) or self._pronoun(token)
        return self._known[token.i]

    def _named(self, token: Word) -> Entity | None:
        found = self.entities.at(token.i)
        if found is not None and not (found.kind == "group" and not has_feature(token, "Number", "Plur")):
            return found
        by_title = self._by_title(token)
        if by_title is not None or found is not None:
            return by_title or found
        if token.pos_ == "NUM" or token.key in _QUANTITIES:
            # « près de deux cents élèves », « une partie des soldats »
            counted = (self.entities.at(c.i) for c in token.children if c.dep_ in {"nmod", "obl:arg", "nummod"})
            entity = next((e for e in counted if e is not None), None)
            if entity is not None:
                return entity
        # « le ministre Camara », « l'organisation X »: the name hangs on the noun.
        for child in token.children:
            if child.dep_ in {"flat", "flat:name", "appos", "flat:foreign"} or (
                child.dep_ == "nmod" and child.ent_type_ in {"PER", "ORG"} and not syntax.preposition(child)
            ):
                inner = self.entities.at(child.i)
                if inner is not None and inner.kind != "place":
                    return inner
        return None

    def _by_title(self, token: Word) -> Entity | None:
        """« le gouverneur » said again: the one person of the article with that function."""
        if token.pos_ not in {"NOUN", "PROPN"} or has_feature(token, "Number", "Plur"):
            return None
        before = {key.rstrip("'") for key in self.doc.keys[max(0, token.i - 2) : token.i]}
        if not before & {"le", "la", "l", "ce", "cet", "cette", "du", "au", "son", "sa"}:
            return None
        holders = [p for p in self._holders.get(self._function(token), ()) if p.mentions[0].start < token.i]
        if len(holders) == 1:
            return holders[0]
        if before & {"ce", "cet", "cette"} and not holders and self._is_human(token):
            # « cet instituteur »: the person spoken of last.
            last = [(m.start, p) for p in self.entities.people for m in p.mentions if m.start < token.i]
            return max(last, key=lambda pair: pair[0])[1] if last and token.i - max(s for s, _ in last) < 60 else None
        return None

    def _function(self, token: Word) -> str:
        """The function that a noun names, under one name for the ways to say it."""
        if token.key.rstrip("'") not in _FUNCTION_BEGINNINGS:
            return token.key
        following = [key.rstrip("'") for key in self.doc.keys[token.i : token.i + 4]]
        for words, name in _FUNCTION_WORDS:
            if following[: len(words)] == words:
                return name
        return token.key

    def _is_human(self, token: Word) -> bool:
        return token.key in _human_nouns()

    def _pronoun(self, token: Word) -> Entity | None:
        found = self.antecedents.of(token)
        return found[0].entity if found and found[0].probability >= SURE_OF_ANTECEDENT else None

    def last_subject(self, i: int) -> Word | None:
        """The subject said last before token ``i``, within two sentences."""
        before = bisect_left(self._subjects, i)
        last = self._subjects[before - 1] if before else None
        return self.doc[last] if last is not None and i - last < 90 else None

    def entities_of(self, token: Word | None) -> Iterator[Entity]:
        """The entities of a noun phrase and of all that is coordinated with it."""
        if token is None:
            return
        seen: set[int] = set()
        for part in syntax.conjuncts(token):
            entity = self.entity(part)
            if entity is not None and id(entity) not in seen:
                seen.add(id(entity))
                yield entity
        for entity in (*self._listed_after(token), *self._listed_before(token)):
            if id(entity) not in seen:
                seen.add(id(entity))
                yield entity

    def _listed_after(self, token: Word) -> Iterator[Entity]:
        """Further members of a list of names that the parse broke: « A, B et C »."""
        first = self.entities.at(token.i)
        if first is None or first.kind == "group":
            return
        i = token.i
        while i < len(self.doc) and self.entities.at(i) is first:
            i += 1
        while i < len(self.doc) and (
            self.doc[i].text == "," or self.doc[i].key in {"et", "le", "la", "l'", "ainsi", "que"}
        ):
            joined = i
            while joined < len(self.doc) and (
                self.doc[joined].text == "," or self.doc[joined].key in {"et", "le", "la", "l'", "ainsi", "que"}
            ):
                joined += 1
            following = self.entities.at(joined) if joined < len(self.doc) else None
            if following is None or following.kind != first.kind or following is first:
                return
            if (
                joined < len(self.doc)
                and joined not in {m.start for m in following.mentions}
                and joined not in following.also
            ):
                return
            # A list ends with « et »; a comma alone may be an apposition.
            if not any(t.key == "et" for t in self.doc[i : min(joined + 25, self.doc[token.i].sent.end)]):
                return
            yield following
            i = joined
            while i < len(self.doc) and self.entities.at(i) is following:
                i += 1

    def _listed_before(self, token: Word) -> Iterator[Entity]:
        """Earlier members of a list of bare place names: « Niamey, Bamako et Ouagadougou ont annoncé »."""
        last = self.entities.at(token.i)
        if last is None or last.kind != "place" or token.i < 2 or self.doc[token.i - 1].key != "et":
            return
        i = token.i - 2
        while i >= 0:
            entity = self.entities.at(i)
            if entity is None or entity.kind != "place" or entity is last:
                return
            yield entity
            while i >= 0 and self.entities.at(i) is entity:
                i -= 1
            if i < 1 or self.doc[i].text != ",":
                return
            i -= 1


def _functions(person: PersonEntity) -> set[str]:
    """The functions that a person has in the article."""
    found = {fold(person.rank).split()[0]} if person.rank else set()
    for title, _ in person.roles:
        words = [
            w for w in fold(title).replace("'", " ").split() if w not in {"ancien", "ancienne", "actuel", "actuelle"}
        ]
        name = next(
            (n for phrase, n in _FUNCTION_WORDS if words[: len(phrase)] == phrase),
            words[0] if words else "",
        )
        found.add(name)
    return found - {"ministre d etat"}
