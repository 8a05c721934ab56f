"""``acled``: stories as rows with ACLED's columns, for tools that read ACLED's CSV export.

The columns are those of ACLED's current export, in its order; what is and is not an event of ACLED is data
(``knowledge/acled.toml``), after the ACLED Codebook. A column that our events do not settle is empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, BinaryIO, NamedTuple

from aes_extract import lexicon
from aes_extract.edtf import bounds
from aes_extract.schema import Participant, Story
from aes_extract.stories import Collection
from aes_extract.writers.cells import listed, write_rows
from aes_extract.writers.rows import Value
from aes_extract.writers.told_stories import ToldStory, of_roles, told_stories

COLUMNS = tuple(
    """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp""".split()
)
_ACTORS, _TARGETS = ["agent", "participant", "speaker", "host"], ["target", "addressee"]
_STATE, _EXTERNAL, _REBEL, _CIVILIANS = "State forces", "External/Other forces", "Rebel group", "Civilians"
# The order in which ACLED names the two sides of an interaction.
_ORDER = (_STATE, _REBEL, "Rioters", "Protesters", _EXTERNAL, _CIVILIANS)


@dataclass(frozen=True, slots=True)
class Code:
    """ACLED's kinds of one event; ``None`` where our code does not settle them."""

    disorder: str | None
    event: str | None
    sub_event: str | None


class Country(NamedTuple):
    """A country by ISO 3166-1 numeric code and by ACLED's name and region."""

    iso: int
    name: str
    region: str


def write_acled(collection: Collection, out: BinaryIO) -> None:
    """Write the stories that are events of ACLED, one row each; a story's articles are all in its row."""
    coded = told_stories(collection, is_coded)
    write_rows(out, COLUMNS, ([row[column] for column in COLUMNS] for row in map(acled_row, coded)))


def is_coded(story: Story) -> bool:
    """Whether ACLED has such an event at all."""
    return story.status in mapping()["statuses"] and _code(story.type, story.subtype, "", "") is not None


def acled_row(told: ToldStory) -> dict[str, Value]:
    """One story as ACLED's columns."""
    story, place = told.story, told.place
    actors, targets = sides(story)
    code = _code(story.type, story.subtype, _class(actors), _class(targets)) or Code(None, None, None)
    country = story.place.country if story.place else None
    known = countries().get(country or "")
    inter1 = _actor_type(actors[:1], code, country)
    inter2 = _actor_type(targets[:1], Code(None, None, None), country)
    first, last = bounds(story.date)
    when, precision = event_date(first, last)
    row: dict[str, Value] = dict.fromkeys(COLUMNS)
    return row | {
        "event_id_cnty": story.id,
        "event_date": when,
        "year": first.year if first and last and first.year == last.year else None,
        "time_precision": precision,
        "disorder_type": code.disorder,
        "event_type": code.event,
        "sub_event_type": code.sub_event,
        "actor1": _names(actors[:1]),
        "assoc_actor_1": _names(actors[1:]),
        "inter1": inter1,
        "actor2": _names(targets[:1]),
        "assoc_actor_2": _names(targets[1:]),
        "inter2": inter2,
        "interaction": "-".join(sorted((inter1, inter2), key=_ORDER.index)) if inter1 and inter2 else None,
        "civilian_targeting": "Civilian targeting" if _targets_civilians(code, targets) else None,
        "iso": known.iso if known else None,
        "region": known.region if known else None,
        "country": known.name if known else None,
        "admin1": place.admin1 if place else None,
        "location": story.place.name if story.place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": _geo_precision(place.kind) if place and place.lat is not None else None,
        "source": listed(told.sources),
        "notes": told.evidence(),
        "fatalities": fatalities(story),
    }


def sides(story: Story) -> tuple[list[Participant], list[Participant]]:
    """Who acts and who is acted upon; the two who clash with each other are one of either."""
    actors, targets = of_roles(story.participants, _ACTORS), of_roles(story.participants, _TARGETS)
    if story.subtype == "clash" and len(actors) == 2 and not targets:
        return actors[:1], actors[1:]
    return actors, targets


def event_date(first: date | None, last: date | None) -> tuple[date | None, int | None]:
    """ACLED's day and its precision: the day itself (1), the middle of a week (2) or of a month (3), else none."""
    if first is None or last is None:
        return None, None
    length = (last - first).days + 1
    if length > 31:
        return None, None
    return first + timedelta(days=length // 2), 1 if length == 1 else 2 if length <= 7 else 3


def fatalities(story: Story) -> int | None:
    """All dead that the articles state, attackers among them; ACLED's 0 for « not reported » is not written."""
    if story.casualties is None:
        return None
    counts = [number for number in (story.casualties.killed, story.casualties.attackers_killed) if number is not None]
    return sum(counts) if counts else None


def mapping() -> dict[str, Any]:
    """``knowledge/acled.toml``."""
    return lexicon.toml("acled.toml")


@cache
def countries() -> dict[str, Country]:
    """The countries of ``knowledge/acled_countries.tsv`` by ISO 3166-1 alpha-3."""
    rows = lexicon.rows("acled_countries.tsv")
    return {alpha3: Country(int(iso), name, region) for alpha3, iso, name, region in rows}


def _code(type_: str, subtype: str | None, actor: str, target: str) -> Code | None:
    """The first row of the mapping that fits; with no sides given, whether any may."""
    given = {"actor": actor, "target": target}
    for row in mapping()["code"]:
        if row["type"] != type_ or ("subtypes" in row and subtype not in row["subtypes"]):
            continue
        if all(row.get(side, found) == found for side, found in given.items()):
            return Code(row.get("disorder"), row.get("event"), row.get("sub_event"))
    return None


def _class(participants: Iterable[Participant]) -> str:
    """``armed`` or ``civilian`` when all are, else nothing."""
    sectors = {one.sector for one in participants}
    classes = (name for name, members in mapping()["sectors"].items() if sectors and sectors <= set(members))
    return next(classes, "")


def _actor_type(participant: list[Participant], code: Code, country: str | None) -> str | None:
    """ACLED's type of the side that a participant leads; who demonstrates is a protester, whatever his trade."""
    if not participant:
        return None
    if code.event in ("Protests", "Riots"):
        return "Protesters" if code.event == "Protests" else "Rioters"
    (one,) = participant
    types = mapping()["actor_types"]
    if one.sector in types["state"] and one.country and country:
        return _STATE if one.country == country else _EXTERNAL
    if one.sector in types["rebel"] and one.type == "institution":
        return _REBEL
    return _CIVILIANS if one.sector in types["civilian"] else None


def _targets_civilians(code: Code, targets: list[Participant]) -> bool:
    if code.event == "Violence against civilians":
        return True
    return code.disorder == "Political violence" and _class(targets) == "civilian"


def _geo_precision(kind: str | None) -> int | None:
    return next((int(code) for code, kinds in mapping()["geo_precision"].items() if kind in kinds), None)


def _names(participants: Iterable[Participant]) -> str:
    return listed(one.name for one in participants)
