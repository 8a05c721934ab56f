"""Score stories on judged pairs of events: ``python scripts/score_stories.py OUTPUT.jsonl…``.

OUTPUT.jsonl is what ``aes-extract --format jsonl`` writes for the articles that the pairs are from
(``scripts/data/stories/README.md``). Precision and recall are of the judged pairs only.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from aes_extract import tell
from aes_extract.schema import Article

PAIRS = Path(__file__).parent / "data" / "stories" / "pairs.jsonl"


def story_of_triggers(names: list[str]) -> dict[tuple[str, str, int], str]:
    """The story of each event by article, type and the offset of each of its triggers."""
    articles, events = [], {}
    for name in names:
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            article = Article.model_validate_json(line)
            articles.append(article)
            for event in article.events:
                for trigger in event.triggers:
                    events[article.id, event.type, trigger.start] = (article.id, event.id)
    stories = {(m.article, m.event): story.id for story in tell(articles) for m in story.members}
    return {key: stories[event] for key, event in events.items()}


def main() -> None:
    """Print precision and recall of each set of pairs."""
    stories = story_of_triggers(sys.argv[1:])
    counts: Counter[tuple[str, str, bool | None]] = Counter()
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        one, other = (stories.get(_key(pair[side])) for side in ("one", "other"))
        counts[pair["set"], pair["verdict"], None if None in (one, other) else one == other] += 1
    for name in ("development", "test"):
        held, wrong = counts[name, "same", True], counts[name, "different", True]
        missed, gone = counts[name, "same", False], sum(n for (s, _, h), n in counts.items() if s == name and h is None)
        print(
            f"{name}: precision {held / (held + wrong):.2f} ({held} of {held + wrong}), "
            f"recall {held / (held + missed):.2f} ({held} of {held + missed}); {gone} pairs have no event any more"
        )


def _key(side: dict[str, Any]) -> tuple[str, str, int]:
    return side["article"], side["type"], side["start"]


if __name__ == "__main__":
    main()
