"""Addresses of organisations."""

urlpatterns = []
