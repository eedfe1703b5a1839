"""Who leads a project is a partner in it, too: questions about partners do not pass over whoever is named as coordinator alone."""

from __future__ import annotations

import pytest

import vanort
from vanort.build import build
from workspaces import make_workspace

CLAIMS = """\
document: page.txt
things:
  oby: {type: Municipality, name: Öby}
  a: {type: Municipality, name: Ärla}
  france: {type: Country, name: France, code: FR}
  trail: {type: Project, name: Leden}
  desk: {type: ContactPoint, quote: kontakt}
  ada: {type: Person, name: Ada Prov}
claims:
  - {subject: trail, property: partner, object: oby, quote: kontakt}
  - {subject: trail, property: coordinator, object: a, quote: kontakt}
  - {subject: trail, property: partnerCountry, object: france, quote: kontakt}
  - {subject: trail, property: theme, object: theme/culture, quote: kontakt}
  - {subject: trail, property: addressesGoal, object: SDG 4, quote: kontakt}
  - {subject: a, property: country, object: france, quote: kontakt}
  - {subject: oby, property: contact, object: desk, quote: kontakt}
  - {subject: desk, property: contactPerson, object: ada, quote: kontakt}
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> vanort.OpenWorkspace:
    """Return a project that a town in France leads, with a partner whose country nobody says."""
    made = make_workspace(tmp_path_factory.mktemp("led"), {"page": ("kontakt Öby Ärla France Leden Ada Prov", CLAIMS)})
    build(made)
    return vanort.open(made.root)


@pytest.mark.parametrize(
    ("question", "asked", "expected"),
    [
        ("partners_by_country", {"country": "France"}, {("Ärla", "Leden")}),
        ("projects_by_country", {"country": "France"}, {("Leden",)}),
        ("countries", {}, {("France", 1, 1)}),
        ("projects_per_partner", {}, {("Öby", 1)}),  # as partners_of_project: a coordinator is not thereby a partner
        ("partners_by_theme", {"theme": "Culture, libraries and leisure"}, {("Ärla", "Leden"), ("Öby", "Leden")}),
        ("projects_with_goal_by_partner_country", {"country": "France"}, {("Leden", "Quality education")}),
        ("partner_countries_without_partner", {}, set()),
        ("contacts_by_organisation", {"organisation": "Öby"}, {("Ada Prov", "Öby")}),
    ],
)
def test_who_leads_is_with_the_partners(
    question: str, asked: dict[str, str], expected: set[tuple[object, ...]], workspace: vanort.OpenWorkspace
) -> None:
    """Country, theme, goal and number are those of all who take part; a contact of a body is one of its contacts."""
    rows = workspace.query(question, **asked).to_python()
    shown = {
        tuple(v for n, v in row.items() if (n.endswith("Label") or n in ("partners", "projects")) and v is not None)
        for row in rows
    }

    assert shown == expected
