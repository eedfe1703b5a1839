"""Tables in a workspace: added with one command, corrected in their mapping, refused whole where they are hostile."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from console import run
from tables_at_hand import write_xlsx

from vanort.documents.limits import MOST_COLUMNS, MOST_ROWS
from vanort.errors import DocumentError
from vanort.mappings import faults_of_mapping, format_mapping, read_mapping
from vanort.workspace.scaffold import make_workspace
