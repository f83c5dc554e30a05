"""Addresses of the front page, a person's own first page, and whom they act for."""

from django.urls import path

from people import views

urlpatterns = [
    path("", views.front, name="front"),
    path("home/", views.home, name="home"),
    path("acting-for/<int:pk>/", views.act_for, name="act_for"),
    path("people/", views.people, name="people"),
    path("people/appoint/", views.appoint, name="appoint"),
    path("people/posts/<int:pk>/end/", views.end_post, name="post_end"),
    path("trail/", views.trail, name="trail"),
]
