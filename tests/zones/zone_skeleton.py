"""An invented article with four gaps, to see what a line is taken for where it stands."""

from __future__ import annotations

from aes_extract.zones import split

TITLE = "Kolondé : le nouveau pont ouvert à la circulation"
FIRST = (
    "Le pont de Kolondé a été ouvert samedi à la circulation, après deux ans de travaux. Les habitants des deux rives "
    "attendaient cet ouvrage, qui remplace un bac hors d’usage depuis la dernière crue."
)
SECOND = (
    "Le maire a remercié les ouvriers du chantier et promis une seconde voie. « Nous irons jusqu’au bout », a-t-il dit "
    "devant la foule. Les taxis ont été les premiers à traverser, sous les applaudissements."
)


def around(place: str, *lines: str) -> str:
    """The article with lines put at ``top``, ``head`` (under the title), ``mid`` or ``tail``."""
    parts = {"top": [], "head": [], "mid": [], "tail": [], place: list(lines)}
    return "\n".join(
        [*parts["top"], TITLE, *parts["head"], FIRST, *parts["mid"], SECOND, *parts["tail"]],
    )


def kinds_of(text: str, *lines: str) -> list[list[str]]:
    """The kinds of the zones of each of the given lines."""
    zones = split(text).zones
    found, position = [], 0
    for line in lines:
        start = text.index(line, position)
        position = start + len(line)
        found.append([zone.kind for zone in zones if zone.start < position and start < zone.end])
    return found
