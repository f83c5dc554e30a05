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
        ('registers', '0002_keys_for_the_join'),
    ]

    operations = [
        migrations.AddField(
            model_name='reading',
            name='end',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='reading',
            name='start',
            field=models.PositiveIntegerField(help_text='Where in the interest’s `words` it is named.', null=True),
        ),
        migrations.AlterField(
            model_name='interestkey',
            name='path',
            field=django.contrib.postgres.fields.ArrayField(base_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=3), help_text='Steps, as matching.keys.Step.', size=None),
        ),
        migrations.RunSQL(STEPS.format(table="registers_interestkey", column="path"), migrations.RunSQL.noop),
    ]
