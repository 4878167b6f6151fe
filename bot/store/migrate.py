"""The database brought to the shape the program expects."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.errors import InputError
from bot.store.engine import Store

_LOCK = 0x76726169  # «vrai»: any number nobody else locks


def upgrade(store: Store) -> None:
    """Runs the migrations that are missing, one process at a time."""
    config = _config()
    with store.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def require_current(store: Store) -> None:
    """Raises InputError when a migration is missing, or when the database is newer than the program."""
    with store.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found != ScriptDirectory.from_config(_config()).get_current_head():
        raise InputError(
            "la base n’est pas à jour ; lancez vraichiffre init --dir avec le même dossier.",
            "the database is not up to date; run vraichiffre init --dir with the same folder.",
        )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
