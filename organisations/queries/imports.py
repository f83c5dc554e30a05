"""What was read into the directory."""

from django.db.models import Q, QuerySet

from organisations.models import Import, UnfinishedImport
from people.models import Body


def imports_seen_by(body: Body) -> QuerySet[Import]:
    """The files read into the national directory, and those of the body's own, newest first."""
    return Import.objects.filter(Q(body__isnull=True) | Q(body=body)).select_related("imported_by")


def unfinished_imports() -> QuerySet[UnfinishedImport]:
    """The registers that are being read, or whose reading was interrupted."""
    return UnfinishedImport.objects.all()
