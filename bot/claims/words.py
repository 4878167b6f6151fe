"""The words that tie a figure to a name, compiled from rules/lexicon/attachment.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.counting import counting_verb
from bot.folding import any_of
from bot.lexicon import load_lexicon

_PARTICIPLE = r"\w{2,}(?:e|es|ee|ees|i|is|ie|ies|it|its|us|u)"
_HAVE = r"(?:ont|a|avaient|auront|ayant|avoir|deja|maintenant|desormais|finalement)"
_NET_OR_YEARLY = r"(?:net|nette|brut|brute|annuel|annuelle)s?"
_MEANWHILE = (
    r"\s*(?:d'ici (?:a )?(?:20\d\d|la fin de la decennie)|(?:sur|en) \w+ ans"
    r"|(?:en|de|entre) 20\d\d(?:(?: a| et|-) ?20\d\d)?)"
)
_WORDS_ON = r"(?:[\s,]+[\w']+){0,6}[\s,]*$"
_PRESENTER = r"(?:c'est|c'etait|ce sera|voila)"


@dataclass(frozen=True, slots=True)
class AttachmentWords:
    """One pattern for each list of the lexicon; all are matched on folded text."""

    contrast: re.Pattern[str]
    companion: re.Pattern[str]
    apart: re.Pattern[str]
    place: re.Pattern[str]
    opener: re.Pattern[str]
    link: re.Pattern[str]
    agent: re.Pattern[str]
    led: re.Pattern[str]
    raised: re.Pattern[str]
    destination: re.Pattern[str]
    joined: re.Pattern[str]
    programme: re.Pattern[str]
    put_into: re.Pattern[str]
    stand_in: re.Pattern[str]
    part: re.Pattern[str]
    aside: re.Pattern[str]
    aside_after: re.Pattern[str]
    one_of: re.Pattern[str]
    now: re.Pattern[str]
    which_counts: re.Pattern[str]
    article: re.Pattern[str]
    somebody: re.Pattern[str]
    common: re.Pattern[str]
    headed: re.Pattern[str]
    assessed: re.Pattern[str]
    reporter: re.Pattern[str]


@cache
def attachment_words() -> AttachmentWords:
    """Reads and compiles the lexicon, once."""
    words = load_lexicon("attachment")
    giver, bridge = any_of(words["givers"]).pattern, any_of(words["bridges"]).pattern
    article, agent = any_of(words["articles"]).pattern, any_of(words["agents"]).pattern
    given = rf"(?:{bridge}\s*){{0,3}}{giver}"
    was_paid = rf",?\s*(?:(?:sont|seront|ont ete|seraient|etaient)\s+)?{agent}"
    paid = rf"{was_paid}(?:\s+[\w']+){{0,4}}?\s+par"
    likened = r",?\s*(?:celle|celui|celles|ceux)\s+(?:de\s|du\s|d'|des\s)(?:[\w']+\s+){0,3}?"
    cleft = rf"(?:que\s|qu'|,?\s*{_PRESENTER}\s+ce\s+qu(?:e\s|')[\w']+\s)"
    destination = any_of(words["destinations"]).pattern
    measured = rf"\s*(?:de |d'){any_of(words['told_measures']).pattern}(?:\s+{_NET_OR_YEARLY})?"
    whole = "|".join(map(re.escape, words["whole_since"]))
    return AttachmentWords(
        contrast=any_of(words["contrasts"]),
        companion=any_of(words["companions"], after=rf"\W*(?:{article}\s*)?$"),
        apart=re.compile(
            rf"(?:\bloin (?:devant|derriere|de|du|des)|{any_of(words['others_of']).pattern} (?:de|du|des|d'))"
            r"\s*(?:la |le |les |l')?$"
        ),
        place=any_of(words["locatives"], after=rf"\s*(?:{article}\s*)?$"),
        opener=re.compile(rf"\W*(?:en\s+(?:\w+\s+)?\w+ant\b|{any_of(words['openers']).pattern})"),
        link=re.compile(
            rf"(?:{measured}|{_MEANWHILE})?\s*(?:{given}|{paid}|{likened}|{cleft})"
            rf"\s*(?:(?:{bridge}|{giver})\s*){{0,5}}[«\"“]?\s*$"
        ),
        agent=re.compile(
            rf"\s*{was_paid}(?:\s+[\w']+){{0,2}}?\s+par\s+(?:(?:{bridge}|{giver})\s*){{0,3}}[«\"“]?\s*$"
        ),
        led=any_of(words["leads"], after=r"\s+par\b"),
        raised=any_of(words["raised"]),
        joined=re.compile(
            rf"\s*(?:qui\s+)?(?:{_HAVE}\s+){{0,3}}{any_of(words['joining']).pattern}"
            rf"\s+(?:{article}|a l'|a la|au|aux|a)?\s*$"
        ),
        destination=re.compile(rf"\s*{destination}\s*[«\"“]?\s*$"),
        programme=any_of(words["programme_heads"]),
        put_into=re.compile(rf"\s*(?:{_PARTICIPLE}\s+)?{destination}\s*[«\"“]?\s*$"),
        stand_in=any_of(words["stand_ins"]),
        part=any_of(words["parts"]),
        aside=any_of(words["asides"], after=rf"(?!\s+(?:annee|an|mois|jour|ministre)\b){_WORDS_ON}"),
        aside_after=any_of(
            words["asides_after"],
            before=r"[^,;:()]{0,40}?",
            after=rf"(?!(?<=depuis) (?:{whole})\b)(?!(?<=de plus) d)",
        ),
        one_of=re.compile(
            rf"(?:{any_of(words['one_of']).pattern} "
            r"|\b(?:le|la|les|du|au) (?:[\w']+ )?plus [\w']+ (?:[\w']+ )?)"
            r"(?:de |des |d'|du )(?:ces |ses )?(?:[\w']+ )?$"
        ),
        now=any_of(words["now"], after=r"\s+(?:(?:pres|plus) de |quelque )?$"),
        which_counts=re.compile(
            rf"\s*,?\s*(?:qui|lequel|laquelle)\s(?:[\w']+\s)?{counting_verb().pattern}"
            r"|\s*\((?:ses\s)?\d+ (?:pays|membres|etats)\b"
        ),
        article=re.compile(rf"\s*{article}"),
        somebody=any_of([*words["articles"], *words["pronouns"]], before=r"\W*"),
        common=any_of(words["common_nouns"]),
        reporter=any_of(words["reporters"]),
        assessed=any_of(
            (f"{stem}*" for stem in words["assessing"]),
            after=r"\s(?:[\w']+\s)?a\s(?:(?:pres|plus) de |environ )?$",
        ),
        headed=any_of(words["stand_in_heads"], after=r"\s+(?:du |de |des |d'|de la |de l')$"),
    )
