"""The WSGI application. `tumen serve` starts it on this computer's own address and nowhere else."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tumen.web.settings")

application = get_wsgi_application()
