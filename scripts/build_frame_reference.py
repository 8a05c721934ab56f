"""Write docs/frames.md: what the frames of ``aes_extract/knowledge/frames`` know, with examples from their tests.

    python scripts/build_frame_reference.py > docs/frames.md

A test fails when the page is not what this prints.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from aes_extract.events.frames import Frame, read_frames

ROOT = Path(__file__).parent.parent
FRAMES = ROOT / "aes_extract" / "knowledge" / "frames"
SENTENCES = ROOT / "tests" / "events" / "sentences"
INTRODUCTION = """# Frames

What names each type of event, and which slot of the sentence fills which role. This page is made from the frame files
(`aes_extract/knowledge/frames/*.toml`, whose keys are explained in `aes_extract/events/frames.py`) by
`scripts/build_frame_reference.py`.

Words under « triggers » are taken by the rules in the context that the frame asks for; « seldom » are words that name
the event now and then, which only the trained judge takes. The judge may also overrule the rules, by what it has learnt
from annotated press. A slot is a syntactic function after the voice is undone (`subject` is who acts, also behind
« par »), or a preposition; a suffix says what may fill it. « Limits » are words that keep the rules from taking a
trigger."""


def reference() -> str:
    """The page."""
    return "\n".join([INTRODUCTION, *(line for path in sorted(FRAMES.glob("*.toml")) for line in _type(path))]) + "\n"


def _type(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    data = tomllib.loads(text)
    frames = read_frames(path.name, text)
    rows = tomllib.loads((SENTENCES / path.name).read_text(encoding="utf-8"))
    yield from ("", f"## {data['type']}", "", data["summary"])
    for subtype in dict.fromkeys(f.subtype for f in frames):
        mine = [f for f in frames if f.subtype == subtype]
        yield from ("", f"### {data['type']}/{subtype}", "")
        yield f"PLOVER: {' or '.join(dict.fromkeys(f.plover or 'none' for f in mine))}."
        yield ""
        yield from _items(mine)
        example = next((r["text"] for r in rows["yes"] if r.get("subtype") == subtype and "xfail" not in r), None)
        if example:
            yield f"- Example: « {example} »"
    yield from ("", "Not events of this type:", "")
    yield from (f"- « {r['text']} » ({r['why']})" for r in rows["no"][:3])


def _items(frames: list[Frame]) -> Iterator[str]:
    plain, seldom = [f for f in frames if not f.seldom], [f for f in frames if f.seldom]
    for name, some in (("Triggers", plain), ("Seldom", seldom)):
        for kind, words in (
            ("verbs", [w for f in some for w in f.verbs]),
            ("nouns", [w for f in some for w in f.nouns]),
        ):
            if words:
                yield f"- {name}, {kind}: {_listed(words)}."
    roles: dict[str, list[str]] = {}
    for f in frames:
        for role, slots in f.roles:
            roles.setdefault(role, []).extend(slots)
    yield from (f"- Role `{role}`: {_listed(f'`{s}`' for s in slots)}." for role, slots in roles.items())
    objects = [s for f in frames for s in f.object]
    if objects:
        yield f"- Object: {_listed(f'`{s}`' for s in objects)}."
    limits = [w for f in plain for w in f.without]
    if limits:
        yield f"- Limits: {_listed(limits)}."


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))


if __name__ == "__main__":
    sys.stdout.write(reference())
