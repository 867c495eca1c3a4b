"""The visitor's question who saw what: its index, and the wall around it."""

from pathlib import Path

from django.db import migrations, models
from django.db.models.functions import Collate


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0012_complaints'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='entry', name='journal_of_object'),
        migrations.AddIndex(model_name='entry', index=models.Index(Collate('object', 'C'), name='journal_of_visit')),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0013_who_saw.sql").read_text(), migrations.RunSQL.noop),
    ]
