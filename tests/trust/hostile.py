"""Strings that are an attack somewhere, and an engine that puts them wherever an article can put words."""

from __future__ import annotations

from collections.abc import Sequence

from aes_extract import schema
from aes_extract.readers.source import Source
from aes_extract.scale.engine import Engine

ESC, CSI, OSC, ST = "\x1b", "\x9b", "\x9d", "\x9c"

# What a terminal acts on.
TERMINAL = {
    "colour": f"{ESC}[31mrouge{ESC}[0m",
    "title": f"{ESC}]0;titre\x07",
    "link": f"{ESC}]8;;http://evil.example{ESC}\\lien{ESC}]8;;{ESC}\\",
    "c1 colour": f"{CSI}31mrouge",
    "c1 title": f"{OSC}0;titre{ST}",
    "return": "Tout va bien\rTout va mal",
    "backspace": "mal\b\b\bbien",
    "bell": "a\x07b\x00c\x7fd",
    "override": "\u202elam av tuot\u202c",
    "isolate": "\u2067lam\u2069 \u2066bien\u2069",
    "lines": "a\u2028b\u2029c\x85d\x0be\x0cf",
}
MARKUP = {
    "rich": "[bold red]gras[/bold red] [/] [link=http://evil.example]lien[/link] :smile:",
    "script": "</script><script>document.title='ran'</script>",
    "image": "<img src=x onerror=\"document.title='ran'\">",
    "attribute": "\" onmouseover=\"document.title='ran'\" x='",
    "comment": "<!--<script>",
    "cdata": "]]></title></textarea></style></noscript>",
    "entity": "&lt;b&gt;&#60;i&#62;",
    "slot": "{{script}} {0} {version} %s %(x)s $HOME `id`",
    "object": "__proto__",
    "method": "constructor",
}
FORMULAS = {
    "equals": '=HYPERLINK("http://evil.example";"lien")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-1+1",
    "at": "@SUM(1;1)",
    "tab": "\t=1+1",
    "line": "\r\n=1+1",
    "blank": "  '=1+1",
    "wide": "＝1+1",
    "semicolon": "Kolo;=1+1",
    "comma": "Kolo, @SUM(1)",
    "quoted": 'Kolo";=1+1;"',
}
SQL = {
    "drop": "'; drop table events; --",
    "identifier": '"); drop table events; --',
    "bracket": "]; drop table [events",
}
PATHS = {"parent": "../../../../tmp/passwd", "null": "a\x00b.txt", "option": "-rf", "glob": "*"}
STRINGS = TERMINAL | MARKUP | FORMULAS | SQL | PATHS


def article(source: Source) -> schema.Article:
    """One with the source's title, or its first line, in every field that words of an article may enter."""
    words = source.title or source.text.partition("\n\n")[0]
    start = source.text.index(words)
    passage = {"start": start, "end": start + len(words), "text": words}
    mention = passage | {"found_by": "test"}
    place = {"id": words, "name": words, "country": "MLI"}
    participants = [
        {"role": "host", "type": "person", "id": words, "name": words, "country": "MLI"},
        {"role": "participant", "type": "institution", "id": words, "name": words},
        {"role": "participant", "type": "group", "name": words, "countries": ["MLI"], "mentions": [mention]},
    ]
    events = [
        {
            "id": "e1",
            "type": "meeting",
            "subtype": "audience",
            "plover": "CONSULT",
            "date": "2023-05-12",
            "date_resolution": "explicit",
            "place": place,
            "participants": participants,
            "object": words,
            "source": {"name": words},
            "casualties": {"killed": 3, "about": ["killed"]},
            "quotes": [{**passage, "verb": words, "direct": True}],
            "triggers": [passage],
            "evidence": [passage],
            "found_by": "test",
        },
        {"id": "e2", "type": "attack", "subtype": "clash", "plover": "ASSAULT", "date": "2023-05-12",
         "participants": [{**one, "role": role} for one, role in zip(participants, ("agent", "target"), strict=False)],
         "triggers": [passage], "evidence": [passage], "found_by": "test"},
    ]  # fmt: skip
    given = {
        "id": source.id,
        "source": {"path": source.path, "url": source.url, "sha256": source.sha256, "encoding": source.encoding},
        "title": source.title or words,
        "author": source.author or words,
        "publisher": source.publisher or words,
        "published": source.published,
        "zones": [{"kind": "body", "start": 0, "end": len(source.text)}],
        "people": [
            {
                "id": words,
                "name": words,
                "rank": words,
                "country": "MLI",
                "roles": [{"title": words, "organization": words}],
                "mentions": [mention],
            }
        ],
        "institutions": [{"id": words, "name": words, "acronym": words, "mentions": [mention]}],
        "places": [{**place, "kind": "town", "admin1": words, "lat": -12.5, "lon": -7.25, "mentions": [mention]}],
        "dates": [{"value": "2023-05-12", "resolution": "explicit", "mentions": [mention]}],
        "events": events,
        "relations": [{"from": "e1", "type": "before", "to": "e2"}],
    }
    return schema.Article.model_validate(given)


def articles(sources: Sequence[Source]) -> list[schema.Article]:
    return [article(source) for source in sources]


def load() -> Engine:
    """For the commands, as their ``obj``."""
    return Engine(analyse=articles)
