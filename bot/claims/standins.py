"""Whether a figure is told of a word that stands for a name: «le groupe», «elle», «ce plan»."""

from __future__ import annotations

import re
from functools import cache

from bot.claims.roles import Roles
from bot.claims.view import View
from bot.claims.words import attachment_words
from bot.folding import HEDGED, agreeing, any_of
from bot.lexicon import load_lexicon
from bot.model import Kind, Mention, Sentence

_WORDS_BEFORE, _WORDS_OF_A_MEASURE, _WORDS_OF_TIME, _WORDS_OF_OPENING = 3, 6, 9, 14
_OF_THEM = re.compile(r"\b(?:dans|sur|pour|chez|vers|entre|contre|parmi|selon|avec)\s+(?:les|ces)$")
_SIDE = re.compile(r"\s+(?:cote|part|tour)\b")
_OF_ALL = re.compile(r"\s+(?:le|la|les)\s+(?:plus|moins|mieux)\b")
_ASSESSED = re.compile(
    r"\b(?:l'|la |le )(?:(?:a|ont|avait|avaient|aurait) )?(?:estim|evalu|chiffr|valoris)(?!ation)\w*\s"
    rf"(?:a\s)?{HEDGED}$"
)
_WORDS_OF_MANY = 3
_POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
_PRONOUNS = ("il", "elle", "ils", "elles")
_ARTICLE = re.compile(r"\b(le|un|du|au|la|une)\s+$")
_OTHER_GENDER = dict.fromkeys(("le", "un", "du", "au"), ("elle", "elles")) | dict.fromkeys(
    ("la", "une"), ("il", "ils")
)
_HEDGES = re.compile(r"\W*(?:(?:pres|plus) de |quelque |environ |au total,? |en tout,? |jusqu'a )?")
_TO_THE_COMMA = re.compile(r"[^,;:.!?()]*,\s*")


def is_stood_for(view: View, roles: Roles, figure: Mention) -> bool:
    """Whether the figure's clause is headed by a word that stands for a name of the sentence before.

    Few words may come first; more where they only say when, or who did it («D'ici à 2030, le groupe …», «Mené
    par X, il …»). The figure itself may: «Avec 20 milliards, elle …».
    """
    start, _ = view.clause_span(figure)
    if is_assessed(view, figure) or _is_expected(view, roles, figure):
        return True
    reporters = [name.end for name in view.names_in(start, figure.start) if roles.reports(name)]
    start = max(reporters, default=start)  # «La Cour des comptes estime son coût à …»
    named = [name for name in view.names_in(view.sentence(figure).start, figure.start) if roles.can_own(name)]
    found = attachment_words().stand_in.finditer(view.folded, start, figure.start)
    match = next(
        (one for one in found if not (_is_none(view, start, one) or _is_of_many(view, one, figure))), None
    )
    if match is None and _names_but_one(view, view.sentence_number(figure) - 1):
        match = _description().search(view.folded, start, figure.start)
    if match is not None and not named and len(view.words(start, match.start())) <= _WORDS_BEFORE:
        return True
    measured = _of_it().search(view.folded, start, figure.start)
    if measured and not named and len(view.words(start, measured.start())) <= _WORDS_OF_A_MEASURE:
        return True
    return _is_opened(view, roles, figure, named) or (not named and _is_led_up_to(view, roles, figure))


def is_assessed(view: View, figure: Mention) -> bool:
    """Whether somebody puts at the figure what a pronoun stands for («EDF l'estime à …»)."""
    start = view.sentence(figure).start
    return _ASSESSED.search(view.folded, start, figure.start) is not None


def _is_expected(view: View, roles: Roles, figure: Mention) -> bool:
    """Whether it is only said to be planned («5 000 emplois sont attendus»): for what comes before."""
    number = view.sentence_number(figure)
    sentence, previous = view.sentences[number], view.sentences[max(0, number - 1)]
    names = filter(roles.can_own, view.names_in(previous.start, min(previous.end, sentence.start)))
    return (
        any(name.kind is Kind.SUBJECT for name in names)
        and _HEDGES.fullmatch(view.folded, sentence.start, figure.start) is not None
        and _expected().fullmatch(view.folded, figure.end, sentence.end) is not None
    )


def passes_on_its_topic(view: View, sentence: Sentence) -> bool:
    """Whether a sentence opens with a pronoun, or what somebody is up to a comma, before it names anybody."""
    words = attachment_words()
    match = words.stand_in.match(view.folded, sentence.start) or _description().match(
        view.folded, sentence.start
    )
    names = view.names_in(sentence.start, sentence.end)
    if match is None or not names or names[0].start < match.end():
        return False
    return match.group() in _PRONOUNS or "," in view.folded[match.end() : names[0].start]


def _is_none(view: View, start: int, match: re.Match[str]) -> bool:
    """Whether a word stands for nobody: «dans les landes», «de son côté», «le pays le plus riche»."""
    return (
        _OF_THEM.search(view.folded, start, match.end()) is not None
        or _SIDE.match(view.folded, match.end()) is not None
        or (match.group() in _POSSESSIVES and _peer().match(view.folded, match.end()) is not None)
        or _OF_ALL.match(view.folded, match.end()) is not None
    )


def _is_of_many(view: View, match: re.Match[str], figure: Mention) -> bool:
    """Whether the article is that of whatever a count is told of: «les modèles actuels tournent sur …»."""
    return (
        figure.kind is Kind.COUNT
        and match.group() == "les"
        and len(view.words(match.end(), figure.start)) >= _WORDS_OF_MANY
    )


def _names_but_one(view: View, number: int) -> bool:
    """Whether a sentence names somebody, and nobody else."""
    if number < 0:
        return False
    sentence = view.sentences[number]
    return len({name.value for name in view.names_in(sentence.start, sentence.end)}) == 1


def _is_opened(view: View, roles: Roles, figure: Mention, named: list[Mention]) -> bool:
    """Whether a comma that the stand-in follows closes words of time, of an occasion, or of who did it."""
    start = view.sentence(figure).start
    opening = _TO_THE_COMMA.match(view.folded, start, figure.start)
    if opening is None or view.figures_in(start, opening.end()):
        return False
    if any(name.end > opening.end() for name in named):
        return False
    words = len(view.words(start, opening.end()))
    if not all(map(roles.has_acted, named)) and not _occasion().match(view.folded, start):
        return False
    return words <= (_WORDS_OF_OPENING if named else _WORDS_OF_TIME) and (
        _sole().match(view.folded, opening.end(), figure.start) is not None
    )


def _is_led_up_to(view: View, roles: Roles, figure: Mention) -> bool:
    """Whether its phrase opens the sentence, and what is behind its comma stands for the last topic."""
    number = view.sentence_number(figure)
    sentence = view.sentences[number]
    opener = attachment_words().opener.match(view.folded, sentence.start, figure.start)
    rest = _TO_THE_COMMA.match(view.folded, figure.end, sentence.end)
    if opener is None or rest is None or number == 0:
        return False
    stand_in = _sole().match(view.folded, rest.end(), sentence.end)
    return (
        stand_in is not None
        and _is_topic(view, roles, view.sentences[number - 1], stand_in.group())
        and "," not in view.folded[sentence.start : figure.start]
        and not view.names_in(sentence.start, rest.end())
        and not view.figures_in(figure.end, rest.end())
    )


def _is_topic(view: View, roles: Roles, sentence: Sentence, pronoun: str) -> bool:
    """Whether a sentence begins with a name whose article, if any, goes with the pronoun."""
    name = next(filter(roles.can_own, view.names_in(sentence.start, sentence.end)), None)
    if name is None or len(view.words(sentence.start, name.start)) > _WORDS_BEFORE:
        return False
    article = _ARTICLE.search(view.folded, sentence.start, name.start)
    return article is None or pronoun not in _OTHER_GENDER[article[1]]


@cache
def _peer() -> re.Pattern[str]:
    """Somebody else, told by what he is to the last name: «[sa] grande rivale»."""
    peers = (f"{word}*" for word in load_lexicon("nationality")["peers"])
    return any_of(peers, before=r"\s+(?:(?:grand|petit|principal|plus grand|premier)e?\s+)?")


@cache
def _of_it() -> re.Pattern[str]:
    """What is measured of a stand-in: «le bénéfice net du groupe»."""
    return any_of(load_lexicon("attachment")["of_stand_ins"])


@cache
def _occasion() -> re.Pattern[str]:
    """What opens the words that say on what occasion: «Lors du sommet X, le groupe …»."""
    return any_of(load_lexicon("attachment")["occasion_openings"], before=r"\W*")


@cache
def _expected() -> re.Pattern[str]:
    """«sont attendus», «seront créés à terme», and nothing else up to the full stop."""
    words = agreeing(load_lexicon("attachment")["expected"])
    return any_of(
        words,
        before=r"(?:\s+(?:directs?|indirects?|d'euros|de dollars))?\s+(?:y\s+)?"
        r"(?:sont|seront|(?:doi|devrai)ent(?:\s+y)?\s+etre)\s+",
        after=r"(?:\s+(?:a terme|au total|sur place|sur le site|en tout))?[\s.!»]*",
    )


@cache
def _sole() -> re.Pattern[str]:
    """The stand-ins that are a name's whole place in the sentence: «elle», «le groupe», not «les», «sa»."""
    words = load_lexicon("attachment")
    return any_of(set(words["stand_ins"]) - set(words["determiners"]))


@cache
def _description() -> re.Pattern[str]:
    """What says what somebody is: «le fabricant», «la licorne»."""
    return any_of(load_lexicon("attachment")["descriptions"])
