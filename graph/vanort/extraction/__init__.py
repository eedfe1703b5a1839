"""Documents become mentions, facts and proposed claims, each with the words that bear it."""
