import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

# A key takes over the span of its interest; an interest that was replaced has no keys.
TAKE_OVER_SPANS = """
    UPDATE registers_interestkey held
       SET since = interest.since, until = interest.until
      FROM registers_interest interest
     WHERE interest.id = held.interest_id AND (interest.since IS NOT NULL OR interest.until IS NOT NULL)
"""
FORGET_REPLACED = """
    DELETE FROM registers_interestkey held
     USING registers_interest later
     WHERE later.replaces_id = held.interest_id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0006_directory_changes'),
        ('people', '0001_initial'),
        ('registers', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='interestkey',
            name='since',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='interestkey',
            name='until',
            field=models.DateField(null=True),
        ),
        migrations.RunSQL(TAKE_OVER_SPANS, migrations.RunSQL.noop),
        migrations.RunSQL(FORGET_REPLACED, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='interestkey',
            name='body',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.body'),
        ),
        migrations.AlterField(
            model_name='interestkey',
            name='interest',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='registers.interest'),
        ),
        migrations.AlterField(
            model_name='interestkey',
            name='person',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='interest',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Concat('organisation_text', models.Value(' '), 'public_description', models.Value(' '), 'private_detail', output_field=models.TextField()), name='gin_trgm_ops'), name='interest_word_trigrams'),
        ),
        migrations.AddIndex(
            model_name='interestkey',
            index=models.Index(fields=['person', 'body'], include=('key', 'interest', 'directness', 'since', 'until'), name='interest_key_by_person'),
        ),
        migrations.AddIndex(
            model_name='interestkey',
            index=models.Index(fields=['body', 'key'], include=('interest', 'person', 'directness', 'since', 'until'), name='interest_key_by_key'),
        ),
    ]
