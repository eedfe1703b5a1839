"""The site is whole: every link leads somewhere, nothing is asked of another server, both languages have the same pages."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from lxml import html

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
pytest.importorskip("mkdocs", reason="the site's tools are missing: pip install -e '.[docs]'")
# What a browser fetches by itself when it shows a page; a link that a reader clicks is not among them.
FETCHED = "//script/@src | //link[not(@rel='canonical' or @rel='alternate' or @rel='next' or @rel='prev')]/@href | //img/@src | //iframe/@src | //source/@src"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site in both languages, as `make docs` does; a warning is a fault."""
    import os
    import subprocess

    folder = tmp_path_factory.mktemp("site")
    for name, place in (("mkdocs.yml", folder), ("mkdocs.sv.yml", folder / "sv")):
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", DOCS / name, "-d", place]
        built = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        )
        assert built.returncode == 0, built.stderr
    return folder


def pages(site: Path) -> list[tuple[Path, html.HtmlElement]]:
    """Return all pages but the one for a missing address, whose links stand for a server's root."""
    found = (page for page in sorted(site.rglob("*.html")) if page.name != "404.html")
    return [(page, html.fromstring(page.read_bytes())) for page in found]


@pytest.mark.slow
def test_a_page_fetches_nothing_from_another_host(site: Path) -> None:
    """Scripts, styles, pictures and fonts of a page lie in the site, and no script or style names another host's file."""
    for page, tree in pages(site):
        foreign = [str(address) for address in tree.xpath(FETCHED) if urlsplit(str(address)).netloc]
        assert not foreign, page
    for path in (*site.rglob("*.css"), *site.rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        assert not re.findall(r"(?:url\(|@import )\s*['\"]?(?:https?:)?//[^)\s]*", text), path
        assert "unpkg.com" not in text, path


@pytest.mark.slow
def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    """The file of a link is there, and so is the place in it."""
    trees = dict(pages(site))
    for page, tree in trees.items():
        for address in tree.xpath("//a/@href"):
            parts = urlsplit(str(address))
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.is_file() or (target / "index.html").is_file(), f"{page.relative_to(site)}: {address}"
            if parts.fragment and target in trees:
                anchor = unquote(parts.fragment)
                assert trees[target].xpath("//*[@id=$a or @name=$a]", a=anchor), f"{page.relative_to(site)}: {address}"


@pytest.mark.slow
@pytest.mark.browser
def test_the_site_is_read_from_a_folder_and_searched_without_a_server(site: Path) -> None:
    """Opened as a file, a page finds a word in both languages and asks nothing of any host."""
    playwright = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs Chromium; on Debian: apt-get install chromium")

    def search() -> None:
        with playwright.sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for index, word in (
                (site / "index.html", "betweenness"),
                (site / "sv" / "index.html", "mellancentralitet"),
            ):
                page = browser.new_page(viewport={"width": 1400, "height": 800})
                asked: list[str] = []
                page.on("request", lambda request, asked=asked: asked.append(request.url))
                page.goto(index.as_uri())
                page.click("input.md-search__input")
                page.keyboard.type(word)
                page.wait_for_selector(".md-search-result__item")
                assert {urlsplit(url).scheme for url in asked} <= {"file", "data", "blob"}, asked
                page.close()
            browser.close()

    with ThreadPoolExecutor(1) as other:  # other tests of the same run have a browser in this thread
        other.submit(search).result()


def test_each_guide_and_how_to_page_stands_in_both_languages() -> None:
    """What an English reader is shown how to do, a Swedish reader is, too, with the same pictures."""
    for folder in ("guides", "how-to", "pictures"):
        english, swedish = (sorted(path.name for path in (DOCS / tag / folder).iterdir()) for tag in ("en", "sv"))
        assert english == swedish


def test_each_command_of_a_page_stands_on_it_in_both_languages() -> None:
    """The two versions of a page show the same commands."""
    for english in (DOCS / "en").glob("*/*.md"):
        swedish = DOCS / "sv" / english.relative_to(DOCS / "en")
        if swedish.is_file() and english.parent.name != "reference":
            shown = [set(re.findall(r"vanort ([a-z]+)(?= )", "".join(blocks(page)))) for page in (english, swedish)]
            assert shown[0] == shown[1], english


def blocks(page: Path) -> list[str]:
    """Return what stands in the blocks of commands."""
    return re.findall(r"```(?:sh|console)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def test_the_pictures_of_a_page_are_those_that_the_script_makes() -> None:
    """No page shows a picture that `make pictures` would not make again."""
    source = (DOCS / "pictures.py").read_text(encoding="utf-8")
    for page in (*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "README.sv.md"):
        for name in re.findall(r"!\[[^\]]+\]\(\S*?pictures/(\w+)\.png\)", page.read_text(encoding="utf-8")):
            assert f'"{name}"' in source, page


def test_each_setting_that_the_program_reads_is_described(tmp_path: Path) -> None:
    """The reference has every key that code, example and a new workspace name, and none that the code does not read."""
    from vanort.workspace.scaffold import make_workspace

    described = set(yaml.safe_load((DOCS / "settings.yaml").read_text(encoding="utf-8"))["settings"])
    names = {part for key in described for part in key.split(".")}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "graph" / "vanort").rglob("*.py"))
    assert set(re.findall(r'settings\.get\("(\w+)"', code)) <= names
    assert all(f'get("{name}"' in code for name in names)
    make_workspace(tmp_path / "new")
    for path in (ROOT / "data" / "vanort.toml", tmp_path / "new" / "vanort.toml"):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            assert key in described or {f"{key}.{name}" for name in value} <= described, path


def test_the_glossary_has_each_word_in_both_languages_once() -> None:
    """A term is explained once a language."""
    entries = yaml.safe_load((DOCS / "glossary.yaml").read_text(encoding="utf-8"))
    for tag in ("en", "sv"):
        terms = [entry[tag]["term"] for entry in entries]
        assert len(terms) == len(set(terms))
        assert all(entry[tag]["means"].endswith(".") for entry in entries)


def test_every_command_and_option_stands_in_the_reference() -> None:
    """The reference of commands has each option that the program takes."""
    sys.path.insert(0, str(DOCS / "hooks"))
    try:
        from commands import commands_page
    finally:
        sys.path.pop(0)
    text = commands_page()
    for path in (ROOT / "graph" / "vanort" / "cli").glob("*.py"):
        for option in re.findall(r'"(--[a-z-]+)"', path.read_text(encoding="utf-8")):
            assert option in ("--version", "--help") or f"`{option}`" in text, option
