"""Roles filled: from a trigger's slots in the parse to the people, institutions, countries and groups of the article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from aes_extract import lexicon
from aes_extract.events import syntax
from aes_extract.events.model import Filler
from aes_extract.events.triggers import Trigger
from aes_extract.resolve.entities import Entities, Entity, PersonEntity
from aes_extract.text import fold



@cache
def _human_nouns() -> frozenset[str]:
    """Folded titles and professions of one word."""
    return frozenset(fold(t.form) for t in lexicon.titles() if " " not in t.form and t.category in {"civil_title", "profession", "mil_rank"})


_ACTING_PLACES = frozenset({"country", "commune", "region"})
_UNDER = frozenset({"egide", "presidence", "conduite", "direction", "patronage", "houlette", "autorite"})
_PRESIDING = frozenset("preside presidee presidait presidant presider dirige dirigee dirigeait conduit conduite ouvre ouvert ouverte lance".split())
_ATTENDING = frozenset("assiste assistaient assistent assisteront participe participent participaient participeront pris prennent prend".split())
_ATTRIBUTED = frozenset("attribue attribuee attribues attribuees revendique revendiquee perpetre perpetree mene menee menees menes imputee impute lancee commise".split())
_SUFFERING = frozenset("subi subit essuye essuie subissent subir tendue tendu visant vise visait cible ciblant visaient vises visee contre".split())
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


class Arguments:
    """Fills the roles of triggers in one article.

    ``speakers`` is read and kept up to date by the caller: the person or body that a later pronoun stands for.
    """

    def __init__(self, doc: Doc, entities: Entities) -> None:
        self.doc = doc
        self.entities = entities
        self._subjects: list[tuple[int, Entity]] = sorted(
            ((t.i, e) for t in doc if t.dep_.startswith("nsubj") and (e := self._named(t)) is not None and e.kind != "place"),
            key=lambda pair: pair[0],
        )

    # -- from tokens to entities -------------------------------------------------------------------------------------

    def entity(self, token: Token) -> Entity | None:
        """Whom a noun phrase's head refers to: by name, by title, by description, or as a pronoun."""
        return self._named(token) or self._pronoun(token)

    def _named(self, token: Token) -> Entity | None:
        found = self.entities.at(token.i)
        if found is not None and not (found.kind == "group" and "Plur" not in token.morph.get("Number")):
            return found
        by_title = self._by_title(token)
        if by_title is not None or found is not None:
            return by_title or found
        # « le ministre Camara », « l'organisation X »: the name hangs on the noun.
        for child in token.children:
            if child.dep_ in {"flat", "flat:name", "appos", "flat:foreign"} or (child.dep_ == "nmod" and child.ent_type_ == "PER" and not syntax.preposition(child)):
                inner = self.entities.at(child.i)
                if inner is not None and inner.kind != "place":
                    return inner
        return None

    def _by_title(self, token: Token) -> Entity | None:
        """« le gouverneur » said again: the one person of the article with that function."""
        if token.pos_ not in {"NOUN", "PROPN"} or "Plur" in token.morph.get("Number"):
            return None
        before = {fold(t.text).rstrip("'") for t in self.doc[max(0, token.i - 2) : token.i]}
        if not before & {"le", "la", "l", "ce", "cet", "cette", "du", "au", "son", "sa"}:
            return None
        key = self._function(token)
        holders = [p for p in self.entities.people if p.mentions[0].start < token.i and key in self._functions(p)]
        if len(holders) == 1:
            return holders[0]
        if before & {"ce", "cet", "cette"} and not holders and self._is_human(token):
            # « cet instituteur »: the person spoken of last.
            last = [(m.start, p) for p in self.entities.people for m in p.mentions if m.start < token.i]
            return max(last, key=lambda pair: pair[0])[1] if last and token.i - max(s for s, _ in last) < 60 else None
        return None

    def _function(self, token: Token) -> str:
        """The function that a noun names, under one name for the ways to say it."""
        following = [fold(t.text).rstrip("'") for t in self.doc[token.i : token.i + 4]]
        for phrase, name in _SAME_FUNCTION.items():
            words = phrase.split()
            if following[: len(words)] == words:
                return name
        return fold(token.text)

    def _functions(self, person: PersonEntity) -> set[str]:
        found = {fold(person.rank).split()[0]} if person.rank else set()
        for title, _ in person.roles:
            words = [w for w in fold(title).replace("'", " ").split() if w not in {"ancien", "ancienne", "actuel", "actuelle"}]
            name = next((n for p, n in _SAME_FUNCTION.items() if words[: len(p.split())] == p.split()), words[0] if words else "")
            found.add(name)
        return found - {"ministre d etat"}

    def _is_human(self, token: Token) -> bool:
        return fold(token.text) in _human_nouns()

    def _pronoun(self, token: Token) -> Entity | None:
        key = fold(token.text).strip("-").removeprefix("t-")
        if token.pos_ != "PRON" and key not in {"dernier", "derniere", "derniers", "dernieres"}:
            return None
        if token.pos_ == "PRON" and key not in {"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "celui", "celle", "lui", "on"}:
            return None
        if key == "on":
            return None
        plural = key in {"ils", "elles", "derniers", "dernieres"}
        for i, entity in reversed(self._subjects):
            if i >= token.i or (plural and entity.kind == "person") or (not plural and entity.kind == "group" and "Plur" in self.doc[i].morph.get("Number")):
                continue
            # Nothing but the last two sentences is near enough for a pronoun.
            if token.i - i < 90:
                return entity
            break
        return None

    def entities_of(self, token: Token | None) -> Iterator[Entity]:
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

    def _listed_after(self, token: Token) -> Iterator[Entity]:
        """Further members of a list of names that the parse broke: « A, B et C »."""
        first = self.entities.at(token.i)
        if first is None or first.kind == "group":
            return
        i = token.i
        while i < len(self.doc) and self.entities.at(i) is first:
            i += 1
        while i < len(self.doc) and (self.doc[i].text == "," or fold(self.doc[i].text) in {"et", "le", "la", "l'", "ainsi", "que"}):
            joined = i
            while joined < len(self.doc) and (self.doc[joined].text == "," or fold(self.doc[joined].text) in {"et", "le", "la", "l'", "ainsi", "que"}):
                joined += 1
            following = self.entities.at(joined) if joined < len(self.doc) else None
            if following is None or following.kind != first.kind or following is first:
                return
            if joined < len(self.doc) and joined not in {m.start for m in following.mentions} and joined not in following.also:
                return
            # A list ends with « et »; a comma alone may be an apposition.
            if not any(fold(t.text) == "et" for t in self.doc[i : min(joined + 25, self.doc[token.i].sent.end)]):
                return
            yield following
            i = joined
            while i < len(self.doc) and self.entities.at(i) is following:
                i += 1

    def _listed_before(self, token: Token) -> Iterator[Entity]:
        """Earlier members of a list of bare place names: « Niamey, Bamako et Ouagadougou ont annoncé »."""
        last = self.entities.at(token.i)
        if last is None or last.kind != "place" or token.i < 2 or fold(self.doc[token.i - 1].text) != "et":
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

    # -- slots -------------------------------------------------------------------------------------------------------

    def fill(self, trigger: Trigger) -> list[Filler]:
        """The participants of a trigger, in the order of the frame's roles, each entity in one role only."""
        found: list[Filler] = []
        used: set[int] = set()
        for role, slots in trigger.frame.roles:
            for slot in slots:
                for entity in self.slot(trigger, slot):
                    if id(entity) not in used and _may_take_part(entity, slot):
                        used.add(id(entity))
                        found.append(Filler(role, entity))
        return found

    def slot(self, trigger: Trigger, slot: str) -> Iterator[Entity]:
        """The entities in one slot; ``-person``, ``-actor``, ``-institution``, ``-thing`` narrow what may stand there."""
        name, _, kind = slot.partition("-")
        if slot in {"subject-agent"}:
            name, kind = "subject", ""
        for token in self.slot_tokens(trigger, name):
            for entity in self.entities_of(token):
                if kind == "person" and entity.kind not in {"person", "group"}:
                    continue
                if kind == "institution" and entity.kind != "institution":
                    continue
                if kind == "thing" or (kind == "place" and entity.kind != "place"):
                    continue
                if kind == "actor" and entity.kind == "place" and not _acts(entity):
                    continue
                yield entity

    def slot_tokens(self, trigger: Trigger, slot: str) -> Iterator[Token]:
        """The heads of the noun phrases in a slot."""
        head = self.doc[trigger.head]
        if trigger.is_verb:
            yield from self._verb_slot(head, trigger, slot)
        else:
            yield from self._noun_slot(head, trigger, slot)

    def _verb_slot(self, head: Token, trigger: Trigger, slot: str) -> Iterator[Token]:
        if slot == "subject":
            token = self._subject(head, speech=trigger.frame.speech)
            if token is not None:
                yield token
        elif slot == "agent":
            token = next((t for case, t in syntax.complements(head) if case == "par"), None)
            if token is None and not syntax.is_passive(head):
                token = syntax.deep_subject(head)
            if token is not None:
                yield token
        elif slot == "object":
            token = syntax.deep_object(head)
            if token is None or token.ent_type_ == "DATE":
                token = self._nearest_left(head, passive=True) or self._right(head) if syntax.is_passive(head) else self._right(head)
            elif syntax.is_passive(head) and head.dep_ == "acl" and self.entity(token) is None:
                # « la chute de X, déposé par Y »: the participle speaks of the person before it.
                inside = [t for t in token.subtree if t.i < head.i and (e := self.entities.at(t.i)) and e.kind == "person"]
                token = inside[-1] if inside else token
            if token is not None:
                yield token
        elif slot == "under":
            yield from self._under(head)
        elif slot == "accompanied":
            yield from self._accompanied(head)
        elif slot == "imposed":
            yield from self._aimed_at(syntax.deep_object(head))
        else:
            tail = [head, *(t for t in self.doc[trigger.start + 1 : trigger.end] if t.pos_ == "NOUN")]
            for node in tail:
                yield from (t for case, t in syntax.complements(node) if case == _folded_case(slot))

    def _noun_slot(self, head: Token, trigger: Trigger, slot: str) -> Iterator[Token]:
        if slot in {"subject", "host"}:
            verb = syntax.governing_verb(head)
            if verb is not None:
                subject = self._subject(verb)
                if subject is not None and subject.i not in range(trigger.start, trigger.end) and not self._is_inside(subject, head):
                    yield subject
                if syntax.surface_subject(verb) == head:
                    obj = syntax.deep_object(verb)
                    if obj is not None and fold(verb.lemma_) in {"reunir", "rassembler", "opposer", "regrouper"}:
                        yield obj
        elif slot == "presided":
            verb = syntax.governing_verb(head)
            if verb is not None and (fold(verb.text) in _PRESIDING or fold(verb.lemma_) in {"presider", "diriger", "conduire"}):
                subject = syntax.deep_subject(verb)
                if subject is not None:
                    yield subject
        elif slot in {"attending", "participating"}:
            verb = syntax.governing_verb(head)
            if verb is not None and fold(verb.text) in _ATTENDING:
                subject = syntax.deep_subject(verb)
                if subject is not None:
                    yield subject
            yield from self._in_presence(head)
        elif slot == "under":
            yield from self._under(head)
            verb = syntax.governing_verb(head)
            if verb is not None:
                yield from self._under(verb)
        elif slot == "accompanied":
            yield from self._accompanied(head)
        elif slot == "attributed":
            for child in head.children:
                if child.dep_.startswith("acl") and fold(child.text) in _ATTRIBUTED:
                    yield from (t for _, t in syntax.complements(child))
        elif slot == "victim":
            verb = syntax.governing_verb(head)
            if verb is not None and fold(verb.text) in _SUFFERING and (subject := syntax.surface_subject(verb)) is not None:
                yield subject
            for child in head.children:
                if child.dep_.startswith("acl") and fold(child.text) in _SUFFERING:
                    obj = syntax.deep_object(child) if not syntax.is_passive(child) else None
                    if obj is not None:
                        yield obj
                    yield from (t for case, t in syntax.complements(child) if case in {"a", "contre"})
        elif slot == "possessor":
            if any(fold(c.text) in {"leur", "leurs", "son", "sa", "ses"} for c in head.children):
                verb = syntax.governing_verb(head)
                subject = self._subject(verb, speech=True) if verb is not None else None
                if subject is not None:
                    yield subject
        else:
            case = _folded_case(slot)
            last = self.doc[trigger.end - 1]
            nodes = {head.i: head, last.i: last}
            if case != "de":
                # « une rencontre de réconciliation entre X et Y »: the complement may hang on the noun between.
                nodes |= {t.i: t for c, t in syntax.complements(head) if c == "de" and self.entities.at(t.i) is None}
            for node in nodes.values():
                yield from (token for found, token in syntax.complements(node) if found == case)

    def _is_inside(self, token: Token, head: Token) -> bool:
        return any(a == head for a in token.ancestors)

    def _subject(self, verb: Token, speech: bool = False) -> Token | None:
        """Who acts, by the parse; where it gives nobody, by position: after the verb of an incise, else before the verb."""
        token = syntax.deep_subject(verb)
        if speech and (token is None or self.entity(token) is None or self._quoted(token)):
            token = self._inverted(verb) or (None if token is not None and self._quoted(token) else token)
        if token is not None and token.ent_type_ != "DATE":
            return token
        if syntax.is_passive(verb):
            return None
        while verb.dep_ in {"advcl", "xcomp", "conj"} and verb.head.pos_ == "VERB" and verb.head != verb:
            verb = verb.head
        return self._nearest_left(verb)

    def _quoted(self, token: Token) -> bool:
        """Whether a quotation is open at the token."""
        marks = [t.text for t in self.doc[max(0, token.sent.start - 1) : token.i] if t.text in {"«", "»", "“", "”"}]
        return bool(marks) and marks[-1] in {"«", "“"}

    def _inverted(self, head: Token) -> Token | None:
        """The speaker after the verb of an incise: « … », a affirmé mercredi le colonel X."""
        first = min([head.i, *(c.i for c in head.children if c.dep_.startswith("aux") and c.i < head.i)])
        before = next((self.doc[i].text for i in range(first - 1, -1, -1) if not self.doc[i].is_space), "")
        if before not in {",", "»", "”"} and not before.endswith("-t"):
            return None
        return self._right(head)

    def _right(self, head: Token) -> Token | None:
        """The first actor after a verb in its clause that no preposition introduces."""
        i = head.i + 1
        while i < head.sent.end and i - head.i < 14:
            token = self.doc[i]
            if token.pos_ == "VERB" or token.text in {";", "»", "."} or (token.text == "," and i - head.i > 2):
                return None
            entity = self.entities.at(i)
            if entity is not None and not (entity.kind == "group" and token.dep_ == "xcomp"):
                left = i
                while left > head.i + 1 and self.doc[left - 1].pos_ in {"DET", "NUM", "ADJ"}:
                    left -= 1
                contracted = fold(self.doc[left - 1].text) in {"du", "des", "au", "aux"}
                if self.doc[left - 1].pos_ != "ADP" and not contracted and (entity.kind != "place" or _acts(entity)):
                    return token
                while i + 1 < head.sent.end and self.entities.at(i + 1) is entity:
                    i += 1
            i += 1
        return None

    def _nearest_left(self, head: Token, passive: bool = False) -> Token | None:
        """When the parse gives a finite verb no subject: the nearest actor before it in its sentence, no verb between."""
        finite = "Fin" in head.morph.get("VerbForm") or head.pos_ == "ADV" or any(c.dep_.startswith("aux") for c in head.children)
        if not finite:
            return None
        for i in range(head.i - 1, head.sent.start - 1, -1):
            token = self.doc[i]
            if token.pos_ == "VERB" or token.text in {":", ";", "»"}:
                return None
            entity = self.entities.at(i)
            if entity is not None and entity.kind != "place":
                return token
            if entity is not None and _acts(entity) and not syntax.preposition(token):
                return token
        return None

    def _under(self, head: Token) -> Iterator[Token]:
        """« sous l'égide de X », « sous la présidence de X »."""
        for token in head.subtree:
            if fold(token.text) in _UNDER and any(fold(c.text) == "sous" for c in token.children):
                yield from (t for case, t in syntax.complements(token) if case == "de")

    def _accompanied(self, head: Token) -> Iterator[Token]:
        for token in head.subtree:
            if fold(token.text) in {"accompagne", "accompagnee", "accompagnes"}:
                yield from (t for case, t in syntax.complements(token) if case in {"de", "par"})

    def _aimed_at(self, measure: Token | None) -> Iterator[Token]:
        """Whom sanctions or mesures strike: « les mesures visant X », « qui frappaient X », « imposées à X »."""
        if measure is None:
            return
        for token in measure.subtree:
            if token.dep_.startswith("acl"):
                obj = syntax.deep_object(token)
                if obj is not None and obj.i > token.i:
                    yield obj
                yield from (t for case, t in syntax.complements(token) if case in {"a", "contre"})

    def _in_presence(self, head: Token) -> Iterator[Token]:
        for token in head.sent:
            if fold(token.text) == "presence" and any(fold(c.text) == "en" for c in token.children):
                yield from (t for case, t in syntax.complements(token) if case == "de")


def _folded_case(slot: str) -> str:
    return fold(slot).replace("'", "")


def _acts(place: Entity) -> bool:
    return getattr(place, "type", None) in _ACTING_PLACES or place.country is not None


def _may_take_part(entity: Entity, slot: str) -> bool:
    """A place takes part only as an actor: as subject, agent, object or party, never after « de »."""
    if entity.kind != "place":
        return True
    if slot in {"de", "object-thing", "under", "presided", "victim", "sur", "dans", "pour"}:
        return False
    return getattr(entity, "type", None) in {"country", "commune"} or (slot in {"subject", "agent"} and getattr(entity, "type", None) == "town")
