"""What a byline says: « Par X, à Y | Z – 3 mars 2024 » is cut at its separators and each piece read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aes_extract.text import fold
from aes_extract.zones import names
from aes_extract.zones.cues import matches, pattern, word_set
from aes_extract.zones.dates import find_dates

_SEPARATOR = re.compile(r"\s*[|•·›»]\s*|\s+/+\s+|\s+[-–—]+\s+|^[-–—]+\s+|\s*[-–—]+$|\s{2,}|\t|\s*;\s*|\s*,\s+|\s*,$")
_PARENTHESES = re.compile(r"\(([^()]{2,40})\)|\[([^\[\]]{2,40})\]")
_PLACE = re.compile(r"(?:[àÀA]|depuis|in|from|en)\s+[A-ZÀ-Ý][\w'’-]++(?:\s[\w'’-]++){0,3}")
_TIME = re.compile(r"(?:[àa]\s+)?\d{1,2}\s?(?:[:hH]\s?\d\d|h|H)(?:\s?min)?(?:\s?(?:GMT|TU|UTC)(?:[+-]\d+)?)?")
_ISSUE = re.compile(r"\s+[Nn][°º]\s*\d+(?:\s+du\b)?")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Byline:
    """The parts of a byline, as written; ``marked`` says that more than a bare name shows what it is."""

    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    marked: bool = False
    credit: bool = False


def parse(line: str) -> Byline | None:
    """Read a whole line, or the head of one, as a byline; ``None`` when any piece of it is none."""
    text = line.strip().strip("*_").strip()
    if not text or len(text) > _LONGEST:
        return None
    if _is_credit(text):
        return Byline(published=_first_date(text), marked=True, credit=True)
    return _Reader().read(text)


def _first_date(text: str) -> str | None:
    return next((value for _, _, value in find_dates(text) if value), None)


def _is_credit(text: str) -> bool:
    """A picture's credit, possibly after « date 2024-09 », and not its caption."""
    for start, end, _ in find_dates(text):
        if fold(text[:start]).strip(" :") in {"", "date", "le", "publie le"}:
            return _is_credit(text[end:].strip(" -–|"))
        break
    folded = fold(text)
    # « Photo de X - banque »: with no bank of pictures behind it, it would be a caption.
    if re.fullmatch(rf"\W*(?:photo|image|illustration)s? .*\W(?:{pattern('photo', 'banks').pattern})\W*", folded):
        return len(text.split()) <= 14
    if not matches("photo", folded) or matches("legal", folded) or text.endswith((".", "!", "?")):
        return False
    if (
        re.match(r"\W*(?:photo|image|illustration)s? (?:d'|par |by |credit )|\W*(?:©|\(c\))", folded)
        or ":" in text[:30]
    ):
        return len(text.split()) <= 14
    return True


class _Reader:
    """Collects the parts while the pieces are read one after the other."""

    def __init__(self) -> None:
        self.people: list[str] = []
        self.outlets: list[str] = []
        self.dates: list[str] = []
        self.updates: list[str] = []
        self.marked = False
        self.known = True
        self.written_by = False

    def read(self, text: str) -> Byline | None:
        text = self._take_dates(_ISSUE.sub(" | ", text))
        text = self._take_parentheses(text)
        for part in _SEPARATOR.split(text):
            piece = part.strip(" :*_-–—")
            self._take(piece if names.is_initials(piece) else piece.strip(" ."))
        if not self.known:
            return None
        author = self.people[0] if self.people else None
        publisher = self.outlets[0] if self.outlets else (self.people[1] if len(self.people) > 1 else None)
        found = author or publisher or self.dates or self.updates or self.marked
        if not found:
            return None
        published = self.dates[0] if self.dates else None
        updated = self.updates[0] if self.updates else None
        return Byline(author, publisher, published, updated, self.marked)

    def _take_dates(self, text: str) -> str:
        """Cut the dates out, with the words that announce them, and leave a separator."""
        kept: list[str] = []
        position = 0
        updated = pattern("byline", "updated").pattern
        dated = pattern("byline", "dated").pattern
        for start, end, value in find_dates(text):
            before = text[position:start]
            folded = fold(before)
            announced = re.search(rf"(?:^|(?<=[^\w]))(?:{dated}|{updated})\s*:?\s*$", folded)
            is_update = re.search(rf"\b(?:{updated})\s*:?\s*$", folded)
            if announced and len(folded) == len(before):
                before = before[: announced.start()]
            elif announced:
                before = ""
            if value:
                (self.updates if is_update else self.dates).append(value)
            self.marked = True
            # « Dakar, le 4 février »: the place of a dateline is the piece right before its date.
            pieces = re.split(r"\s+[-–—|/]\s+", before)
            place = re.sub(r"^\s*à\s+", "", pieces[-1].strip(" ,"))
            last = re.search(r",\s*([^\s,]+),\s*$", before)
            if not kept and before.rstrip().endswith(",") and len(pieces) == 1 and _is_place(place):
                before = ""
            elif last and _is_place(last[1]):
                before = before[: last.start()]
            kept.append(before)
            position = end
        kept.append(re.sub(r"^\s*(?:par|by)\s+", " | Par ", text[position:], flags=re.I) if kept else text[position:])
        return " | ".join(kept)

    def _take_parentheses(self, text: str) -> str:
        """« (AMAP) » names the agency."""

        def take(match: re.Match[str]) -> str:
            inside = (match.group(1) or match.group(2)).strip()
            alone = match.group() == match.string.strip()
            for piece in re.split(r"\s*[/,]\s*|\s+-\s+", inside):
                if names.is_acronym(piece.upper() if alone else piece) or names.is_outlet(piece):
                    self.outlets.append(names.domain(piece) or piece)
                    self.marked = True
                elif not (
                    names.is_role(piece) or names.is_staff(piece) or names.is_initials(piece) or _is_place(piece)
                ):
                    self.known = False
            return " | "

        text = _PARENTHESES.sub(take, text)
        # « Service d’information du Gouvernement (SIG) »: the acronym is that of the words before it.
        head = text.rsplit("|", 1)[0].strip(" |") if self.outlets else ""
        if self.outlets and names.is_service(head) and _initials_fit(self.outlets[0], head):
            self.outlets[0] = head
            return ""
        return text

    def _take(self, piece: str) -> None:
        piece = re.sub(r"\s+(?:avec|with)\s+(?:l['’])?[A-Z][\w/ ]*$", "", piece)
        if not piece or not self.known:
            return
        folded = fold(piece)
        by = re.match(rf"(?:{pattern('byline', 'by').pattern})\s*:?\s+(?=\S)", folded)
        source = re.match(rf"(?:{pattern('byline', 'source').pattern})\s*:?\s+(?=\S)", folded)
        if source and len(folded) == len(piece) and self._take_source(piece[source.end() :].strip(), folded):
            return
        if by and len(folded) == len(piece):
            self.marked = self.written_by = True
            self._take_person(piece[by.end() :].strip(" :"))
            return
        self._take_plain(piece, folded)

    def _take_source(self, rest: str, folded: str) -> bool:
        site = names.domain(rest)
        if (
            site
            or names.is_outlet(rest)
            or names.is_acronym(rest)
            or (folded.startswith("source") and rest[:1].isupper())
        ):
            # « avec AFP » credits an agency; it did not publish the article.
            if folded.startswith("source") and len(rest.split()) <= 8:
                self.outlets.append(site or rest)
                self.marked = True
                return True
            if re.fullmatch(r"(?:[\w.'’-]++(?:\s*(?:,|\bet\b|/)\s*)?){1,4}", rest) and folded.startswith(
                ("avec", "with", "via")
            ):
                self.marked = True
                return True
        return False

    def _take_person(self, piece: str) -> None:
        """The words after « Par »: there a single word is a name too."""
        place = re.search(r"\s+(?:à|depuis)\s+[A-ZÀ-Ý][\w'’-]+$", piece)
        if place:
            piece = piece[: place.start()]
        if names.is_staff(piece):
            return
        if names.domain(piece):
            self.outlets.append(names.domain(piece) or piece)
        elif names.is_outlet(piece) and len(piece.split()) <= 6:
            self.outlets.append(piece)
        elif names.is_names(piece) or re.fullmatch(r"[A-ZÀ-Ý][\w.'’-]+", piece):
            self.people.append(piece)
        elif names.is_initials(piece) or (names.is_role(piece) and len(piece.split()) <= 6):
            return
        else:
            self.known = False

    def _take_plain(self, piece: str, folded: str) -> None:
        site = names.domain(piece)
        if site:
            self.outlets.append(site)
            self.marked = True
        elif names.is_staff(piece) or (
            _TIME.fullmatch(piece)
            or folded in {"publie", "a", "le", "par", "by", "date", "date de publication", "mis a jour", "updated"}
            or re.fullmatch(r"(?:dans|in|rubrique)\s+\S+(?:\s\S+){0,2}", folded)
            or (matches("share", folded) and not folded.isdigit())
        ):
            self.marked = True
        elif _PLACE.fullmatch(piece) and (self.people or self.marked):
            pass
        elif names.is_role(piece) and len(piece.split()) <= 8:
            self.marked = self.marked or bool(self.people)
        elif names.is_acronym(piece) and names.is_outlet(piece):
            self.outlets.append(piece)
            self.marked = True
        elif names.is_initials(piece):
            # Initials alone could be any acronym.
            if self.people or self.outlets or self.dates:
                return
            if not re.search(r"[./]", piece):
                self.known = False
            self.marked = True
        elif names.is_service(piece) or (
            names.is_outlet(piece)
            and len(piece.split()) <= 6
            and (self.people or self.marked or len(piece.split()) > 1)
        ):
            self.outlets.append(piece)
        elif self.marked and re.fullmatch(r"(?:L[ea]s?\s|L['’])[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+)?", piece):
            self.outlets.append(piece)  # « Le Passeur N° 12 du 3 mai 2024 »
        elif names.is_names(piece):
            self.people.append(piece)
        elif (
            (self.people or self.written_by)
            and piece[:1].isupper()
            and len(piece.split()) <= 5
            and piece != piece.lower()
        ):
            # After the author, a capitalised piece is where he writes.
            self.outlets.append(piece)
        else:
            self.known = False


def _is_place(text: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÀ-Ý][\w'’-]++(?:\s(?:[A-ZÀ-Ý][\w'’-]++|de|du|la|le|sur)){0,3}", text))


def _initials_fit(acronym: str, name: str) -> bool:
    """Whether an acronym's first letter begins the name and all its letters occur in order."""
    letters = iter(re.sub(r"[^a-z]", "", fold(name)))
    return fold(acronym)[:1] == fold(name)[:1] and all(
        letter in letters for letter in fold(acronym) if letter.isalpha()
    )


def publisher_of_copyright(line: str) -> str | None:
    """« © Site – Tous droits réservés » names the site."""
    text = re.sub(
        r"(?i)\(c\)|©|copyright|tous droits réservés|all rights reserved"
        r"|\b(?:19|20)\d\d\b(?:\s*[-–]\s*\d{4})?",
        "|",
        line,
    )
    pieces = [piece.strip(" .,-–—:") for piece in re.split(r"[|]|(?<!\s)\s++[-–—]\s+", text)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) == 1 and len(pieces[0].split()) <= 5 and pieces[0][:1].isupper():
        return pieces[0]
    return None


def is_outlet_word(text: str) -> bool:
    """Whether a name taken for an author holds a word that only outlets are called by."""
    return bool(set(re.split(r"[^\w]+", fold(text))) & word_set("byline", "outlets"))
