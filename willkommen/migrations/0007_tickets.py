"""Tickets without appointment: the lines, the places in them, and pauses of counters."""

import uuid
from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0006_access'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('counter', models.CharField(max_length=60)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField()),
            ],
            options={
                'db_table': 'pause',
                'indexes': [models.Index(fields=['agency', 'until'], name='pause_of_agency')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='pause_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='PlaceInLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('number', models.CharField(max_length=6)),
                ('ahead', models.SmallIntegerField()),
                ('expected_at', models.DateTimeField(null=True)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'place_in_line',
                'constraints': [models.UniqueConstraint(fields=('by_role', 'day', 'number'), name='place_in_line_once')],
            },
        ),
        migrations.CreateModel(
            name='WalkInLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('service', models.CharField(max_length=80)),
                ('day', models.DateField()),
                ('minutes', models.SmallIntegerField(null=True)),
                ('tickets', models.SmallIntegerField()),
                ('usual', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
            ],
            options={
                'db_table': 'walk_in_line',
                'constraints': [models.UniqueConstraint(fields=('agency', 'service'), name='walk_in_line_of_service'), models.CheckConstraint(condition=models.Q(('tickets__gte', 0)), name='walk_in_line_is_never_overdrawn')],
            },
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0007_tickets.sql").read_text(), migrations.RunSQL.noop),
    ]
