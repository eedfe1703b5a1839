"""Whose page it is, what each sentence is about, and whether what it says is asserted."""
