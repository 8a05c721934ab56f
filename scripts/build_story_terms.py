"""Count in how many events of the press each word and entity stands: ``knowledge/story_terms.tsv``.

Usage: python scripts/build_story_terms.py OUTPUT.jsonl… > aes_extract/knowledge/story_terms.tsv

OUTPUT.jsonl is what ``aes-extract --format jsonl`` writes for many articles. Only frequent terms are listed.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from aes_extract.schema import Article
from aes_extract.stories.record import records

# What is rarer counts as rare, so that the names of the articles counted leave no trace.
FREQUENT = 8


def main() -> None:
    """Read the outputs named on the command line and print the table."""
    counts: Counter[str] = Counter()
    events = 0
    for name in sys.argv[1:]:
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            for record in records(Article.model_validate_json(line)):
                events += 1
                counts.update({*record.words, *record.names, *record.actors})
    print("# In how many events of French press articles a stem or an entity stands; * is the number of events.")
    print(f"*\t{events}")
    for term, count in sorted(counts.items()):
        if count >= FREQUENT:
            print(f"{term}\t{count}")


if __name__ == "__main__":
    main()
