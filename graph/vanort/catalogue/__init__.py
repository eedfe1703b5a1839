"""Questions as values, what people type into them, and the order of their answers."""
