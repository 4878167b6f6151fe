"""The day an article came out, as formats write it or as its path tells it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from bot.documents import read_day
from bot.errors import InputError

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}(?:Z|[+-]\d{4})?)?")
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?")
_SECONDS = re.compile(r"(\d{9,10})(?:\d{3}|\.\d+)?")
_IN_PATH = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)([-/_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_FIRST_YEAR = 1600


def to_day(written: str | date | None) -> date | None:
    """Reads a day however a format writes it; None when it names none.

    ISO 8601, 2019/05/03, 03/05/2019, 20190503, RFC 822, (milli)seconds since 1970, «3 mai 2019».
    The day is that of the offset written: midnight in UTC stays in UTC.
    """
    if isinstance(written, datetime):
        return written.date()
    if written is None or isinstance(written, date):
        return written
    written = written.strip()
    found = _numeric(written) or _rfc_822(written) or _in_words(written)
    return found if found and found.year >= _FIRST_YEAR else None


def _numeric(written: str) -> date | None:
    try:
        if compact := _COMPACT.fullmatch(written):
            year, month, day = map(int, compact.groups())
            return date(year, month, day)
        if first := _YEAR_FIRST.fullmatch(written):
            return date(int(first[1]), int(first[3]), int(first[4]))
        if since := _SECONDS.fullmatch(written):
            return datetime.fromtimestamp(int(since[1]), UTC).date()
        return read_day(written)
    except (InputError, ValueError, OverflowError):
        return None


def _rfc_822(written: str) -> date | None:
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_words(written: str) -> date | None:
    from bot.mentions.dates import find_dates
    from bot.model import DateSpan

    for mention in find_dates(written[:200], None):
        span = mention.value
        if isinstance(span, DateSpan) and span.first and span.first == span.last:
            return span.first
    return None


def day_in_path(path: str) -> date | None:
    """Reads the last day a path names: 2019/05/03/…, 2019-05-03-titre.md, 20190503.txt."""
    for match in reversed(list(_IN_PATH.finditer(path.replace("\\", "/")))):
        year, _, month, day = match.groups()
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
