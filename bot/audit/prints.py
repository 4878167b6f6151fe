"""What tells that two articles are the same, or nearly: a few numbers each, compared once the run is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

import numpy as np
import numpy.typing as npt

SKETCH = 16
"""Values of a sketch: the least hashes of a text's groups of three words (Broder's bottom-k)."""
_ALIKE = 14
"""Values two sketches share when at least about 0.85 of the groups of their texts are the same."""
_INDEXED = 4
"""The least values, of which near texts all but always share one."""
_FARTHEST = 256
"""Of articles that share a value (a standing notice, say), each is compared with so many before it."""
_FEWEST_WORDS = 40
"""Shorter texts are only the same when every word is: two posts of ten words are alike by chance."""

_TAG = re.compile(r"<[^<>]*>")
_LATIN = (
    *((mark, " ") for mark in "‘“”„–—…•‐‑\u202f\u2009«»·\u00a0"),
    *((mark, "") for mark in "\u00ad\u200b\ufeff"),
    ("’", "'"),
    ("œ", "oe"),
)
"""Signs that French text is full of, as what they are compared as: so most texts are a byte a character."""
_LOWER_WORDS = "".join(char.lower() if char.isalnum() else " " for char in map(chr, range(256))).encode(
    "latin-1"
)
_ASCII_WORDS = bytes(code if chr(code).isalnum() or code > 127 else 32 for code in range(256))
_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)

Rows = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Sketches = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Print:
    """`exact` is of all the words, `said` of the verdicts: only articles that got the same are folded.

    `sketch` is empty for short articles, and for those without a verdict, which have nothing to show twice.
    """

    exact: bytes
    said: bytes
    sketch: bytes = b""

    def __str__(self) -> str:
        return (self.exact + self.said + self.sketch).hex()


def fingerprint(text: str, said: str) -> Print:
    """Returns the print of a text and of what was said of it, empty where nothing was."""
    words = _words(_TAG.sub(" ", text) if "<" in text else text)
    parted = words.split() if said else []
    sketch = _sketch(parted) if len(parted) >= _FEWEST_WORDS else b""
    return Print(_digest(words.translate(None, b" ")), _digest(said.encode("utf-8", "replace")), sketch)


def _words(text: str) -> bytes:
    """The words of a text in lower case, with spaces for all that stands between them."""
    for mark, plain in _LATIN:
        text = text.replace(mark, plain)
    try:
        return text.encode("latin-1").translate(_LOWER_WORDS)
    except UnicodeEncodeError:
        return text.lower().encode("utf-8", "replace").translate(_ASCII_WORDS)


def _sketch(words: list[bytes]) -> bytes:
    hashes = np.fromiter(map(crc32, words), dtype=np.uint64, count=len(words))
    groups = hashes[:-2] * _MIX[0] ^ hashes[1:-1] * _MIX[1] ^ hashes[2:] * _MIX[2]
    groups = np.sort((groups ^ groups >> np.uint64(29)) * _MIX[0] >> np.uint64(32))
    least = groups[np.append(True, groups[1:] != groups[:-1])][:SKETCH].astype("<u4")
    return least.tobytes() if len(least) == SKETCH else b""


def _digest(words: bytes) -> bytes:
    return blake2b(words, digest_size=8).digest()


class Folder:
    """Collects the prints of a run in its order, then tells which articles repeat an earlier one.

    16 bytes an article, and 68 more for those with a sketch.
    """

    def __init__(self) -> None:
        self._keys = bytearray()
        self._sketched = bytearray()
        self._sketches = bytearray()

    def add(self, written: str) -> None:
        """Takes the print of the next article, as written by `str`."""
        data = bytes.fromhex(written)
        if data[16:]:
            self._sketched += (len(self._keys) // 16).to_bytes(4, "little")
            self._sketches += data[16:]
        self._keys += data[:16]

    def originals(self) -> Rows:
        """Returns, for each article, the first that it repeats: itself when it repeats none."""
        keys = np.frombuffer(self._keys, dtype="<u8").reshape(-1, 2)
        first = _first_of_equals(keys)
        rows = np.frombuffer(self._sketched, dtype="<u4").astype(np.int64)
        sketches = np.frombuffer(self._sketches, dtype="<u4").reshape(-1, SKETCH)
        is_own = first[rows] == rows
        for later, earlier in _alike(rows[is_own], sketches[is_own], keys[:, 1]):
            first[later] = min(first[later], first[earlier])
        return first[first]


def _first_of_equals(keys: Hashes) -> Rows:
    _, first, which = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    return first.astype(np.int64)[which.reshape(-1)] if len(keys) else np.empty(0, dtype=np.int64)


def _alike(rows: Rows, sketches: Sketches, said: Hashes) -> list[list[int]]:
    """Pairs of articles, later first and ascending, with the same verdicts and nearly the same sketch."""
    at = np.tile(np.arange(len(rows)), _INDEXED)
    value = sketches[:, :_INDEXED].T.reshape(-1)
    order = np.lexsort((at, value, said[rows[at]]))
    at, value = at[order], value[order]
    found = [np.empty((0, 2), dtype=np.int64)]
    active = np.arange(len(at))
    for step in range(1, _FARTHEST + 1):
        active = active[active + step < len(at)]
        earlier, later = at[active], at[active + step]
        together = (value[active] == value[active + step]) & (said[rows[earlier]] == said[rows[later]])
        active, earlier, later = active[together], earlier[together], later[together]
        if not len(active):
            break
        close = _shared(sketches[earlier], sketches[later]) >= _ALIKE
        found.append(np.stack([rows[later[close]], rows[earlier[close]]], axis=1))
    pairs: list[list[int]] = np.unique(np.concatenate(found), axis=0).tolist()
    return pairs


def _shared(ones: Sketches, others: Sketches) -> Rows:
    """How many values each pair of sketches has in common."""
    shared = np.zeros(len(ones), dtype=np.int64)
    for column in range(SKETCH):
        shared += (ones[:, column, None] == others).any(axis=1)
    return shared
