"""Addresses of the outbox."""

from django.urls import path

from outbox.views import log

urlpatterns = [
    path("messages/", log.message_log, name="message_log"),
    path("messages/<int:pk>/", log.message, name="message"),
    path("messages/<int:pk>/again/", log.message_again, name="message_again"),
    path("messages/<int:pk>/address-is-right/", log.message_address_right, name="message_address_right"),
]
