"""English scale words taken for the French ones: a French «trillion» is a milliard of milliards."""

from __future__ import annotations

from collections.abc import Iterator, Set

from bot.anglicisms import in_english
from bot.lexicon import load_lexicon
from bot.model import Stance
from bot.reading import Finding, Reading
from bot.wording import Language, say


def find_english_scales(reading: Reading, confirmed: Set[int]) -> Iterator[Finding]:
    """Yields the sums that exceed all the money of the world unless their scale word is English."""
    lexicon = load_lexicon("arithmetic")["anglicism"]
    for claim in reading.figures:
        stated = claim.stated
        meant = in_english(stated, reading.folded[claim.figure.end :])
        if meant is None or stated.unit not in lexicon["units"] or (stated.high or 0) < lexicon["most"]:
            continue
        if claim.stance is Stance.DENIED or claim.figure.start in confirmed:
            continue
        languages: tuple[Language, ...] = ("fr", "en")
        yield Finding(
            claim,
            {
                language: {
                    "subject": claim.figure.text,
                    "fact": say(meant, language),
                    "stated": say(stated, language),
                }
                for language in languages
            },
            say(meant, "fr", in_full=True),
        )
