"""Recordings for languages that devices do not speak, and their walls."""

from pathlib import Path

import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0024_periods'),
    ]

    operations = [
        migrations.CreateModel(
            name='Recording',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.CharField(max_length=120)),
                ('kind', models.CharField(max_length=20)),
                ('sound', models.BinaryField()),
                ('at', models.DateTimeField()),
                ('staff', models.UUIDField()),
                ('published_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'recording',
                'ordering': ['-at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/wav'))), name='recording_kind')],
            },
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0025_recordings.sql").read_text(), migrations.RunSQL.noop),
    ]
