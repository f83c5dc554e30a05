"""Addresses of who must declare, and who has."""

urlpatterns = []
