"""What a run is: its version, table, rules and options, so that results of two are never mixed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot import __version__
from bot.audit.model import Settings
from bot.errors import InputError

SCHEMA = "vraichiffre/audit/1"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two runs one: the same version, table, rules and options."""

    facts_digest: str
    rules_digest: str
    settings: Settings

    def as_json(self) -> dict[str, Any]:
        """Returns it as it stands in the manifest."""
        options = asdict(self.settings)
        options["published"] = self.settings.published.isoformat() if self.settings.published else None
        options["mapping"] = dict(self.settings.mapping)
        options["facts"] = list(self.settings.facts)
        return {
            "schema": SCHEMA,
            "version": __version__,
            "facts_digest": self.facts_digest,
            "rules_digest": self.rules_digest,
            "options": options,
        }


def read_manifest(out: Path) -> dict[str, Any] | None:
    """Returns the manifest of the run a folder holds, None where there is none. Raises InputError."""
    try:
        content = (out / MANIFEST).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    return parse_manifest(content, str(out / MANIFEST))


def parse_manifest(content: str, where: str) -> dict[str, Any]:
    """Returns what a manifest says; raises InputError, naming where it stands, for one that is damaged."""
    try:
        found = json.loads(content)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise InputError(
            f"{where} : illisible ; effacez ce dossier ou donnez-en un autre (--out).",
            f"{where}: unreadable; remove the folder or give another (--out).",
        )
    return found


def differences(found: dict[str, Any], identity: Identity) -> list[str]:
    """Names what differs between the run of a manifest and this one."""
    wanted = identity.as_json()
    return [key for key, value in wanted.items() if found.get(key) != value]


def write_manifest(
    out: Path, identity: Identity, paths: tuple[str, ...], counts: dict[str, Any] | None
) -> None:
    """Writes the manifest, whole or not at all; `counts` are there once the run is done."""
    content = {
        **identity.as_json(),
        "inputs": list(paths),
        "state": "running" if counts is None else "done",
        "counts": counts,
    }
    part = out / f"{MANIFEST}.part"
    part.write_text(
        json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", errors="replace"
    )
    part.replace(out / MANIFEST)
