"""Keys that there are none of and values of another type are told for every kind of file that people write."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from vanort.languages import language_packs
from vanort.languages.pack import FOLDER
from vanort.support.resources import resource
from vanort.support.schema import known_keys
from vanort.support.schema.toml_lines import toml_lines
from vanort.validation.lint import lint
from vanort.workspace.scaffold import make_workspace

STEP = "- title: Hej\n  text: {en: Hi, sv: Hej}\n"
DECISION = "- decision: same\n  things: [a:b, c:d]\n  by: Kim\n  date: 2026-01-15\n  why: so\n"
PACK = 'language = "eo"\nname = "Esperanto"\n'
SETTINGS, TOUR, DECIDED, PACKED = "vanort.toml", "tour.yaml", "decisions/d.yaml", "languages/eo/pack.toml"
CARD = "documents/page.txt.yaml"
QUERY = "queries/questions/q.rq"
ASK = "VALUES ?p { 1 } ASK { ?p ?p ?p }"
WRONG = {
    # settings
    "a text for a list": (SETTINGS, '[view]\n\nsource_rank = "report"\n', "vanort.toml:3: 'source_rank' is 'report', and a list of texts"),
    "a number in a list": (SETTINGS, '[view]\nsource_rank = [\n  "a",\n  7,\n]\n', "vanort.toml:4: Entry 2 of 'source_rank' is the number 7, and a text"),
    "a number for a name": (SETTINGS, "organisation = 5\n", "vanort.toml:1: 'organisation' is the number 5, and a text belongs here."),
    "a list for a title": (SETTINGS, 'title = ["a"]\n', "vanort.toml:1: 'title' is a list, and a text or a table of texts belongs here."),
    "a title of numbers": (SETTINGS, "[title]\nsv = 1\n", "vanort.toml:2: 'sv' is the number 1, and a text belongs here."),
    "true for a language": (SETTINGS, "language = true\n", "vanort.toml:1: 'language' is true, and one of en, sv belongs here."),
    "a language that is not read": (SETTINGS, 'language = "se"\n', "vanort.toml:1: 'se' is no value of 'language'."),
    "a home": (SETTINGS, 'store = {home = "dsk"}\n', "vanort.toml:1: 'dsk' is no value of 'home'. Did you mean disk?"),
    "a dotted key": (SETTINGS, "\nview.sourcerank = []\n", "vanort.toml:2: 'view' has no key 'sourcerank'. Did you mean source_rank?"),
    "a key in a comment first": (SETTINGS, '# titel = 1\ntitel = "x"\n', "vanort.toml:2: There is no setting 'titel'."),
    "a list of tables": (SETTINGS, "[[view]]\nsource_rank = []\n", "vanort.toml:1: 'view' is a list, and a table of the keys source_rank"),
    "no end of a text": (SETTINGS, 'title = "a\n', "vanort.toml:1: The settings are not TOML: Illegal character '\\n' (column 11)."),
    "no value": (SETTINGS, 'title = "a"\nlanguage =', "vanort.toml:2: The settings are not TOML: Invalid value"),
    # tours
    "a key of a step": (TOUR, STEP + "  veiw: map\n", "tour.yaml:3: A step has no key 'veiw'. Did you mean view?"),
    "a Swedish key of a step": (TOUR, STEP + "  fokus: Lund\n", "tour.yaml:3: A step has no key 'fokus'. Did you mean focus?"),
    "a second tour": ("tour-short.yaml", STEP + "- titel: x\n", "tour-short.yaml:3: A step has no key 'titel'. Did you mean title?"),
    "a year in words": (TOUR, STEP + "  year: soon\n", "tour.yaml:3: 'year' is 'soon', and a number belongs here."),
    "a list for a view": (TOUR, STEP + "  view: [a]\n", "tour.yaml:3: 'view' is a list, and a text belongs here."),
    "a list for a text": (TOUR, "- title: x\n  text:\n    - a\n", "tour.yaml:2: 'text' is a list, and a text or a table of texts belongs here."),
    "a text for a filter": (TOUR, STEP + "  filter: Kosovo\n", "tour.yaml:3: 'filter' is 'Kosovo', and a table of texts or lists of texts"),
    "a tour that is a table": (TOUR, "title: x\n", "tour.yaml:1: The file is a table of keys, and a list of steps belongs here."),
    "a step that is a text": (TOUR, STEP + "- Lund\n", "tour.yaml:3: Entry 2 is 'Lund', and a step of the keys title, text"),
    "a tour that is no YAML": (TOUR, "- title: [a\n  text: b\n", "tour.yaml:2: This is not YAML"),
    # decisions
    "a Swedish key": (DECIDED, DECISION + "  datum: x\n", "d.yaml:6: A decision has no 'datum'. Did you mean date?"),
    "a key with a capital": (DECIDED, DECISION + "  Keep: x\n", "d.yaml:6: A decision has no 'Keep'. Did you mean keep?"),
    "a key in the plural": (DECIDED, DECISION + "  names: {en: x}\n", "d.yaml:6: A decision has no 'names'. Did you mean name?"),
    "a text for things": (DECIDED, DECISION.replace("[a:b, c:d]", "a:b"), "d.yaml:2: 'things' is 'a:b', and a list of texts belongs here."),
    "a list for a reason": (DECIDED, DECISION.replace("why: so", "why: [so]"), "d.yaml:5: 'why' is a list, and a text belongs here."),
    "yes": (DECIDED, DECISION + "  active: yes\n", "d.yaml:6: 'active' is 'yes', and true or false belongs here."),
    "a name without a language": (DECIDED, DECISION + "  name: Lund\n", "d.yaml:6: 'name' is 'Lund', and a table of texts or lists of texts"),
    "a day in words": (DECIDED, DECISION.replace("2026-01-15", "May 2026"), "d.yaml:4: 'date' is 'May 2026', and a day"),
    "a thing that is a table": (DECIDED, DECISION.replace("[a:b, c:d]", "\n    - a:b\n    - {c: d}"), "d.yaml:4: Entry 2 of 'things' is a table of keys"),
    # metadata
    "a key of a document": (CARD, "titel: x\n", "page.txt.yaml:1: A document's metadata has no key 'titel'. Did you mean title?"),
    "another key of a document": (CARD, "title: x\npubliser: y\n", "page.txt.yaml:2: A document's metadata has no key 'publiser'. Did you mean publisher?"),
    "a list of titles": (CARD, "title: [x, y]\n", "page.txt.yaml:1: 'title' is a list, and a text belongs here."),
    # language packs
    "a key of a pack": (PACKED, PACK + 'stopword = ["la"]\n', "pack.toml:3: A language pack has no key 'stopword'. Did you mean stopwords?"),
    "a key of a table of a pack": (PACKED, PACK + '[cues]\nfunded_aftr = ["x"]\n', "pack.toml:4: 'cues' has no key 'funded_aftr'. Did you mean funded_after?"),
    "a kind of organisation": (PACKED, PACK + '[heads.after]\nMunicipalty = ["x"]\n', "pack.toml:4: 'after' has no key 'Municipalty'. Did you mean Municipality?"),
    "a table of a pack": (PACKED, PACK + '[mony]\nunit = ["x"]\n', "pack.toml:3: A language pack has no key 'mony'. Did you mean money?"),
    "a text for words": (PACKED, PACK + 'stopwords = "la kaj de"\n', "pack.toml:3: 'stopwords' is 'la kaj de', and a list of texts belongs here."),
    "a text for a truth": (PACKED, PACK + 'nouns_capitalised = "yes"\n', "pack.toml:3: 'nouns_capitalised' is 'yes', and true or false belongs here."),
    "a text for a number": (PACKED, PACK + '[duration.numbers]\ndu = "2"\n', "pack.toml:4: 'du' is '2', and a number belongs here."),
    "a number among words": (PACKED, PACK + 'months = [\n  "januaro", # 1\n  2,\n]\n', "pack.toml:5: Entry 2 of 'months' is the number 2, and a text belongs here."),
    "names of goals": ("languages/eo/goals.toml", 'gaols = ["celo"]\n', "goals.toml:1: The names of goals have no key 'gaols'. Did you mean goals?"),
    "words of goals": ("languages/eo/goal-terms.toml", "[goal.1]\ncertain = ['a']\n", "goal-terms.toml:2: 'certain' is a list, and a text belongs here."),
    "a pack that is no TOML": (PACKED, PACK + 'months = ["a"\nname = 1\n', "pack.toml:4: The language pack is not TOML"),
    # headers
    "yes in Swedish": (QUERY, f"#+ personal: ja\n{ASK}", "q.rq:1: 'ja' is no value of 'personal'. There are: no, yes."),
    "a way to draw": (QUERY, f"#+ summary: x\n#+ drawn: maps\n{ASK}", "q.rq:2: 'maps' is no value of 'drawn'. Did you mean map?"),
    "true for yes": (QUERY, f"#+ directed: true\n{ASK}", "q.rq:1: 'true' is no value of 'directed'."),
    "an endpoint": (QUERY, f"#+ endpoint: query.wikidata.org\n{ASK}", "q.rq:1: 'endpoint' is 'query.wikidata.org', and an address that begins with https://"),
    "a licence": (QUERY, f"#+ licence: CC0\n{ASK}", "q.rq:1: 'licence' is 'CC0', and an address"),
    "a year as an example": (QUERY, "#+ parameter: p (year) = now\nSELECT * { VALUES ?p { 1 } }", "q.rq:1: The example of 'p' does not fit its type: 'year' is 'now', and a number"),
    "a language as an example": (QUERY, "#+ parameter: p (language) = se\nSELECT * { VALUES ?p { 'x' } }", "q.rq:1: The example of 'p' does not fit its type: 'se' is no value of 'language'."),
    # lists of one's own
    "no end of a triple": ("reference/r.ttl", "<x:a> <x:b> <x:c> .\n<x:a> <x:b>", "r.ttl:2: This is not Turtle"),
    "no prefix": ("reference/r.ttl", "\na:b a:c 1 .\n", "r.ttl:2: This is not Turtle"),
    "no end of a name": ("reference/r.ttl", '<x:a> <x:b> "text .\n', "r.ttl:1: This is not Turtle"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_does_not_fit_is_told_with_its_line(case: str, tmp_path: Path) -> None:
    """An unknown key is told with its line and the nearest key, a wrong value with what belongs there."""
    name, content, message = WRONG[case]
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "page.txt").write_text("Text", encoding="utf-8")
    (tmp_path / "vanort.toml").touch()
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(content, encoding="utf-8")

    said = [str(fault) for fault in lint(tmp_path)]

    assert any(message in line for line in said), said
    assert all(line.startswith(f"{tmp_path}") for line in said)


RIGHT = {
    "texts by language": (SETTINGS, 'title = {en = "a", sv = "b", de = "c"}\nlanguage = "sv"\n[view]\nsource_rank = []\n'),
    "one text": (SETTINGS, '"title" = \'a # b = [c\'\nstore.home = "memory"\n'),
    "a step of every key": (TOUR, STEP + "  view: map\n  focus: 112\n  filter: {country: [Kosovo, Norge], theme: water}\n  year: 2016\n"),
    "a year in quotes": (TOUR, STEP + '  year: "2016"\n'),
    "an empty tour": (TOUR, ""),
    "a list of no decision": (DECIDED, "# none yet\n[]\n"),
    "only a remark": (DECIDED, "# none yet\n"),
    "a name that is a number": (DECIDED, DECISION + "  name: {en: [2020, Twenty]}\n  active: false\n"),
    "a day without quotes": (CARD, "title: 2017\ndate: 2017-09\nretrieved: 2020-01-02\nsha256: 0abc\n"),
    "a small pack": (PACKED, PACK + "stopwords = ['la', '''kaj''', \"\"\"de\"\"\"]\n[duration.numbers]\n\"unu jaro\" = 1\n"),
    "a small list of goals": ("languages/eo/goals.toml", "goals = []\nordinals = {unua = 1}\n[names]\n7 = ['energio']\n"),
    "a header in Danish": (QUERY, f"#+ summary@da: hvem?\n#+ directed: no\n#+ endpoint: http://localhost:1/sparql\n{ASK}".replace("VALUES ?p { 1 } ", "")),
    "a year before our era": (QUERY, "#+ parameter: p (integer) = -3\nSELECT * { VALUES ?p { 1 } }"),
    "a list of one's own": ("reference/r.ttl", "@prefix a: <x:> .\na:b a:c 1 .\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_right_is_not_blamed(case: str, tmp_path: Path) -> None:
    """A file that fits has no fault."""
    name, content = RIGHT[case]
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "page.txt").write_text("Text", encoding="utf-8")
    (tmp_path / "vanort.toml").touch()
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(content, encoding="utf-8")

    assert [str(fault) for fault in lint(tmp_path)] == []


def test_what_ships_has_no_fault(tmp_path: Path) -> None:
    """The language packs, the example workspace and new workspaces have no fault."""
    make_workspace(tmp_path / "empty")
    make_workspace(tmp_path / "example", with_example=True)

    places = (FOLDER, resource("data"), tmp_path / "empty", tmp_path / "example")
    assert [str(fault) for place in places for fault in lint(place)] == []


def test_the_settings_of_the_reference_are_those_that_are_known() -> None:
    """What docs/settings.yaml describes is what a vanort.toml may hold."""
    described = yaml.safe_load((Path(__file__).parent.parent / "docs" / "settings.yaml").read_text(encoding="utf-8"))

    assert set(known_keys("settings")) == {key.partition(".")[0] for key in described["settings"]}


def test_no_key_of_a_pack_is_left_over() -> None:
    """Each key that a language pack may have stands in some pack that ships."""
    used = {key for pack in language_packs().values() for key in pack.data}

    assert set(known_keys("pack")) == used


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.toml")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_key_and_item_of_toml_has_its_line(path: Path) -> None:
    """Keys and items stand on the line that is told, whatever comments, tables and long texts lie between."""
    text = path.read_text(encoding="utf-8")
    rows, lines = text.splitlines(), toml_lines(text)

    def walk(value: Any, place: tuple[str | int, ...]) -> None:
        if place and isinstance(value, str) and place in lines:
            assert re.split(r"[\\\\\n\"]", value)[0] in rows[lines[place] - 1], place
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, item in items:
            if isinstance(key, str) and (*place, key) in lines:
                assert key in rows[lines[*place, key] - 1], place
            walk(item, (*place, key))

    walk(tomllib.loads(text), ())
    assert lines
