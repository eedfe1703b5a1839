"""Ways in which a file goes wrong: bits flip, parts go or come twice, numbers grow, signs of other formats come in."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

# What trips programs: ends of lines and of texts, signs of markup, numbers at an edge, writing from right to left.
TOKENS = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc3", b"\r", b"\x1a", b"\x0b\x0c", b"\xe2\x80\xa8"),
    *(
        b"\xe2\x80\xae",
        b"\xc2\xa0",
        b"e\xcc\x81" * 50,
        b"\xf0\x9f\x91\xa9\xe2\x80\x8d",
        b"&lt;",
        b"&#0;",
        b"&#x110000;",
    ),
    *(b"<", b">", b"</", b"<!--", b"]]>", b"<![CDATA[", b"<table>", b"<script>", b"{", b"}", b"[", b"]", b"(", b")"),
    *(
        b"-1",
        b"0",
        b"99999999999999999999",
        b"1e400",
        b"NaN",
        b"-0001-02-30",
        b"0000",
        b"12-31-9999",
        b"\xd9\xa2\xd9\xa0",
    ),
    *(
        b": ",
        b"- ",
        b"? ",
        b"!!python/object:os.system",
        b"&a *a",
        b"%YAML 9",
        b"---\n",
        b"...\n",
        b"\t",
        b"#",
        b"|",
        b">-",
    ),
    *(b"'", b'"', b"\\", b"\\u0000", b"\\uD800", b"@prefix", b"^^", b"@en", b"_:b", b"<http://[>", b"javascript:"),
    *(
        b"SELECT",
        b"WHERE",
        b"SERVICE",
        b"UNION",
        b"GRAPH ?g",
        b"FILTER",
        b"(a+)+$",
        b"../../etc/passwd",
        b"%00",
        b"C:\\",
    ),
    *(b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> theirs\n", b"null", b"~", b"true", b"null: null\n"),
)


def mutate(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return bytes with one to six faults; `others` are files of the same kind that parts may come from."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        data = chance.choice(_WAYS)(data, others, chance)
    return data[:2_000_000]


def _place(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(2 ** chance.uniform(0, 9)))


def _flip(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 32))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + data[end:]


def _end(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    return data[: _place(data, chance)[0]]


def _repeat(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 20, 300)) + data[end:]


def _insert(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    start, _ = _place(data, chance)
    return data[:start] + chance.choice(TOKENS) * chance.choice((1, 1, 2, 50, 3000)) + data[start:]


def _overwrite(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + chance.choice(TOKENS) + data[end:]


def _splice(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others)
    start, end = _place(other, chance)
    place, _ = _place(data, chance)
    return data[:place] + other[start:end] + data[place:]


def _number(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    numbers = list(re.finditer(rb"\d+", data))
    if not numbers:
        return data
    found = chance.choice(numbers)
    new = chance.choice((b"0", b"-1", b"9" * 30, b"4294967296", b"1" * 5000, b"2020-13-45", b"\xd9\xa2"))
    return data[: found.start()] + new + data[found.end() :]


def _lines(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            lines[first], lines[second] = lines[second], lines[first]
        case 1:
            lines[first] = b" " * chance.choice((1, 2, 7)) + lines[first]
        case 2:
            lines[first] = lines[first].lstrip()
        case _:
            del lines[first]
    return b"\n".join(lines)


def _word(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Put one word of the file in the place of another: the form stays, the sense goes."""
    words = list(re.finditer(rb"[\w-]+", data))
    if len(words) < 2:
        return data
    old, new = chance.choice(words), chance.choice(words).group()
    return data[: old.start()] + new + data[old.end() :]


def _recode(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-16-be", "cp1252", "cp850", "utf-7", "utf-32")), "replace")


_WAYS: tuple[Callable[[bytes, list[bytes], random.Random], bytes], ...] = (
    *(_flip, _cut, _end, _repeat, _insert, _insert, _overwrite, _splice, _number, _lines, _word, _word, _recode),
)


_CONTENT = ("word/document.xml", "word/styles.xml", "content.xml", "workbook.xml", "sheet1.xml", "sheet2.xml",
            "sharedStrings.xml", "xl/styles.xml")  # fmt: skip


def mutate_package(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return a package (Word, spreadsheet, zip) with a fault in itself, or, oftener, in one of its parts."""
    if chance.random() < 0.3:
        return mutate(data, others, chance)
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        likely = [name for name in names if name.endswith((*_CONTENT, ".rels"))]
        hit = chance.choice(likely if likely and chance.random() < 0.8 else names)
        for name in names:
            content = old.read(name)
            if name != hit:
                new.writestr(name, content)
            elif chance.random() < 0.95:  # else the part is missing
                new.writestr(name, mutate(content, [content], chance))
    return held.getvalue()
