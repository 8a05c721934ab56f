"""How long stories take: ``python scripts/bench_stories.py [EVENTS…]`` (10000 and 20000 events).

The events are made: each happening of a year is told by three articles in words of their own, half of them without date
or place. Seconds are of the processor, not of the clock; the memory is what the interpreter had at most.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta

from aes_extract.schema import Article, Event, EventPlace, Mention, Participant, Passage, Place, SourceInfo
from aes_extract.stories import Record, Stories, records

TYPES = ("meeting", "attack", "statement", "agreement", "justice", "personnel", "aid")
SINGLE = {"statement": "speaker", "justice": "target", "personnel": "target"}
ARTICLES_EACH = 3
TOWNS, WORDS = 400, 8000
KNOWN = 0.5


def made(number: int) -> list[Record]:
    """So many events of so many articles; the same number gives the same events."""
    chance = random.Random(number)
    found: list[Record] = []
    for happening in range(number // ARTICLES_EACH):
        kind = chance.choice(TYPES)
        people = [f"nom{chance.randrange(number // 10 + 50)}" for _ in range(1 if kind in SINGLE else 2)]
        told = {
            "kind": kind,
            "day": date(2024, 1, 1) + timedelta(days=chance.randrange(365)),
            "people": people,
            "town": f"ville{chance.randrange(TOWNS)}",
            "words": [word(chance) for _ in range(25)],
        }
        for side in range(ARTICLES_EACH):
            found += records(article(f"a{happening}-{side}", chance, **told))  # type: ignore[arg-type]
    chance.shuffle(found)
    return found


def word(chance: random.Random) -> str:
    """A word, the earlier numbers much more often than the later."""
    return f"mot{min(WORDS, int(chance.expovariate(1 / 600)))}"


def article(
    id: str, chance: random.Random, kind: str, day: date, people: list[str], town: str, words: list[str]
) -> Article:
    """One article on one event, with its own choice of words."""
    text = " ".join([*chance.sample(words, 14), *(word(chance) for _ in range(8))])
    where = Place(
        id=town, name=town, kind="town", country="MLI", mentions=[Mention(start=0, end=1, text=text[0], found_by="")]
    )
    event = Event(
        id="e1",
        type=kind,
        date=day.isoformat() if chance.random() < KNOWN else None,
        place=EventPlace(id=town, name=town, country="MLI") if chance.random() < KNOWN else None,
        participants=[
            Participant(role=SINGLE.get(kind, "participant"), type="person", id=one, name=one) for one in people
        ],
        triggers=[Passage(start=0, end=3, text="mot")],
        evidence=[Passage(start=0, end=len(text), text=text)],
        found_by="",
    )
    return Article(id=id, source=SourceInfo(sha256="", encoding="utf-8"), places=[where], events=[event])


def main() -> None:
    """Print one line for each number of events."""
    for number in [int(one) for one in sys.argv[1:]] or [10_000, 20_000]:
        events = made(number)
        start = time.process_time()
        stories = [[member.article.partition("-")[0] for member in story.members] for story in Stories(events)]
        seconds = time.process_time() - start
        shared = [happenings for happenings in stories if len(happenings) > 1]
        mixed = sum(len(set(happenings)) > 1 for happenings in shared)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{len(events)} events: {seconds:.1f} s, {len(stories)} stories of {number // ARTICLES_EACH} happenings, "
            f"{len(shared)} told by several articles, {mixed} of these mixed; {memory} MB"
        )


if __name__ == "__main__":
    main()
