"""What many articles cost: ``python scripts/scale_costs.py`` prints the tables of ``docs/scale.md``.

All that is measured stands here; the rest is arithmetic.
"""

from __future__ import annotations

# 1,380 articles of the press of West Africa, 3,400 characters each, in 70 seconds on two cores.
ARTICLES_PER_SECOND = 10
WORKER_BYTES = 510e6
TEXT_BYTES = 3.5e3
ARTICLE_BYTES = 10.5e3
EVENTS_PER_ARTICLE = 5.7
# What each of 115,000 events of real articles, a third of the words varied, takes at most while they are told; the made
# events of ``scripts/bench_stories.py`` take 2.1e3. The seconds are for each of 20,000 of these.
STORY_BYTES_PER_EVENT = 2.7e3
STORY_SECONDS_PER_EVENT = 8.6 / 20_000
# Arrow strings of 24 letters with their place, for ids in the driver.
ID_BYTES = 44

SIZES = {1_000_000: (2, 16, 64), 100_000_000: (64, 512, 2048)}
_UNITS = ("B", "KB", "MB", "GB", "TB", "PB")


def costs() -> str:
    """One row for each number of articles and of cores."""
    rows = ["| articles | cores | hours | memory of the workers |", "|---|---|---|---|"]
    for articles, machines in SIZES.items():
        for cores in machines:
            hours = articles / ARTICLES_PER_SECOND / cores / 3600
            rows.append(f"| {articles:,} | {cores:,} | {hours:,.1f} | {size(cores * WORKER_BYTES)} |")
    return "\n".join(rows)


def whole() -> str:
    """What does not depend on the cores: disk, and the memory and time of the process that tells the stories."""
    rows = [
        "| articles | texts | result | ids | events | stories: memory | stories: hours |",
        "|---|---|---|---|---|---|---|",
    ]
    for articles in SIZES:
        events = articles * EVENTS_PER_ARTICLE
        cells = [
            f"{articles:,}",
            size(articles * TEXT_BYTES),
            size(articles * ARTICLE_BYTES),
            size(articles * ID_BYTES),
            f"{events:,.0f}",
            size(events * STORY_BYTES_PER_EVENT),
            f"{events * STORY_SECONDS_PER_EVENT / 3600:,.1f}",
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def size(number: float) -> str:
    """Bytes, with two digits or more."""
    power = 0
    while number >= 1000 and power < len(_UNITS) - 1:
        number /= 1000
        power += 1
    return f"{number:.1f} {_UNITS[power]}" if number < 10 else f"{number:,.0f} {_UNITS[power]}"


if __name__ == "__main__":
    print(costs(), whole(), sep="\n\n")
