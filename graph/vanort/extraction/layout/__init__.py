"""A document as units: headings, lines, fields, rows and sentences, each with its place."""
