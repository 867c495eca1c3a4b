"""Every table with something about a person is forgotten by a period of the centre's data, or with what it belongs to."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0023_signed_messages'),
    ]

    operations = [
        migrations.AddField(model_name='stopnote', name='visit', field=models.UUIDField(null=True)),
        migrations.AddField(model_name='stopnote', name='day', field=models.DateField(null=True)),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0024_periods.sql").read_text(), migrations.RunSQL.noop),
        migrations.AlterField(model_name='stopnote', name='visit', field=models.UUIDField()),
        migrations.AlterField(model_name='stopnote', name='day', field=models.DateField()),
    ]
