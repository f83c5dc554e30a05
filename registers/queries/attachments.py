"""Files that go with declarations, and which of them the public may read."""

from django.db.models import OuterRef, QuerySet, Subquery

from people.models import Body, Person
from registers.models import Attachment, Release


def _with_release(files: QuerySet[Attachment]) -> QuerySet[Attachment]:
    """Files without their contents, with the word that stands on each: `is_public`, and its `title` for the public."""
    last = Release.objects.filter(attachment=OuterRef("pk")).order_by("-decided_at", "-id")
    stands = {name: Subquery(last.values(name)[:1]) for name in ("is_public", "title")}
    rows = files.annotate(**stands).defer("content")
    return rows.select_related("declaration", "interest__organisation", "person")


def files_of(body: Body, person: Person) -> QuerySet[Attachment]:
    """What a person attached to their declarations to a body, the latest first."""
    return _with_release(body.attachments.filter(person=person))


def files_in(body: Body) -> QuerySet[Attachment]:
    """Every file of a body."""
    return _with_release(body.attachments.all())


def released_files(body: Body) -> QuerySet[Attachment]:
    """The files of a body that the public may read."""
    return files_in(body).filter(is_public=True)
