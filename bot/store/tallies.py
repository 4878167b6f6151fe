"""How the verdicts do: by rule and week, how many people dismissed, and how many figures the table knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, case, distinct, func, or_, select
from sqlalchemy.orm import Session

from bot.model import PROBLEMS
from bot.store.kinds import Action
from bot.store.review import current_check, newest_decisions
from bot.store.tables import Article, Check, VerdictRow, Version


@dataclass(frozen=True, slots=True)
class Judged:
    """What people made of a rule's verdicts; `false_alarms` are the dismissed ones said to be wrong."""

    rule: str
    accepted: int
    dismissed: int
    false_alarms: int

    @property
    def rate(self) -> float:
        """The share of the decided verdicts that was dismissed."""
        return self.dismissed / (self.accepted + self.dismissed)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Figures of the articles shown, and how many of them a fact could be held against."""

    section: str
    articles: int
    figures: int
    checked: int


def by_week(session: Session, since: datetime) -> Mapping[str, Mapping[date, int]]:
    """Counts the different claims with a problem by rule and week (its Monday)."""
    day = func.date(Check.finished_at)
    rows = session.execute(
        select(VerdictRow.rule, day, func.count(distinct(VerdictRow.claim)))
        .join(Check, Check.id == VerdictRow.check_id)
        .where(VerdictRow.label.in_(PROBLEMS), Check.finished_at >= since)
        .group_by(VerdictRow.rule, day)
    )
    weeks: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for rule, written, number in rows:
        finished = date.fromisoformat(str(written))
        weeks[rule][finished - timedelta(days=finished.weekday())] += number
    return weeks


def judged(session: Session, false_alarm: str) -> Sequence[Judged]:
    """Returns what was decided of each rule, the most dismissed first; `false_alarm` begins such a reason."""
    newest = newest_decisions()
    dismissed = newest.c.action == Action.DISMISS
    wrong = and_(
        dismissed, or_(newest.c.reason == false_alarm, newest.c.reason.startswith(f"{false_alarm}:"))
    )
    rows = session.execute(
        select(
            newest.c.rule,
            func.count(case((newest.c.action == Action.ACCEPT, 1))),
            func.count(case((dismissed, 1))),
            func.count(case((wrong, 1))),
        )
        .where(newest.c.action.in_((Action.ACCEPT, Action.DISMISS)))
        .group_by(newest.c.rule)
    )
    return sorted((Judged(*tuple(row)) for row in rows), key=lambda one: (-one.rate, one.rule))


def coverage(session: Session) -> Sequence[Coverage]:
    """Counts figures and those checked by section, over the current version of each article shown."""
    rows = session.execute(
        select(
            Version.section,
            func.count(Article.id),
            func.sum(Check.figures),
            func.sum(Check.checked),
        )
        .select_from(Article)
        .join(Version, Version.id == Article.current_id)
        .join(Check, Check.id == current_check())
        .where(Article.withdrawn_at.is_(None), Check.figures.is_not(None))
        .group_by(Version.section)
        .order_by(Version.section)
    )
    return [
        Coverage(section, articles, figures or 0, checked or 0)
        for section, articles, figures, checked in rows
    ]
