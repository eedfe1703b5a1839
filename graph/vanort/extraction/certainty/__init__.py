"""How likely each proposed fact and thing is right, learned from annotated pages, and what speaks for it."""
