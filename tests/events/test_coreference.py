"""Which mentions are one event: by dates, statuses, subtypes, places, participants, objects; on hand-made mentions."""

from __future__ import annotations

from typing import Any

import pytest
from trees import frame, tree

from aes_extract.events.coreference import cluster, dates_compatible, statement_subtype
from aes_extract.events.model import EventMention, Filler
from aes_extract.events.triggers import Trigger
from aes_extract.resolve.entities import DateMention, Entity, GroupEntity, PersonEntity, PlaceEntity

# Three sentences of four words.
DOC = tree(" ".join(f"w{i}/NOUN/{'ROOT' if i % 4 == 0 else 'dep'}/{i - i % 4 + 1}" for i in range(12)))
TALL, KONE = PersonEntity("person", "tall", "Tall", []), PersonEntity("person", "kone", "Koné", [])
REBELS, BANDITS = GroupEntity("group", "rebels", "rebelles", []), GroupEntity("group", "bandits", "bandits", [])
GAO = PlaceEntity("place", "gao", "Gao", [], country="MLI", type="town")
KAYES = PlaceEntity("place", "kayes", "Kayes", [], country="MLI", type="town")
MALI = PlaceEntity("place", "mali", "Mali", [], country="MLI", type="country")
NIGER = PlaceEntity("place", "niger", "Niger", [], country="NER", type="country")


def mention(
    at: int,
    what: str = "attack/attack",
    who: dict[str, Entity] | None = None,
    date: str | None = None,
    place: PlaceEntity | None = None,
    status: str = "occurred",
    **more: Any,
) -> EventMention:
    """A mention at token ``at``; four tokens are a sentence."""
    type_, subtype = what.split("/")
    return EventMention(
        trigger=Trigger(frame(type_, subtype=subtype), at, at + 1, at, frozenset()),
        participants=[Filler(role, entity) for role, entity in (who or {}).items()],
        object=more.pop("object", None),
        date=DateMention(at, at + 1, date, "explicit") if date else None,
        place=place,
        status=status,  # type: ignore[arg-type]
        hedged=False,
        anaphoric=more.pop("anaphoric", False),
        **more,
    )


@pytest.mark.parametrize(
    ("a", "b", "compatible"),
    [
        ("2024-11-06", "2024-11-06", True),
        ("2024-11-06", "2024-11-07", False),
        ("2024-11", "2024-11-07", True),
        ("2024", "2024-11-07", True),
        ("2023", "2024-11-07", False),
        ("XXXX-11-06", "2024-11-06", True),
        ("XXXX-11-06", "2024-12-06", False),
        ("198X", "1985", True),
        ("198X", "1995", False),
        ("2024-11-06T16:30", "2024-11-06", True),
        ("2024-11-06TMO", "2024-11-06TMO", True),
        ("2024-11-06T16:30", "2024-11-07", False),
        ("2024-09-13/2024-09-14", "2024-09-14", True),
        ("2024-09-13/2024-09-14", "2024-09-15", False),
        ("2024-09-13/2024-09-14", "2024-09", True),
        ("2024-09-13/2024-09-14", "2024-08", False),
        ("2024-09-13/2024-09-14", "2024-09-14/2024-09-20", True),
        ("2024-09-13/2024-09-14", "2024-09-15/2024-09-20", False),
        ("2023-10/2023-12", "2023-11-05", True),
        ("2023-10/2023-12", "2023-12-31", True),
        ("2023-10/2023-12", "2024-01-01", False),
        ("2019/2021", "2020-06", True),
        ("2019/2021", "2022", False),
        ("XXXX-09-13/XXXX-09-14", "2024-09-14", True),
        ("XXXX-09-13/XXXX-09-14", "2024-10-14", False),
        ("XXXX-WXX-2", "XXXX-WXX-2", True),
        ("XXXX-WXX-2", "XXXX-WXX-3", False),
        ("2024-W46", "2024-W46", True),
        ("2024-W46", "2024-W47", False),
        ("2024-W46", "2024-11-13", True),
        ("2024-W46", "2024-11-25", False),
        ("XXXX-WXX-2", "2024-11-05", True),  # a Tuesday
        ("XXXX-WXX-2", "2024-11-06", False),  # a Wednesday
        ("XXXX-WXX-2", "2024-11", True),
        ("1999-23", "1999-10", True),  # autumn
        ("1999-23", "1999-05", False),
    ],
)
def test_dates_that_may_be_one(a: str, b: str, compatible: bool) -> None:
    assert dates_compatible(a, b) is compatible
    assert dates_compatible(b, a) is compatible


@pytest.mark.parametrize(
    ("names", "subtype"),
    [
        (["declaration"], "declaration"),
        (["praise", "declaration", "declaration"], "praise"),
        (["declaration", "praise"], "praise"),
        (["declaration", "praise", "declaration"], "declaration"),
        (["declaration", "declaration", "appeal", "appeal"], "appeal"),
        (["declaration", "declaration", "declaration"], "declaration"),
        (["condemnation", "appeal", "appeal"], "condemnation"),
    ],
)
def test_the_tone_of_a_speech(names: list[str], subtype: str) -> None:
    assert statement_subtype(names) == subtype


# What the mentions are, and into which groups (by number) they fall.
CLUSTERS: dict[str, tuple[list[EventMention], list[int]]] = {
    "another type": ([mention(0, "attack/attack"), mention(1, "protest/riot")], [0, 1]),
    "« cette attaque »": ([mention(0, who={"agent": REBELS}, date="2024-05-03"), mention(4, anaphoric=True)], [0, 0]),
    "« cette attaque » of another day": (
        [mention(0, date="2024-05-03"), mention(4, date="2024-05-07", anaphoric=True)],
        [0, 1],
    ),
    "« cette attaque » in another country": ([mention(0, place=MALI), mention(4, place=NIGER, anaphoric=True)], [0, 1]),
    "nothing new": ([mention(0, who={"agent": REBELS}, place=GAO), mention(4)], [0, 0]),
    "another town": (
        [mention(0, who={"agent": REBELS}, place=GAO), mention(4, who={"agent": REBELS}, place=KAYES)],
        [0, 1],
    ),
    "the country of the town": (
        [mention(0, who={"agent": REBELS}, place=GAO), mention(4, who={"agent": REBELS}, place=MALI)],
        [0, 0],
    ),
    "planned after past": (
        [
            mention(0, "meeting/summit", who={"participant": TALL}),
            mention(4, "meeting/summit", who={"participant": TALL}, status="planned"),
        ],
        [0, 1],
    ),
    "going on after past": (
        [
            mention(0, "meeting/summit", who={"participant": TALL}),
            mention(4, "meeting/summit", who={"participant": TALL}, status="ongoing"),
        ],
        [0, 0],
    ),
    "« cette rencontre » after a plan": (
        [
            mention(0, "meeting/meeting", who={"participant": TALL}, status="planned"),
            mention(4, "meeting/meeting", anaphoric=True),
        ],
        [0, 0],
    ),
    "a general word for a specific act": (
        [mention(0, "attack/ambush", who={"agent": REBELS}), mention(4, "attack/attack")],
        [0, 0],
    ),
    "two specific acts": (
        [mention(0, "attack/ambush", who={"agent": REBELS}), mention(4, "attack/abduction", who={"agent": REBELS})],
        [0, 1],
    ),
    "an audience after a meeting": (
        [mention(0, "meeting/meeting", who={"participant": TALL}), mention(4, "meeting/audience", who={"host": TALL})],
        [0, 1],
    ),
    "other people": (
        [
            mention(0, "meeting/meeting", who={"participant": TALL}, date="2024-05-03"),
            mention(4, "meeting/meeting", who={"participant": KONE}),
        ],
        [0, 1],
    ),
    "no people, same day": (
        [
            mention(0, "meeting/meeting", who={"participant": TALL}, date="2024-05-03"),
            mention(4, "meeting/meeting", date="2024-05-03"),
        ],
        [0, 0],
    ),
    "no people, another day": (
        [
            mention(0, "meeting/meeting", who={"participant": TALL}, date="2024-05-03"),
            mention(4, "meeting/meeting", date="2024-05-04"),
        ],
        [0, 1],
    ),
    "headline and body": (
        [mention(0, "attack/attack", in_title=True), mention(4, "attack/attack", who={"agent": REBELS}, place=GAO)],
        [0, 0],
    ),
    "headline and body about other people": (
        [
            mention(0, "personnel/appointment", who={"target": TALL}, in_title=True),
            mention(4, "personnel/dismissal", who={"target": KONE}),
        ],
        [0, 1],
    ),
    "two appointed": (
        [
            mention(0, "personnel/appointment", who={"target": TALL}),
            mention(4, "personnel/appointment", who={"target": KONE}),
        ],
        [0, 1],
    ),
    "one appointed, twice told": (
        [
            mention(0, "personnel/appointment", who={"target": TALL}),
            mention(4, "personnel/appointment", who={"target": TALL}),
        ],
        [0, 0],
    ),
    "dismissed and appointed": (
        [
            mention(0, "personnel/dismissal", who={"target": TALL}),
            mention(4, "personnel/appointment", who={"target": TALL}),
        ],
        [0, 1],
    ),
    "« sa nomination »": (
        [
            mention(0, "personnel/appointment", who={"target": TALL}),
            mention(4, "personnel/appointment", anaphoric=True),
        ],
        [0, 0],
    ),
    "arrest of one, arrest of all": (
        [mention(0, "justice/arrest", who={"target": TALL}), mention(4, "justice/arrest", who={"agent": KONE})],
        [0, 1],
    ),
    "one text": (
        [
            mention(0, "agreement/signature", object="accord de défense"),
            mention(4, "agreement/signature", object="accord de défense mutuelle"),
        ],
        [0, 0],
    ),
    "two texts": (
        [
            mention(0, "agreement/signature", object="accord de défense"),
            mention(4, "agreement/signature", object="protocole minier"),
        ],
        [0, 1],
    ),
    "one speaker": (
        [
            mention(0, "statement/declaration", who={"speaker": TALL}),
            mention(4, "statement/appeal", who={"speaker": TALL}),
        ],
        [0, 0],
    ),
    "two speakers": (
        [
            mention(0, "statement/declaration", who={"speaker": TALL}),
            mention(4, "statement/declaration", who={"speaker": KONE}),
        ],
        [0, 1],
    ),
    "one speaker, two days": (
        [
            mention(0, "statement/declaration", who={"speaker": TALL}, date="2024-05-03"),
            mention(4, "statement/declaration", who={"speaker": TALL}, date="2024-05-07"),
        ],
        [0, 1],
    ),
    "speakers in turn": (
        [
            mention(0, "statement/declaration", who={"speaker": TALL}),
            mention(4, "statement/declaration", who={"speaker": KONE}),
            mention(8, "statement/declaration", who={"speaker": TALL}),
        ],
        [0, 1, 0],
    ),
    "the same subtype before the nearest": (
        [
            mention(0, "attack/ambush", who={"agent": REBELS}),
            mention(4, "attack/abduction", who={"agent": REBELS}),
            mention(8, "attack/ambush", anaphoric=True),
        ],
        [0, 1, 0],
    ),
    "attackers under another name": (
        [
            mention(0, "attack/attack", who={"agent": REBELS}, place=GAO),
            mention(4, "attack/killing", who={"agent": BANDITS}),
        ],
        [0, 0],
    ),
    "two victims by name": (
        [
            mention(0, "attack/killing", who={"target": TALL}, place=GAO),
            mention(4, "attack/killing", who={"target": KONE}),
        ],
        [0, 1],
    ),
}


@pytest.mark.parametrize("name", CLUSTERS)
def test_clusters(name: str) -> None:
    mentions, groups = CLUSTERS[name]
    clusters = cluster(mentions, DOC)
    assert [next(n for n, c in enumerate(clusters) if m in c.mentions) for m in mentions] == groups


def test_a_cluster_takes_the_best_of_its_mentions() -> None:
    (found,) = cluster(
        [
            mention(0, "attack/attack", who={"agent": REBELS}, date="2024-05", place=MALI),
            mention(1, "attack/ambush", who={"target": TALL}, date="2024-05-03", place=GAO, anaphoric=True),
            mention(4, "attack/attack", who={"victim": TALL}, anaphoric=True),
        ],
        DOC,
    )
    assert found.subtype == "ambush"
    assert found.date is not None
    assert found.date.value == "2024-05-03"
    assert found.place is GAO
    assert [(p.role, p.entity) for p in found.participants] == [("agent", REBELS), ("target", TALL)]


def test_an_unknown_date_is_the_least_exact() -> None:
    (found,) = cluster([mention(0, date="2024"), mention(1, date="2024-05-03T10:00", anaphoric=True)], DOC)
    assert found.date is not None
    assert found.date.value == "2024-05-03T10:00"
