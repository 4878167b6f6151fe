"""Which country presides an event together with its host: «coprésidé par la France et l'Inde»."""

from __future__ import annotations

import re

from bot.claims.peoples import demonyms
from bot.claims.view import View
from bot.folding import fold
from bot.model import Mention

_REACH = 90
_THE = r"(?:(?:la|le|les)\s+|l')?"
_HEAD_OF_STATE = (
    r"(?:le (?:president|premier ministre|chef (?:de l'etat|du gouvernement)) (?:de la |de l'|du |des |d'))?"
)
_BY = rf"(?: \w+ment)? (?:par|avec) {_HEAD_OF_STATE}{_THE}(?:[^.;:(),]{{2,20}} et (?:par |avec )?{_THE})?"
_PRESIDED = re.compile(rf"[^.;:()]*?\b(?:copresid|coorganis)\w*{_BY}")
_PRESIDED_WITH = re.compile(rf"\s*,? (?:que|qu') ?[^.;:(),]{{2,30}} (?:copresid|coorganis)\w*{_BY}")
_OPENING = re.compile(rf"\W*(?:copresid|coorganis)\w*{_BY}")
_TO_EVENT = re.compile(rf"(?: et (?:par |avec )?[^.;:(),]{{2,20}})?\s*,\s*{_THE}")
_IS_PRESIDENT = re.compile(rf"\s*,?\s*(?:pays )?(?:copresident|coorganisat)\w* (?:de |du |d'){_THE}")
_PRESIDES = re.compile(
    rf"\s+(?:(?:a|avait|aura) )?(?:copresid|coorganis)\w*"
    rf"(?: (?:avec|aux cotes de) {_THE}[^.;:(),]{{2,20}}?)? {_THE}"
)
_UNDER = re.compile(
    r"[^.;()]*? (?:sous|avec) (?:la )?copresidence (?:\w+ )?(?:de la |de l'|du |des |de |d')"
    r"(?:[^.;:(),]{2,20} et (?:de la |de l'|du |des |de |d'))?"
)
_AS_PRESIDENT = re.compile(rf"[^.;:(),]{{0,40}},\s*{_THE}")
_PRESIDENT_OF = re.compile(r"\W*(?:co-?president|copresident|coorganisat)\w* (?:de |du |d')(?:la |le |l')?")
_PRONOUN = re.compile(
    rf"\W*[^.;:(),]{{2,30}} (?:le|la|l')\s*(?:(?:a|avait|aura) )?(?:copresid|coorganis)\w*{_BY}"
)
_SENTENCE = re.compile(rf"\W*{_THE}")
_GENITIVE = re.compile(r"\b(?:de|du|des|d')\s*(?:l'|la |le |les )?$")


def find_presided(view: View, subject: Mention, country: Mention) -> str | None:
    """Returns the folded words that make the country preside the subject with its host, if any do.

    The subject is the event of the country's own sentence, or that which the sentence before opens with
    where a pronoun takes it up («La France le copréside avec …»).
    """
    sentences_apart = view.sentence_number(country) - view.sentence_number(subject)
    if sentences_apart not in (0, 1) or fold(country.text) in demonyms():
        return None
    said, told = view.sentence(subject), view.sentence(country)
    if sentences_apart:
        is_taken_up = (
            said.paragraph == told.paragraph
            and _SENTENCE.fullmatch(view.folded, said.start, subject.start) is not None
            and _PRONOUN.fullmatch(view.folded, told.start, country.start) is not None
        )
        return view.folded[told.start : country.start] if is_taken_up else None
    if country.start < subject.start:
        if is_president := _IS_PRESIDENT.fullmatch(view.folded, country.end, subject.start):
            return is_president.group()
        if presides := _PRESIDES.fullmatch(view.folded, country.end, subject.start):
            return presides.group()
        opening = _OPENING.fullmatch(view.folded, said.start, country.start)
        to_event = _TO_EVENT.fullmatch(view.folded, country.end, subject.start)
        return opening.group() if opening and to_event else None
    if country.start - subject.end > _REACH:
        return None
    if _PRESIDENT_OF.fullmatch(view.folded, said.start, subject.start):
        is_it = _AS_PRESIDENT.fullmatch(view.folded, subject.end, country.start)
        return view.folded[said.start : country.start] if is_it else None
    if _GENITIVE.search(view.folded, said.start, subject.start):
        return None
    found = (
        pattern.fullmatch(view.folded, subject.end, country.start)
        for pattern in (_PRESIDED, _PRESIDED_WITH, _UNDER)
    )
    return next((match.group() for match in found if match), None)
