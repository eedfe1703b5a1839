"""Run the command line: `python -m vanort`."""

from vanort.cli import main

main()
