"""What was to be left out is found in finished files, however it is packed."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator

import pytest

from vanort.privacy.leak_scan import leaks
from vanort.privacy.redaction import Personal

KIM = Personal(
    frozenset({"Kim Åkerö"}),
    frozenset({"kim.akero@bjorkvik.example"}),
    frozenset({"+4647041000"}),
)


def zipped(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", data)
    return stream.getvalue()


@pytest.mark.parametrize(
    "pack",
    [
        lambda data: data,
        gzip.compress,
        zlib.compress,
        zipped,
        base64.b64encode,
        lambda data: b'<script>unpack("' + base64.b64encode(gzip.compress(data)) + b'")</script>',
        lambda data: b"data:," + base64.urlsafe_b64encode(base64.encodebytes(data)),
        lambda data: json.dumps(data.decode()).encode(),
        lambda data: html.escape(data.decode()).replace("Å", "&Aring;").encode(),
    ],
)
@pytest.mark.parametrize("value", ["Kim Åkerö", "kim.akero@bjorkvik.example", "0470-410 00"])
def test_leaks_are_found_in_packed_blocks(pack: Callable[[bytes], bytes], value: str) -> None:
    """A value left in a file is found however it is packed or escaped; a clean file has none."""
    page = "<p>Kontakt: {} vid Björkviks kommun, som svarar på frågor om samarbetet.</p>" + "x" * 50

    assert leaks(pack(page.format(value).encode()), KIM) == (value,)
    assert leaks(pack(page.format("en person").encode()), KIM) == ()


@pytest.mark.parametrize("value", ["Kim Åkerö", "Åkerö, Kim", "kim.akero@bjorkvik.example", "0470-410 00"])
def test_leaks_are_found_in_long_files(value: str) -> None:
    """In a file of megabytes a value is found wherever it stands."""
    filler = "Björkviks kommun 2015–2017. " * 20_000

    assert leaks(f"{filler}{value}. {filler}".encode(), KIM) == (value,)
    assert leaks(filler.encode(), KIM) == ()


def test_where_nothing_is_personal_nothing_leaks() -> None:
    """Without names, addresses and numbers every file is clean."""
    assert leaks("Kim Åkerö".encode(), Personal()) == ()


class Counted(Personal):
    """What is personal, with the number of passages that were read letter by letter."""

    read = 0

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Count a passage, and read it."""
        type(self).read += 1
        return super().spans(text)


@pytest.mark.parametrize(
    ("name", "place", "written"),
    [
        ("Anna Ek", "Ekby", "Anna Eks"),
        ("Pekka Virtanen", "Virtasalmi", "Virtasen Pekan"),
        ("Jan Berg", "Bergslagen", "Berg, Jan"),
    ],
)
def test_a_place_called_like_the_beginning_of_a_surname_is_passed_over(name: str, place: str, written: str) -> None:
    """A long list of places is not read letter by letter for a person whose name begins alike, who is still found."""
    Counted.read = 0
    listed = Counted(frozenset({name}))

    assert listed.find(f"{place} kommun {written} " + f"{place} kommun. " * 20_000)
    assert not listed.find(f"{place} kommun. " * 20_000)
    assert Counted.read < 3


def test_a_double_surname_is_found_in_long_files() -> None:
    """A surname of two words is found by its last one."""
    assert Personal(frozenset({"Kim Lund-Ek"})).find("Ekholm, Ekby. " * 2_000 + "Kim Lund-Eks tal")


@pytest.mark.parametrize("value", ["Kim Åkerö", "Åkerö, Kim", "kim.akero@bjorkvik.example", "0470-410 00"])
def test_what_stands_where_a_long_file_is_cut_is_found(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long file is searched part by part; wherever they meet, nothing is missed or made up."""
    monkeypatch.setattr("vanort.privacy.leak_scan._PIECE", 1_000)
    for at in range(900, 1_100, 7):
        assert leaks(f"{'Björkviks kommun '[: at % 17]}{'x' * at} {value} {'y' * 2_000}".encode(), KIM)
        assert leaks(f"{'by ' * (at // 3)}{value}, {'by ' * 700}".encode(), KIM)
        assert not leaks(f"{'by ' * (at // 3)}VäKim Åkerö {'by ' * 700}".encode(), KIM)
        assert not leaks(f"{'by ' * (at // 3)}Kim Åkerölund {'by ' * 700}".encode(), KIM)


@pytest.mark.parametrize(
    ("name", "address", "is_found"),
    [
        ("Anna-Karin Berg", "anna-karin.berg@granby.example", True),
        ("Anna-Karin Berg", "annakarin.berg@granby.example", True),
        ("Anna-Karin Berg", "bergannakarin2@granby.example", True),
        ("Eva Lind-Holm", "eva.lindholm@granby.example", True),
        ("Kim Åkerö", "kim_akero@granby.example", True),
        ("Jörg Müller", "j.muller@fulda.example", True),
        ("Anna-Karin Berg", "lena.berg@granby.example", False),
        ("Anna-Karin Berg", "annakarin.sandberg@granby.example", False),
        ("Eva Lind-Holm", "info@lindholm.example", False),
    ],
)
@pytest.mark.parametrize("around", ["", " ord och ord" * 2000])
def test_a_name_is_found_in_an_address_that_no_claim_states(
    name: str, address: str, is_found: bool, around: str
) -> None:
    """Hyphens, dots and letters with signs are written otherwise in addresses, or not at all."""
    personal = Personal(frozenset({name}))

    assert bool(personal.find(f"{around} {address}{around}")) == is_found
    assert (address in personal.mask(f"ring {address}")) == (not is_found)
