"""Whose figure: the shipped counting of words against spaCy's parser, on the same passages.

    python tests/bench/attachment.py benchmark/dev.jsonl

The parser's variant puts a name as far from a figure as the tree does: twice the steps between their
heads, as the stock model draws it. All else is the same: what a companion, a place or an earlier
sentence costs.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span, Token

import bot.claims.owners as owners
from bot.check import Checker
from bot.claims.roles import Roles
from bot.claims.view import View
from bot.evaluation import Answers, compare, score, to_gold
from bot.model import Mention
from bot.nlp import MODEL

_STEP = 2
_UNPARSED = 40

Cost = Callable[[View, Roles, Mention, Mention], int]


def by_tree(counted: Cost) -> Cost:
    """The cost of a name by the tree; by count where the parser puts the two in different sentences."""
    nlp = spacy.load(MODEL, exclude=["ner", "attribute_ruler", "lemmatizer", "morphologizer"])

    @lru_cache(maxsize=64)
    def parse(text: str) -> Doc:
        return nlp(text)

    def cost(view: View, roles: Roles, name: Mention, figure: Mention) -> int:
        doc = parse(view.text)
        heads = [_head(doc, one) for one in (name, figure)]
        steps = None if None in heads else _steps(*heads)  # type: ignore[arg-type]
        if steps is None:
            return max(counted(view, roles, name, figure), _UNPARSED)
        return _STEP * steps + roles.cost(name)

    return cost


def _head(doc: Doc, mention: Mention) -> Token | None:
    span: Span | None = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _steps(one: Token, other: Token) -> int | None:
    """How many arcs lie between two words, None in two sentences."""
    up = {token.i: steps for steps, token in enumerate((one, *one.ancestors))}
    for steps, token in enumerate((other, *other.ancestors)):
        if token.i in up:
            return up[token.i] + steps
    return None


def main() -> None:
    """Prints what each catches, confirms and raises wrongly, and the CPU it takes."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    labelled = [to_gold(json.loads(line)) for line in lines if line]
    checker = Checker.load()
    counted = owners._cost
    print(f"{'':8}{'caught':>10}{'right rule':>12}{'alarms':>10}{'confirmed':>12}{'CPU':>8}")
    for row, cost in (("words", counted), ("tree", by_tree(counted))):
        owners._cost = cost
        start = time.process_time()
        totals = score([compare(gold, Answers.of(checker.check(gold.document))) for gold in labelled])
        rates = (
            totals.problems_caught,
            totals.right_rule,
            totals.false_alarms_per_100,
            totals.supported_told,
        )
        told = (f"{rate.hits}/{rate.of}" for rate in rates)
        seconds = time.process_time() - start
        print(
            row.ljust(8)
            + "".join(one.rjust(width) for one, width in zip(told, (10, 12, 10, 12), strict=True)),
            f"{seconds:6.1f} s",
        )


if __name__ == "__main__":
    main()
