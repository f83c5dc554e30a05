from datetime import date

from django.db import migrations

# What bodies used to keep as fields of their own, with what they were when nobody had set them.
USUAL = {"refresh_months": 12, "public_months_after_end": 6, "publish_non_declarers": False}
FOR_ALL_TIME = date(2000, 1, 1)


def as_rules(apps, schema_editor):
    """Keep what a body had set in a field as a rule of its own."""
    set_by_bodies = [(body, name) for body in apps.get_model("people", "Body").objects.all() for name in USUAL]
    for body, name in set_by_bodies:
        value = getattr(body, name)
        if value != USUAL[name]:
            _set(apps, body, name, str(value))
            if name == "refresh_months":
                _set(apps, body, "decider_refresh_months", str(value))
                _set(apps, body, "committee_refresh_months", str(value))


def _set(apps, body, name, value):
    from django.utils.timezone import now

    service, _ = apps.get_model("people", "Person").objects.get_or_create(
        email="service@recuse.invalid", defaults={"name": "Recuse, the service itself", "password": "!", "is_active": False}
    )
    apps.get_model("registers", "OwnRule").objects.create(
        body=body, name=name, value=value, since=FOR_ALL_TIME, reason="Set before rules were kept by day.",
        set_at=now(), set_by=service,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_posts_from_staff_lists'),
        ('registers', '0005_policy_and_situations'),
    ]

    operations = [migrations.RunPython(as_rules, migrations.RunPython.noop)]
