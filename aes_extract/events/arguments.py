"""Roles filled: from the slots of a frame to the people, institutions, countries and groups of the article."""

from __future__ import annotations

from collections.abc import Iterator

from aes_extract.events.model import Filler
from aes_extract.events.parse import Parse
from aes_extract.events.referents import Referents
from aes_extract.events.slots import Slots, can_act
from aes_extract.events.triggers import Trigger
from aes_extract.resolve.entities import Entities, Entity, PlaceEntity

_ACTING = frozenset({"country", "commune"})
# Slots in which a place is where, not who.
_WHERE = frozenset({"de", "under", "presided", "victim", "sur", "dans", "pour"})


class Arguments:
    """Fills the roles of triggers in one article."""

    def __init__(self, doc: Parse, entities: Entities) -> None:
        self.doc = doc
        self.entities = entities
        self.referents = Referents(doc, entities)
        self.slots = Slots(doc, self.referents)

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
        """The entities in one slot; a suffix (« subject-person », « de-institution ») says what may stand there."""
        name, _, kind = slot.partition("-")
        for token in self.slots.tokens(trigger, name):
            for entity in self.referents.entities_of(token):
                if _fits(entity, kind):
                    yield entity


def _fits(entity: Entity, kind: str) -> bool:
    if kind == "person":
        return entity.kind in {"person", "group"}
    if kind in {"institution", "place"}:
        return entity.kind == kind
    if kind == "actor":
        return can_act(entity)
    return kind != "thing"


def _may_take_part(entity: Entity, slot: str) -> bool:
    """A place takes part only as an actor: a country or commune, or a capital that is subject or agent."""
    if not isinstance(entity, PlaceEntity):
        return True
    if slot in _WHERE:
        return False
    return entity.type in _ACTING or (slot in {"subject", "agent", "possessor"} and entity.type == "town")
