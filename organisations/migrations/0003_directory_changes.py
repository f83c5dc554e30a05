import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_initial'),
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
            trigger=pgtrigger.compiler.Trigger(name='noted', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO organisations_change (transaction) VALUES (pg_current_xact_id()::text::bigint)\n        ON CONFLICT (transaction) DO UPDATE SET id = EXCLUDED.id;\n    RETURN NULL;\n', hash='86ba8764eda2444075a1027fb77d8dff3183f647', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_noted_671c3', table='organisations_name', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='noted', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO organisations_change (transaction) VALUES (pg_current_xact_id()::text::bigint)\n        ON CONFLICT (transaction) DO UPDATE SET id = EXCLUDED.id;\n    RETURN NULL;\n', hash='4c50beb6d1320677a2fc8bea2f00a92030bfaa00', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_noted_0fad9', table='organisations_organisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tie',
            trigger=pgtrigger.compiler.Trigger(name='noted', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n    INSERT INTO organisations_change (transaction) VALUES (pg_current_xact_id()::text::bigint)\n        ON CONFLICT (transaction) DO UPDATE SET id = EXCLUDED.id;\n    RETURN NULL;\n', hash='6b30b4c1c3dee2642f99906b0bad535f0c09dfc7', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_noted_17e74', table='organisations_tie', when='AFTER')),
        ),
    ]
