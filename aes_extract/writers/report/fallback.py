"""The events of each article as plain HTML, for readers without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from aes_extract.writers.report.labels import counted, event_label


def listed(data: dict[str, Any]) -> Iterator[str]:
    """One section for each article of the page's data."""
    for article in data["articles"]:
        yield f"<section><h2>{escape(article['title'])}</h2>"
        about = [article["id"], *article.get("by", [])]
        published = article.get("published")
        about += [data["dates"][published][0]] if published else []
        yield f"<p>{escape(' · '.join(about))}</p>"
        if events := article.get("events"):
            yield "<ol>"
            for event in events:
                yield f"<li>{_event(event, data)}</li>"
            yield "</ol>"
        else:
            yield f"<p>{escape(data['words']['ui']['found_none'])}</p>"
        yield "</section>\n"


def _event(event: dict[str, Any], data: dict[str, Any]) -> str:
    words = data["words"]
    colon = words["ui"]["colon"]
    said = [f"<strong>{escape(event_label(words, event['type'], event.get('subtype')))}</strong>"]
    if event["status"] != "occurred":
        said.append(escape(words["statuses"][event["status"]]))
    if "date" in event:
        said.append(escape(data["dates"][event["date"]][0]))
    if "place" in event:
        said.append(escape(_place(data["places"][event["place"]], data)))
    for role, actor in event.get("who", []):
        said.append(escape(f"{words['roles'].get(role, role)}{colon}{data['actors'][actor][0]}"))
    if "object" in event:
        said.append(escape(f"{words['ui']['object']}{colon}{event['object']}"))
    for name, number, _ in event.get("toll", []):
        said.append(escape(counted(words["casualties"][name], number, data["lang"])))
    return ", ".join(said)


def _place(place: list[Any], data: dict[str, Any]) -> str:
    name, country = place[0], data["countries"].get(place[1], place[1])
    return f"{name} ({country})" if country and country != name else str(name)
