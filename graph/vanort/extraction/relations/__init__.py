"""Facts between entities: one file for each property of the ontology, or kind of evidence for it."""
