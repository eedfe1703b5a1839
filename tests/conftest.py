"""What holds for every test."""

from __future__ import annotations

import os

# Tests read what a command prints in English; those about Swedish say so, whatever the machine speaks.
os.environ["LC_ALL"] = "C.UTF-8"
