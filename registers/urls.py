"""Addresses of registers."""

urlpatterns = []
