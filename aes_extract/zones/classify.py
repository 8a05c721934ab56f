"""Which zone each line belongs to.

Three passes, each over all lines. The wording gives what is sure (a share button, « Lire aussi : … »). Then
headings such as « More Stories » or « 3 commentaires » take the lines under them. What remains is the
article: its paragraphs tell where it begins and ends, and a short line stands before, inside or after them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from aes_extract.schema import ZoneKind
from aes_extract.text import fold
from aes_extract.zones import byline, names
from aes_extract.zones.byline import Byline
from aes_extract.zones.cues import matches, pattern, word_set
from aes_extract.zones.dates import find_dates
from aes_extract.zones.lines import Line

_HEADERS = ("related_header", "site_list_header", "category_header", "comments_header")
_NOISE = ("comment", "paywall", "promotion", "legal", "menu", "share")
# A line longer than this is a paragraph whatever its first words.
_MOST_WORDS = 45
_MENU_SEPARATOR = re.compile(r"\s{2,}|\t|\s*[|•·»›>/]\s*")
_SIGNED = re.compile(r"\W*(?:par|by|publie|mis en ligne|mis a jour|posted|published|updated|avec (?:notre|nos))\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Lines that are looked through for a title and for the path that ends in it: of a list of thousands, not each pair.
_MOST_TITLES, _MOST_PATHS = 100, 1000


class Classifier:
    """Holds the lines and, pass by pass, their kinds; ``None`` is not yet decided."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.cues = [_cue(line) for line in lines]
        self.kinds: list[ZoneKind | None] = [None] * len(lines)
        self.bylines: dict[int, Byline] = {}
        self.title: int | None = None

    def run(self) -> list[ZoneKind]:
        self._blocks()
        self._article()
        return [kind or "body" for kind in self.kinds]

    # Headings and the lines under them

    def _blocks(self) -> None:
        block: str | None = None
        items = 0
        seen_prose = False
        for i, line in enumerate(self.lines):
            cue = None if self._is_intertitle(i) else self.cues[i]
            if cue is None and block is not None:
                kind, block = self._in_block(i, block, items)
                self.kinds[i] = kind
                items += 1
            elif cue == "comments_header":
                self.kinds[i] = "noise"
                if seen_prose and self._comments_follow(i):
                    block, items = cue, 0
            elif cue in _HEADERS:
                self.kinds[i] = "related" if cue == "related_header" else "noise"
                if seen_prose:
                    block, items = cue, 0
            elif cue == "related":
                self.kinds[i] = "related"
            elif cue == "comment":
                self.kinds[i] = "noise"
                if seen_prose:
                    block, items = "comments_header", 0
            elif cue == "noise":
                self.kinds[i] = "noise"
            seen_prose = seen_prose or (self.kinds[i] is None and line.prose)

    def _in_block(self, i: int, block: str, items: int) -> tuple[ZoneKind | None, str | None]:
        """The kind of a line under a heading, and the block that goes on after it."""
        line = self.lines[i]
        if block == "comments_header":
            return "noise", block
        if block == "category_header":
            return ("noise", block) if line.words <= 5 else (None, None)
        if _resumes(line):
            return None, None
        following = self.lines[i + 1] if i + 1 < len(self.lines) else None
        intertitle = following is not None and self.cues[i + 1] is None and _resumes(following)
        if items and intertitle and not line.bullet and ":" not in line.text:
            return None, None
        return "related", block

    def _is_intertitle(self, i: int) -> bool:
        """A heading that could head a list of other articles, but stands right before a paragraph."""
        if self.cues[i] != "site_list_header":
            return False
        return i + 1 < len(self.lines) and self.cues[i + 1] is None and self.lines[i + 1].prose

    def _comments_follow(self, i: int) -> bool:
        """Comments stand below, rather than a counter above the text."""
        signature = pattern("comment", "signature")
        near = range(i + 1, min(i + 9, len(self.lines)))
        if any(self.cues[j] == "comment" or signature.match(self.lines[j].folded) for j in near):
            return True
        return i >= self._last_resuming

    @cached_property
    def _last_resuming(self) -> int:
        """The last paragraph that no list of headlines holds, -1 without one."""
        return max((i for i, line in enumerate(self.lines) if _resumes(line)), default=-1)

    # The article: before, inside and after its paragraphs

    def _article(self) -> None:
        undecided = [i for i, kind in enumerate(self.kinds) if kind is None]
        prose = [i for i in undecided if self.lines[i].prose]
        first = prose[0] if prose else len(self.lines)
        last = prose[-1] if prose else -1
        head = [i for i in undecided if i < first]
        self.title = self._find_title(head, first)
        for i in head:
            self.kinds[i] = self._before(i)
        for i in undecided:
            if first < i < last:
                self.kinds[i] = self._inside(i, first)
        self._after([i for i in undecided if last < i and i >= first])

    def _find_title(self, head: list[int], first: int) -> int | None:
        found = []
        for i in head:
            line = self.lines[i]
            parsed = byline.parse(line.text)
            if (parsed and parsed.marked) or self._is_breadcrumb(i) or _is_menu(line) or not _can_be_title(line):
                sentence = line.stops and line.words <= 15 and self._byline_next(i)
                if not (sentence and parsed is None):
                    continue
            elif line.stops and ":" not in line.text and not self._stands_apart(i):
                continue  # a question that opens the text
            found.append(i)
        if first == len(self.lines) and len(head) < 2:
            return None
        long = [i for i in found if self.lines[i].words >= 4]
        # What stands above the menu is the site's name or its slogan.
        last = long[-1] if long else 0
        menus = list(accumulate(map(_is_of_menu, self.lines[:last]), initial=0))
        long = [i for i in long if menus[last] - menus[min(i + 1, last)] <= 1]
        paths = range(min(len(self.lines), _MOST_PATHS))
        cut = [i for i in long[:_MOST_TITLES] if any(self._shortens(j, i) for j in paths if j != i)]
        bare = [i for i in found if not names.is_names(self.lines[i].text.strip())]
        return next(iter(cut or long or bare), None)

    def _stands_apart(self, i: int) -> bool:
        """A blank line or a byline stands below."""
        return self._byline_next(i) or (i + 1 < len(self.lines) and self.lines[i + 1].gap)

    def _byline_next(self, i: int) -> bool:
        parsed = byline.parse(self.lines[i + 1].text) if i + 1 < len(self.lines) else None
        return parsed is not None and parsed.marked

    def _shortens(self, i: int, title: int) -> bool:
        """Whether line i is a path that ends in the title, whole or cut off."""
        path, whole = self.lines[i].folded, self.lines[title].folded
        if len(whole) < 12 or self.lines[title].words < 3 or path == whole:
            return False
        if path.endswith(whole) or re.match(r"\s+[|-]\s", path.removeprefix(whole)):
            return True
        if not self.lines[i].cut_off:
            return False
        path = path.rstrip(" .[]")
        size = min(20, len(whole))
        start = path.find(whole[:size])
        return start >= 0 and whole.startswith(path[start:])

    def _is_breadcrumb(self, i: int) -> bool:
        line = self.lines[i]
        if re.match(r"(?:home|accueil)\b", line.folded) and (line.cut_off or re.search(r"[»›>/|→]|\s{2}", line.text)):
            return True
        return any(self._shortens(i, j) for j in range(i + 1, min(i + 12, len(self.lines))) if self.kinds[j] is None)

    def _before(self, i: int) -> ZoneKind:
        line = self.lines[i]
        if i == self.title:
            return "title"
        if self._is_breadcrumb(i) or _is_menu(line) or _is_section(line):
            announced = re.search(r"\bPubli[ée]e? +(?:le\b|:)", line.text)
            if announced:  # « Accueil > Politique • Publié le 3 mai 2024 »
                self.bylines[i] = byline.parse(line.text[announced.start() :]) or Byline()
            return "noise"
        if self.title is not None and i > self.title and line.folded == self.lines[self.title].folded:
            return "noise"
        parsed = byline.parse(line.text)
        early = self.title is not None and i < self.title
        if parsed and early and _only_date(line) and "noise" in self.kinds[: self.title]:
            return "noise"  # the site's date of today, in its menu
        announced = _SIGNED.match(line.folded)
        if parsed and _is_sentence(line) and not announced:
            return "body"
        if parsed and (parsed.marked or not early):
            self.bylines[i] = parsed
            return "byline"
        if early and _only_date(line):
            return "noise"
        near = [self.lines[j].text for j in (i - 1, i + 1) if 0 <= j < len(self.lines)]
        signed = any((other := byline.parse(text)) and other.marked for text in near)
        if early and parsed and parsed.author and (parsed.publisher or signed):
            self.bylines[i] = parsed
            return "byline"
        if early and not line.stops:
            between = self.kinds[i + 1 : self.title]
            return "noise" if "noise" in between else "title"
        return "body"

    def _inside(self, i: int, first: int) -> ZoneKind:
        """Between paragraphs nearly all is the article: intertitles, quotations, list items."""
        line = self.lines[i]
        parsed = None if line.prose else byline.parse(line.text)
        if parsed is None or not parsed.marked:
            return "body"
        near_top = i - first <= 3
        signed = _SIGNED.match(line.folded)
        if parsed.credit or (near_top and signed):
            self.bylines[i] = parsed
            return "byline"
        return "body"

    def _tag_next(self, i: int) -> bool:
        """Two more tags follow: a list of them, rather than the end of the text."""
        following = self.lines[i + 1 : i + 3]
        return len(following) == 2 and all(_is_tag(line) and not _cue(line) for line in following)

    def _after(self, tail: list[int]) -> None:
        parsed = {i: byline.parse(self.lines[i].text) for i in tail if not self.lines[i].prose}
        bare = [i for i, found in parsed.items() if found and found.author]
        days = [i for i in parsed if _only_date(self.lines[i])]
        listed = {*(bare if len(bare) > 3 else ()), *(days if len(days) > 1 else ())}
        listed.update(i for i in parsed if _is_sentence(self.lines[i]))
        for i in tail:
            line = self.lines[i]
            found = parsed.get(i)
            before = self.kinds[i - 1] if i else None
            if _is_menu(line) or _is_section(line):
                self.kinds[i] = "noise"
            elif found and i not in listed and not _only_date_without_year(line):
                self.bylines[i] = found
                self.kinds[i] = "byline"
            elif _is_tag(line) and (before in ("related", "noise") or self._tag_next(i)):
                self.kinds[i] = "related"
            elif (before in ("related", "noise") and line.headline and line.words >= 4) or (
                before == "byline" and line.headline and (":" in line.text or line.words >= 7)
            ):
                self.kinds[i] = "related"  # a list of headlines that lost its heading
            else:
                self.kinds[i] = "body"


def _cue(line: Line) -> str | None:
    """What the wording alone says of a line."""
    if line.only_data:
        return "noise"
    if line.words > _MOST_WORDS:
        return None
    if not line.words:
        return "noise"  # a rule, stars
    folded = line.folded
    for header in _HEADERS:
        if matches(header, folded):
            return header
    if pattern("comment", "whole").fullmatch(folded) or pattern("comment", "start").match(folded):
        return "comment"
    if matches("related", folded):
        return "related"
    if any(matches(group, folded) for group in _NOISE[1:]):
        return None if _YEAR.fullmatch(folded) else "noise"
    return None


def _resumes(line: Line) -> bool:
    """A paragraph that no list of headlines holds."""
    return not line.cut_off and (line.words >= 30 or (line.words >= 14 and line.stops))


def _is_sentence(line: Line) -> bool:
    """A full stop ends a sentence or a list; a signature has one only after a surname in capitals."""
    text = line.text.rstrip()
    surname = re.search(r"(?<![A-ZÀ-Ý])[A-ZÀ-Ý]{3,}+\.$", text)
    signature = (surname and names.is_names(text)) or re.fullmatch(r"(?:[A-Z]\.\s?){2,4}", text)
    return text.endswith((".", "!", "?")) and not signature


def _can_be_title(line: Line) -> bool:
    return (line.headline or (line.words == 1 and line.text.strip().isupper())) and not _is_section(line)


def _is_tag(line: Line) -> bool:
    """A word or two without any punctuation, and no name."""
    words = re.fullmatch(r"\s*[\w'’-]+(?: [\w'’-]+)?\s*", line.text)
    return bool(words) and not names.is_name(line.text)


def _is_section(line: Line) -> bool:
    """« Politique », « Politique 804 », « POLITIQUE / SOCIÉTÉ »."""
    sections = word_set("menu", "sections")
    pieces = [re.sub(r"\s*\(?\d+\)?$", "", piece).strip(" :") for piece in _MENU_SEPARATOR.split(line.folded)]
    pieces = [piece for piece in pieces if piece]
    return bool(pieces) and all(piece in sections for piece in pieces)


def _is_of_menu(line: Line) -> bool:
    return _is_section(line) or _is_menu(line) or matches("menu", line.folded)


def _is_menu(line: Line) -> bool:
    """Several short entries side by side, most of them a menu's."""
    pieces = [piece.strip() for piece in _MENU_SEPARATOR.split(line.folded) if piece.strip()]
    if len(pieces) < 2 or any(len(piece.split()) > 4 for piece in pieces):
        return False
    sections = word_set("menu", "sections")
    known = sum(piece in sections or matches("menu", piece) or matches("share", piece) for piece in pieces)
    return known * 2 >= len(pieces)


def _only_date(line: Line) -> bool:
    """Nothing but a calendar date, with or without year."""
    dates = find_dates(line.text)
    if not dates:
        return False
    rest = line.text[: dates[0][0]] + line.text[dates[-1][1] :]
    return not fold(rest).strip(" ,.-|:") or fold(rest).strip(" ,.-|:") == "le"


def _only_date_without_year(line: Line) -> bool:
    return _only_date(line) and not any(value for _, _, value in find_dates(line.text))
