"""The lexicons that the user gives, taken before anything looks at what is known."""

from __future__ import annotations

from click.exceptions import Exit

from aes_extract.cli import streams
from aes_extract.lexicon.checked import LexiconProblems
from aes_extract.lexicon.in_use import Own, use

_MOST_TOLD = 1000


def used(lexicon: tuple[str, ...]) -> Own:
    """What the user's lexicons hold; without an article read, the run ends where anything is wrong with them."""
    try:
        return use(lexicon)
    except LexiconProblems as error:
        for problem in error.problems[:_MOST_TOLD]:
            streams.tell(problem)
        if len(error.problems) > _MOST_TOLD:
            streams.tell(f"{len(error.problems) - _MOST_TOLD} problems more; mend these first")
        raise Exit(1) from None
