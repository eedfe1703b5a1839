"""Workspaces put together: what others have read comes in beside one's own, and what cannot hold together is listed."""
