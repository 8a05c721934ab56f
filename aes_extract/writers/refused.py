"""Why a writer does not write, in words for the user."""

from __future__ import annotations


class Refused(ValueError):
    """Raised by a writer that cannot write at all (a missing extra, a file of something else); one line."""
