"""The first tables and their walls."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import uuid
from pathlib import Path
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Staff',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('username', models.CharField(max_length=80, unique=True, verbose_name='Anmeldename')),
                ('name', models.CharField(max_length=120, verbose_name='Name')),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='E-Mail')),
                ('agency', models.CharField(max_length=60, verbose_name='Stelle')),
                ('role', models.CharField(choices=[('reception', 'Empfang'), ('clerk', 'Sachbearbeitung'), ('counsellor', 'Beratung'), ('lead', 'Leitung'), ('management', 'Kreisverwaltung'), ('protection', 'Datenschutz'), ('operator', 'Betrieb')], max_length=20, verbose_name='Aufgabe')),
                ('is_active', models.BooleanField(default=True, verbose_name='darf sich anmelden')),
            ],
            options={
                'db_table': 'staff',
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('loaded_at', models.DateTimeField()),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'db_table': 'centre_edition',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by_role', models.CharField(max_length=63)),
                ('staff', models.UUIDField(null=True)),
                ('agency', models.CharField(max_length=60)),
                ('action', models.CharField(max_length=60)),
                ('object', models.CharField(max_length=80)),
                ('purpose', models.CharField(max_length=120)),
                ('basis', models.CharField(max_length=120)),
                ('seq', models.BigIntegerField(null=True)),
                ('previous', models.BinaryField(max_length=32, null=True)),
                ('hash', models.BinaryField(max_length=32, null=True)),
            ],
            options={
                'verbose_name_plural': 'entries',
                'db_table': 'journal',
            },
        ),
        migrations.CreateModel(
            name='Record',
            fields=[
                ('pk', models.CompositePrimaryKey('kind', 'key', blank=True, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=30)),
                ('key', models.CharField(max_length=80)),
                ('data', models.JSONField()),
                ('position', models.IntegerField(default=0)),
            ],
            options={
                'db_table': 'centre_record',
            },
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('resource', models.CharField(max_length=60)),
                ('starts', models.DateTimeField()),
                ('ends', models.DateTimeField()),
                ('during', models.GeneratedField(db_persist=True, expression=models.Func(models.F('starts'), models.F('ends'), function='tstzrange'), output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField())),
                ('state', models.CharField(choices=[('held', 'Held'), ('booked', 'Booked'), ('cooling', 'Cooling'), ('free', 'Free')], max_length=10)),
                ('expires_at', models.DateTimeField(null=True)),
                ('public_from', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'booking',
                'indexes': [models.Index(fields=['resource', 'starts'], include=('ends', 'state'), name='booking_by_start')],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state__in', ['held', 'booked'])), expressions=[('resource', '='), ('during', '&&')], name='booking_excludes_overlaps'), models.CheckConstraint(condition=models.Q(('ends__gt', models.F('starts'))), name='booking_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'held'), _negated=True), ('expires_at__isnull', False), _connector='OR'), name='booking_hold_expires'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cooling'), _negated=True), ('public_from__isnull', False), _connector='OR'), name='booking_cooling_ends')],
            },
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('number', models.CharField(max_length=6)),
                ('room', models.CharField(max_length=60)),
                ('state', models.CharField(choices=[('called', 'Called'), ('recalled', 'Recalled'), ('serving', 'Serving'), ('over', 'Over')], default='called', max_length=10)),
                ('at', models.DateTimeField()),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'call',
                'indexes': [models.Index(fields=['day', 'at'], name='call_of_day')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visit', models.UUIDField(null=True)),
                ('due_at', models.DateTimeField()),
                ('address', models.CharField(max_length=254)),
                ('template', models.CharField(max_length=40)),
                ('language', models.CharField(max_length=12)),
                ('facts', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('failed', 'Failed'), ('withdrawn', 'Withdrawn')], default='waiting', max_length=10)),
                ('tries', models.SmallIntegerField(default=0)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'message',
                'indexes': [models.Index(fields=['state', 'due_at'], name='message_due')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=11, unique=True)),
                ('secret_hash', models.BinaryField(max_length=32)),
                ('language', models.CharField(max_length=12)),
                ('party', models.SmallIntegerField(default=1)),
                ('needs', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'visit',
                'constraints': [models.CheckConstraint(condition=models.Q(('party__gte', 1), ('party__lte', 40)), name='visit_party_counts')],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('key_hash', models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ('request_hash', models.BinaryField(max_length=32)),
                ('body', models.JSONField()),
                ('created_at', models.DateTimeField()),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.visit')),
            ],
            options={
                'db_table': 'reply',
            },
        ),
        migrations.CreateModel(
            name='VisitKey',
            fields=[
                ('secret_hash', models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ('expires_at', models.DateTimeField()),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.visit')),
            ],
            options={
                'db_table': 'visit_key',
            },
        ),
        migrations.CreateModel(
            name='Stop',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('service', models.CharField(max_length=80)),
                ('counter', models.CharField(blank=True, default='', max_length=60)),
                ('day', models.DateField()),
                ('starts', models.DateTimeField(null=True)),
                ('ends', models.DateTimeField(null=True)),
                ('position', models.SmallIntegerField()),
                ('after', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), default=list, size=None)),
                ('state', models.CharField(choices=[('booked', 'Booked'), ('open', 'Open'), ('called', 'Called'), ('serving', 'Serving'), ('done', 'Done'), ('missed', 'Missed'), ('cancelled', 'Cancelled')], default='booked', max_length=10)),
                ('number', models.CharField(max_length=6)),
                ('language', models.CharField(max_length=12)),
                ('party', models.SmallIntegerField(default=1)),
                ('needs', models.JSONField(default=dict)),
                ('sealed', models.BinaryField(null=True)),
                ('called_at', models.DateTimeField(null=True)),
                ('served_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('recalls', models.SmallIntegerField(default=0)),
                ('by_role', models.CharField(max_length=63)),
                ('booking', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='willkommen.booking')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.visit')),
            ],
            options={
                'db_table': 'stop',
                'indexes': [models.Index(fields=['agency', 'day', 'starts'], name='stop_of_agency'), models.Index(fields=['visit'], name='stop_of_visit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('starts__isnull', True), ('ends__gt', models.F('starts')), _connector='OR'), name='stop_has_span'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'booked'), _negated=True), models.Q(('booking__isnull', False), ('starts__isnull', False)), _connector='OR'), name='stop_booked_has_booking')],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('number', models.CharField(max_length=6)),
                ('code', models.CharField(max_length=11)),
                ('state', models.CharField(choices=[('expected', 'Expected'), ('waiting', 'Waiting'), ('busy', 'Busy'), ('gone', 'Gone')], default='expected', max_length=10)),
                ('done', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), default=list, size=None)),
                ('arrived_at', models.DateTimeField(null=True)),
                ('waiting_since', models.DateTimeField(null=True)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.visit')),
            ],
            options={
                'db_table': 'presence',
                'constraints': [models.UniqueConstraint(fields=('visit', 'day'), name='presence_once_a_day'), models.UniqueConstraint(fields=('day', 'number'), name='presence_number_once_a_day'), models.UniqueConstraint(fields=('day', 'code'), name='presence_code_once_a_day')],
            },
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0001_walls.sql").read_text(), migrations.RunSQL.noop),
    ]
