"""Known names and word lists, found in one pass over a text."""
