"""Personal data: found, redacted, taken out of what is published, and searched for once more."""
