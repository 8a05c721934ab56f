"""The slots that frames name, read off the parse; where it fails, off the positions of the sentence's actors.

A slot is one of the names below, or a French preposition (« avec », « entre », « contre », « de » …) whose complement
fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aes_extract.events import syntax
from aes_extract.events.parse import Parse, Word
from aes_extract.events.referents import Referents
from aes_extract.events.triggers import Trigger, is_speech
from aes_extract.morphology import has_feature
from aes_extract.resolve.entities import Entity
from aes_extract.text import fold

_UNDER = frozenset({"egide", "presidence", "conduite", "direction", "patronage", "houlette", "autorite"})
_PRESIDING = frozenset({"presider", "diriger", "conduire", "ouvrir", "lancer"})
_ATTENDING = frozenset({"assister", "participer", "prendre"})
_GATHERING = frozenset({"reunir", "rassembler", "opposer", "regrouper"})
_ATTRIBUTED = frozenset(
    """attribue attribuee attribues attribuees revendique revendiquee perpetre perpetree perpetrees mene menee menees
    menes impute imputee lancee lancees commise commises""".split()
)
_SUFFERING = frozenset(
    """subi subit essuye essuie subissent subir tendue tendu visant vise visait cible ciblant visaient vises visee
    contre""".split()
)
# Who promises aid gives it.
_GIVING = frozenset({"promettre"})
# How far after an incise's verb its speaker may stand, in tokens.
_REACH = 14

Finder = Callable[[Word, Trigger], Iterator[Word]]


class Slots:
    """Finds the heads of the noun phrases in the slots of triggers of one article."""

    def __init__(self, doc: Parse, referents: Referents) -> None:
        self._doc = doc
        self._referents = referents
        self._of_verb: dict[str, Finder] = {
            "subject": self._verb_subject,
            "object": self._verb_object,
            "agent": self._verb_agent,
            "under": self._verb_under,
            "accompanied": self._accompanied,
            "imposed": self._imposed,
        }
        self._of_noun: dict[str, Finder] = {
            "subject": self._noun_subject,
            "host": self._noun_subject,
            "presided": self._presided,
            "attending": self._attending,
            "participating": self._attending,
            "under": self._noun_under,
            "accompanied": self._accompanied,
            "attributed": self._attributed,
            "victim": self._victim,
            "possessor": self._possessor,
        }

    def tokens(self, trigger: Trigger, slot: str) -> Iterator[Word]:
        """The heads in one slot."""
        head = self._doc[trigger.head]
        named = (self._of_verb if trigger.is_verb else self._of_noun).get(slot)
        if named is not None:
            yield from named(head, trigger)
        elif trigger.is_verb:
            yield from self._verb_complements(head, trigger, _case(slot))
        else:
            yield from self._noun_complements(head, trigger, _case(slot))

    # -- verbs -------------------------------------------------------------------------------------------------------

    def _verb_subject(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        token = self._subject(head, speech=trigger.frame.speech)
        if token is not None:
            yield token

    def _verb_agent(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        """« par X », or the subject of an active verb."""
        token = next((t for case, t in syntax.complements(head) if case == "par"), None)
        if token is None and not syntax.is_passive(head):
            token = syntax.deep_subject(head)
        if token is not None:
            yield token

    def _verb_object(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        token = syntax.deep_object(head)
        passive = syntax.is_passive(head)
        if token is None or token.ent_type_ == "DATE":
            token = (self._left(head) if passive else None) or self._right(head)
        elif passive and head.dep_ == "acl" and self._referents.entity(token) is None:
            # « la chute de X, déposé par Y »: the participle speaks of the person before it.
            people = [t for t in token.subtree if t.i < head.i and self._is_person(t.i)]
            token = people[-1] if people else token
        if token is not None:
            yield token

    def _is_person(self, i: int) -> bool:
        entity = self._referents.entities.at(i)
        return entity is not None and entity.kind == "person"

    def _verb_under(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        """« sous l'égide de X », « sous la présidence de X »."""
        for token in head.subtree:
            if token.key in _UNDER and any(c.key == "sous" for c in token.children):
                yield from (t for case, t in syntax.complements(token) if case == "de")

    def _accompanied(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        for token in head.subtree:
            if token.key in {"accompagne", "accompagnee", "accompagnes"}:
                yield from (t for case, t in syntax.complements(token) if case in {"de", "par"})

    def _imposed(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        """Whom a measure strikes: « les mesures visant X », « qui frappaient X », « imposées à X »."""
        measure = syntax.deep_object(head)
        for token in measure.subtree if measure is not None else ():
            if token.dep_.startswith("acl"):
                obj = syntax.deep_object(token)
                if obj is not None and obj.i > token.i:
                    yield obj
                yield from (t for case, t in syntax.complements(token) if case in {"a", "contre"})

    def _verb_complements(self, head: Word, trigger: Trigger, case: str) -> Iterator[Word]:
        """Complements of the verb, of the nouns of its expression, and « à X », « pour X » hung on its object."""
        nodes = [head, *(t for t in self._doc[trigger.start + 1 : trigger.end] if t.pos_ == "NOUN")]
        thing = syntax.deep_object(head) if case in {"a", "pour"} else None
        if thing is not None and thing.i > head.i:
            nodes.append(thing)
        for node in nodes:
            yield from (t for found, t in syntax.complements(node) if found == case)

    # -- nouns -------------------------------------------------------------------------------------------------------

    def _noun_subject(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        """The subject of the verb that supports the noun: « X a procédé à la signature »; what « la réunion a réuni
        ».
        """
        verb = syntax.support_verb(head)
        # Who speaks of a meeting has not met; who « annonce son retrait » is found as its possessor.
        if verb is None or (is_speech(verb) and verb.lemma_key not in _GIVING):
            return
        subject = self._subject(verb)
        if subject is not None and not trigger.start <= subject.i < trigger.end and head not in subject.ancestors:
            yield subject
        if syntax.surface_subject(verb) == head and verb.lemma_key in _GATHERING:
            obj = syntax.deep_object(verb)
            if obj is not None:
                yield obj

    def _presided(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        yield from self._support_subject(head, _PRESIDING)

    def _attending(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        """« X a assisté à la cérémonie », « en présence de X »."""
        yield from self._support_subject(head, _ATTENDING)
        for token in head.sent:
            if token.key == "presence" and any(c.key == "en" for c in token.children):
                yield from (t for case, t in syntax.complements(token) if case == "de")

    def _support_subject(self, head: Word, verbs: frozenset[str]) -> Iterator[Word]:
        verb = syntax.governing_verb(head)
        if verb is not None and verb.lemma_key in verbs:
            subject = syntax.deep_subject(verb)
            if subject is not None:
                yield subject

    def _noun_under(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        yield from self._verb_under(head, trigger)
        verb = syntax.governing_verb(head)
        if verb is not None:
            yield from self._verb_under(verb, trigger)

    def _attributed(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        """« une attaque attribuée à X », « menée par X »."""
        for child in head.children:
            if child.dep_.startswith("acl") and child.key in _ATTRIBUTED:
                yield from (t for _, t in syntax.complements(child))

    def _victim(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        """« X a subi une attaque », « une embuscade tendue à X », « une attaque visant X »."""
        verb = syntax.governing_verb(head)
        if verb is not None and verb.key in _SUFFERING:
            subject = syntax.surface_subject(verb)
            if subject is not None:
                yield subject
        for child in head.children:
            if child.dep_.startswith("acl") and child.key in _SUFFERING:
                obj = None if syntax.is_passive(child) else syntax.deep_object(child)
                if obj is not None:
                    yield obj
                yield from (t for case, t in syntax.complements(child) if case in {"a", "contre"})

    def _possessor(self, head: Word, trigger: Trigger) -> Iterator[Word]:
        """« X a annoncé son retrait »."""
        if any(c.key in syntax.POSSESSIVES for c in head.children):
            verb = syntax.governing_verb(head)
            subject = self._subject(verb, speech=True) if verb is not None else None
            if subject == head:
                # « Les deux chauffeurs …; leur procès s'ouvrira … »
                subject = self._referents.last_subject(head.i)
            if subject is not None:
                yield subject

    def _noun_complements(self, head: Word, trigger: Trigger, case: str) -> Iterator[Word]:
        nodes = {i: self._doc[i] for i in (head.i, trigger.end - 1)}
        if case != "de":
            # « une rencontre de réconciliation entre X et Y »: the complement may hang on the noun between.
            nodes |= {t.i: t for c, t in syntax.complements(head) if c == "de" and not self._refers(t)}
        # « une rencontre prévue des ministres »: or on the participle.
        nodes |= {t.i: t for t in head.children if t.dep_ == "acl" and has_feature(t, "VerbForm", "Part")}
        found_any = False
        for node in nodes.values():
            for found, token in syntax.complements(node):
                if found != case:
                    continue
                found_any = True
                yield token
                if case == "de" and not self._refers(token):
                    # « la rentrée de la promotion de l'école X »
                    yield from (t for c, t in syntax.complements(token) if c == "de")

        if not found_any:
            yield from self._after_insertion(trigger.end, case)

    def _after_insertion(self, i: int, case: str) -> Iterator[Word]:
        """« le renversement, le 24 janvier, de X par Y »: the complement behind a date."""
        doc = self._doc
        end = min(len(doc), i + 14)
        skipped = False
        while i < end and (
            doc[i].text == "," or doc[i].ent_type_ == "DATE" or (skipped and doc[i].is_punct) or _is_article(doc[i])
        ):
            skipped = skipped or doc[i].ent_type_ == "DATE"
            i += 1
        if not skipped:
            return
        for k in range(i, min(i + 10, len(doc))):
            entity = self._referents.entities.at(k)
            if k > i and entity is not None and case == syntax.plain(doc[i]):
                yield doc[k]
                return

    def _refers(self, token: Word) -> bool:
        return self._referents.entities.at(token.i) is not None

    # -- by position -------------------------------------------------------------------------------------------------

    def _subject(self, verb: Word, speech: bool = False) -> Word | None:
        """Who acts, by the parse; where it gives nobody: after the verb of an incise, else before the verb."""
        while speech and verb.dep_ == "advcl" and is_speech(verb.head) and verb.head != verb:
            verb = verb.head
        token = syntax.deep_subject(verb)
        if speech and (token is None or self._referents.entity(token) is None or self._is_quoted(token)):
            token = self._inverted(verb) or (None if token is not None and self._is_quoted(token) else token)
        if token is not None and token.ent_type_ != "DATE":
            return token
        if syntax.is_passive(verb):
            return None
        while verb.dep_ in {"advcl", "xcomp", "conj"} and verb.head.pos_ == "VERB" and verb.head != verb:
            verb = verb.head
        return self._left(verb)

    def _is_quoted(self, token: Word) -> bool:
        """Whether a quotation is open at the token."""
        before = self._doc[max(0, token.sent.start - 1) : token.i]
        marks = [t.text for t in before if t.text in {"«", "»", "“", "”"}]
        return bool(marks) and marks[-1] in {"«", "“"}

    def _inverted(self, head: Word) -> Word | None:
        """The speaker after the verb of an incise: « … », a affirmé mercredi le colonel X."""
        first = min([head.i, *(c.i for c in head.children if c.dep_.startswith("aux") and c.i < head.i)])
        before = next((self._doc[i].text for i in range(first - 1, -1, -1) if not self._doc[i].is_space), "")
        if before not in {",", "»", "”"} and not before.endswith("-t"):
            return None
        return self._right(head)

    def _right(self, head: Word) -> Word | None:
        """The first actor after a verb in its clause that no preposition introduces."""
        i = head.i + 1
        while i < min(head.sent.end, head.i + _REACH):
            token = self._doc[i]
            far_comma = token.text == "," and i - head.i > 2
            if token.pos_ == "VERB" or token.text in {";", "»", "."} or far_comma:
                return None
            entity = self._referents.entities.at(i)
            if entity is not None and not (entity.kind == "group" and token.dep_ == "xcomp"):
                if not self._is_introduced(i, head.i) and can_act(entity):
                    return token
                while i + 1 < head.sent.end and self._referents.entities.at(i + 1) is entity:
                    i += 1
            i += 1
        return None

    def _is_introduced(self, i: int, after: int) -> bool:
        """Whether a preposition stands before the noun phrase at ``i``, articles and adjectives aside."""
        while i > after + 1 and self._doc[i - 1].pos_ in {"DET", "NUM", "ADJ"}:
            i -= 1
        before = self._doc[i - 1]
        return before.pos_ == "ADP" or fold(before.text) in {"du", "des", "au", "aux"}

    def _left(self, head: Word) -> Word | None:
        """The nearest actor before a finite verb in its sentence, no other verb between."""
        auxiliary = any(c.dep_.startswith("aux") for c in head.children)
        if not (has_feature(head, "VerbForm", "Fin") or head.pos_ == "ADV" or auxiliary):
            return None
        entities = self._referents.entities
        for i in range(head.i - 1, head.sent.start - 1, -1):
            token = self._doc[i]
            if token.pos_ == "VERB" or token.text in {":", ";", "»"}:
                return None
            entity = entities.described(i) or entities.at(i)
            if entity is None:
                continue
            if entity.kind == "person":
                return token if entities.at(i) is entity else self._doc[entity.mentions[0].start]
            if entity.kind != "place" or (can_act(entity) and not syntax.preposition(token)):
                return token
        return None


def can_act(entity: Entity) -> bool:
    """Whether the entity can take part: everyone but places that stand for no government or community."""
    return entity.kind != "place" or entity.country is not None


def _is_article(token: Word) -> bool:
    return token.key in {"le", "ce", "du"} and token.i + 1 < len(token.doc) and token.nbor(1).ent_type_ == "DATE"


def _case(slot: str) -> str:
    return fold(slot).replace("'", "")
