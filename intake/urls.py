"""Addresses of staff lists and old registers that are taken in."""

urlpatterns = []
