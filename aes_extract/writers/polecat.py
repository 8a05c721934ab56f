"""``polecat``: stories as rows with the columns of POLECAT's weekly files, tab-separated as they are.

Types, modes, quad categories and scores are PLOVER's (``knowledge/polecat.toml``); a column that our events do not
settle is empty, where POLECAT's own files say « None ».
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO

from aes_extract import lexicon
from aes_extract.edtf import bounds
from aes_extract.schema import Participant, Story
from aes_extract.stories import Collection
from aes_extract.writers.cells import listed, write_rows
from aes_extract.writers.rows import Value
from aes_extract.writers.told_stories import Report, ToldStory, of_roles, told_stories

COLUMNS = tuple(
    """Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW
    Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country
    Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID
    Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source
    Publication Date|Story People|Story Organizations|Story Locations|Language|Version""".replace("\n    ", "|").split(
        "|"
    )
)


def write_polecat(collection: Collection, out: BinaryIO) -> None:
    """Write the stories that have a PLOVER type, one row each; a story's articles are all in its row."""
    rows = (polecat_row(told) for told in told_stories(collection, _happened) if told.plover)
    write_rows(out, COLUMNS, ([row[column] for column in COLUMNS] for row in rows), tabs=True)


def polecat_row(told: ToldStory) -> dict[str, Value]:
    """One story as POLECAT's columns."""
    story, place, plover = told.story, told.place, told.plover
    mode = _mode(story, plover)
    actors, recipients = _sides(story, plover, mode)
    first, last = bounds(story.date)
    published, until = bounds(told.reports[0].published)
    row: dict[str, Value] = dict.fromkeys(COLUMNS)
    row |= _party("Actor", actors, told) | _party("Recipient", recipients, told)
    return row | {
        "Event ID": story.id,
        "Event Date": first if first == last else None,
        "Event Type": plover,
        "Event Mode": mode,
        "Intensity": mapping()["intensity"].get(f"{plover} {mode}" if mode else plover),
        "Quad Code": next((quad for quad, types in mapping()["quad"].items() if plover in types), None),
        "Placename": story.place.name if story.place else None,
        "City": place.name if place and place.kind == "town" else None,
        "Province": place.admin1 if place else None,
        "Country": story.place.country if story.place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "GeoNames ID": place.geonames if place else None,
        "Source": listed(told.sources),
        "Publication Date": published if published == until else None,
        "Story People": _named(told, lambda report: report.people),
        "Story Organizations": _named(told, lambda report: report.institutions),
        "Story Locations": _named(told, lambda report: report.places),
        "Language": told.reports[0].language,
    }


def mapping() -> dict[str, Any]:
    """``knowledge/polecat.toml``."""
    return lexicon.toml("polecat.toml")


def _happened(story: Story) -> bool:
    return story.status in mapping()["statuses"]


def _mode(story: Story, plover: str | None) -> str | None:
    wanted = {"type": story.type, "subtype": story.subtype, "plover": plover}
    return next((row["mode"] for row in mapping()["mode"] if wanted.items() <= row.items()), None)


def _sides(story: Story, plover: str | None, mode: str | None) -> tuple[list[Participant], list[Participant]]:
    """Actors and recipients: a host is the recipient of a visit and an actor of everything else."""
    roles = mapping()["roles"]
    visit = plover == "CONSULT" and mode == "visit"
    return (
        of_roles(story.participants, roles["actor"] + ([] if visit else roles["consult"])),
        of_roles(story.participants, roles["recipient"] + (roles["consult"] if visit else [])),
    )


def _party(side: str, members: list[Participant], told: ToldStory) -> dict[str, Value]:
    titles = {key: title for report in reversed(told.reports) for key, title in report.titles.items()}
    sectors = [one.sector for one in members]
    return {
        f"{side} Name": listed(one.name for one in members),
        f"{side} Country": listed("|".join(one.countries or [one.country or ""]) for one in members),
        f"Primary {side} Sector": next(iter(sectors), None),
        f"{side} Sectors": listed(sectors),
        f"{side} Title": listed(titles.get(one.id or "") for one in members),
        f"{side} Name Raw": listed(one.mentions[0].text if one.mentions else None for one in members),
    }


def _named(told: ToldStory, names: Callable[[Report], tuple[str, ...]]) -> str:
    return listed(dict.fromkeys(name for report in told.reports for name in names(report)))
