"""Documents labelled by hand: what each figure ought to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.documents import to_document
from bot.errors import InputError
from bot.model import Document, Label


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """What a figure ought to be told: its label and rule, and the others that will do as well.

    `rule` is None for a figure that is right or without a fact.
    """

    start: int
    end: int
    label: Label
    rule: str | None
    labels: frozenset[Label]
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled document; unless `complete`, figures without a label may still be wrong."""

    document: Document
    claims: tuple[GoldClaim, ...]
    complete: bool


def to_gold(value: Mapping[str, object]) -> Gold:
    """Makes a labelled document of a JSON object; raises InputError naming what is wrong."""
    document = to_document(dict(value))
    claims = value.get("claims")
    if not isinstance(claims, list):
        raise InputError("« claims » doit être une liste.", "“claims” must be a list.")
    return Gold(
        document,
        tuple(_claim(claim, number, len(document.text)) for number, claim in enumerate(claims, 1)),
        value.get("complete") is True,
    )


def _claim(claim: object, number: int, length: int) -> GoldClaim:
    try:
        if not isinstance(claim, dict):
            raise TypeError("un objet est attendu")
        start, end, label = int(claim["start"]), int(claim["end"]), Label(claim["label"])
        if not 0 <= start < end <= length:
            raise ValueError(f"start {start}, end {end} hors du texte")
        rule = claim.get("rule") or None
        return GoldClaim(
            start,
            end,
            label,
            rule,
            frozenset({label, *map(Label, claim.get("accept") or ())}),
            frozenset({*([rule] if rule else ()), *(claim.get("accept_rules") or ())}),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"étiquette {number} de « claims » inutilisable ({error}).",
            f"label {number} of “claims” cannot be used ({error}).",
        ) from None
