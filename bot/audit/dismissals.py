"""What people dismissed at the desk, found again in a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.audit.outputs.places import name_place, places_of
from bot.audit.results import PROBLEMS, Read, Row
from bot.targets import locate


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a verdict, where they stand, and its rule."""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Dismissals:
    """Decisions (`reason`, `by`, `at`) by article, as `name_place` names it, and claim, as `locate` does."""

    decisions: Mapping[tuple[str, str], Row] = field(default_factory=dict)

    def of(self, document: Row, verdict: Row) -> Row | None:
        """Returns the decision that dismisses a verdict, in any of the places of its article."""
        if not self.decisions or verdict["label"] not in PROBLEMS:
            return None
        placed = Words(verdict["start"], verdict["end"], verdict["text"], verdict["rule"])
        (target,) = locate(document[verdict["in"]], "text", None, [placed])
        names = (name_place(place) for place in places_of(Read(document, ())))
        return next((found for name in names if (found := self.decisions.get((name, target.claim)))), None)
