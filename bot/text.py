"""A document's text made plain for the stages, with the way back to where each character stood."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# One code point for one code point: offsets do not move.
_PLAIN: dict[int, str] = {
    **dict.fromkeys(
        map(ord, "\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u2004\u2005\u2006\u3000\t\v\f"), " "
    ),
    **dict.fromkeys(map(ord, "’‘ʼ′´`‛"), "'"),
    **dict.fromkeys(map(ord, "\u2028\u2029\u0085"), "\n"),
    **dict.fromkeys(map(ord, "‐‑"), "-"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # half a character, as broken JSON can hold
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
# «𝟓𝟎𝟎 milliards»: bold letters of social posts, where each stands for one plain character.
_BOLD = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x1D400, 0x1D800)}
_SAME_LENGTH = {**_PLAIN, **{code: plain for code, plain in _BOLD.items() if len(plain) == 1}}

_INVISIBLE = "\u00ad\u200b\u200c\u2060\ufeff\u200e\u200f"
_COMBINING = "\u0300-\u036f"
_PICTURE = (
    "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u200d"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001faff"  # between the two: the letters that make flags
)

_BLOCK_TAGS = (
    "address|article|aside|blockquote|br|caption|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|"
    "nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul|body|html|head|title"
)
_INLINE_TAGS = (
    "a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strong|"
    "strike|sub|sup|time|tt|u|var|wbr"
)
# «500<sup>1</sup> milliards» is not 5 001; «m<sup>2</sup>» and «10<sup>9</sup>» are left as they were.
_NOTE = (
    r"(?:(?<=[\d%€$£])(?<!\b10)|(?<=[^\W\d_]{3}))<sup\b[^<>]*>\s*(?:<a\b[^<>]*>)?\s*"
    r"[(\[]?[\d*]{1,3}[)\]]?\s*(?:</a\s*>)?\s*</sup\s*>"
)
_STRUCK = r"<(?P<struck>del|strike|s)\b[^<>]*>[^<]*</(?P=struck)\s*>"
ASIDE = re.compile(f"{_NOTE}|{_STRUCK}", re.IGNORECASE)
"""What markup sets apart from the text around it: calls of notes behind a figure, and words struck out."""
_CUT = re.compile(
    rf"(?P<block></?(?:{_BLOCK_TAGS})\b[^<>]*>)"
    rf"|(?P<hidden><(?P<unread>script|style|noscript)\b[^<>]*>[^<]*</(?P=unread)\s*>|<!--[^<>]*-->"
    rf"|{ASIDE.pattern})"
    rf"|(?P<inline></?(?:{_INLINE_TAGS})\b[^<>]*>)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<newline>\r\n?)"
    rf"|(?P<invisible>[{_INVISIBLE}]+)"
    rf"|(?P<composed>[^\W\d_][{_COMBINING}]+)"
    rf"|(?P<picture>[{_PICTURE}]+)",
    re.IGNORECASE,
)
# Of the signs that are swapped, and of those left alone, the ones that French text is full of.
_USUAL = tuple((sign, _PLAIN[ord(sign)]) for sign in "’‘\u202f\u2009\u2011\u00a0\u0085´\t\v\f")
_LEFT_ALONE = "“”–—…€œŒ•"
_WORTH_CUTTING = re.compile(rf"[<&\r{_INVISIBLE}{_COMBINING}{_PICTURE}]")


@dataclass(frozen=True, slots=True)
class CleanText:
    """Plain text, and where each of its characters stood in the original.

    Tags, entities, invisible characters, line ends and combining accents are resolved; spaces,
    apostrophes and hyphens are made one of each; emoji (flags excepted) are blanked.
    """

    text: str
    original: str
    _clean: tuple[int, ...]
    """Clean offsets from which the distance to the original changes, ascending, beginning with 0."""
    _start: tuple[int, ...]
    """Where the character at each of those offsets began in the original."""
    _length: tuple[int, ...]
    """How many original characters it stands for."""

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Returns the span of the original that the non-empty span [start, end) of `text` stands for."""
        first, last = bisect_right(self._clean, start) - 1, bisect_right(self._clean, end - 1) - 1
        begin = self._start[first] + start - self._clean[first]
        offset = end - 1 - self._clean[last]
        return begin, self._start[last] + offset + (self._length[last] if offset == 0 else 1)


def clean_text(original: str) -> CleanText:
    """Makes a text plain; never fails, whatever the text holds."""
    translated = _swapped(original)
    if not _WORTH_CUTTING.search(translated):
        return CleanText(translated, original, (0,), (0,), (1,))
    parts: list[str] = []
    clean, start, length = [0], [0], [1]
    done = position = 0
    for match in _CUT.finditer(translated):
        kept = translated[done : match.start()]
        parts.append(kept)
        position += len(kept)
        done = match.end()
        text = _stand_in(match)
        parts.append(text)
        if len(text) == match.end() - match.start():
            position += len(text)
            continue
        if text:
            _anchor(clean, start, length, position, match.start(), match.end() - match.start())
            position += len(text)
        _anchor(clean, start, length, position, match.end(), 1)
    parts.append(translated[done:])
    return CleanText("".join(parts), original, tuple(clean), tuple(start), tuple(length))


def _swapped(original: str) -> str:
    """The text with one character for another; `str.translate` takes twenty times as long as all of this."""
    text = original
    for sign, plain in _USUAL:
        text = text.replace(sign, plain)
    rest = text
    for sign in _LEFT_ALONE:
        rest = rest.replace(sign, "")
    try:
        rest.encode("latin-1")
    except UnicodeEncodeError:
        return original.translate(_SAME_LENGTH)
    return text


def _anchor(clean: list[int], start: list[int], length: list[int], at: int, origin: int, span: int) -> None:
    if clean[-1] == at:
        start[-1], length[-1] = origin, span
        return
    clean.append(at)
    start.append(origin)
    length.append(span)


def _stand_in(match: re.Match[str]) -> str:
    """What stands for a piece of the original: one character, none, or as many as it had."""
    piece = match.group()
    match match.lastgroup:
        case "block" | "newline":
            return "\n"
        case "entity":
            character = html.unescape(piece).translate(_SAME_LENGTH)
            return character if len(character) == 1 else piece
        case "composed":
            composed = unicodedata.normalize("NFC", piece)
            return composed if len(composed) == 1 else composed[0]
        case "picture":
            return " " * len(piece)
        case _:
            return ""
