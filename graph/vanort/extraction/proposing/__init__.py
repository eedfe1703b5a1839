"""Facts become proposed claims in a claims file, merged with what people have decided."""
