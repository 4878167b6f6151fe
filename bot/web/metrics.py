"""`/metrics` for Prometheus: what this process answered, and what the store holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST as CONTENT_TYPE
from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.store.figures import Figures

__all__ = ["ANSWER_SECONDS", "CONTENT_TYPE", "exposition"]

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10)
_QUANTILES = (0.5, 0.95, 0.99)

_answers = CollectorRegistry()
ANSWER_SECONDS = Histogram(
    "vraichiffre_http_request_seconds",
    "Time to answer a request, in this process",
    ("method", "path", "status"),
    registry=_answers,
    buckets=_BUCKETS,
)


def exposition(figures: Figures, oldest_checked: date | None) -> bytes:
    """Returns the metrics in Prometheus' text format; `oldest_checked` is of the table of facts."""
    registry = CollectorRegistry()
    registry.register(_Stored(figures, oldest_checked))
    return generate_latest(_answers) + generate_latest(registry)


class _Stored(Collector):
    def __init__(self, figures: Figures, oldest_checked: date | None) -> None:
        self._figures = figures
        self._oldest = oldest_checked

    def collect(self) -> Iterator[Metric]:
        """Yields what the store counts. All are gauges: a purge makes them fall."""
        figures = self._figures
        yield _gauge("deliveries", "Deliveries kept", ("hook", "outcome"), figures.deliveries)
        yield _gauge("checks", "Checks kept", ("state",), {(key,): n for key, n in figures.checks.items()})
        yield _gauge(
            "callbacks", "Callbacks kept", ("state",), {(key,): n for key, n in figures.callbacks.items()}
        )
        yield _gauge("verdicts", "Verdicts kept", ("label", "rule"), figures.verdicts)
        yield _gauge("queue_age_seconds", "Age of the check that waits longest", (), {(): figures.queue_age})
        yield _gauge(
            "check_seconds",
            "From delivery to verdict, over the last thousand checks",
            ("quantile",),
            {(str(q),): _quantile(figures.seconds, q) for q in _QUANTILES},
        )
        if self._oldest is not None:
            yield _gauge(
                "facts_oldest_checked_timestamp_seconds",
                "The day the stalest fact of the table was last verified",
                (),
                {(): datetime.combine(self._oldest, time(), UTC).timestamp()},
            )


def _gauge(name: str, text: str, labels: tuple[str, ...], values: Mapping[Any, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"vraichiffre_{name}", text, labels=labels)
    for key, value in values.items():
        family.add_metric(list(key), value)
    return family


def _quantile(ascending: list[float], part: float) -> float:
    return ascending[min(len(ascending) - 1, int(part * len(ascending)))] if ascending else 0.0
