"""Every address of the service, and what stands at it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from demo import urls as demo_urls


@dataclass(frozen=True)
class Page:
    """An address by its name, its view, and the parts of it that are not fixed, each with a value that fits."""

    name: str
    view: Callable
    arguments: dict[str, int | str]

    def __str__(self) -> str:
        return self.name or self.view.__name__

    @property
    def is_ours(self) -> bool:
        """The sign-in library has pages of its own."""
        return not self.view.__module__.startswith("allauth.")

    def address(self, **values: int | str) -> str:
        """Where the page is, with these values in place of those that merely fit."""
        return reverse(self.name, kwargs=self.arguments | values)


def _pages(patterns: Iterable, arguments: dict[str, int | str]) -> Iterator[Page]:
    for pattern in patterns:
        own = {name: 1 if isinstance(kind, IntConverter) else "x" for name, kind in pattern.pattern.converters.items()}
        own = dict.fromkeys(pattern.pattern.regex.groupindex, "x") | own
        if isinstance(pattern, URLResolver):
            yield from _pages(pattern.url_patterns, arguments | own)
        elif isinstance(pattern, URLPattern):
            yield Page(pattern.name, pattern.callback, arguments | own)


SERVED = list(_pages(get_resolver().url_patterns, {}))
# Whether the tests run with the demo or without: its pages keep to the same rules.
EVERY = {(page.name, page.view): page for page in [*SERVED, *_pages(demo_urls.urlpatterns, {})]}
OURS = [page for page in EVERY.values() if page.is_ours]
STAFF = [page for page in SERVED if hasattr(page.view, "permission")]
