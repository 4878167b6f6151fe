"""How a figure is said: asserted, denied, asked, supposed or compared; in the text's own voice or quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bot.claims.view import View
from bot.folding import HEDGED, any_of
from bot.lexicon import load_lexicon
from bot.model import Kind, Mention, Quantity, Stance, Voice

_QUOTES = re.compile(r"[«“\"][^«»“”\"]{0,1500}[»”\"“]")
_BESIDE = re.compile(r"\s*(?:\(|(?:,[^,;:.()]{1,30},|,)?\s*soit|,?\s*ou)\s*(?:[\w']+\s+){0,5}")
_BREAK = re.compile(r" : |\s{3}")
"""A colon, or what a picture leaves of itself and the spaces around it."""
_AND_THEN = re.compile(
    r"\s*[^,;:]{0,60},\s*(?:et|mais|alors|or)\s+(?=(?:pour )?qu|comment\b|combien\b|pourquoi\b|où\b)"
)
_INVERTED = re.compile(r"\w-(?:t-)?(?:ils?|elles?|on)\b")
_GAP = r"(?:(?!\s{3})[^\w:])"
"""Between words, up to a colon or a picture."""
_FEWEST_WORDS_OF_A_QUOTATION = 5
_RIGHT_BEHIND = 30
_EXPLAINED = re.compile(
    r"[^,;:.!?]{0,60},\s*c'est (?:que\b|qu'|parce|pour\b|grace|faute|d'abord|avant tout|surtout|aussi|bien)"
)
"""«Si X y met 20 milliards, c'est pour …» takes the 20 for granted."""
_REFUTED = re.compile(r"\W*(?:c'est )?(?:faux|intox|infox)\s*[:,!]")
"""It refutes what was said before; what follows is the text's own: «Faux : le fonds a 400 millions»."""
_PHRASE_END = re.compile(r"[^\w\s',.]|\s{3}")
_APPOSITION = re.compile(
    r",\s*(?:le|la|ce|cette)\s+(?:[\w']+\s+){1,4}?(?:de |d'|a |aux )"
    rf"{HEDGED}$"
)
_AGO = re.compile(
    r"\bil y a (?:(?:pres|plus|moins) de |environ |a peine |quelque )?"
    r"(?:\d+|\w+(?: \w+)?) (?:ans?|mois|annees)\b"
)


def find_stance(view: View, figure: Mention) -> Stance:
    """Returns what the text does with the figure; asserted unless its words say otherwise."""
    sentence = view.sentences[view.sentence_number(figure)]
    before = view.folded[sentence.start : figure.start]
    after = view.folded[figure.end : sentence.end]
    words = _patterns()
    if words["denials"].search(before[-80:]) or words["afterthoughts"].match(after):
        return Stance.DENIED
    told = words["no_negations"].sub(" ", view.before(figure)[-120:])
    if words["negations"].search(told) and not words["presupposed"].search(before[-20:]):
        return Stance.DENIED
    if words["rejections"].search(after):
        return Stance.DENIED
    if words["retractions"].match(view.folded, sentence.end, min(len(view.folded), sentence.end + 60)):
        return Stance.DENIED
    if _is_asked(view, figure, words):
        return Stance.ASKED
    if _is_conversion(view, figure, words):
        return Stance.CONVERTED
    if words["corrections"].search(view.folded, sentence.start, sentence.end) or words["opinions"].search(
        after
    ):
        return Stance.SUPPOSED
    clause_start, _ = view.clause_span(figure)
    clause = view.folded[clause_start : figure.start]
    told_by = words["sources"].search(view.folded, sentence.start, sentence.end)
    is_hearsay = told_by is None or words["hearsay"].match(view.folded, told_by.end(), sentence.end)
    supposed = words["suppositions"].search(clause) or (is_hearsay and words["conditionals"].search(clause))
    is_granted = _REFUTED.match(clause) or _EXPLAINED.match(after)
    if supposed and not words["not_suppositions"].search(clause) and not is_granted:
        return Stance.SUPPOSED
    if any(words[kind].search(before[-80:]) for kind in ("comparisons", "changes", "bynames")):
        return Stance.COMPARED
    if figure.kind is Kind.MONEY and words["taking"].search(before[-80:]):
        return Stance.COMPARED
    return Stance.ASSERTED


def _is_asked(view: View, figure: Mention, words: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the figure stands in a question that does not take it for granted."""
    sentence = view.sentence(figure)
    if not view.text[sentence.start : sentence.end].rstrip("»”\"' )").endswith("?"):
        return False
    if _BREAK.search(view.text, figure.end, sentence.end):
        return False  # only what follows asks
    if _AND_THEN.match(view.text, figure.end, sentence.end) and not words["asking"].search(
        view.folded, sentence.start, figure.start
    ):
        return False  # «Nous avons payé 20 milliards, et qu'avons-nous obtenu ?»
    if words["tags"].search(view.folded, figure.end, sentence.end):
        return False  # «…, qui dit mieux ?» asks nothing of the figure
    if words["presupposed"].search(view.folded, sentence.start, figure.start):
        return False  # «Sur les 20 milliards annoncés, combien … ?»
    if words["reasons"].search(view.folded, sentence.start, figure.start):
        return False  # «Faut-il trembler parce que X glisse 15 millions … ?»
    if _INVERTED.search(view.text, figure.end, sentence.end) and (
        words["asides"].search(view.folded, sentence.start, figure.start)
        or words["fronts"].match(view.folded, sentence.start, figure.start)
    ):
        return (
            False  # «Le fonds, qui dispose de 20 milliards, tiendra-t-il ?», «Avec 20 milliards, peut-il … ?»
        )
    return words["presupposing"].match(view.folded, sentence.start, figure.start) is None


def _is_conversion(view: View, figure: Mention, words: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the figure only tells an amount in another currency."""
    if figure.kind is not Kind.MONEY:
        return False
    sentence = view.sentence(figure)
    if words["conversions"].search(view.before(figure)[-60:]) or words["conversions"].search(
        view.after(figure)[:60]
    ):
        return True
    others = view.figures_in(sentence.start, figure.start)
    return bool(
        others
        and others[-1].kind is Kind.MONEY is figure.kind
        and isinstance(others[-1].value, Quantity)
        and isinstance(figure.value, Quantity)
        and others[-1].value.unit != figure.value.unit
        and _BESIDE.fullmatch(view.folded, others[-1].end, figure.start)
    )


def is_forecast(view: View, figure: Mention) -> bool:
    """Returns whether the clause up to the figure, or the words right behind, tell what is still to come.

    What a definite apposition says of somebody is so now: «aidera X, le groupe aux 20 milliards de ventes».
    """
    start, _ = view.clause_span(figure)
    apposition = _APPOSITION.search(view.folded, start, figure.start)
    start = apposition.start() if apposition else start
    words, behind = _patterns(), _PHRASE_END.split(view.after(figure)[:_RIGHT_BEHIND])[0]
    return any(
        (
            words["forecasts"].search(view.folded, start, figure.start),
            words["forecasts"].search(behind.partition(",")[0]),
            words["expected"].search(behind),  # «…, attendu en 2026», but not «…, va recruter»
        )
    )


def is_ago(view: View, figure: Mention) -> bool:
    """Returns whether the clause up to the figure says how many months or years ago it was."""
    start, _ = view.clause_span(figure)
    return _AGO.search(view.folded, start, figure.start) is not None


def find_voice(view: View, figure: Mention) -> Voice:
    """Returns whether the figure stands within a quotation long enough to be somebody's words."""
    sentence = view.sentences[view.sentence_number(figure)]
    first = max(0, sentence.start - 1500)
    for match in _QUOTES.finditer(view.text, first, min(len(view.text), sentence.end + 1500)):
        if match.start() < figure.start and figure.end < match.end():
            words = view.words(match.start(), match.end())
            return Voice.QUOTED if len(words) >= _FEWEST_WORDS_OF_A_QUOTATION else Voice.OWN
    return Voice.OWN


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon("stance")
    between = any_of(words["between"]).pattern
    return {
        "denials": any_of(words["denials"], after=rf"\s*(?:{between}\s*){{0,5}}$"),
        "negations": any_of(words["negations"], after=rf"(?:{_GAP}+\w+){{0,6}}?{_GAP}*$"),
        "no_negations": any_of(words["no_negations"]),
        "presupposed": any_of(words["presupposed"], after=r"\s*$"),
        "afterthoughts": re.compile(
            r"\s*(?:" + "|".join(re.escape(word) for word in words["afterthoughts"]) + ")"
        ),
        "suppositions": any_of(words["suppositions"]),
        "conditionals": any_of(words["conditionals"]),
        "sources": any_of(words["sources"]),
        "not_suppositions": any_of(words["not_suppositions"]),
        "rejections": any_of(words["rejections"]),
        "opinions": any_of(words["opinions"]),
        "retractions": any_of(words["retractions"], before=r"[\W_]*"),
        "conversions": any_of(words["conversions"]),
        "tags": any_of(words["tags"], after=r"\W*$"),
        "asides": any_of(words["asides"], before=r"\w\W{1,3}", after=r"[^?:;]*$"),
        "reasons": any_of(words["reasons"], before=r"\w\W{1,3}", after=r"(?:(?<=')|\s)[^?:;]*$"),
        "fronts": any_of(words["fronts"], before=r"\W*"),
        "asking": any_of(words["asking"]),
        "hearsay": any_of(
            words["hearsay"], before=r"\s*(?:(?:des|les|nos|une|un|la|de|plusieurs|certaines?) )?"
        ),
        "presupposing": any_of(words["presupposing"], before=r"\W*"),
        "comparisons": any_of(
            words["comparisons"],
            before=r"(?<!cette )(?<!une )(?<!la )(?<!chaque )",
            after=r"\s*(?:les|des|aux|la|le|de|d'|ces)?\s*$",
        ),
        "bynames": any_of(words["bynames"], after=r"\s+aux\s+$"),
        "changes": any_of(
            words["changes"],
            after=r"(?:\s+[\w']+){0,4}\s+(?:d'|de )\s*(?:(?:pres|plus|moins) de |quelque |environ )?$",
        ),
        "taking": any_of(words["taking"], after=rf"\s+{HEDGED}$"),
        "expected": any_of(words["expected"]),
        "forecasts": re.compile(
            rf"{any_of(words['forecasts']).pattern}|\w\w(?:{'|'.join(words['forecast_endings'])})\b"
        ),
        "corrections": any_of(words["corrections"]),
    }
