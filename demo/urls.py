"""The demo's front page, in place of the plain one, and its buttons."""

from django.urls import path

from demo import views

urlpatterns = [
    path("", views.front, name="front"),
    path("demo/sign-in/<slug:key>/", views.sign_in, name="demo_sign_in"),
]
