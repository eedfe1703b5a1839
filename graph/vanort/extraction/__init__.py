"""Read documents: find what they mention and propose what they claim, each with its exact words."""
