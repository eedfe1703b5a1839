"""Goals of the 2030 Agenda that a text states or suggests; stands alone."""
