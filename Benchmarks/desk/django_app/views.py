"""The inbox, the desk and the form of a need, as one writes them in Django."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie

from .models import Disclosure, Entry, Need, Organisation, Piece

MOST_DRAFTS = 100


class NeedForm(forms.Form):
    organisation = forms.ModelChoiceField(Organisation.objects)
    name = forms.CharField(max_length=400)
    about = forms.CharField(max_length=8000, required=False)
    fields = forms.CharField(max_length=400, required=False)
    visibility = forms.ChoiceField(choices=[("everyone", ""), ("members", "")])
    details = forms.CharField(max_length=8000, required=False)
    contact_name = forms.CharField(max_length=200, required=False)
    contact_telephone = forms.CharField(max_length=200, required=False)
    contact_email = forms.EmailField(max_length=200, required=False)


def health(request):
    return HttpResponse("ok")


@login_required
@ensure_csrf_cookie
def shown(request, page):
    pieces = []
    for piece in Piece.objects.filter(user=request.user, page=page).order_by("place", "number"):
        while len(pieces) <= piece.place:
            pieces.append([])
        if piece.is_row:
            pieces[piece.place].append(piece.cells)
        else:
            pieces[piece.place] = piece.cells
    return render(request, f"{page}.html", {"v": pieces})


@login_required
def post(request):
    form = NeedForm(request.POST)
    if not form.is_valid():
        return HttpResponse(str(form.errors), status=422)
    said = form.cleaned_data
    organisation = said["organisation"]
    if not organisation.members.filter(pk=request.user.pk).exists():
        return HttpResponse("not yours", status=403)
    with transaction.atomic():
        if organisation.need_set.filter(state__in=["draft", "returned", "review"]).count() >= MOST_DRAFTS:
            return HttpResponse("too many drafts", status=422)
        public = {name: said[name] for name in ("name", "about", "fields", "visibility")}
        need = Need.objects.create(organisation=organisation, author=request.user, **public)
        hidden = {name: said[name] for name in said if name.startswith(("details", "contact"))}
        Disclosure.objects.create(need=need, **hidden)
        Entry.objects.create(actor=request.user, verb="posting.draft", need=need, changes=public)
    return HttpResponseRedirect(f"/posting/{need.pk}")
