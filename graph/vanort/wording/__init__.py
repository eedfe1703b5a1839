"""What the command line says, in the language of whoever reads it: English stands in the code, Swedish in `sv.toml`."""

from __future__ import annotations

from vanort.wording.speaking import said, speak, spoken, system_language
from vanort.wording.translating import in_language, swedish

__all__ = ["in_language", "said", "speak", "spoken", "swedish", "system_language"]
