"""Fills the peer's database: `prepare.py FOLDER` reads `desk.json` there and writes `accounts.json`.

Sessions are begun as Django's own sign-in view begins them.
"""

import json
import os
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
os.environ |= {"PEER_FOLDER": str(FOLDER), "DJANGO_SETTINGS_MODULE": "django_app.settings"}
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django  # noqa: E402

django.setup()

from django.contrib.auth import get_user_model, login  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from django.middleware.csrf import get_token  # noqa: E402

from django_app.models import Organisation, Piece  # noqa: E402


def signed_in(user):
    request = HttpRequest()
    request.session = SessionStore()
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    token = get_token(request)
    request.session.save()
    return {
        "cookie": f"sessionid={request.session.session_key}; csrftoken={request.META['CSRF_COOKIE']}",
        "token": token,
    }


given = json.loads((FOLDER / "desk.json").read_text(encoding="utf-8"))
call_command("migrate", run_syncdb=True, verbosity=0)
users, accounts = get_user_model().objects, []
with transaction.atomic():
    reader = users.create_user("reader")
    for page, values in given["values"].items():
        for place, value in enumerate(values):
            rows = value if isinstance(value, list) else [value]
            for number, cells in enumerate(rows):
                is_row = isinstance(value, list)
                Piece.objects.create(user=reader, page=page, place=place, number=number, is_row=is_row, cells=cells)
    accounts.append(signed_in(reader) | {"organisations": []})
    for number in range(given["writers"]):
        writer = users.create_user(f"writer{number}")
        made = [Organisation.objects.create(name=f"{number}-{of}") for of in range(given["organisations"])]
        for organisation in made:
            organisation.members.add(writer)
        accounts.append(signed_in(writer) | {"organisations": [str(organisation.pk) for organisation in made]})
(FOLDER / "accounts.json").write_text(json.dumps(accounts), encoding="utf-8")
