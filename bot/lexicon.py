"""The word lists of rules/lexicon/, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from bot.folders import RULES


class LexiconError(Exception):
    """A word list is missing or cannot be read: the message says which, where, and how to mend it."""


class _Lexicon(dict[str, Any]):
    """A word list that names its file when a table is missing from it."""

    def __init__(self, file: str, tables: dict[str, Any]) -> None:
        super().__init__(tables)
        self.file = file

    def __missing__(self, key: str) -> Any:
        raise LexiconError(f"{self.file} : il manque la table « {key} ».")


@cache
def load_lexicon(name: str) -> Mapping[str, Any]:
    """Read rules/lexicon/<name>.toml, numbers as Decimal; the same object is given every time.

    Raises LexiconError when the file is missing or is not TOML, and on the look-up of a table it lacks.
    """
    path = RULES / "lexicon" / f"{name}.toml"
    file = f"rules/lexicon/{name}.toml"
    try:
        return _Lexicon(file, tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
    except OSError as error:
        raise LexiconError(
            f"{file} : lexique illisible ({error.strerror}) ; réinstallez vraichiffre."
        ) from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{file} : le lexique doit être en UTF-8 (octet {error.start}).") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"ligne {line[1]}" if line else "fin du fichier"
        raise LexiconError(f"{file}, {where} : TOML invalide ({error}).") from error
