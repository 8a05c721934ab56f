"""Which part of a scraped text is the article: title, body, byline, related headlines, noise."""

from aes_extract.zones.split import Zoned, split

__all__ = ["Zoned", "split"]
