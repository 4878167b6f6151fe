"""Where the rules and facts live: beside `bot/` in a checkout, inside it once installed."""

from pathlib import Path

_package = Path(__file__).parent
_installed = _package / "data"
_root = _installed if _installed.is_dir() else _package.parent

RULES = _root / "rules"
FACTS = _root / "facts"
