"""Text made safe for a terminal, letter by letter, so that offsets stay."""

from __future__ import annotations

# Embeddings, overrides and isolates turn the writing direction.
DIRECTION = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
# C0 controls become their pictures (U+2400…); C1 controls and what turns the writing direction become U+FFFD.
_SAFE = {code: 0x2400 + code for code in range(0x20)}
_SAFE |= {0x7F: 0x2421, ord("\t"): ord(" ")}
_SAFE |= dict.fromkeys([*range(0x80, 0xA0), *DIRECTION], 0xFFFD)
_SAFE |= dict.fromkeys([0x2028, 0x2029, 0x0B, 0x0C], ord("\n"))
_SAFE |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
del _SAFE[ord("\n")]


def clean_text(text: str) -> str:
    """Replace every control character but the newline by one visible character; the length stays."""
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.translate(_SAFE)


def clean(text: str) -> str:
    """The same on one line: newlines and runs of blanks become a blank each."""
    return " ".join(clean_text(text).split())
