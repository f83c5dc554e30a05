"""The worker’s doors into what is taken in."""
