"""Text is only ever text, nothing is asked for from outside, and nothing personal is in the file."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from explorer_datasets import to_quads
from rdflib import RDF, SKOS, Literal, URIRef

from tests_browser_hostile import TEXTS
from vanort.explorer import explorer_page
from vanort.vocabulary import ID, VANORT

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
