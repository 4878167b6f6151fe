"""The proof card: what a verdict rests on, as JSON and as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from bot.proof import Outcome, Proof, Spot
from bot.report.words import Lang, say_day

Card = Mapping[str, Any]
"""A proof as it stands in a report."""

_OUTCOMES: Mapping[str, Mapping[Lang, str]] = {
    Outcome.OWNER: {"fr": "c’est à lui", "en": "the figure is its"},
    Outcome.SAME: {"fr": "le même, nommé plus loin", "en": "the same, named farther off"},
    Outcome.ABREAST: {"fr": "tout aussi proche", "en": "as near"},
    Outcome.ASIDE: {"fr": "cité en passant", "en": "only goes along"},
    Outcome.EARLIER: {"fr": "dans une phrase précédente", "en": "in an earlier sentence"},
    Outcome.UNKNOWN: {"fr": "pas dans la table", "en": "not in the table"},
    Outcome.WITHOUT_FACT: {
        "fr": "la table n’a rien de tel sur lui",
        "en": "the table holds nothing of the kind",
    },
    Outcome.FARTHER: {"fr": "plus loin", "en": "farther off"},
}
_REASONS: Mapping[str, Mapping[Lang, str]] = {
    "found": {"fr": "le fait est nommé sans doute possible", "en": "the fact is named beyond doubt"},
    "no-subject": {
        "fr": "aucun sujet de la table à portée du chiffre",
        "en": "no subject of the table near by",
    },
    "no-fact": {
        "fr": "la table n’a rien de tel sur ce sujet",
        "en": "the table holds nothing of the kind on it",
    },
    "other-owner": {"fr": "le chiffre peut être à un autre", "en": "the figure may be another’s"},
    "other-attribute": {"fr": "le chiffre mesure autre chose", "en": "the figure measures something else"},
    "not-known-yet": {"fr": "aucune valeur connue ce jour-là", "en": "no value known on that day"},
    "stale": {"fr": "fait trop anciennement vérifié", "en": "the fact was verified too long ago"},
    "other-time": {"fr": "le chiffre est d’une autre date", "en": "the figure is of another time"},
    "other-place": {"fr": "le chiffre est d’un autre lieu", "en": "the figure is of another place"},
    "unclear": {"fr": "ce qu’il mesure n’est pas dit", "en": "what it measures is not said"},
}
_WORDS: Mapping[str, Mapping[Lang, str]] = {
    "reason": {"fr": "Pourquoi", "en": "Why"},
    "comparison": {"fr": "Comparaison", "en": "Comparison"},
    "covers": {"fr": "Le chiffre vaut", "en": "The figure stands for"},
    "to": {"fr": "inclus à", "en": "included to"},
    "clocks": {"fr": "Valeur", "en": "Value"},
    "since": {"fr": "en vigueur le", "en": "in force on"},
    "public": {"fr": "publique le", "en": "public on"},
    "checked": {"fr": "vérifiée le", "en": "verified on"},
    "cues": {"fr": "Mots qui disent ce qu’il mesure", "en": "Words that say what it measures"},
    "weak": {"fr": "peut dire autre chose", "en": "may say something else"},
    "owners": {"fr": "À qui est le chiffre", "en": "Whose figure it is"},
    "nobody": {"fr": "personne n’est nommé", "en": "nobody is named"},
    "distance": {"fr": "distance", "en": "distance"},
    "text": {"fr": "Le texte seul le prouve.", "en": "The text alone proves it."},
}


def proof_object(proof: Proof) -> dict[str, object]:
    """Returns a proof as it stands in a report, ready for JSON; offsets are null in another field."""
    clocks = proof.clocks
    return {
        "comparison": proof.comparison,
        "sure": proof.sure,
        "reason": proof.reason,
        "stance": proof.stance,
        "standing": proof.standing,
        "cues": [
            {**_spot(sign.spot), "attribute": sign.attribute, "cost": sign.cost, "weak": sign.weak}
            for sign in proof.signs
        ],
        "owners": [
            {**_spot(one.spot), "subject": one.subject, "cost": one.cost, "outcome": one.outcome}
            for one in proof.contenders
        ],
        "covers": None if proof.covers is None else [f"{bound:f}" for bound in proof.covers],
        "clocks": None
        if clocks is None
        else {key: getattr(clocks, key).isoformat() for key in ("since", "public", "checked")},
    }


def _spot(spot: Spot) -> dict[str, object]:
    return {"start": spot.start, "end": spot.end, "text": spot.text}


def card_lines(card: Card | None, lang: Lang) -> Iterator[str]:
    """Yields the lines of a proof as it stands in a report; None is that of a text against itself."""
    if card is None:
        yield _say("text", lang)
        return
    yield f"{_say('reason', lang)} : {_REASONS[card['reason']][lang]}"
    yield f"{_say('comparison', lang)} : {card['comparison']}"
    if card["covers"]:
        low, high = (_number(bound, lang) for bound in card["covers"])
        yield f"{_say('covers', lang)} : {low} {_say('to', lang)} {high}"
    if card["clocks"]:
        days = (f"{_say(key, lang)} {_day(day, lang)}" for key, day in card["clocks"].items())
        yield f"{_say('clocks', lang)} : {', '.join(days)}"
    for words, attributes in _by_words(card["cues"]).items():
        named = (name + (f" ({_say('weak', lang)})" if weak else "") for name, weak in attributes.items())
        yield f"{_say('cues', lang)} : « {words} » → {', '.join(named)}"
    if not card["owners"]:
        yield f"{_say('owners', lang)} : {_say('nobody', lang)}"
    for owner in card["owners"]:
        told = f"« {owner['text']} » ({_say('distance', lang)} {owner['cost']})"
        yield f"{_say('owners', lang)} : {told}, {_OUTCOMES[owner['outcome']][lang]}"


def _by_words(cues: Sequence[Mapping[str, Any]]) -> Mapping[str, Mapping[str, bool]]:
    """The attributes that each word may name, and whether only perhaps."""
    told: dict[str, dict[str, bool]] = {}
    for cue in cues:
        told.setdefault(cue["text"], {})[cue["attribute"]] = cue["weak"]
    return told


def _say(word: str, lang: Lang) -> str:
    return _WORDS[word][lang]


def _day(written: str, lang: Lang) -> str:
    return say_day(date.fromisoformat(written), lang)


def _number(written: str, lang: Lang) -> str:
    grouped = f"{Decimal(written):,f}"
    return grouped.replace(",", "\u202f").replace(".", ",") if lang == "fr" else grouped
