import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0005_acronyms'),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('transaction', models.BigIntegerField(unique=True)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='name',
            trigger=pgtrigger.compiler.Trigger(name='noted', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    -- Done by the database itself, in the transaction that changes a row.\n    INSERT INTO organisations_change (transaction) VALUES (pg_current_xact_id()::text::bigint)\n        ON CONFLICT (transaction) DO UPDATE SET id = EXCLUDED.id;\n    RETURN NULL;\n', hash='8d21de414d8b0b086c318d4aa6ddf08f1f9e9929', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_noted_671c3', table='organisations_name', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='noted', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    -- Done by the database itself, in the transaction that changes a row.\n    INSERT INTO organisations_change (transaction) VALUES (pg_current_xact_id()::text::bigint)\n        ON CONFLICT (transaction) DO UPDATE SET id = EXCLUDED.id;\n    RETURN NULL;\n', hash='5928b6952915d0622914899a9f4433a6f46aa38b', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_noted_0fad9', table='organisations_organisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tie',
            trigger=pgtrigger.compiler.Trigger(name='noted', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    -- Done by the database itself, in the transaction that changes a row.\n    INSERT INTO organisations_change (transaction) VALUES (pg_current_xact_id()::text::bigint)\n        ON CONFLICT (transaction) DO UPDATE SET id = EXCLUDED.id;\n    RETURN NULL;\n', hash='548608c49cee8fe043c74aa59b687adbba1a0dfd', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_noted_17e74', table='organisations_tie', when='AFTER')),
        ),
    ]
