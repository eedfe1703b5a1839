"""Which mentions of a document are one thing, and what that thing is called."""
