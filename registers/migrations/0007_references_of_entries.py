from django.db import migrations, models

# Editions frozen before entries had a reference hold it in their content; its own trigger would refuse to add it.
REFERENCES = """
    ALTER TABLE registers_entry DISABLE TRIGGER USER;
    UPDATE registers_entry
       SET reference = registers_edition.content -> 'entries' -> (registers_entry.position - 1) ->> 'reference'
      FROM registers_edition
     WHERE registers_edition.id = registers_entry.edition_id;
    ALTER TABLE registers_entry ENABLE TRIGGER USER
"""


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0006_policy_of_bodies'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='reference',
            field=models.CharField(default='', help_text='Of what it shows, the same in every edition.', max_length=60),
            preserve_default=False,
        ),
        migrations.RunSQL(REFERENCES, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['reference', 'edition'], name='registers_e_referen_b0501b_idx'),
        ),
    ]
