from django.urls import path

from . import views

urlpatterns = [path("healthz", views.health), path("desk", views.desk), path("post", views.post)]
