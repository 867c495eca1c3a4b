"""How counters run today, and stops to which somebody is sent on."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0008_papers'),
    ]

    operations = [
        migrations.AddField(
            model_name='presence',
            name='added',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), db_default=[], default=list, size=None),
        ),
        migrations.RemoveField(
            model_name='presence',
            name='further',
        ),
        migrations.AddField(
            model_name='presence',
            name='further',
            field=models.GeneratedField(db_persist=True, expression=models.ExpressionWrapper(models.Q(models.Q(('todo__contained_by', models.F('done')), _negated=True), models.Q(('added__contained_by', models.F('done')), _negated=True), _connector='OR'), output_field=models.BooleanField()), output_field=models.BooleanField()),
        ),
        migrations.CreateModel(
            name='CounterToday',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('counter', models.CharField(max_length=60)),
                ('day', models.DateField()),
                ('behind', models.SmallIntegerField(db_default=0, default=0)),
                ('free_at', models.DateTimeField(null=True)),
                ('closed_from', models.DateTimeField(null=True)),
                ('closed_until', models.DateTimeField(null=True)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'counter_today',
                'indexes': [models.Index(fields=['day', 'counter'], name='counter_today_of_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_from', None), ('closed_until', None)), ('closed_until__gt', models.F('closed_from')), _connector='OR'), name='counter_closed_for_a_span')],
            },
        ),
        migrations.AddField(
            model_name='stop',
            name='sent_by',
            field=models.CharField(max_length=60, null=True),
        ),
        migrations.AddField(
            model_name='stop',
            name='sent_from',
            field=models.UUIDField(null=True),
        ),
        migrations.AddConstraint(
            model_name='stop',
            constraint=models.UniqueConstraint(fields=('id', 'visit', 'day', 'agency'), name='stop_as_sender'),
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0009_the_visit_flows.sql").read_text(), migrations.RunSQL.noop),
    ]
