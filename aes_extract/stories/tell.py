from __future__ import annotations

import hashlib
from collections.abc import Sequence

from aes_extract.schema import Story, StoryMember
from aes_extract.stories.record import Record


def tell(records: Sequence[Record]) -> list[Story]:
    stories = []
    for record in records:
        event = record.event
        digest = hashlib.sha256(f"{record.article}\0{event.id}".encode()).hexdigest()
        stories.append(
            Story(
                id=f"s_{digest[:12]}",
                type=event.type,
                subtype=event.subtype,
                status=event.status,
                title=event.type,
                date=event.date,
                date_resolution=event.date_resolution,
                place=event.place,
                participants=event.participants,
                object=event.object,
                casualties=event.casualties,
                members=[StoryMember(article=record.article, event=event.id)],
            )
        )
    return stories
