"""The formats an audit reads, one module each: whatever module here has a FORMAT is a reader."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from bot.audit.drafts import Format, Head


@cache
def all_formats() -> tuple[Format, ...]:
    """Returns every format, in the order in which they are asked."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    formats = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return tuple(sorted(formats, key=lambda found: (found.rank, found.name)))


def recognise(head: Head) -> Format | None:
    """Returns the format of an item, told by its content; None when it is none that is read."""
    return next((found for found in all_formats() if found.recognise(head)), None)
