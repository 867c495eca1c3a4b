"""Going on without the server: devices, what was done at them meanwhile, and what a node may copy."""

from pathlib import Path

import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0019_sealed_notes'),
    ]

    operations = [
        migrations.AddField(
            model_name='stop',
            name='first',
            field=models.GeneratedField(db_persist=True, expression=models.ExpressionWrapper(models.Q(('needs__contains', {'priority': True})), output_field=models.BooleanField()), output_field=models.BooleanField()),
        ),
        migrations.AddField(
            model_name='stop',
            name='line',
            field=models.CharField(blank=True, db_default='', default='', max_length=400),
        ),
        migrations.AddField(
            model_name='stop',
            name='quiet',
            field=models.GeneratedField(db_persist=True, expression=models.ExpressionWrapper(models.Q(('needs__contains', {'do_not_announce': True})), output_field=models.BooleanField()), output_field=models.BooleanField()),
        ),
        migrations.AddField(
            model_name='walkinline',
            name='kept',
            field=models.SmallIntegerField(db_default=0, default=0),
        ),
        migrations.CreateModel(
            name='Device',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, unique=True)),
                ('kind', models.CharField(choices=[('node', 'Node'), ('kiosk', 'Kiosk'), ('desk', 'Desk'), ('board', 'Board'), ('paper', 'Paper')], max_length=10)),
                ('counter', models.CharField(blank=True, default='', max_length=60)),
                ('place', models.SmallIntegerField(unique=True)),
                ('key_hash', models.BinaryField(max_length=32, unique=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('heard_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'device',
                'constraints': [models.CheckConstraint(condition=models.Q(('place__gte', 0), ('place__lt', 198)), name='device_has_a_range')],
            },
        ),
        migrations.CreateModel(
            name='NodeAct',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('store', models.UUIDField()),
                ('clock', models.IntegerField()),
                ('device', models.UUIDField()),
                ('seq', models.IntegerField()),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(max_length=10)),
                ('number', models.CharField(max_length=6)),
                ('stop', models.UUIDField(null=True)),
                ('line', models.CharField(blank=True, default='', max_length=400)),
                ('counter', models.CharField(blank=True, default='', max_length=60)),
                ('was', models.CharField(blank=True, default='', max_length=10)),
                ('state', models.CharField(blank=True, default='', max_length=10)),
                ('outcome', models.CharField(blank=True, default='', max_length=12)),
                ('settled_at', models.DateTimeField(null=True)),
                ('seen_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'node_act',
                'constraints': [models.UniqueConstraint(fields=('store', 'clock'), name='node_act_once'), models.UniqueConstraint(fields=('store', 'device', 'seq'), name='node_act_once_of_device')],
            },
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0020_without_the_server.sql").read_text(), migrations.RunSQL.noop),
    ]
