"""Tables as sources: a mapping says what each column holds, and every cell becomes a claim with its place."""
