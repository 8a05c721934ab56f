"""French press articles to structured political events."""
