"""What can be wrong: with a dataset, with its evidence, and with the files that steer a workspace."""
