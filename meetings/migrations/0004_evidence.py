import django.contrib.postgres.fields
from django.db import migrations, models

# A path was a list of sentences; each becomes a step that names nothing yet.
STEPS = """
    UPDATE {table}
       SET {column} = (SELECT array_agg(ARRAY[sentence, '', ''] ORDER BY place)
                         FROM unnest({column}) WITH ORDINALITY AS step (sentence, place))
     WHERE array_ndims({column}) = 1
"""


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0003_keys_for_the_join'),
    ]

    operations = [
        migrations.AddField(
            model_name='subject',
            name='end',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='subject',
            name='start',
            field=models.PositiveIntegerField(help_text='Where in that text the words that tell it stand.', null=True),
        ),
        migrations.AddField(
            model_name='subject',
            name='where',
            field=models.CharField(blank=True, help_text='“title”, or “paper” for the item’s `paper_as_read`.', max_length=5),
        ),
        migrations.AlterField(
            model_name='finding',
            name='interest_path',
            field=django.contrib.postgres.fields.ArrayField(base_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=3), help_text='Steps, as matching.keys.Step.', size=None),
        ),
        migrations.AlterField(
            model_name='finding',
            name='item_path',
            field=django.contrib.postgres.fields.ArrayField(base_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=3), size=None),
        ),
        migrations.AlterField(
            model_name='itemkey',
            name='path',
            field=django.contrib.postgres.fields.ArrayField(base_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=3), help_text='Steps, as matching.keys.Step.', size=None),
        ),
        migrations.RunSQL(STEPS.format(table="meetings_itemkey", column="path"), migrations.RunSQL.noop),
        migrations.RunSQL(STEPS.format(table="meetings_finding", column="interest_path"), migrations.RunSQL.noop),
        migrations.RunSQL(STEPS.format(table="meetings_finding", column="item_path"), migrations.RunSQL.noop),
    ]
