from django.urls import path

from . import views

urlpatterns = [
    path("healthz", views.health),
    path("inbox", views.shown, {"page": "inbox"}),
    path("desk", views.shown, {"page": "desk"}),
    path("post", views.post),
]
