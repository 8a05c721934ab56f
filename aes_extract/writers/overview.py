"""What several articles hold together, in some lines at their end: what a reader of a screen sees first."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from aes_extract.schema import Article
from aes_extract.writers.style import STYLES, Kind, join, styled
from aes_extract.writers.table import print_labelled
from aes_extract.writers.tally import Kind as EntityKind
from aes_extract.writers.tally import Tally

_MOST = 6
_STYLES: dict[EntityKind, Kind] = {"people": "person", "institutions": "institution", "places": "place"}


class Overview:
    """Counts the articles that are added."""

    def __init__(self) -> None:
        self._articles = 0
        self._types: Counter[str] = Counter()
        self._tallies = {kind: Tally(kind) for kind in get_args(EntityKind)}

    def add(self, article: Article) -> None:
        self._articles += 1
        self._types.update(event.type for event in article.events)
        for tally in self._tallies.values():
            tally.add(article)

    def write(self, console: Console) -> None:
        """Print how many events, people, institutions and places there are, and which are the most frequent.

        The number behind a name is that of its articles. A single article needs no overview.
        """
        if self._articles < 2:
            return
        console.print(Rule(Text(f"{self._articles} articles", style=STYLES["title"]), style=STYLES["faint"]))
        types = sorted(self._types.items(), key=lambda one: (-one[1], one[0]))
        sections = [("Events", self._types.total(), [_counted("event", name, number) for name, number in types])]
        for kind, tally in self._tallies.items():
            first = [_counted(_STYLES[kind], one.name, one.articles) for one in tally.entries()[:_MOST]]
            sections.append((kind.capitalize(), len(tally), first))
        lines = [(label, Text(f"{number}  ").append_text(join(most))) for label, number, most in sections if number]
        print_labelled(lines, console)


def _counted(kind: Kind, name: str, number: int) -> Text:
    return styled(kind, name).append(f" {number}", style=STYLES["faint"])
