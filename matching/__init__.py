"""Ties what people wrote to organisations, and finds where interests and agenda items meet. Plain Python."""

ENGINE_VERSION = "1.0"
