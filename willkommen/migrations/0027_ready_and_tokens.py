"""Programs at an agency's desks, wishes to be told when something is ready, and their walls."""

from pathlib import Path

import datetime
import django.db.models.expressions
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0026_flags_of_a_stop'),
    ]

    operations = [
        migrations.CreateModel(
            name='DeskToken',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=60)),
                ('token_hash', models.BinaryField(max_length=32, unique=True)),
                ('made_by', models.UUIDField()),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'desk_token',
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at')), ('expires_at__lte', django.db.models.expressions.CombinedExpression(models.F('made_at'), '+', models.Value(datetime.timedelta(days=366))))), name='desk_token_ends_within_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Pickup',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('visit', models.UUIDField()),
                ('stop', models.UUIDField()),
                ('service', models.CharField(max_length=80)),
                ('mark', models.CharField(max_length=7)),
                ('language', models.CharField(max_length=12)),
                ('address', models.CharField(blank=True, default='', max_length=500)),
                ('asked_at', models.DateTimeField()),
                ('ready_at', models.DateTimeField(null=True)),
                ('until', models.DateField(null=True)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'pickup',
                'indexes': [models.Index(fields=['visit'], name='pickup_of_visit')],
                'constraints': [models.UniqueConstraint(fields=('agency', 'mark'), name='pickup_mark_of_agency'), models.UniqueConstraint(fields=('agency', 'stop'), name='pickup_one_each'), models.CheckConstraint(condition=models.Q(('ready_at__isnull', True), ('until__isnull', False), _connector='OR'), name='pickup_ready_has_window')],
            },
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0027_ready_and_tokens.sql").read_text(), migrations.RunSQL.noop),
    ]
