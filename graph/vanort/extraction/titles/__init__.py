"""Titles of projects: one finder for each kind of evidence."""
