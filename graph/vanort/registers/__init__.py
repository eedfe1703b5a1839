"""Registers as sources: large tables that others publish become a graph of their own, with one record for each row.

A source is a text file: `sources/NAME.toml` of the package or of a workspace says which things a row names, and which of its
columns hold what. Rows are read as a stream, so that memory does not grow with the file.
"""
