"""The event stage: triggers, their arguments and status, then events, then relations."""

from __future__ import annotations

from itertools import islice, pairwise

from spacy.tokens import Doc

from aes_extract.events import syntax
from aes_extract.events.arguments import Arguments
from aes_extract.events.casualties import casualties_of, with_toll
from aes_extract.events.coreference import Cluster, cluster
from aes_extract.events.model import EventMention, Filler, Found, FoundEvent, FoundRelation, Source
from aes_extract.events.parse import Parse
from aes_extract.events.phrases import event_object, names_post, required_object, told_apart
from aes_extract.events.relations import anchor_of, verb_link
from aes_extract.events.setting import Settings
from aes_extract.events.speech import credit_of, is_quoted, quotations, quotes_of, reported_by
from aes_extract.events.status import status_of
from aes_extract.events.tagging.argument_features import argument_rows
from aes_extract.events.tagging.references import Nearby, References
from aes_extract.events.tagging.roles import SURE_OF_ONLY, Settled, one_role_each, settle, with_likeliest
from aes_extract.events.tagging.taggers import best, types_of
from aes_extract.events.tagging.trigger_features import TriggerFeatures
from aes_extract.events.triggers import Trigger, find_candidates, find_triggers
from aes_extract.morphology import has_feature
from aes_extract.resolve.entities import Entities, Entity, InstitutionEntity
from aes_extract.schema import Casualties, ParticipantType, RelationType
from aes_extract.text import fold
from aes_extract.topic import is_sport

# From which probability on the judge's word is taken: where F1 was best on articles kept apart.
SURE_OF_EVENT = 0.5
# The same for an event of which nobody, no place and no date is told.
SURE_OF_BARE_EVENT = 0.7
_WITH_TOLL = frozenset({"attack", "disaster"})
# « l'attaque des Étalons », « Zorba AC reçoit Tikari »: with a club they are its game.
_WITHOUT_CLUBS = frozenset({"attack", "meeting", "mobilization", "withdrawal"})
# What an article about sport may still tell: appointments, court cases, disasters.
_TOLD_OF_SPORT = frozenset({"personnel", "justice", "disaster"})
# What the subject must be for each condition of a frame.
_WANTED: dict[str, frozenset[ParticipantType]] = {
    "actor-subject": frozenset({"person", "institution", "place", "group"}),
    "named-subject": frozenset({"person", "institution", "place"}),
    "person-subject": frozenset({"person", "group"}),
    "person-destination": frozenset({"person", "group"}),
}
_HABITUAL = frozenset({"chaque", "toujours", "souvent", "rarement", "parfois", "jamais", "quotidiennement"})
_DESTINATIONS = frozenset({"a", "en", "dans", "chez", "aupres de", "sur", "vers"})
_POINTING = frozenset({"ce", "cet", "cette", "ces"})
_DEFINITE = frozenset({"le", "la", "l'", "les", "du", "au", "des", "aux"})


def find_events(doc: Doc, entities: Entities, title_end: int = 0) -> Found:
    """All events of an article and the relations between them; tokens before ``title_end`` are the title."""
    return Stage(Parse(doc), entities, title_end).run()


def _is_club(entity: Entity) -> bool:
    return isinstance(entity, InstitutionEntity) and entity.type == "club"


def _is_learnt(trigger: Trigger) -> bool:
    """Whether the frame is one that the trained weights have seen: none of a user's, and of a type that they know."""
    return not trigger.frame.own and trigger.frame.type in types_of("triggers")


class Stage:
    """The event stage on one article: what may tell an event, what the rules take, and what is judged.

    Made, it knows what the rules take; ``take`` says with which triggers to go on, ``run`` takes the judged ones.
    """

    triggers: list[Trigger]
    heads: list[int]
    settings: Settings

    def __init__(self, doc: Parse, entities: Entities, title_end: int = 0) -> None:
        self.doc = doc
        self.title_end = title_end
        self.arguments = Arguments(doc, entities)
        self.references = References(doc, self.arguments.referents)
        self.quotations = quotations(doc)
        self._filled: dict[int, list[Filler]] = {}
        self.sure: dict[int, float] = {}
        self.is_sport = is_sport(doc.text)
        self.candidates = find_candidates(doc)
        self.speech = [c.fitting for c in self.candidates if c.fitting and c.fitting.frame.speech]
        self.rules = {t.head: t for t in find_triggers(self.candidates) if self._holds(t)}

    def take(self, triggers: list[Trigger]) -> None:
        """Go on with these triggers, given in text order: dates and places are drawn to them alone."""
        self.triggers = triggers
        self.heads = [t.head for t in triggers]
        self.settings = Settings(self.doc, self.arguments.entities, triggers)

    def trigger_rows(self) -> list[list[str]]:
        """What the judge of triggers sees of each candidate."""
        features = TriggerFeatures(
            self.doc, self.arguments.referents, self.rules, self.quotations, self.title_end, self.is_sport
        )
        return features.rows(self.candidates)

    def judged(self) -> list[Trigger]:
        """The candidates that tell an event, each as what the judge takes it for.

        A frame of a type that the judge has not learnt, or of a user, is left to the rules.
        """
        found: list[Trigger] = []
        for candidate, (label, p) in zip(
            self.candidates, best("triggers", self.trigger_rows(), SURE_OF_EVENT), strict=True
        ):
            rule = self.rules.get(candidate.options[0].head)
            trigger = candidate.of_type(label)
            if rule is not None and (rule.frame.own or (trigger is None and not _is_learnt(rule))):
                trigger = rule
            if trigger is not None and (not found or found[-1].end <= trigger.start):
                found.append(trigger)
                self.sure[trigger.head] = p
        return found

    def decided(self, trigger: Trigger) -> dict[int, str]:
        """What the rules take people and things for, « date » and « place » included, by the id of each."""
        found: dict[int, str] = {}
        place = self.settings.place(trigger)
        if place is not None:
            found[id(place)] = "place"
        date = self.settings.date(trigger)
        if date is not None:
            found[id(date)] = "date"
        return found | {id(f.entity): f.role for f in self._fill(trigger)}

    def _fill(self, trigger: Trigger) -> list[Filler]:
        """The participants by the rules, found once for each of the candidates' options."""
        key = id(trigger)
        if key not in self._filled:
            self._filled[key] = self.arguments.fill(trigger)
        return self._filled[key]

    def argument_rows(self, trigger: Trigger, decided: dict[int, str]) -> tuple[list[Nearby], list[list[str]]]:
        """What is near a trigger, and what the tagger of arguments sees of it beside what the rules ``decided``."""
        near = self.references.near(trigger.head)
        return near, argument_rows(self.doc, self.arguments.entities, trigger, near, decided, self.heads)

    def run(self) -> Found:
        self.take(self.judged())
        mentions = [self._mention(t, told) for t, told in zip(self.triggers, self._settled(), strict=True)]
        clusters = [c for c in cluster(mentions, self.doc) if self._stands(c)]
        anchors = self._anchors(clusters)
        events = [self._event(f"e{n}", c, clusters) for n, c in enumerate(clusters, 1)]
        of_trigger = {m.trigger.head: n for n, c in enumerate(clusters) for m in c.mentions}
        relations: list[FoundRelation] = []
        for n, (relation, noun) in anchors.items():
            other = of_trigger.get(noun.head)
            if other is None or other == n:
                continue
            relations.append(FoundRelation(events[n].id, relation, events[other].id))
            # What happens at, or right after, another event has its date and place (codebook §3).
            if relation in {"during", "after"} and events[n].type in {
                "statement",
                "agreement",
                "ceremony",
                "personnel",
            }:
                events[n].happened_with(events[other])
        for n in range(len(clusters)):
            occasion = self._occasion(n, clusters) if n not in anchors else None
            if occasion is not None:
                relations.append(FoundRelation(events[n].id, "during", events[occasion].id))
                events[n].happened_with(events[occasion])
        relations += self._verb_relations(events, of_trigger)
        by_id = {e.id: e for e in events}
        for led in (r for r in relations if r.type == "led_to"):
            if by_id[led.target].type == "agreement":
                by_id[led.target].happened_with(by_id[led.source])
        return Found(events, list(dict.fromkeys(relations)))

    # -- mentions ----------------------------------------------------------------------------------------------------

    def _holds(self, trigger: Trigger) -> bool:
        """Whether the words really tell the frame's event here."""
        frame = trigger.frame
        if any(t.ent_type_ in {"PER", "ORG", "LOC"} for t in self.doc[trigger.start : trigger.end]):
            return False
        if self.is_sport and (not frame.speech and frame.type not in _TOLD_OF_SPORT):
            return False
        participants = self._fill(trigger)
        if frame.type in _WITHOUT_CLUBS and any(_is_club(p.entity) for p in participants):
            return False
        if frame.speech and not self._speaks(trigger, participants):
            return False
        if frame.needs.endswith(("-subject", "-destination")):
            kinds = {e.kind for e in self.arguments.slot(trigger, "subject")}
            if not kinds & _WANTED[frame.needs]:
                return False
            if frame.needs.endswith("destination") and not self._goes_somewhere(trigger):
                return False
        if frame.object_is and required_object(trigger, self.arguments) is None:
            return False
        if (frame.needs == "clause" or (self.is_sport and frame.speech)) and not quotes_of(
            trigger, self.doc, self.quotations
        ):
            return False
        if frame.needs == "post" and (
            not names_post(self.doc, trigger) or not any(p.role == "target" for p in participants)
        ):
            return False
        return not trigger.is_verb or self._is_told(trigger, status_of(trigger, self.doc[trigger.head])[0])

    def _goes_somewhere(self, trigger: Trigger) -> bool:
        return any(case in _DESTINATIONS for case, _ in syntax.complements(self.doc[trigger.head]))

    def _speaks(self, trigger: Trigger, participants: list[Filler]) -> bool:
        """Whether a speech verb has someone who speaks, and says it itself rather than in a quotation."""
        speakers = [p.entity for p in participants if p.role == "speaker"]
        head = self.doc[trigger.head]
        if not speakers or is_quoted(trigger.head, self.quotations) or status_of(trigger, head)[0] == "denied":
            return False
        return not has_feature(head, "VerbForm", "Inf") or fold(head.head.text) in {
            "vient",
            "viennent",
            "tenu",
            "tient",
        }

    def _mention(self, trigger: Trigger, told: Settled) -> EventMention:
        frame = trigger.frame
        status, hedged = status_of(trigger, self.doc[trigger.head])
        return EventMention(
            trigger,
            told.participants,
            event_object(trigger, self.arguments),
            told.date,
            told.place,
            status,
            hedged,
            self._points_back(trigger, new=bool(told.participants or told.date or told.place)),
            in_title=trigger.head < self.title_end,
            source=None if frame.type == "statement" else self._source(trigger),
            quotes=quotes_of(trigger, self.doc, self.quotations) if frame.speech else [],
            doubted=told.doubted,
        )

    def _settled(self) -> list[Settled]:
        """Who and what belongs to each trigger; the tagger is asked for all of them at once."""
        decided = [self.decided(t) for t in self.triggers]
        asked = [self.argument_rows(t, d) for t, d in zip(self.triggers, decided, strict=True)]
        tagged = iter(best("arguments", [row for _, rows in asked for row in rows], SURE_OF_ONLY))
        found = []
        for trigger, (near, _), known in zip(self.triggers, asked, decided, strict=True):
            roles = list(islice(tagged, len(near)))
            if _is_learnt(trigger):
                found.append(settle(trigger.head, near, roles, known, self.doc, self.arguments.referents))
            else:
                found.append(self._by_rules(trigger))
        return found

    def _by_rules(self, trigger: Trigger) -> Settled:
        """Who and what belongs to a trigger that the tagger has not learnt."""
        participants = self._fill(trigger)
        place = self.settings.place(trigger)
        taken = any(p.entity is place for p in participants)
        return Settled(participants, self.settings.date(trigger), None if taken else place)

    def _source(self, trigger: Trigger) -> Source | None:
        """Whom the sentence credits for the event."""
        credit = credit_of(trigger, self.doc, self.arguments)
        return credit or reported_by(trigger, self.speech, self.doc, self.arguments)

    def _is_told(self, trigger: Trigger, status: str) -> bool:
        """Whether a verb tells an event: not a purpose (« pour renforcer »), a wish, or what « nous », « vous » do."""
        head = self.doc[trigger.head]
        subject = next((c for c in head.children if c.dep_.startswith("nsubj") and c.pos_ == "PRON"), None)
        if subject is not None and fold(subject.text).strip("-'") in {"je", "j", "tu", "nous", "vous", "on"}:
            return False
        finite = next((c for c in head.children if c.dep_.startswith("aux")), head)
        if has_feature(finite, "Tense", "Pres") and finite == head and any(t.key in _HABITUAL for t in head.sent):
            return False
        if has_feature(finite, "Mood", "Sub") and status == "occurred":
            return False
        if has_feature(head, "VerbForm", "Inf") and not any(c.dep_.startswith("aux") for c in head.children):
            if status in {"planned", "called_for", "denied"}:
                return True
            marks = {c.key for c in head.children if c.dep_ in {"mark", "case"}}
            governor = head.head
            key = governor.lemma_key
            if key in {
                "decider",
                "permettre",
                "venir",
                "proceder",
                "accepter",
                "finir",
                "commencer",
                "annoncer",
                "autoriser",
                "avoir",
                "reussir",
            }:
                return True
            return not marks and head.dep_ == "ROOT"
        return True

    def _points_back(self, trigger: Trigger, new: bool) -> bool:
        """Whether a noun says that its event is known: « cette rencontre », or « la réunion » with nothing new about
        it.
        """
        if trigger.is_verb:
            return False
        before = [t.key for t in self.doc[max(self.doc[trigger.start].sent.start, trigger.start - 3) : trigger.start]]
        if any(w in _POINTING for w in before):
            return True
        return bool(before) and before[-1] in _DEFINITE | {"meme", "issue"} and not new

    # -- events ------------------------------------------------------------------------------------------------------

    def _stands(self, c: Cluster) -> bool:
        """Whether the mentions tell an event: anything is said of it, or, of a type learnt, the judge is sure."""
        if any(m.participants or m.date or m.place for m in c.mentions if not m.trigger.frame.weak):
            return True
        if not any(_is_learnt(m.trigger) for m in c.mentions):
            return any(m.object for m in c.mentions if not m.trigger.frame.weak)
        told = any(m.participants or m.date or m.place for m in c.mentions)
        sure = max(self.sure[m.trigger.head] for m in c.mentions if _is_learnt(m.trigger))
        return told or sure >= SURE_OF_BARE_EVENT

    def _event(self, id_: str, c: Cluster, clusters: list[Cluster]) -> FoundEvent:
        lead = next((m for m in c.mentions if not m.anaphoric), c.mentions[0])
        sentences = self._sentences(c)
        quotes = {(q.start, q.end): q for m in c.mentions for q in m.quotes}
        who = with_likeliest(one_role_each(c.participants), [d for m in c.mentions for d in m.doubted], c.type)
        thing, who = told_apart((m.object for m in c.mentions if m.object), who, c.type, self.doc)
        return FoundEvent(
            id=id_,
            type=c.type,
            subtype=c.subtype,
            plover=next(
                (m.trigger.frame.plover for m in c.mentions if m.subtype == c.subtype), lead.trigger.frame.plover
            ),
            status=lead.status,
            hedged=any(m.hedged for m in c.mentions),
            date=c.date,
            place=c.place,
            participants=who,
            object=thing,
            source=next((m.source for m in c.mentions if m.source), None),
            quotes=list(quotes.values()),
            triggers=[(m.trigger.start, m.trigger.end) for m in c.mentions],
            evidence=sentences,
            found_by=f"frame:{lead.trigger.frame.id}",
            casualties=self._casualties(c, clusters),
        )

    def _sentences(self, c: Cluster) -> list[tuple[int, int]]:
        """The sentences that hold the cluster's triggers, in the order of its mentions."""
        sentences = (self.doc[m.trigger.head].sent for m in c.mentions)
        return list(dict.fromkeys((sentence.start, sentence.end) for sentence in sentences))

    def _casualties(self, c: Cluster, clusters: list[Cluster]) -> Casualties | None:
        if c.type not in _WITH_TOLL:
            return None
        others = {
            s for other in clusters if other is not c and other.type in _WITH_TOLL for s in self._sentences(other)
        }
        return casualties_of(self.doc, with_toll(self.doc, self._sentences(c), others))

    def _occasion(self, n: int, clusters: list[Cluster]) -> int | None:
        """The event that « à cette occasion » in the sentence of a speech points to: the last happening told before
        it.
        """
        if clusters[n].type != "statement":
            return None
        first = clusters[n].mentions[0].trigger
        text = fold(self.doc[first.head].sent.text)
        if not any(
            p in text for p in ("a cette occasion", "a l'occasion", "devant la presse a l'issue", "dans son allocution")
        ):
            return None
        earlier = [
            k
            for k, c in enumerate(clusters)
            if c.type not in {"statement", "attack"} and c.mentions[0].trigger.start < first.start
        ]
        return max(
            earlier,
            key=lambda k: max(m.trigger.start for m in clusters[k].mentions if m.trigger.start < first.start),
            default=None,
        )

    def _anchors(self, clusters: list[Cluster]) -> dict[int, tuple[RelationType, Trigger]]:
        nouns = [m.trigger for c in clusters for m in c.mentions if not m.trigger.is_verb]
        found: dict[int, tuple[RelationType, Trigger]] = {}
        for n, c in enumerate(clusters):
            own = {m.trigger.head for m in c.mentions}
            for m in c.mentions:
                anchor = anchor_of(self.doc, m.trigger, [x for x in nouns if x.head not in own])
                if anchor and n not in found:
                    found[n] = anchor
        return found

    def _verb_relations(self, events: list[FoundEvent], of_trigger: dict[int, int]) -> list[FoundRelation]:
        found = []
        ordered = sorted((t for t in self.triggers if t.head in of_trigger), key=lambda t: t.head)
        for first, second in pairwise(ordered):
            if (
                self.doc[first.head].sent != self.doc[second.head].sent
                or of_trigger[first.head] == of_trigger[second.head]
            ):
                continue
            relation = verb_link(self.doc, first, second)
            if relation:
                found.append(
                    FoundRelation(events[of_trigger[first.head]].id, relation, events[of_trigger[second.head]].id)
                )
        return found
