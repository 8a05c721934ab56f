"""The report's words in one language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
OTHER = "other"


@cache
def labels(lang: Language) -> dict[str, Any]:
    """The tables of ``labels.toml`` as key → label, with ``ui``, the page's own words, and ``family`` by type."""
    folder = files("aes_extract") / "writers" / "report"
    tables = tomllib.loads((folder / "labels.toml").read_text(encoding="utf-8"))
    tables["ui"] = tomllib.loads((folder / "interface.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = {name: {key: row[lang] for key, row in rows.items()} for name, rows in tables.items()}
    found["family"] = {kind: name for name, row in tables["families"].items() for kind in row["types"]}
    return found


def event_label(words: dict[str, Any], kind: str, subtype: str | None) -> str:
    """What to call an event: the subtype, else the type; a user's own types keep the names of their frames."""
    if subtype is None:
        label: str = words["types"].get(kind, kind)
    else:
        label = words["subtypes"].get(f"{kind}/{subtype}", subtype)
    return label


def counted(forms: list[str], n: int, lang: Language) -> str:
    """The singular or the plural, with the number filled in; in French zero is singular."""
    one = n < 2 if lang == "fr" else n == 1
    return forms[0 if one else 1].replace("{n}", str(n))
