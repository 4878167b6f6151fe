"""Puts a trained `ner` into the package, blended, with its credits, and prints the digests for bot/nlp.py.

python -m training.ship TRAINED_FOLDER WINER_FR_JSONL
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path
from typing import Any

import srsly
from spacy import __version__ as spacy_version
from spacy.util import load_config
from thinc.api import Config

from bot.nlp import MODEL, MODEL_VERSION, NER_FOLDER, assemble, model_folder
from training.corpus import read_articles
from training.evaluate import SCORED, scores, tally

STOCK_SHARE = 0.15
"""Of the weights that the training started from: they bring back names that Wikinews never tells of."""

FILES = ("config.cfg", "ner/cfg", "ner/model", "ner/moves")


def main() -> None:
    """Replaces the shipped component."""
    trained, data = map(Path, sys.argv[1:])
    stock = assemble(model_folder(), model_folder()).get_pipe("ner")
    ner = assemble(model_folder(), trained).get_pipe("ner")
    for theirs, ours in zip(stock.model.walk(), ner.model.walk(), strict=True):
        for name in filter(ours.has_param, ours.param_names):
            blend = STOCK_SHARE * theirs.get_param(name) + (1 - STOCK_SHARE) * ours.get_param(name)
            ours.set_param(name, blend)
    NER_FOLDER.mkdir(exist_ok=True)
    ner.to_disk(NER_FOLDER / "ner", exclude=["vocab"])
    component = load_config(trained / "config.cfg")["components"]["ner"]
    # The rest of the configuration tells of the machine that trained; the recipe is training/config.cfg.
    Config({"components": {"ner": component}}).to_disk(NER_FOLDER / "config.cfg")
    # With the text of the LGPL-LR; the model's own LICENSE lacks half of it.
    shutil.copyfile(model_folder() / "LICENSES_SOURCES", NER_FOLDER / "LICENSES_SOURCES")
    srsly.write_json(NER_FOLDER / "meta.json", _meta(data))
    for name in FILES:
        print(f'    "{name}": "{hashlib.sha256((NER_FOLDER / name).read_bytes()).hexdigest()}",')


def _meta(data: Path) -> dict[str, Any]:
    nlp = assemble(model_folder(), NER_FOLDER)
    counts = tally(nlp, read_articles(data, "test"))
    rows = {"micro": scores(counts, SCORED)} | {label: scores(counts, [label]) for label in SCORED}
    return {
        "lang": "fr",
        "name": "newsroom_ner",
        "spacy_version": f">={spacy_version},<3.9",
        "description": (
            f"Names in French news. The ner of {MODEL} {MODEL_VERSION}, changed by further training on"
            " French Wikinews and on sentences of our own."
        ),
        "author": "The Vraichiffre team",
        "license": "LGPL-LR",
        "sources": [
            {
                "name": f"{MODEL} {MODEL_VERSION}",
                "author": "Explosion",
                "license": "LGPL-LR",
                "url": "https://github.com/explosion/spacy-models",
            },
            {"name": "WiNER-fr, the annotations", "author": "Yoann Dupont", "license": "CC BY 4.0"},
            {
                "name": "WiNER-fr, the texts",
                "author": "Contributors of French Wikinews",
                "license": "CC BY 2.5",
            },
            {
                "name": "WikiNER, which the weights had learnt from before",
                "author": "Joel Nothman, Nicky Ringland, Will Radford, Tara Murphy, James R. Curran",
                "license": "CC BY 4.0",
            },
        ],
        "labels": {"ner": list(nlp.get_pipe("ner").labels)},
        "performance": {
            label: dict(zip(("precision", "recall", "f1"), (round(value, 4) for value in row), strict=True))
            for label, row in rows.items()
        },
    }


if __name__ == "__main__":
    main()
