"""The dataset on the network: SPARQL endpoint, pages, explorer; read-only and without persons unless asked for."""

from __future__ import annotations
