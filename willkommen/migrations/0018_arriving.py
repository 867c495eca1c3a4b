"""The word with which somebody arrives: its mark by day, and the word itself for its visitor."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0017_complaint_files'),
    ]

    operations = [
        migrations.AddField(
            model_name='presence',
            name='word',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='visit',
            name='word',
            field=models.BinaryField(null=True),
        ),
        migrations.AddIndex(
            model_name='presence',
            index=models.Index(condition=models.Q(('word', None), _negated=True), fields=['word'], name='presence_of_word'),
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0018_arriving.sql").read_text(), migrations.RunSQL.noop),
    ]
