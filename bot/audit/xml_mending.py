"""XML as exports write it, made fit for a parser: wrong bytes, control characters, ampersands left bare.

One such fault makes a parser lose entities, or whole texts, from there to the end of the file.
"""

from __future__ import annotations

import codecs
import re
from html.entities import html5

from bot.audit.drafts import Stream
from bot.audit.encodings import AS_WINDOWS
from bot.audit.faults import too_large

_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_RAW = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
"""What begins a stretch where an ampersand is itself, and what ends it."""
_OPENING = re.compile("|".join(map(re.escape, _RAW)))
_AMPERSAND = re.compile(r"&(?:#(?P<number>\d{1,7}|x[\da-fA-F]{1,6});|(?P<name>\w{2,31});)?")
_OF_XML = {"amp", "lt", "gt", "quot", "apos"}
_BLOCK = 1 << 16
_LARGEST_ELEMENT = 64
"""MiB: a post of WordPress has all its comments in it."""
_LONGEST_WORD = 1 << 20


class Mended:
    """A stream of UTF-8, whatever the encoding was; bytes that are not of it are taken for Windows-1252."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(_encoding(stream.peek(_BLOCK)))(AS_WINDOWS)
        self._rest = ""
        self._closing = ""
        self.taken = 0
        """Bytes read since the last element, to be set back with each: one alone may not take the memory."""

    def read(self, size: int = -1) -> bytes:
        """Returns the next block, of any size, nothing at the end; raises Fault when too much is taken."""
        mended = ""
        while not mended and (data := self._stream.read(_BLOCK)):
            self.taken += len(data)
            if self.taken > _LARGEST_ELEMENT << 20:
                raise too_large(_LARGEST_ELEMENT)
            text = self._rest + _CONTROLS.sub(" ", self._decoder.decode(data))
            cut = _end_of_words(text)
            mended, self._rest = self._mend(text[:cut]), text[cut:]
        if not mended:
            mended, self._rest = self._mend(self._rest + self._decoder.decode(b"", final=True)), ""
        return mended.encode("utf-8", "replace")

    def _mend(self, text: str) -> str:
        parts = []
        at = 0
        while at < len(text):
            if self._closing:
                end = text.find(self._closing, at)
                end = len(text) if end < 0 else end + len(self._closing)
                parts.append(text[at:end])
                if text.endswith(self._closing, at, end):
                    self._closing = ""
            else:
                opening = _OPENING.search(text, at)
                end = opening.end() if opening else len(text)
                parts.append(_AMPERSAND.sub(_referred, text[at:end]))
                self._closing = _RAW[opening[0]] if opening else ""
            at = end
        return "".join(parts)


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _DECLARED.match(head)
    try:
        name = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
    except LookupError:
        name = "utf-8"
    if name == "iso8859-1":  # what browsers make of it: nobody meant the controls of Latin-1
        return "cp1252"
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def _end_of_words(text: str) -> int:
    """Where the text can be cut: no marker of XML holds a blank, nor anything after its «>»."""
    cut = max(map(text.rfind, (">", " ", "\n"))) + 1
    return len(text) if len(text) - cut > _LONGEST_WORD else cut


def _referred(reference: re.Match[str]) -> str:
    """A reference as it stands if a parser knows it, else what it meant."""
    number, name = reference["number"], reference["name"]
    if number:
        code = int(f"0{number}" if number.startswith("x") else number, 16 if number.startswith("x") else 10)
        is_character = 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000
        return reference[0] if is_character or code in (9, 10, 13) else " "
    if name in _OF_XML:
        return reference[0]
    if name and (known := html5.get(f"{name};")):
        return "".join(f"&#{ord(character)};" for character in known)
    return f"&amp;{reference[0][1:]}"
