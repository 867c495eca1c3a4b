"""Notices and alarms, notes and outcomes of stops, marks of the day; pauses are closed counters now."""

import uuid
from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0014_time_given_back'),
    ]

    operations = [
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('room', models.CharField(max_length=60)),
                ('at', models.DateTimeField()),
                ('over_at', models.DateTimeField(null=True)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'alarm',
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('mark', models.SmallIntegerField()),
            ],
            options={
                'db_table': 'feedback',
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('text', 'eigener Text'), ('lift', 'Aufzug außer Betrieb'), ('closed', 'Haus heute geschlossen')], max_length=10)),
                ('text', models.CharField(blank=True, default='', max_length=300)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField()),
            ],
            options={
                'db_table': 'notice',
            },
        ),
        migrations.CreateModel(
            name='StopNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stop', models.UUIDField()),
                ('agency', models.CharField(max_length=60)),
                ('text', models.CharField(max_length=1000)),
            ],
            options={
                'db_table': 'stop_note',
            },
        ),
        migrations.DeleteModel(
            name='Pause',
        ),
        migrations.AddField(
            model_name='stop',
            name='lacking',
            field=models.CharField(max_length=10, null=True),
        ),
        migrations.AddField(
            model_name='stop',
            name='next_by',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='stop',
            name='next_service',
            field=models.CharField(max_length=80, null=True),
        ),
        migrations.AddIndex(
            model_name='alarm',
            index=models.Index(condition=models.Q(('over_at', None)), fields=['at'], name='alarm_open'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('mark__gte', 1), ('mark__lte', 3)), name='feedback_mark_is_one_of_three'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['until'], name='notice_until'),
        ),
        migrations.AddConstraint(
            model_name='stopnote',
            constraint=models.UniqueConstraint(fields=('agency', 'stop'), name='stop_note_one_each'),
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0015_the_day.sql").read_text(), migrations.RunSQL.noop),
    ]
