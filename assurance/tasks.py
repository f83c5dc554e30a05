"""The worker’s doors into assurance."""
