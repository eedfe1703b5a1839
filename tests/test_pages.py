"""Web pages: all that a page says is read, in whatever template it stands, and nothing that it does not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading_of import value_of
from vanort.documents import Document, read_document
from vanort.errors import DocumentError
from vanort.extraction.pipeline import extract

SAID = "<p>Ljunga kommun har varit vänort med Narva sedan 1994.</p><p>Projektet Lugna Gatan leds av Ljunga kommun.</p>"
MENU = '<ul><li><a href="/">Start</a></li><li><a href="/bygga">Bygga</a></li><li><a href="/skola">Skola</a></li></ul>'


def page(
    folder: Path, body: str, *, head: str = "<title>x</title>", lang: str = "sv", name: str = "a.html"
) -> Document:
    """Read a page with this body."""
    html = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    (folder / name).write_text(html, encoding="utf-8")
    return read_document(folder / name)


def facts(document: Document) -> set[tuple[str, str, str]]:
    """Return the asserted facts of a document by label."""
    return {
        (fact.subject.label, fact.predicate, value_of(fact))
        for fact in extract(document).facts
        if fact.modality == "asserted"
    }


TEMPLATES = {
    "ASP.NET": f'<form method="post" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="x">{SAID}</form>',
    "noscript": f"<script>app()</script><noscript><h1>Vänorter</h1>{SAID}</noscript>",
    "nav left open": f"<nav>{MENU}<h1>Vänorter</h1>{SAID}",
    "role of navigation": f'<div role="navigation"><div role="main">{SAID}</div></div>',
    "fieldset": f"<form><fieldset><legend>Vänorter</legend>{SAID}<button>Skicka</button></fieldset></form>",
    "SiteVision": f'<div class="sv-layout"><div class="sv-text-portlet"><div id="Text">{SAID}</div></div></div>',
    "TYPO3": f'<div id="page"><header>{MENU}</header><main role="main"><div class="frame">{SAID}</div></main></div>',
    "WordPress": f'<article class="post"><header><h1>Vänorter</h1></header><div class="entry-content">{SAID}</div></article>',
    "cookies on body": f'<div class="cookie-consent-open"><main>{SAID}</main></div>',
    "layout tables": f"<table><tr><td>{MENU}</td><td><table><tr><td>{SAID}</td></tr></table></td></tr></table>",
    "two mains": "<main>" + SAID.replace("</p><p>", "</p></main><main><p>") + "</main>",
    "section with a role": f'<section role="region" aria-label="Vänorter">{SAID}</section>',
    "custom elements": f"<app-root><page-body>{SAID}</page-body></app-root>",
}
EXPECTED = {("Ljunga kommun", "twinnedWith", "Narva"), ("Lugna Gatan", "coordinator", "Ljunga kommun")}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_is_read_in_whatever_frame_it_stands(template: str, tmp_path: Path) -> None:
    """Forms, noscript, elements left open and layout tables hold the page and do not hide it; their menus go."""
    document = page(tmp_path, TEMPLATES[template])

    assert facts(document) >= EXPECTED
    assert not {"Bygga", "Skicka", "__VIEWSTATE"} & set(document.text.split())


CLOSED = {
    "aria-hidden": "<button>Narva</button><div aria-hidden=true>{}</div>",
    "until-found": '<div hidden="until-found">{}</div>',
    "details": "<details><summary>Narva</summary>{}</details>",
    "Bootstrap": '<a data-toggle="collapse" href="#p">Narva</a><div class="collapse" id="p" style="height:0">{}</div>',
    "tabs": '<ul role="tablist"><li role="tab" aria-controls="t">A</li></ul><div role="tabpanel" id="t" hidden>{}</div>',
    "a controlled panel": '<h3><button aria-expanded="false" aria-controls="q">Narva</button></h3><div id="q" style="display:none">{}</div>',
    "jQuery": '<div class="accordion"><h3>Narva</h3><div style="display: none">{}</div></div>',
    "no height": '<div style="height:0;overflow:hidden">{}</div>',
}


@pytest.mark.parametrize("way", CLOSED)
def test_what_a_reader_can_open_is_said(way: str, tmp_path: Path) -> None:
    """Closed panels of accordions and tabs are content of the page."""
    assert facts(page(tmp_path, CLOSED[way].format(SAID))) >= EXPECTED


UNSAID = {
    "display": '<p style="color:red; DISPLAY : none">{}</p>',
    "visibility": '<div style="visibility:hidden"><p>{}</p></div>',
    "hidden": "<p hidden>{}</p>",
    "template": "<template><p>{}</p></template>",
    "a comment": "<!-- {} -->",
    "del": "<p><del>{}</del></p>",
    "s": "<p><s>{}</s></p>",
    "strike": "<p><strike>{}</strike></p>",
    "a line through it": '<p><span style="text-decoration: line-through">{}</span></p>',
    "a class of its style sheet": '<p class="old note">{}</p>',
    "a path in its style sheet": '<div id="archive"><p>{}</p></div>',
    "Bootstrap": '<p class="d-none">{}</p>',
    "beside a panel that opens": '<div><h3>A</h3><button aria-expanded="false">B</button></div><div hidden><p>{}</p></div>',
    "a labelled part": '<section hidden aria-labelledby="x"><p>{}</p></section>',
    "a script": "<script>var a = '{}'</script>",
    "a cookie banner": '<div id="cookie-bar" role="dialog"><p>{}</p></div>',
}
STYLE = "<style>@media print {.shown{display:none}} .old, .x:hover {display:none !important} #archive > p {visibility:hidden}</style>"


@pytest.mark.parametrize("way", UNSAID)
def test_what_is_struck_or_never_shown_is_not_said(way: str, tmp_path: Path) -> None:
    """Struck and hidden words are left out; what stands beside them stays, and keeps its own blanks."""
    hidden = UNSAID[way].format("Ljunga kommun är vänort med Kotka.")
    document = page(tmp_path, f"<h1>Vänorter</h1>{SAID}{hidden}<p class=shown>Slut.</p>", head=STYLE)

    assert facts(document) >= EXPECTED
    assert "Kotka" not in document.text
    assert "Slut." in document.text
    told = " ".join(document.warnings)
    assert ("Kotka" in told) == (way not in {"template", "a comment", "a script", "a cookie banner"})


def test_what_is_put_in_the_place_of_struck_words_is_said(tmp_path: Path) -> None:
    """`<ins>` is read where it stands, even within a word."""
    document = page(
        tmp_path, "<p>Ljunga är vänort med <del>Kotka</del><ins>Narva</ins> sedan 19<s>92</s><ins>94</ins>.</p>"
    )

    assert document.text == "Ljunga är vänort med Narva sedan 1994.\n"


def test_words_for_those_who_hear_a_page_name_what_follows_and_end_no_link(tmp_path: Path) -> None:
    """A heading that only they get is read; a skip link, and what is added within a link, is not."""
    document = page(
        tmp_path,
        '<a class="sr-only" href="#m">Hoppa till innehåll</a><main id="m"><h2 class="visually-hidden">Kontakt</h2>'
        '<p>Läs om <a href="https://narva.example">Narva<span class="sr-only">, öppnas i nytt fönster</span></a>.'
        '<i class="material-icons" aria-hidden="true">open_in_new</i></p></main>',
    )

    assert document.text == "Kontakt\n\nLäs om Narva.\n"


CELLS = [
    "{}",
    "<p>{}</p>",
    "<div>{}</div>",
    "<ul><li>{}</li></ul>",
    "<h3>{}</h3>",
    "<p><span><strong>{}</strong></span></p>",
]


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("head", ["td", "th"])
def test_a_table_is_rows_whatever_its_cells_hold(cell: str, head: str, tmp_path: Path) -> None:
    """Blocks inside cells do not tear a row."""
    rows = [("Ort", "Land", "Sedan"), ("Narva", "Estland", "1994"), ("Molde", "Norge", "1951")]
    body = "".join(
        "<tr>" + "".join(f"<{tag}>{cell.format(words)}</{tag}>" for words in row) + "</tr>"
        for row, tag in zip(rows, (head, "td", "td"), strict=True)
    )
    document = page(tmp_path, f"<h1>Vänorter till Ljunga kommun</h1><table>{body}</table>")

    assert "\n".join("\t".join(row) for row in rows) in document.text
    assert facts(document) >= {
        ("Ljunga kommun", "twinnedWith", "Narva"),
        ("Ljunga kommun – Molde", "startYear", "1951"),
    }


def test_a_cell_that_spans_rows_or_columns_keeps_the_others_in_their_place(tmp_path: Path) -> None:
    """What spans rows stands in each of them; what spans columns leaves the next ones empty."""
    document = page(
        tmp_path,
        "<table><tr><th>Ort</th><th>Land</th><th>Sedan</th></tr><tr><td>Narva</td><td rowspan=2>Estland</td><td>1994</td></tr>"
        "<tr><td>Valga</td><td>2001</td></tr><tr><td colspan=2>Norden</td><td>1950</td></tr></table>",
    )

    assert document.text == "Ort\tLand\tSedan\nNarva\tEstland\t1994\nValga\tEstland\t2001\nNorden\t\t1950\n"


def test_lines_in_a_cell_are_a_name_or_a_list(tmp_path: Path) -> None:
    """A name broken over two lines stays one; paragraphs, items and addresses get a comma between."""
    document = page(
        tmp_path,
        "<table><tr><th>A</th><th>B</th></tr><tr><td>Narva<br>linn</td><td><p>Eva Lund</p><p>Samordnare</p></td></tr>"
        "<tr><td><ul><li>Narva</li><li>Molde</li></ul></td><td>Eva Lund<br>eva@ljunga.example</td></tr></table>",
    )

    assert "Narva linn\tEva Lund, Samordnare\nNarva, Molde\tEva Lund, eva@ljunga.example" in document.text


def test_a_footnote_mark_is_no_part_of_what_it_stands_behind(tmp_path: Path) -> None:
    """Raised figures, stars and figures in brackets go; powers and formulas stay."""
    document = page(
        tmp_path,
        '<p>Narva<sup>1</sup>, Molde<a href="#fn2" class="footnote">[2]</a>, Kotka*, Celle<sup><a href="#n">a</a></sup>, Åbo³ och '
        "Odense[4] sedan 1994<sup>5, 6</sup>. Ytan är 40 m<sup>2</sup>, CO<sub>2</sub> minskar, 10<sup>6</sup> träd.</p>"
        '<p id="fn2"><sup>2</sup> Avtalet förnyades. <a href="#r2">↩</a></p>',
    )

    assert document.text == (
        "Narva, Molde, Kotka, Celle, Åbo och Odense sedan 1994. Ytan är 40 m², CO2 minskar, 10⁶ träd.\n\nAvtalet förnyades.\n"
    )


def test_items_and_terms_stand_on_their_lines(tmp_path: Path) -> None:
    """A paragraph in an item follows its bullet; a term and its value share a line; a long answer stands below."""
    document = page(
        tmp_path,
        "<ul><li><p>Narva, Estland</p></li><li>Norden<ul><li><div>Molde</div></li><li></li></ul></li></ul>"
        "<dl><dt>Period</dt><dd>2021–2024</dd><dt>Partner:</dt><dd>Narva linn</dd><dd>Molde kommune</dd>"
        f"<dt>Vad gör vi?</dt><dd><p>{'Vi träffas ofta. ' * 12}</p></dd></dl>"
        '<div class="field"><div class="field__label">Finansiär</div><div class="field__item">Erasmus+</div></div>'
        "<p><span>Budget</span><span>40 000 euro</span></p>",
    )

    assert document.text.startswith(
        "• Narva, Estland\n• Norden\n• Molde\n\nPeriod: 2021–2024\nPartner: Narva linn, Molde kommune\n"
    )
    assert "\n\nVad gör vi?\n\nVi träffas ofta. Vi" in document.text
    assert document.text.endswith("\n\nFinansiär: Erasmus+\n\nBudget 40 000 euro\n")


LINKS = [
    ("sv", '<a href="mailto:eva.lund@ljunga.example">Skicka e-post</a>', "eva.lund@ljunga.example"),
    ("en", '<a href="mailto:eva.lund%40ljunga.example?subject=Hi">Send email</a>', "eva.lund@ljunga.example"),
    ("fi", '<a href="MAILTO:eva.lund@ljunga.example">Sähköposti</a>', "eva.lund@ljunga.example"),
    (
        "de",
        '<a href="mailto:Eva%20Lund%20&lt;eva.lund@ljunga.example&gt;">E-Mail schreiben</a>',
        "eva.lund@ljunga.example",
    ),
    ("no", '<a href="mailto:eva.lund@ljunga.example"><img src="m.png" alt="E-post"></a>', "eva.lund@ljunga.example"),
    ("da", '<a href="mailto:eva.lund@ljunga.example">Skriv til Eva Lund</a>', "Eva Lund (eva.lund@ljunga.example)"),
    ("sv", '<a href="mailto:eva.lund@ljunga.example">Eva Lund</a>', "Eva Lund (eva.lund@ljunga.example)"),
    ("sv", '<a href="mailto:eva.lund@ljunga.example">eva.lund@ljunga.example</a>', "eva.lund@ljunga.example"),
    ("sv", '<a href="mailto:eva.lund@ljunga.example">eva.lund (at) ljunga.example</a>', "eva.lund@ljunga.example"),
    ("sv", '<span data-user="eva.lund" data-domain="ljunga.example">Visa e-post</span>', "eva.lund@ljunga.example"),
    ("sv", '<a href="#" data-email="eva.lund@ljunga.example">E-post</a>', "eva.lund@ljunga.example"),
    ("sv", '<a href="/x" class="__cf_email__" data-cfemail="422f0223206c3127">[email&#160;protected]</a>', "m@ab.se"),
    ("de", '<a href="#" data-mailto-token="ocknvq,gxcBnwpf0ug" data-mailto-vector="2">E-Mail</a>', "eva@lund.se"),
    ("de", "<a href=\"javascript:linkTo_UnCryptMailto('nbjmup+fwbAmvoe\\/tf');\">E-Mail</a>", "eva@lund.se"),
    ("sv", '<a href="tel:+46381-360%2000">Ring oss</a>', "+46381-360 00"),
    ("sv", '<a href="tel:+4638136000">0381-360 00</a>', "0381-360 00"),
    ("en", '<a href="tel:+441234567890;ext=12">Call</a>', "+441234567890"),
]


@pytest.mark.parametrize(("lang", "link", "said"), LINKS)
def test_an_address_in_a_link_is_read(lang: str, link: str, said: str, tmp_path: Path) -> None:
    """A call to write or ring gives way to the address; a name keeps it in brackets; an address seen stays as it is."""
    assert page(tmp_path, f"<p>Anna Berg, {link}, Ljunga</p>", lang=lang).text == f"Anna Berg, {said}, Ljunga\n"


CALLS = [
    ("sv", "Kontakt: Anna Berg, samordnare, {}, telefon 0381-360 00", "Skicka e-post"),
    ("de", "Kontakt: Anna Berg, {}, Telefon 0381 36000", "E-Mail schreiben"),
    ("en", "Contact: Anna Berg, coordinator, {}, phone 01234 567890", "Send email"),
]


@pytest.mark.parametrize(("lang", "words", "call"), CALLS)
def test_the_words_of_a_link_to_an_address_are_nobodys_employer(
    lang: str, words: str, call: str, tmp_path: Path
) -> None:
    """The contact gets the address, and no organisation is made of the call to write."""
    link = f'<a href="mailto:anna.berg@ljunga.example">{call}</a>'
    found = facts(page(tmp_path, f"<h1>Projekt Blå Vägen</h1><p>{words.format(link)}</p>", lang=lang))

    assert ("Anna Berg", "email", "anna.berg@ljunga.example") in found
    assert not {value for _, predicate, value in found if predicate == "affiliation"}


def test_a_contact_box_beside_the_main_part_and_a_short_foot_are_read(tmp_path: Path) -> None:
    """What stands in header, aside and footer is read but for menus, logos and fields."""
    document = page(
        tmp_path,
        f'<a href="#m" class="skip">Till innehållet</a><header><a href="/">Ljunga</a><nav>{MENU}</nav><h1>Projektet Blå Vägen</h1>'
        '</header><div class="breadcrumbs"><a href="/">Start</a> / Projekt</div><main id="m"><p>Ljunga kommun leder det.</p>'
        '<ul><li><a href="/narva">Narva</a></li><li><a href="/molde">Molde</a></li><li><a href="/celle">Celle</a></li></ul></main>'
        '<aside><h2>Kontakt</h2><p>Anna Berg<br>Projektledare<br><a href="mailto:anna@ljunga.example">E-post</a></p></aside>'
        f"<footer>{MENU}<p>Växel 0123-36 00</p></footer>",
    )

    assert document.text == (
        "Projektet Blå Vägen\n\nLjunga kommun leder det.\n\n• Narva\n• Molde\n• Celle\n\n"
        "Kontakt\n\nAnna Berg\nProjektledare\nanna@ljunga.example\n\nVäxel 0123-36 00\n"
    )


TITLES = [
    ("<title>Vänorter | Ljunga kommun</title>", "<h1>Våra vänorter</h1>", "Våra vänorter"),
    ("<title>Start | Ljunga kommun</title>", "<h2>Våra vänorter</h2>", "Våra vänorter"),
    ("<title>Vänorter - Ljunga kommun</title>", "<p>Text.</p>", "Vänorter"),
    ("<title>Ljunga kommun – Vänorter</title><meta property='og:site_name' content='Ljunga kommun'>", "", "Vänorter"),
    ("<title>Vänorter | Ljunga kommun</title>", '<h1 class="logo"><a href="/">Ljunga kommun</a></h1>', "Vänorter"),
    ("<title>Vänorter | Ljunga kommun</title>", "<h1>Ljunga kommuns logotyp</h1>", "Vänorter"),
    ("<title>Etusivu - Ljunga</title><meta property='og:title' content='Ystävyyskaupungit'>", "", "Ystävyyskaupungit"),
    (
        "<title>Partnerstädte</title>",
        '<h1><img src="x" alt="Logo"></h1><main><h1>Städtepartnerschaften</h1></main>',
        "Städtepartnerschaften",
    ),
]


@pytest.mark.parametrize(("head", "body", "title"), TITLES)
def test_the_title_is_the_pages_and_not_the_sites(head: str, body: str, title: str, tmp_path: Path) -> None:
    """The main heading comes first, then the title in the head without the site's name; no logo, no menu entry."""
    assert page(tmp_path, f"{body}<p>Ljunga kommun och Narva.</p>", head=head).title == title


def test_a_date_is_taken_from_the_head_and_not_guessed(tmp_path: Path) -> None:
    """A year in the text is no date of the page; one that the head gives is."""
    head = '<meta property="article:modified_time" content="2024-03-05T10:00"><meta property="og:site_name" content="Ljunga kommun">'

    assert page(tmp_path, "<p>Projektet pågår 2021–2024.</p>").date == ""
    document = page(tmp_path, "<p>Projektet pågår 2021–2024.</p>", head=head, name="b.html")
    assert (document.date, document.publisher) == ("2024-03-05", "Ljunga kommun")


def test_xhtml_is_read_as_xml_and_else_as_html(tmp_path: Path) -> None:
    """An element that closes itself swallows nothing; named characters are known; a fault falls back to HTML."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n'
    body = f'<html xmlns="http://www.w3.org/1999/xhtml" lang="sv"><head><title>V&auml;norter</title><script src="x"/></head><body><div/>{SAID}</body></html>'
    (tmp_path / "a.xhtml").write_text(head + body, encoding="utf-8")
    (tmp_path / "b.xhtml").write_text(
        body.replace("<div/>", "<div><br>").replace('<script src="x"/>', ""), encoding="utf-8"
    )

    assert read_document(tmp_path / "a.xhtml").title == "Vänorter"
    assert facts(read_document(tmp_path / "a.xhtml")) >= EXPECTED
    assert facts(read_document(tmp_path / "b.xhtml")) >= EXPECTED


def test_a_page_that_holds_nothing_says_so(tmp_path: Path) -> None:
    """An empty page is refused; one that a script fills in is told."""
    with pytest.raises(DocumentError):
        page(tmp_path, "<div id=app></div><script>app()</script>")
    assert "script" in page(tmp_path, "<p>Ljunga</p><script>app()</script>", name="b.html").warnings[0]


def test_a_page_nested_beyond_reason_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """Two thousand levels are read without a traceback; what stands deeper is told."""
    assert "Narva" in page(tmp_path, "<div>" * 1500 + "Narva").text
    assert "deeper" in page(tmp_path, "Narva" + "<div>" * 5000 + "Molde", name="b.html").warnings[0]


@pytest.mark.parametrize(
    "body", ["<p>{}</p>", "<div><div>{}</div></div>", "<main><section>{}</section></main>", "<form>{}</form>"]
)
def test_a_page_says_what_the_same_words_say_as_text(body: str, tmp_path: Path) -> None:
    """The facts of a page are those of its text in a text file."""
    lines = [
        "Projektet Blå Vägen",
        "",
        "Ljunga kommun samarbetar med Narva i Estland sedan 1994.",
        "",
        "Kontakt: Eva Lund, 0123-36 00",
    ]
    (tmp_path / "a.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    html = f"<h1>{lines[0]}</h1>{body.format(lines[2])}<p>{lines[4]}</p>"

    assert facts(page(tmp_path, html)) == facts(read_document(tmp_path / "a.txt")) != set()
