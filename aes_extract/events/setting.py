"""When and where: which date and which place of a sentence belong to which of its events."""

from __future__ import annotations

from aes_extract.events import syntax
from aes_extract.events.parse import Parse, Word
from aes_extract.events.triggers import Trigger
from aes_extract.resolve.entities import DateMention, Entities, PlaceEntity

_LOCATIVE = frozenset(
    {
        "a",
        "en",
        "dans",
        "sur",
        "pres de",
        "aux environs de",
        "entre",
        "devant",
        "depuis",
        "autour de",
        "au large de",
        "hors de",
        "vers",
        "a travers",
        "aupres de",
        "au niveau de",
        "non loin de",
        "au sein de",
    }
)
# Events that « de » + place locates: « l'attaque de Dargol », « les inondations de Zinder ».
_PLACED_BY_OF = frozenset({"attack", "disaster", "coup", "meeting", "protest", "ceremony"})
_NEAR = frozenset(
    "pres loin autour nord sud est ouest centre large alentours environs entree sortie proximite limites".split()
)
_SITES = frozenset(
    """building camp square stadium airport hotel prison market road bridge cemetery dam neighbourhood mine
    monument""".split()
)
_TOWNS = frozenset({"town", "commune", "village", "locality"})


class Settings:
    """Assigns the dates and places of each sentence to its triggers."""

    def __init__(self, doc: Parse, entities: Entities, triggers: list[Trigger]) -> None:
        self._doc = doc
        self._triggers = triggers
        self._of_token = {i: t for t in triggers for i in range(t.start, t.end)}
        self._dates: dict[int, list[DateMention]] = {}
        self._places: dict[int, list[tuple[int, PlaceEntity]]] = {}
        for date in entities.dates:
            owner = self._owner(self._root(date.start, date.end))
            if owner is not None:
                self._dates.setdefault(owner.head, []).append(date)
        for place in entities.places:
            for m in place.mentions:
                head = self._root(m.start, m.end)
                owner = self._place_owner(head)
                if owner is not None:
                    self._places.setdefault(owner.head, []).append((m.start, place))

    def date(self, trigger: Trigger) -> DateMention | None:
        """The date said of the trigger; of several the one nearest to it, a dated one before an undated."""
        found = self._dates.get(trigger.head, [])
        if not found and not trigger.is_verb and self._is_own_announcement(trigger):
            verb = syntax.governing_verb(self._doc[trigger.head])
            found = self._dates.get(verb.i, []) if verb is not None else []
        return min(found, key=lambda d: (d.value is None, abs(d.start - trigger.head)), default=None)

    def place(self, trigger: Trigger) -> PlaceEntity | None:
        """The most precise place said of the trigger."""
        found = self._places.get(trigger.head, [])
        own = {t.i for t in self._doc[trigger.head].subtree}
        return min(
            found,
            key=lambda p: (p[0] not in own, precision(p[1]), abs(p[0] - trigger.head)),
            default=(0, None),
        )[1]

    def _is_own_announcement(self, trigger: Trigger) -> bool:
        """« X a annoncé son retrait »: saying so is doing so."""
        return any(c.key in syntax.POSSESSIVES for c in self._doc[trigger.head].children)

    def _root(self, start: int, end: int) -> Word:
        return self._doc[start:end].root

    def _owner(self, token: Word) -> Trigger | None:
        """The trigger that a date or place hangs on, on the way up the tree.

        On the way a verb that is no trigger hands it to the event noun that it supports (« a subi, mardi, une
        attaque »). Out of a subject, or of a clause about some other thing, nothing is handed up.
        """
        node = token
        for _ in range(12):
            trigger = self._of_token.get(node.i)
            if trigger is not None:
                return self._announced(trigger, token) or trigger
            if node.pos_ in {"VERB", "AUX"} and (supported := self._supported(node, token)) is not None:
                return supported
            if node.head == node:
                return self._in_sentence(token)
            if node.pos_ == "VERB" and node.is_sent_start:
                # « Interrogé dimanche par X, Y a jugé … »
                return self._of_token.get(node.sent.root.i)
            if node.dep_ in {"acl", "acl:relcl"} and node.pos_ in {"VERB", "AUX"}:
                # « une épidémie déclarée le 30 août » dates the epidemic, « les mesures prises lundi » nothing.
                return self._of_token.get(node.head.i)
            if node.dep_.startswith("nsubj"):
                return None
            node = node.head
        return None

    def _announced(self, verb: Trigger, token: Word) -> Trigger | None:
        """The event that a speech verb speaks of, when a noun stands between the verb and the date or place.

        « appelle à une marche le samedi », « annonce l'instauration, à compter de mardi, d'un couvre-feu »
        """
        if not verb.frame.speech or token.i < verb.head:
            return None
        doc = self._doc
        if not any(t.pos_ == "NOUN" and not t.ent_type_ for t in doc[verb.head + 1 : token.i]):
            return None
        below = [
            self._of_token[t.i]
            for t in doc[verb.head].subtree
            if t.i in self._of_token and not verb.start <= t.i < verb.end
        ]
        below = [t for t in below if not t.frame.speech and t.head > verb.head]
        return min(below, key=lambda t: abs(t.head - token.i), default=None)

    def _supported(self, verb: Word, token: Word) -> Trigger | None:
        """The event noun that is subject, object or complement of ``verb``; of several the nearest to ``token``."""
        found = []
        for child in verb.children:
            if child.dep_.startswith(("obj", "obl", "nsubj")):
                for node in (child, *(c for c in child.children if c.dep_ == "conj")):
                    trigger = self._of_token.get(node.i)
                    if trigger is not None and not trigger.is_verb:
                        found.append(trigger)
        return min(found, key=lambda t: abs(t.head - token.i), default=None)

    def _in_sentence(self, token: Word) -> Trigger | None:
        """What an unattached date or place most likely belongs to: the sentence's main verb, else the nearest
        trigger.
        """
        here = [t for t in self._triggers if self._doc[t.head].sent == token.sent]
        main = next((t for t in here if t.is_verb and self._doc[t.head].dep_ == "ROOT"), None)
        return main or min(here, key=lambda t: abs(t.head - token.i), default=None)

    def _place_owner(self, token: Word) -> Trigger | None:
        case = syntax.preposition(token)
        node = token
        while case == "" and node.dep_ in {"conj", "appos", "flat:name", "flat"}:
            node = node.head
            case = syntax.preposition(node)
        struck = self._struck(token)
        if struck is not None:
            return struck
        if case == "de" and _near(token):
            return self._owner(token)
        if case == "de":
            trigger = self._of_token.get(node.head.i)
            if trigger is not None and not trigger.is_verb and trigger.frame.type in _PLACED_BY_OF:
                return trigger
            # « à l'hôpital de Gao », « près de la frontière du Niger »: the site's own preposition decides.
            outer = node.head
            if (
                outer.pos_ in {"NOUN", "PROPN"}
                and syntax.preposition(outer) in _LOCATIVE
                and outer.i not in self._of_token
            ):
                return self._owner(outer)
            return None
        return self._owner(node) if case in _LOCATIVE else None

    def _struck(self, token: Word) -> Trigger | None:
        """The attack or disaster whose target is the place: « a attaqué le village de X », « l'attaque contre X »."""
        for node in (token, token.head):
            case = syntax.preposition(node)
            trigger = self._of_token.get(node.head.i)
            if trigger is None or trigger.frame.type not in {"attack", "disaster"}:
                continue
            if (trigger.is_verb and node.dep_ in {"obj", "nsubj:pass"}) or case in {"contre", "sur"}:
                return trigger
        return None


def _near(token: Word) -> bool:
    """Whether « près de », « au nord de », « à la sortie de » stands before the place."""
    left = max(0, token.i - 4)
    words = [t.key for t in token.doc[left : token.i]]
    return any(
        w in _NEAR and k + 1 < len(words) and words[k + 1] in {"de", "d'", "du", "des"} for k, w in enumerate(words)
    )


def precision(place: PlaceEntity) -> int:
    """0 for a site, 1 for a town, 2 for an administrative area, 3 for a country or larger."""
    if place.type in _SITES:
        return 0
    if place.type in _TOWNS or place.type is None:
        return 1
    return 3 if place.type in {"country", "continent", "area"} else 2
