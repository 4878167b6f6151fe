"""The words that a fact and its subject are told in."""

from __future__ import annotations

from functools import cache

from bot.facts import Fact, Subject
from bot.folding import fold
from bot.match import Candidate


def vocabulary(candidate: Candidate) -> str:
    """The folded words that the fact and its subject are told in."""
    return _words_of(candidate.fact, candidate.subject)


def notes(candidate: Candidate) -> str:
    """The folded words of what is noted beside them: what else the money is for, who else takes part."""
    return fold(f"{candidate.fact.note} {candidate.subject.note}")


@cache
def _words_of(fact: Fact, subject: Subject) -> str:
    contexts = (word for alias in subject.aliases for word in alias.only_with)
    return fold(" ".join((fact.label, *fact.cues, *(alias.text for alias in subject.aliases), *contexts)))
