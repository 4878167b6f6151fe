"""Whether a figure is but a part of another, or stands beside a total."""

from __future__ import annotations

import re

from bot.claims.insets import past_inset
from bot.claims.view import View
from bot.claims.words import attachment_words
from bot.counting import tells_how_many
from bot.folding import HEDGED
from bot.model import Kind, Mention

_AND_OTHERS = re.compile(r"[^.;:()]{0,20}[ ,](?:puis|et)(?: \w+)? \w+ autres\b")
"""«signée par 40 pays, puis par 21 autres»."""
_AND_THE_REST = re.compile(r"[^.;:!?()]{0,60}, (?:et )?le (?:reste|solde|complement)\b")
"""«20 milliards de sa poche, le reste venant des banques»."""
_OF_EACH = re.compile(r"^[^,;:]{3,40}e?s (?:chacun|chacune) (?:de |d'|du |des ).*", re.S)
_OTHERS = re.compile(r"\bautres\b")
_SINCE = re.compile(r"^(?:\s+(?:en|au|aux|dans)\s+[\w' ]{1,25}?)?\s*depuis\b")
_RATE = re.compile(r"\b(?:taux|remuneration|rendement|remunere\w*|rapporte\w*)\b[^,;:.!?()]{0,30}$")
"""«Un taux de 3 % depuis août» tells what it is since then, and no part of it."""
_TO_THE_PAUSE = re.compile(r"[^,;.:!?()]*")
_WITH = re.compile(r",\s*avec une?\s\w+(?:\s\w+)?\s(?:de\s|d')")
"""Behind it comes what somebody has besides: «change encore de rang, avec un budget de 20 milliards»."""
_OUT_OF = re.compile(r"\bsur (?:les|ces)\s+$")
_A_SHARE = re.compile(
    rf"\s*(?:environ\s*)?,?\s*(?:soit|ou|c'est a dire)\s+{HEDGED}"
    r"\d[\d,.]*\s*% (?:de|du|des)\b"
)
"""«10 millions d'habitants, soit 15 % de la population»."""


def is_part(view: View, figure: Mention) -> bool:
    """Whether it is part of an earlier figure («dont 15 milliards») or beside a total («déjà», «de plus»)."""
    words = attachment_words()
    start = view.sentence(figure).start
    before = view.figures_in(start, figure.start)
    kinds = {figure.kind, Kind.SHARE}
    wholes = [other for other in before if other.kind in kinds or figure.kind is Kind.SHARE]
    part = words.part.search(view.folded, wholes[0].end if wholes else start, figure.start)
    if part is not None and not wholes and part.start() > start:
        part = None  # only a part of an earlier figure, or of the sentence before («Dont 15 milliards…»)
    if part is not None and not view.names_in(part.end(), figure.start):
        return True
    told = [*view.names_in(start, figure.start)[-1:], *(one for one in before[-1:] if one.kind is Kind.COUNT)]
    if any(words.one_of.search(view.folded[start : one.start]) for one in told):
        return True  # «le plus grand des 35 sites couvre 150 hectares»
    if figure.kind is Kind.COUNT and _OTHERS.search(view.folded, figure.start, figure.end):
        return True  # «12 autres pays ont signé»
    behind = view.after(figure)
    behind = behind[past_inset(view, figure, figure.end + len(behind)) - figure.end :]
    is_all = figure.kind is Kind.COUNT and _tells_all(view, figure)
    if figure.kind is Kind.COUNT:
        behind = _OF_EACH.sub("", behind)  # «quatre usines dotées chacune de …»
    if is_all or (figure.kind is Kind.SHARE and _RATE.search(view.before(figure))):
        behind = _SINCE.sub("", behind)
    elif words.aside.search(_WITH.split(view.before(figure))[-1]):
        return True
    if figure.kind is Kind.COUNT and _A_SHARE.match(view.folded, figure.end):
        return True
    return any((words.aside_after.match(behind), _AND_OTHERS.match(behind), _AND_THE_REST.match(behind)))


def _tells_all(view: View, figure: Mention) -> bool:
    """Whether a count is of all there are now («réunit 40 pays depuis l'été»), or those that some are out of.

    Such are told by a name that is what they are, and no other behind: «sur les 40 phares Orion, douze …».
    """
    before = view.before(figure)
    if tells_how_many().search(before) or attachment_words().now.search(before):
        return True
    called = next(
        (name for name in view.names_around(figure) if name.start < figure.end and figure.start < name.end),
        None,
    )
    if called is None or _OUT_OF.search(before) is None:
        return False
    told = _TO_THE_PAUSE.match(view.text, max(called.end, figure.end))
    behind = told.group() if told else ""
    for name in view.names_in(called.end, called.end + len(behind)):
        behind = behind.replace(name.text, "") if name.value == called.value else behind
    return not any(map(str.isupper, behind))
