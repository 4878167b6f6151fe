"""The text of an article as safe HTML, with every judged figure marked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from bot.model import Label
from bot.report.words import LOOKS, Lang

# One private code point opens and one closes the span of each number: they go through the sanitiser as text.
_OPEN, _CLOSE = 0xF0000, 0x100000
_MOST = 60_000
_PRIVATE = re.compile("[\U000f0000-\U0010fffd]")
_PIECE = re.compile("(?P<tag><[^>]*>)|(?P<sign>[\U000f0000-\U0010fffd])|[^<\U000f0000-\U0010fffd]+")
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BLOCKS = {"blockquote", "figcaption", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
_TABLES = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_INLINE = {"b", "br", "cite", "code", "del", "em", "i", "ins", "q", "s", "strong", "sub", "sup", "u"}
_ORDER = list(LOOKS)


@dataclass(frozen=True, slots=True)
class Span:
    """A judged figure in a field: code-point offsets, the number of its card, and its label."""

    start: int
    end: int
    number: int
    label: Label


def mark(field: str, spans: Sequence[Span], lang: Lang, format: str = "text") -> Markup:
    """Returns a field as HTML in which each span is a link to `#v` and its number.

    `format` is `text`, in paragraphs, `line` for a title, or `html`, of which only structure and emphasis are
    left: no link, picture, style or script of somebody else's.
    """
    spans = spans[:_MOST]
    signed = _signed(field, spans)
    if format == "html":
        import nh3

        safe = nh3.clean(signed, tags=_BLOCKS | _TABLES | _INLINE, attributes={"*": set()})
    elif format == "line":
        safe = escape(" ".join(signed.split()), quote=False)
    else:
        paragraphs = _BLANK_LINE.split(signed.replace("\r\n", "\n").strip("\n"))
        safe = "".join(f"<p>{escape(one, quote=False)}</p>".replace("\n", "<br>") for one in paragraphs)
    return Markup("".join(_marked(safe, spans, lang)))


def _signed(field: str, spans: Sequence[Span]) -> str:
    """The field with a private sign at each end of each span."""
    plain = _PRIVATE.sub("\ufffd", field)
    cuts = [(span.end, 0, chr(_CLOSE + at)) for at, span in enumerate(spans)]
    cuts += [(span.start, 1, chr(_OPEN + at)) for at, span in enumerate(spans)]
    parts, done = [], 0
    for place, _, sign in sorted(cuts):
        parts += [plain[done:place], sign]
        done = place
    return "".join((*parts, plain[done:]))


def _marked(safe: str, spans: Sequence[Span], lang: Lang) -> Iterator[str]:
    whole = _whole(safe, len(spans))
    open_: set[int] = set()
    for piece in _PIECE.finditer(safe):
        if piece["tag"]:
            yield piece[0]
        elif not piece["sign"]:
            yield _linked(piece[0], min((spans[at] for at in open_), key=_weight, default=None))
        else:
            code = ord(piece[0])
            at = code - (_CLOSE if code >= _CLOSE else _OPEN)
            if at in whole and code < _CLOSE:
                open_.add(at)
            elif at in whole:
                open_.discard(at)
                look = LOOKS[spans[at].label]
                yield f'<sup class="sign {spans[at].label}"><span aria-hidden="true">{look.symbol}</span>'
                yield f'<span class="unseen"> ({look.one[lang]})</span></sup>'


def _whole(safe: str, number: int) -> set[int]:
    """The spans both of whose ends are still there, in order: the sanitiser may have dropped one."""
    return {at for at in range(number) if 0 <= safe.find(chr(_OPEN + at)) < safe.find(chr(_CLOSE + at))}


def _weight(span: Span) -> tuple[int, int]:
    return _ORDER.index(span.label), span.end - span.start


def _linked(text: str, span: Span | None) -> str:
    if span is None or not text.strip():
        return text
    return f'<mark class="{span.label}"><a href="#v{span.number}">{text}</a></mark>'
