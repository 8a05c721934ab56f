"""One event per real event: mentions of one happening put together, others kept apart."""

from __future__ import annotations

from datetime import date

from aes_extract.events.model import EventMention, Filler
from aes_extract.events.parse import Parse
from aes_extract.events.relations import link_before
from aes_extract.events.setting import precision
from aes_extract.events.syntax import governing_verb
from aes_extract.resolve.entities import DateMention, PlaceEntity
from aes_extract.text import words

# Subtypes so general that they fit any other of their type.
_GENERAL = {
    "meeting": {"meeting", "talks"},
    "attack": {"attack", "clash", "killing", "neutralization"},
    "coup": {"coup", "attempt"},
    "ceremony": {"ceremony"},
    "protest": {"demonstration", "rally"},
    "cooperation": {"operation"},
    "disaster": set(),
    "aid": {"humanitarian"},
}
# Types of which an article tells several alike events: only the same persons or the same object make them one.
_DISTINCT = frozenset({"personnel", "justice", "agreement", "creation", "sanction", "aid", "election", "withdrawal"})
# Subtypes that are never another name for what a general word of their type said.
_APART = frozenset({"dissolution", "funeral", "award", "opening", "abduction", "strike", "referendum", "result"})
# Within how many sentences reported words without a speaker still belong to the speech before them.
_SPEECH_GOES_ON = 2
_TARGETED = frozenset({"personnel", "justice", "sanction"})


# Adjectives before a group's noun that a second mention leaves out: « hauts fonctionnaires », « les fonctionnaires ».
_SIZING = frozenset("haut hauts haute hautes jeune jeunes ancien anciens anciennes principaux nouveaux grands".split())
# EDTF seasons and their first and last month.
_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "02")}


class Cluster:
    """Mentions that are one event."""

    def __init__(self, first: EventMention) -> None:
        self.mentions = [first]

    @property
    def type(self) -> str:
        return self.mentions[0].type

    @property
    def subtype(self) -> str:
        """The most specific subtype; of several the one said first; for speech the tone of the first verb (see
        below).
        """
        names = [m.subtype for m in self.mentions]
        if self.type == "statement":
            return statement_subtype(names)
        specific = [n for n in names if n not in _GENERAL.get(self.type, set())]
        return (specific or names)[0]

    @property
    def date(self) -> DateMention | None:
        """The most precise of the mentions' dates."""
        dates = [m.date for m in self.mentions if m.date]
        return max(dates, key=lambda d: _exactness(d.value), default=None)

    @property
    def place(self) -> PlaceEntity | None:
        places = [m.place for m in self.mentions if m.place]
        return min(places, key=precision, default=None)

    @property
    def participants(self) -> list[Filler]:
        """Each entity once, in the role that it has first."""
        found: dict[int, Filler] = {}
        for m in self.mentions:
            for p in m.participants:
                found.setdefault(id(p.entity), p)
        return list(found.values())

    def entities(self, role: str | None = None) -> set[object]:
        return {_who(p) for p in self.participants if role is None or p.role == role}

    @property
    def last(self) -> int:
        return self.mentions[-1].trigger.start


def _who(p: Filler) -> object:
    """Who takes part, as far as mentions of one event must agree: of a group its noun, which is said shorter later."""
    nouns = group_words(p.entity.name) if p.entity.kind == "group" else []
    return nouns[0] if nouns else id(p.entity)


def group_words(name: str) -> list[str]:
    """The words of a group's name from its noun on, without the mark of the plural."""
    return [w.rstrip("sx") for w in words(name) if w not in _SIZING]


def _exactness(value: str | None) -> int:
    """How exact a date is: 0 unknown, 1 an interval or less than a day, 2 a day or an hour."""
    if value is None:
        return 0
    return 2 if len(value) >= 10 and "/" not in value and "W" not in value else 1


def statement_subtype(names: list[str]) -> str:
    """The tone of a speech: a specific first verb sets it; a neutral one leaves it to the majority, specific ones
    winning ties.
    """
    if names[0] != "declaration":
        return names[0]
    specific = [n for n in names if n != "declaration"]
    return specific[0] if len(specific) * 2 >= len(names) and specific else "declaration"


def cluster(mentions: list[EventMention], doc: Parse) -> list[Cluster]:
    """Put the mentions, given in text order, into events."""
    clusters: list[Cluster] = []
    for mention in mentions:
        home = _home(mention, clusters, doc)
        if home is None:
            clusters.append(Cluster(mention))
        else:
            home.mentions.append(mention)
    return clusters


def _home(mention: EventMention, clusters: list[Cluster], doc: Parse) -> Cluster | None:
    """The event that a mention belongs to: of those it may be, the one with the same subtype, then the nearest."""
    same = [c for c in clusters if c.type == mention.type]
    supported = next((c for c in same if _is_supported_by(mention, c, doc)), None)
    if supported is not None:
        return supported
    fits = [c for c in same if not _is_setting_of(c, mention, doc) and _may_be(mention, c, doc)]
    return max(fits, key=lambda c: (_affinity(mention, c), c.last), default=None)


def _is_supported_by(mention: EventMention, c: Cluster, doc: Parse) -> bool:
    """« a décrété un couvre-feu »: verb and noun name one event."""
    verb = None if mention.trigger.is_verb else governing_verb(doc[mention.trigger.head])
    return verb is not None and any(m.trigger.head == verb.i and m.subtype == mention.subtype for m in c.mentions)


def _is_setting_of(c: Cluster, mention: EventMention, doc: Parse) -> bool:
    """« En marge du sommet, X a rencontré Y »: the summit is not the meeting."""
    last = c.mentions[-1].trigger
    verb = None if last.is_verb or not mention.trigger.is_verb else governing_verb(doc[last.head])
    return verb is not None and verb.i == mention.trigger.head and link_before(doc, last) is not None


def _affinity(mention: EventMention, c: Cluster) -> int:
    if mention.type == "statement":
        return 0
    if mention.subtype == c.subtype:
        return 2
    return (
        1 if mention.subtype not in _GENERAL.get(mention.type, set()) or c.subtype in _GENERAL.get(c.type, set()) else 0
    )


def _may_be(mention: EventMention, c: Cluster, doc: Parse) -> bool:
    if mention.type == "statement":
        return _same_speech(mention, c, doc)
    same_sentence = doc[mention.trigger.start].sent is doc[c.last].sent
    if mention.type == "election" and same_sentence and not _dates_clash(mention.date, c.date):
        # « proclamé les résultats du référendum », « l'emporte au second tour du scrutin »
        return True
    if (
        not _statuses_fit(mention, c)
        or not _subtypes_fit(mention, c)
        or _dates_clash(mention.date, c.date)
        or _places_clash(mention.place, c.place)
    ):
        return False
    mine, theirs = {_who(p) for p in mention.participants}, c.entities()
    if all(m.in_title for m in c.mentions) and not mention.in_title:
        # The body tells again what the headline said.
        return mention.subtype == c.subtype or not _differ(mention.participants, c.participants)
    if mention.type in _TARGETED:
        a, b = {_who(p) for p in mention.participants if p.role == "target"}, c.entities("target")
        if a and b:
            return bool(a & b) and mention.subtype == c.subtype
        same_date = mention.date is not None and c.date is not None
        return mention.subtype == c.subtype and (mention.anaphoric or same_date)
    if mention.type in _DISTINCT:
        objects = {_key(m.object) for m in c.mentions if m.object}
        if mention.object and objects:
            return any(_share(_key(mention.object), o) for o in objects)
        return mention.subtype == c.subtype and (mention.anaphoric or bool(mine & theirs) or not mine)
    if mention.anaphoric:
        return True
    if mine & theirs:
        return mention.subtype == c.subtype or mention.subtype in _GENERAL.get(mention.type, set()) or same_sentence
    if mention.type == "attack" and mention.date is None and mention.subtype in _GENERAL["attack"]:
        return not _differ(mention.participants, c.participants)
    if not mine or not theirs:
        same_date = mention.date is not None and c.date is not None
        return same_sentence or same_date or (not mine and mention.date is None and mention.place is None)
    return False


def _differ(a: list[Filler], b: list[Filler]) -> bool:
    """Whether two mentions name different people or bodies in one role; groups may be the same under another name."""
    for role in {p.role for p in a} & {p.role for p in b}:
        mine = {id(p.entity) for p in a if p.role == role and p.entity.kind != "group"}
        theirs = {id(p.entity) for p in b if p.role == role and p.entity.kind != "group"}
        if mine and theirs and not mine & theirs:
            return True
    return False


def _same_speech(mention: EventMention, c: Cluster, doc: Parse) -> bool:
    """One speaker on one occasion; words of nobody named go on from the speech just before."""
    mine = {_who(p) for p in mention.participants if p.role == "speaker"}
    theirs = c.entities("speaker")
    if mine and theirs:
        same = bool(mine & theirs)
    else:
        same = c.last >= _sentences_before(mention.trigger.start, _SPEECH_GOES_ON, doc)
    return same and not _dates_clash(mention.date, c.date) and _statuses_fit(mention, c)


def _sentences_before(i: int, number: int, doc: Parse) -> int:
    """The first token of the sentence ``number`` sentences before the one of token ``i``, or of the text."""
    start = doc[i].sent.start
    for _ in range(number):
        start = doc[max(0, start - 1)].sent.start
    return start


def _statuses_fit(mention: EventMention, c: Cluster) -> bool:
    """A planned or wished-for event is another one than a past one, unless a noun points back to it."""
    status = c.mentions[0].status
    return mention.status == status or mention.anaphoric or {mention.status, status} <= {"occurred", "ongoing"}


def _subtypes_fit(mention: EventMention, c: Cluster) -> bool:
    general = _GENERAL.get(mention.type, set())
    if mention.subtype != c.subtype and {mention.subtype, c.subtype} & _APART:
        return False
    if mention.subtype == c.subtype or mention.subtype in general:
        return True
    # « reçu en audience » after « se sont réunis » is a second meeting; « cette visite » may still be the first.
    return c.subtype in general and (mention.anaphoric or mention.type != "meeting")


def _dates_clash(a: DateMention | None, b: DateMention | None) -> bool:
    if a is None or b is None or a.value is None or b.value is None:
        return False
    return not dates_compatible(a.value, b.value)


def dates_compatible(a: str, b: str) -> bool:
    """Whether two EDTF values may be one date: equal as far as both are known, or one inside the other's interval."""
    if "W" in a or "W" in b:
        return _weeks_compatible(a, b)
    spans_a, spans_b = _months(a).split("/"), _months(b).split("/")
    if len(spans_a) == 1 and len(spans_b) == 1:
        return _prefix(a, b)
    low_a, high_a, low_b, high_b = spans_a[0], spans_a[-1], spans_b[0], spans_b[-1]
    if any("X" in s or "W" in s for s in (*spans_a, *spans_b)):
        return any(_prefix(x, y) for x in spans_a for y in spans_b)
    return low_a[:10] <= high_b[:10] + "~" and low_b[:10] <= high_a[:10] + "~"


def _months(value: str) -> str:
    """A season as its months: ``1999-23`` (autumn) → ``1999-09/1999-11``; any other value as it is."""
    year, _, season = value.partition("-")
    if season not in _SEASONS or not year.isdigit():
        return value
    first, last = _SEASONS[season]
    return f"{year}-{first}/{int(year) + (last < first)}-{last}"


def _weeks_compatible(a: str, b: str) -> bool:
    """A week or weekday against another date: ``XXXX-WXX-2`` fits every Tuesday, ``2024-W46`` its seven days."""
    points_a, points_b = ({_week(p) for p in x.split("/")} for x in (a, b))
    return None in points_a | points_b or any(_prefix(x, y) for x in points_a for y in points_b if x and y)


def _week(value: str) -> str | None:
    """The ISO week form of a day or week (``2024-W45-2``), None for what has no week."""
    day = value.split("T", maxsplit=1)[0].removesuffix("TMO")
    if "W" in day:
        return day if day.count("-") == 2 else day + "-X"
    if len(day) != 10 or "X" in day:
        return None
    year, week, weekday = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}-{weekday}"


def _prefix(a: str, b: str) -> bool:
    """Whether two points agree in all positions that both know; « X » is unknown."""
    a, b = a.split("T", maxsplit=1)[0], b.split("T", maxsplit=1)[0]
    return all(x == y or "X" in (x, y) for x, y in zip(a, b, strict=False))


def _places_clash(a: PlaceEntity | None, b: PlaceEntity | None) -> bool:
    """Two different places of the same precision, or in different countries."""
    if a is None or b is None or a is b:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    return precision(a) == precision(b)


def _key(text: str | None) -> frozenset[str]:
    return frozenset(w for w in words(text or "") if len(w) > 3)


def _share(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and 2 * len(a & b) >= min(len(a), len(b))
