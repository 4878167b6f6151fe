"""Whose figure it is: every name around it, by how far the sentence puts it from the figure.

Costs are counted in words; the constants say how many words each turn of the sentence is worth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.claims.earlier import earlier_names
from bot.claims.insets import past_inset
from bot.claims.roles import COMPANION, COMPLEMENT, Roles
from bot.claims.standins import is_assessed
from bot.claims.view import View
from bot.claims.words import attachment_words
from bot.model import Kind, Mention, Owner

_MANY_WORDS = 10
_COMMA, _SEMICOLON, _OTHER_FIGURE, _CONTRAST = 1, 10, 4, 8
_INSERTION, _CLOSED_BRACKET, _TAKEN, _UNLINKED, _COUNTED = 5, 12, 8, 20, 6
_OVERLAP = 1
_AGENT, _JOINED, _ANNOUNCED, _ASSESSOR = 0, 1, 4, 12
_FEW_WORDS = 4
_LONGEST_OPENING = 24
_LONGEST_ROUND = 60
"""How many characters before the figure it is said to be raised."""

_APPOSED = re.compile(
    r"""\s*["»”“']?\s*(?:\([^()]{0,40}\)\s*:|[(:]|,?\s*soit\s|\s[–—-])\s*(?:[\w']+\s){0,2}"""
)
_PRESENTED = re.compile(r"\s*[(:]\s*(?:[\w']+\s|l'){0,4}")
_COLON_LATER = re.compile(r"[^.;:]*:\s*(?:\w+(?:e|i|u|is|it)e?s?\b[^,.;:]{0,40},\s*)?(?:[\w']+\s|l'|d'){0,4}")
"""Behind a colon, perhaps what was done to the name: «… : promulguée mardi, la loi …»."""
_NEXT_SENTENCE = re.compile(r"\s*[.!…]+\s*(?:[\w']+\s|\w+'){0,9}")
_TOLD_LATER = re.compile(
    r"\s*[,:.]\s*(?:c'est|voila|tel est|telle est)\b(?:,[^,.;:]{0,60},)?\s+"
    r"(?:bien |donc |\w+ment |a peu pres |a peu de choses pres |peu ou prou |grosso modo |en gros )?"
    r"(?:ce qu\w*'?|(?:le |la |l')(?!(?:double|triple|quart|tiers|moitie|equivalent|dixieme)\b)\w+)"
    r"(?:(?!\b(?:ne|n'|comme|\w+raient|\w+rait)\b)[^.;:?!()]){0,120}"
)
"""«20 milliards : c'est ce que met X», not «c'est le double de ce que met X»."""
_LEADING_COLON = re.compile(r"[^:;]{0,60}: ")
"""«Un chiffre pour finir : 20 milliards. C'est ce que …»"""
_SAID_AGAIN = re.compile(r"\s*,\s*soit\s[^,;:.!?()]{3,40}(?=,)")
_AND_A = re.compile(r" et (?:une?|des) ")
_ADDED = re.compile(r"[^,]*,|\s*(?:et|ou|dont|mais|de|des|du|d')\b")
_BY = re.compile(r"\s*par\b")
_ESTIMATED = re.compile(
    r"\b(?:estime|evalue|chiffre|budgete)(?:e?s?|ait|aient)?\s(?:[\w']+\s)?a\s"
    r"(?:(?:pres|plus) de |environ |quelque )?$"
)
"""«X, estimé à 20 milliards par Y»: Y tells X's."""
_LED_UP_TO = re.compile(r"(?:[^,;:.!?()]|[,.](?=\d))*,\s*(?:l'|la |le |les |notre |votre )?(?:\w+ )?")
_PAUSE = re.compile(r",(?!\d)")
_WHOSE = re.compile(r"\s*,?\s*dont\s(?:le\s|la\s|les\s|l')[^,;:()]*")
"""«X, dont le bénéfice dépasse …»."""
_OBJECT = re.compile(
    r"\s*(?:l'|la |le |les )(?:(?:\w+\s){1,3}?(?:de la |de l'|de |du |des |d'|par ))?"
    r"(?:ses |la |le |les |l')?"
)
_SET_IN = re.compile(r",\s[a-zà-ÿ][\w'’-]*\s[^,;.:()!?]{6,140},\s(?!(?:et|mais|or)\b)")
_SET_BEHIND = re.compile(r"\s*,\s*(?:l'|la |le |les )?")


def find_owners(view: View, roles: Roles, figure: Mention) -> tuple[Owner, ...]:
    """Returns the candidate owners of a figure, cheapest first; the same subject may stand twice."""
    found = [
        _owner(name, _cost(view, roles, name, figure), roles, is_earlier=False)
        for name in view.names_around(figure)
        if (roles.can_own(name) or _is_given(view, name, figure))
        and (name.kind is Kind.SUBJECT or not _overlap(name, figure))
    ]
    found += [_owner(name, cost, roles, is_earlier=True) for name, cost in earlier_names(view, roles, figure)]
    return tuple(sorted(found, key=lambda owner: (owner.cost, owner.start)))


def _owner(name: Mention, cost: int, roles: Roles, *, is_earlier: bool) -> Owner:
    subject = name.value if name.kind is Kind.SUBJECT and isinstance(name.value, str) else ""
    aside = cost >= roles.cost(name) and roles.cost(name) in (COMPANION, COMPLEMENT)
    return Owner(name.start, name.end, name.text, subject, cost, is_earlier, roles.group(name), aside)


def _cost(view: View, roles: Roles, name: Mention, figure: Mention) -> int:
    if _overlap(name, figure):
        return _OVERLAP  # «35 sites clés en main» names what it counts
    if name.end <= figure.start:
        return _cost_before(view, roles, name, figure)
    return _cost_after(view, roles, name, figure)


def _cost_before(view: View, roles: Roles, name: Mention, figure: Mention) -> int:
    between = view.folded[name.end : figure.start]
    if _APPOSED.fullmatch(between):
        return 0
    if _WHOSE.fullmatch(between) and not view.names_in(name.end, figure.start):
        return _ANNOUNCED
    assessor = _ASSESSOR if is_assessed(view, figure) else 0
    end = _past_insertion(view, roles.phrase_end(name, figure.start), figure)
    cost = _distance(view, end, figure.start) + roles.cost(name) + assessor
    closed, opened = between.find(")"), between.find("(")
    if closed >= 0 and (opened < 0 or closed < opened):
        cost += _CLOSED_BRACKET
    if _is_inserted(view, name, figure):
        cost += _INSERTION
    earlier = view.figures_in(view.sentence(name).start, name.start)
    if earlier and _is_given(view, name, earlier[-1]):
        cost += _TAKEN
    return cost


def _cost_after(view: View, roles: Roles, name: Mention, figure: Mention) -> int:
    between = view.folded[figure.end : name.start]
    words = len(view.words(figure.end, name.start))
    if _PRESENTED.fullmatch(between) or _is_assessed(view, name, figure):
        return 0
    if (
        name.kind is Kind.SUBJECT
        and attachment_words().agent.match(between)
        and not _is_lead(view, between, figure)
    ):
        return _AGENT  # «500 milliards seront investis par X»
    if _is_given(view, name, figure) or (
        _SET_BEHIND.fullmatch(between) and _may_be_set_behind(view, name, figure)
    ):
        return 1 + words // 2
    if _is_announced(view, name, figure) or _is_led_up_to(view, roles, name, figure):
        return _ANNOUNCED
    if figure.kind is Kind.COUNT and attachment_words().joined.fullmatch(between):
        return _JOINED
    if figure.kind is Kind.COUNT:
        # «61 pays, dont X et Y, ont signé la déclaration»: what is counted acts on the name
        acting = past_inset(view, figure, name.start)
        words = len(view.words(acting, name.start))
        if words <= _FEW_WORDS and not _ADDED.match(view.folded, acting, name.start):
            return _COUNTED + words
    return _UNLINKED + _distance(view, figure.end, name.start) + roles.cost(name)


def _is_announced(view: View, name: Mention, figure: Mention) -> bool:
    """Whether the figure heads a sentence whose colon says of whom («413 milliards d'ici 2030 : la LPM…»).

    Or stands alone before a full stop, and the first name behind it is whose it is.
    """
    start = view.sentence(figure).start
    lead = _LEADING_COLON.match(view.folded, start, figure.start)
    return (
        len(view.words(lead.end() if lead else start, figure.start)) <= _FEW_WORDS
        and not view.names_in(start, name.start)
        and any(
            link.fullmatch(view.folded, figure.end, name.start) is not None
            for link in (_COLON_LATER, _NEXT_SENTENCE, _TOLD_LATER)
        )
    )


def _is_led_up_to(view: View, roles: Roles, name: Mention, figure: Mention) -> bool:
    """Whether the figure's phrase opens the sentence, or what a colon leads to, and tells of the name behind
    its comma.
    """
    start = view.sentence(figure).start
    colon = view.folded.rfind(" : ", start, figure.start)
    start = colon + 2 if colon >= 0 else start
    again = _SAID_AGAIN.match(view.folded, figure.end, name.start)
    end = again.end() if again else figure.end
    return (
        attachment_words().opener.match(view.folded, start, figure.start) is not None
        and _LED_UP_TO.fullmatch(view.folded, end, name.start) is not None
        and len(view.words(start, figure.end) + view.words(end, name.start)) <= _LONGEST_OPENING
        and not _PAUSE.search(view.folded, start, figure.start)
        and not any(map(roles.can_own, view.names_in(start, name.start)))
        and _are_joined(view, view.figures_in(start, figure.end) + view.figures_in(end, name.start))
    )


def _are_joined(view: View, figures: Sequence[Mention]) -> bool:
    """Whether the figures are one, or two things of one owner: «Avec un PIB de A et une dette de B, X …»."""
    return len(figures) == 1 or (
        len(figures) == 2 and _AND_A.search(view.folded, figures[0].end, figures[1].start) is not None
    )


def _is_given(view: View, name: Mention, figure: Mention) -> bool:
    """Whether the words behind a figure hand it to a name («… promis par X», «… dans X»)."""
    if name.start < figure.end:
        return False
    between = view.folded[figure.end : name.start]
    words = attachment_words()
    if words.link.match(between):
        is_told_by = _BY.match(between) and _ESTIMATED.search(view.folded, 0, figure.start)
        return not (is_told_by or _is_lead(view, between, figure))
    if name.kind is Kind.SUBJECT:
        is_plan = words.programme.match(view.folded, name.start, name.end)
        return is_plan is not None and words.put_into.match(between) is not None
    return name.kind is not Kind.PLACE and words.destination.match(between) is not None


def _is_lead(view: View, between: str, figure: Mention) -> bool:
    """Whether a name only leads the round in which somebody else raises it: «une levée …, menée par X»."""
    words = attachment_words()
    return (
        words.led.search(between) is not None
        and words.raised.search(view.before(figure)[-_LONGEST_ROUND:]) is not None
    )


def _is_assessed(view: View, name: Mention, figure: Mention) -> bool:
    """Whether somebody puts the name at the figure: «La Cour évalue à 20 milliards le coût de X»."""
    return (
        _OBJECT.fullmatch(view.folded, figure.end, name.start) is not None
        and attachment_words().assessed.search(view.folded, max(0, figure.start - 40), figure.start)
        is not None
    )


def _may_be_set_behind(view: View, name: Mention, figure: Mention) -> bool:
    """Whether a name behind the figure's comma is told by it: set between commas, or headed by the figure.

    «Un plan de 500 milliards, Stargate, …»; «Valorisée 11,7 milliards, Mistral AI …».
    """
    start = view.sentence(figure).start
    return view.folded[name.end : name.end + 1] in (",", ".", "") or (
        len(view.words(start, figure.start)) <= _FEW_WORDS and not view.names_in(start, figure.start)
    )


def _past_insertion(view: View, end: int, figure: Mention) -> int:
    """Where what is said of a name goes on, behind what commas set in right after it, if anything."""
    inserted = _SET_IN.match(view.text, end, figure.start)
    if inserted is None or view.figures_in(end, inserted.end()):
        return end
    return inserted.end() - 1


def _distance(view: View, start: int, end: int) -> int:
    between = view.folded[start:end]
    words = len(view.words(start, end))
    return (words if words <= _MANY_WORDS else _MANY_WORDS + (words - _MANY_WORDS) // 3) + (
        _COMMA * between.count(",")
        + _SEMICOLON * between.count(";")
        + _CONTRAST * len(attachment_words().contrast.findall(between))
        + _OTHER_FIGURE * len(view.figures_in(start, end))
    )


def _is_inserted(view: View, name: Mention, figure: Mention) -> bool:
    """Whether the name stands between commas, set into what is said of an earlier name.

    Behind the second comma, an article begins an apposition to the name: then it is not set in.
    """
    previous = view.names_in(view.sentence(name).start, name.start)
    if not previous or "," not in view.folded[previous[0].end : name.start]:
        return False
    closing = view.folded.find(",", name.end, figure.start)
    return (
        closing >= 0
        and len(view.words(name.end, closing)) < _FEW_WORDS
        and not attachment_words().article.match(view.folded, closing + 1)
    )


def _overlap(name: Mention, figure: Mention) -> bool:
    return name.start < figure.end and figure.start < name.end
