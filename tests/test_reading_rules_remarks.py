"""What an application makes of an entry: what was applied for is planned, what was refused is not so, the entry beside it stays."""

from __future__ import annotations

import pytest

from reading_of import read

LISTS = {
    "sv": "Vara kommun\n\nVänorter\n\n- Hof, Tyskland\n- Brno, Tjeckien ({})\n",
    "no": "Moss kommune\n\nVennskapsbyer\n\n- Hof, Tyskland\n- Brno, Tsjekkia ({})\n",
    "da": "Ribe Kommune\n\nVenskabsbyer\n\n- Hof, Tyskland\n- Brno, Tjekkiet ({})\n",
    "de": "Stadt Ulm\n\nPartnerstädte\n\n- Hof, Deutschland\n- Brno, Tschechien ({})\n",
    "en": "Hull City Council\n\nTwin towns\n\n- Hof, Germany\n- Brno, Czechia ({})\n",
    "fi": "Kemin kaupunki\n\nYstävyyskaupungit\n\n- Hof, Saksa\n- Brno, Tšekki ({})\n",
}


def told(language: str, remark: str) -> dict[str, str]:
    """Return how each twin town of a list is told, where the second has a remark."""
    facts = read(LISTS[language].format(remark), language).facts
    return {getattr(fact.object, "label", ""): fact.modality for fact in facts if fact.predicate == "twinnedWith"}


@pytest.mark.parametrize(
    ("language", "waiting", "refused"),
    [
        ("sv", "ansökan behandlas", "vår ansökan avslogs"),
        ("no", "søknad til behandling", "vår søknad ble avslått"),
        ("da", "ansøgning under behandling", "vores ansøgning blev afvist"),
        ("de", "Antrag wird geprüft", "Antrag abgelehnt"),
        ("en", "application under review", "our application was rejected"),
        ("fi", "hakemus käsittelyssä", "hakemus hylättiin"),
    ],
)
def test_an_application_in_a_remark_says_how_far_the_entry_is(language: str, waiting: str, refused: str) -> None:
    """A twin town that is applied for is planned, one whose application was refused is none."""
    assert told(language, waiting) == {"Hof": "asserted", "Brno": "planned"}
    assert told(language, refused) == {"Hof": "asserted", "Brno": "negated"}


@pytest.mark.parametrize(
    ("language", "remark"),
    [
        ("sv", "ett besök planeras"),
        ("sv", "planerar besök med ansökan"),
        ("no", "et besøk er planlagt"),
        ("da", "et besøg er planlagt"),
        ("en", "a visit is planned"),
        ("de", "ein Besuch ist geplant"),
    ],
)
def test_a_plan_for_something_else_leaves_the_entry_as_it_is(language: str, remark: str) -> None:
    """What the remark plans is a visit, not the twinning."""
    assert told(language, remark) == {"Hof": "asserted", "Brno": "asserted"}
