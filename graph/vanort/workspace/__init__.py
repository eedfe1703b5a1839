"""The folder that a user works in: its settings, its first content, and whether what was built from it is fresh."""
