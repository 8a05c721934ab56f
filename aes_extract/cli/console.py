"""A console whose reader may leave."""

from __future__ import annotations

from typing import Any

import rich.console


class Console(rich.console.Console):
    """Prints what it is given as it stands, and leaves it to the command how a run ends when its reader has gone."""

    def __init__(self, **given: Any) -> None:
        super().__init__(highlight=False, markup=False, emoji=False, **given)

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError
