"""What can be wrong with a dataset and with its evidence."""
