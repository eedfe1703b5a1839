// The part for questions, in a bundle of its own.
