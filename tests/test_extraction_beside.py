"""Who pays for a project and how much, where no usual word for paying says so."""

from __future__ import annotations

from reading_of import facts, read

TITLE = "Klar natt\n\nProsjektet Klar natt samler skoler i Sala. "


def test_a_programme_beside_a_project_is_where_its_money_comes_from() -> None:
    """A programme in the paragraph on a project is proposed as its funder, without the word for it, and unsurely."""
    text = TITLE + "Uten Erasmus+ hadde det ikke vært noe av.\n"
    found = [fact for fact in read(text.replace("ikke", "knapt"), "no").facts if fact.predicate == "fundedBy"]

    assert [(fact.subject.label, fact.rule, fact.confidence) for fact in found] == [
        ("Klar natt", "beside/fundedBy", 0.5)
    ]


def test_what_is_denied_or_planned_beside_a_project_is_not_proposed() -> None:
    """A programme that refused, or is still to be asked, pays nothing."""
    assert not {row for row in facts(TITLE + "Erasmus+ sa nei, søknaden ble avslått.\n", "no") if row[1] == "fundedBy"}
    assert not {row for row in facts(TITLE + "Vi planlegger å søke Erasmus+.\n", "no") if row[1] == "fundedBy"}


def test_an_amount_in_the_paragraph_of_a_project_is_its_budget() -> None:
    """The first amount beside a project that has none yet is proposed as its budget."""
    assert ("Klar natt", "budget", "312 000 euro") in facts(TITLE + "I potten lå 312 000 euro.\n", "no")


def test_a_programme_in_another_paragraph_belongs_to_no_project() -> None:
    """What stands further down, below another heading, is not taken for the project's."""
    text = TITLE + "\n\nAndre nyheter\n\nErasmus+ fyller tretti år, og det feires i Sala med kake til alle.\n"

    assert not {row for row in facts(text, "no") if row[1] == "fundedBy"}


def test_what_something_else_takes_the_place_of_pays_nothing() -> None:
    """What stands behind "instead of" gives nothing, and the body before it does."""
    text = TITLE + "Prosjektet Klar natt er finansiert av Norad i stedet for Erasmus+.\n"
    funders = {row[2] for row in facts(text, "no") if row[1] == "fundedBy"}

    assert funders == {"Norad"}
