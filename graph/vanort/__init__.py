"""Turn documents about municipalities' international partnerships into a knowledge graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vanort.api import OpenWorkspace, open  # noqa: A004

__all__ = ["OpenWorkspace", "open"]
__version__ = "0.1.0"


def __dir__() -> list[str]:
    """List what there is to use, also before it is loaded."""
    return sorted({*__all__, "__version__", "__doc__"})


def __getattr__(name: str) -> Any:
    """Load what a notebook uses when it is first asked for, so that the command line starts fast (PEP 562)."""
    if name in __all__:
        from vanort import api

        return getattr(api, name)
    raise AttributeError(f"module 'vanort' has no attribute '{name}'")
