"""Second factors and second persons, signed flows, and what a visitor may know of the journal."""

import django.db.models.deletion
import uuid
from pathlib import Path

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0005_sealing'),
    ]

    operations = [
        migrations.CreateModel(
            name='FlowSignature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('flow', models.CharField(max_length=80)),
                ('digest', models.CharField(max_length=64)),
                ('basis', models.CharField(max_length=400)),
                ('opens_on', models.DateField()),
                ('signed_by', models.UUIDField()),
                ('signed_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'flow_signature',
            },
        ),
        migrations.CreateModel(
            name='StaffRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('enrol', 'Neuer Zugang'), ('change', 'Andere Aufgabe'), ('renew', 'Neues Kennwort, neuer zweiter Faktor')], max_length=10)),
                ('wants', models.JSONField(default=dict)),
                ('asked_by', models.UUIDField(null=True)),
                ('asked_at', models.DateTimeField()),
                ('decided_by', models.UUIDField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('granted', models.BooleanField(null=True)),
            ],
            options={
                'db_table': 'staff_request',
            },
        ),
        migrations.AddField(
            model_name='staff',
            name='pin',
            field=models.CharField(blank=True, default='', max_length=128, verbose_name='PIN'),
        ),
        migrations.AddField(
            model_name='staff',
            name='sample',
            field=models.BooleanField(default=False, verbose_name='erfunden'),
        ),
        migrations.AddField(
            model_name='staff',
            name='until',
            field=models.DateTimeField(null=True, verbose_name='darf bis'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['object'], name='journal_of_object'),
        ),
        migrations.AddIndex(
            model_name='flowsignature',
            index=models.Index(fields=['flow'], name='signature_of_flow'),
        ),
        migrations.AddField(
            model_name='staffrequest',
            name='staff',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='staffrequest',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(models.Q(('decided_by', models.F('staff')), _negated=True), models.Q(('asked_by', None), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR')), _connector='OR'), name='request_needs_two'),
        ),
        migrations.AddConstraint(
            model_name='staffrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('granted', None)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('granted__isnull', False)), _connector='OR'), name='request_decided_whole'),
        ),
        migrations.AddConstraint(
            model_name='staffrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('decided_at', None)), fields=('staff', 'kind'), name='request_one_open'),
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0006_access.sql").read_text(), migrations.RunSQL.noop),
    ]
