"""The workbench in a browser: on this machine only, for whoever has the address."""

from __future__ import annotations
