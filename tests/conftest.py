"""What several test files share."""

import pytest

from bot.check import Checker


@pytest.fixture(scope="session")
def checker() -> Checker:
    """A checker over the shipped table, its French model loaded once for the whole run."""
    return Checker.load()
