import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0002_initial'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='itemkey',
            name='item_key_join',
        ),
        migrations.AlterField(
            model_name='itemkey',
            name='item',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='meetings.agendaitem'),
        ),
        migrations.AlterField(
            model_name='itemkey',
            name='meeting',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting'),
        ),
        migrations.AddIndex(
            model_name='itemkey',
            index=models.Index(fields=['meeting', 'key'], include=('item', 'directness'), name='item_key_join'),
        ),
    ]
