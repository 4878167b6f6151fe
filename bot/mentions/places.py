"""The countries a text names: by name, people or flag, or by what stands for their government."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot.folding import any_of, fold
from bot.lexicon import load_lexicon
from bot.mentions.gazetteer import Caution, Gender, Naming, Sense, gazetteer
from bot.mentions.governments import governing
from bot.mentions.phrases import stands_after, stands_before
from bot.model import Kind, Mention

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FIRST_FLAG_LETTER = 0x1F1E6 - ord("A")
_DOMAINS = r"(?:fr|com|org|net|eu|info|tv|io|ca|be|ch)\b"
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]+"
    r"|(?<![\w.+-])[\w.+-]*+@\w[\w.-]*"
    rf"|(?<![\w.-])(?:[\w-]++\.)+{_DOMAINS}[^\s<>]*"
)
_ADDRESS_SIGN = re.compile(rf"\.{_DOMAINS}|://|www\.|@")
"""What every address holds; most texts hold none, and seeking a point is quicker than a word."""
_WORD_BREAK = re.compile(r"[ \n'’-]")
_NEXT_WORD = re.compile(r"[ -](?:[«\"] ?)?(\w{1,40})")
_NEAR = 160
"""How far, in characters, the words that tell what an ambiguous name means may stand."""
_NEAR_LANGUAGE = 60
_LANGUAGE_JOINS = frozenset({", ", " et ", " ou ", "/", ", en ", " et en ", " ou en "})
_LONGEST_JOIN = 8


def find_countries(text: str) -> tuple[Mention, ...]:
    """Returns the countries named in plain text, in order, without overlap.

    A mention's value is an ISO 3166-1 alpha-2 code, or `EU` for the European Union; `is_indirect` tells those
    that a city or a palace stands for. Articles are left out of the span. Never raises; linear in the text.
    """
    found = [*_flags(text), *_named(text)]
    found.sort(key=lambda mention: mention.start)
    return tuple(found)


def _flags(text: str) -> Iterator[Mention]:
    for match in _FLAG.finditer(text):
        code = "".join(chr(ord(letter) - _FIRST_FLAG_LETTER) for letter in match.group())
        if code in gazetteer().codes:
            yield Mention(*match.span(), match.group(), Kind.COUNTRY, code)


def _named(text: str) -> Iterator[Mention]:
    folded = fold(text)
    hits = _hits(text, folded)
    language_end = 0
    seats = governing(folded, [(start, end) for start, end, naming in hits if naming.sense is Sense.SEAT])
    for at, (start, end, naming) in enumerate(hits):
        match naming.sense:
            case Sense.SEAT:
                is_meant = start in seats
            case Sense.PREFIX:
                is_meant = text[end : end + 1] == "-" and _is_demonym_at(hits, at + 1, end + 1)
            case Sense.DEMONYM:
                is_language = _is_language(text, folded, start, end, naming, language_end)
                language_end = end if is_language else language_end
                is_meant = not is_language and _is_nationality(text, folded, start, end, naming)
            case _:
                is_meant = not _is_company(folded, start, end)
        caution = naming.caution
        if is_meant and (caution is None or _holds(caution, text, folded, start, end)):
            code = _code(naming, folded, start, end)
            is_indirect = naming.sense in (Sense.SEAT, Sense.STAND_IN)
            yield Mention(start, end, text[start:end], Kind.COUNTRY, code, is_indirect)


def _hits(text: str, folded: str) -> list[tuple[int, int, Naming]]:
    """Everything that may name a country, in order; what stands in an address does not."""
    found = gazetteer()
    has_address = _ADDRESS_SIGN.search(text) is not None
    addresses = deque(match.span() for match in _ADDRESS.finditer(text)) if has_address else deque()
    hits = []
    for start, end, phrase in found.phrases.longest(folded.replace("\n", " ")):
        while addresses and addresses[0][1] <= start:
            addresses.popleft()
        naming = found.namings[phrase]
        if naming.sense is Sense.NOTHING or (addresses and addresses[0][0] <= start):
            continue
        if naming.sense is not Sense.SEAT or text[start].isupper():
            hits.append((start, end, naming))
    return hits


def _is_demonym_at(hits: Sequence[tuple[int, int, Naming]], at: int, start: int) -> bool:
    return at < len(hits) and hits[at][0] == start and hits[at][2].sense is Sense.DEMONYM


def _is_company(folded: str, start: int, end: int) -> bool:
    words = _words("companies")
    return stands_after(folded, start, words["after"]) or stands_before(folded, end, words["before"])


def _is_nationality(text: str, folded: str, start: int, end: int, naming: Naming) -> bool:
    """Whether a demonym tells where somebody is from, and not a currency or a manner («à l'anglaise»)."""
    if stands_after(folded, start, _words("currency_heads")["words"]):
        return False
    if naming.gender is not Gender.FEMININE or text[start].isupper() or _name_follows(text, start, end):
        return True
    return not stands_after(folded, start, _words("manners")["after"])


def _is_language(text: str, folded: str, start: int, end: int, naming: Naming, earlier: int) -> bool:
    """Whether a demonym means the language of that name; `earlier` is where the language before it ended."""
    if not naming.is_language:
        return False
    words = _words("languages")
    if stands_after(folded, start, words["after_any"]):
        return True
    if naming.gender is not Gender.MASCULINE:
        return False
    if stands_after(folded, start, words["after_whatever_case"]):
        return True
    if text[start].isupper() or _name_follows(text, start, end):
        return False
    if start - earlier < _LONGEST_JOIN and folded[earlier:start] in _LANGUAGE_JOINS:
        return True
    if stands_after(folded, start, words["after"]) or stands_before(folded, end, words["before"]):
        return True
    cues = _language_cues()
    return stands_after(folded, start, words["articles"]) and _about(folded, start, end, cues, _NEAR_LANGUAGE)


@cache
def _language_cues() -> re.Pattern[str]:
    return any_of(_words("languages")["near"])


def _holds(caution: Caution, text: str, folded: str, start: int, end: int) -> bool:
    if stands_after(folded, start, caution.surely_after):
        return True
    words = text[start:end]
    if caution.upper and not words.isupper():
        return False
    if caution.capital and not _WORD_BREAK.split(words)[-1][:1].isupper():
        return False
    if caution.after and not stands_after(folded, start, caution.after):
        return False
    if stands_after(folded, start, caution.not_after) or stands_before(folded, end, caution.not_before):
        return False
    if caution.no_name and _name_follows(text, start, end):
        return False
    if caution.near and not _about(folded, start, end, caution.near):
        return False
    if caution.not_near and _about(folded, start, end, caution.not_near):
        return caution.unless_near is not None and _about(folded, start, end, caution.unless_near)
    return True


def _code(naming: Naming, folded: str, start: int, end: int) -> str:
    for cue, code in naming.caution.instead if naming.caution else ():
        if _about(folded, start, end, cue):
            return code
    return naming.code


def _about(folded: str, start: int, end: int, cue: re.Pattern[str], near: int = _NEAR) -> bool:
    """Whether a cue stands within some words of the span."""
    return (
        cue.search(folded, max(0, start - near), start) is not None
        or cue.search(folded, end, end + near) is not None
    )


def _name_follows(text: str, start: int, end: int) -> bool:
    """Whether the next word has a capital, and not only because all have."""
    following = _NEXT_WORD.match(text, end)
    if following is None or not following[1][0].isupper():
        return False
    return not (text[start:end].isupper() and len(following[1]) > 1 and following[1].isupper())


@cache
def _words(table: str) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(map(fold, words)) for key, words in load_lexicon("countries")[table].items()}
