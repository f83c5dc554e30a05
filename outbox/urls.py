"""Addresses of the outbox."""

urlpatterns = []
