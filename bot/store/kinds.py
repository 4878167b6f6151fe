"""The words that the tables keep in their columns of kinds and states."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an account may do at the desk, least first."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


class State(StrEnum):
    """Where a check, a callback or an answer stands; only the first two are ever picked up by a worker."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    DISMISSED = "dismissed"
    """Of an answer that a person decided not to give."""
    TAKEN_BACK = "taken-back"
    """Of a decision on an answer that a person undid before anything was sent."""


class Outcome(StrEnum):
    """What was made of a delivery."""

    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    IGNORED = "ignored"
    """Nothing of ours: another event, another kind of entry."""
    UNREADABLE = "unreadable"


class Action(StrEnum):
    """What a person decided about a claim."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    LATER = "later"
    REOPEN = "reopen"
