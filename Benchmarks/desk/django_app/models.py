from django.conf import settings
from django.db import models


class Piece(models.Model):
    """What somebody's page shows at one place of its template: a text, or a row of a list."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    page = models.CharField(max_length=20)
    place = models.IntegerField()
    number = models.IntegerField()
    is_row = models.BooleanField()
    cells = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["user", "page", "place", "number"])]


class Organisation(models.Model):
    name = models.CharField(max_length=400)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL)


class Need(models.Model):
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    name = models.CharField(max_length=400)
    about = models.TextField(blank=True)
    fields = models.CharField(max_length=400, blank=True)
    visibility = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default="draft", db_index=True)
    since = models.DateTimeField(auto_now_add=True)


class Disclosure(models.Model):
    need = models.OneToOneField(Need, on_delete=models.CASCADE)
    details = models.TextField(blank=True)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_telephone = models.CharField(max_length=200, blank=True)
    contact_email = models.CharField(max_length=200, blank=True)


class Entry(models.Model):
    """The journal: who did what, and what changed."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    verb = models.CharField(max_length=40)
    need = models.ForeignKey(Need, on_delete=models.CASCADE)
    changes = models.JSONField()
