"""Every address there is: the pages, and the API beside them, which whoever serves has to ask for."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from tumen.web import urls
from tumen.web.api import addresses
from tumen.web.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns: list[URLPattern | URLResolver] = [*urls.urlpatterns, *addresses.urlpatterns]
