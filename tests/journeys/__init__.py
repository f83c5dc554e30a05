"""A package, so that the demo loaded for the journeys is gone once they are walked."""
