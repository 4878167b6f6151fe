"""Writes rules/lexicon/demonyms.toml from the npm package world-countries, which it fetches with `npm pack`.

    python tools/demonyms.py

What is wrong or missing in the source is put right in rules/lexicon/countries.toml, never in the written
file: the source's licence, the ODbL, covers that file alone.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

PACKAGE = "world-countries@5.1.0"
SHA256 = "329eb6ef4099ffb590219c9beb634bf489a5e4b10d8ab0ac52a58ebf7b9f8495"
TARGET = Path(__file__).parents[1] / "rules" / "lexicon" / "demonyms.toml"

HEADER = f"""\
# French names of countries, and of their inhabitants (masculine, feminine).
# Written by tools/demonyms.py: do not edit.
#
# Contains information from "World countries" (npm {PACKAGE}, https://github.com/mledoze/countries),
# Copyright Mohammed Le Doze, which is made available here under the Open Database License (ODbL) 1.0:
# https://opendatacommons.org/licenses/odbl/1.0/
# Changed: all but the French names and demonyms is left out. What is derived from this file stays
# under the ODbL.
# SPDX-License-Identifier: ODbL-1.0
"""


def main() -> None:
    """Fetches the package, checks it, and writes the file."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        (package,) = Path(folder).glob("*.tgz")
        digest = hashlib.sha256(package.read_bytes()).hexdigest()
        if digest != SHA256:
            raise SystemExit(f"{PACKAGE}: sha256 is {digest}, not the one noted in {Path(__file__).name}")
        with tarfile.open(package) as archive:
            member = archive.extractfile("package/countries.json")
            assert member is not None
            countries: list[dict[str, Any]] = json.load(member)
    countries.sort(key=lambda country: country["cca2"])
    names = {country["cca2"]: _names(country["translations"]["fra"]) for country in countries}
    demonyms = {country["cca2"]: _demonyms(country["demonyms"].get("fra", {})) for country in countries}
    TARGET.write_text(f"{HEADER}\n{_table('names', names)}\n{_table('demonyms', demonyms)}", encoding="utf-8")


def _names(translation: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(_tidy(translation[which]) for which in ("common", "official")))


def _tidy(name: str) -> str:
    """The name without stray spaces, what stands in brackets, and a leading article."""
    name = re.sub(r" *\([^)]*\)", "", name)
    name = re.sub(r" ?(-|') ?", r"\1", name.replace("’", "'"))
    return re.sub(r"^(?:Les|La) (?=\S+ )", "", name).strip()


def _demonyms(pair: dict[str, str]) -> list[str]:
    return [pair["m"], pair["f"]] if pair.get("m") and pair.get("f") else []


def _table(title: str, rows: dict[str, list[str]]) -> str:
    lines = [f"{code} = {json.dumps(words, ensure_ascii=False)}\n" for code, words in rows.items() if words]
    return f"[{title}]\n{''.join(lines)}"


if __name__ == "__main__":
    main()
