"""Sealed complaints: keys, receipts and boxes, and their walls."""

from pathlib import Path

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0011_papers_in_the_journal'),
    ]

    operations = [
        migrations.CreateModel(
            name='OfficeKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('holder', models.CharField(max_length=60)),
                ('public_key', models.BinaryField(max_length=32)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'office_key',
            },
        ),
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('lookup', models.BinaryField(max_length=32)),
                ('reply_key', models.BinaryField(max_length=32)),
                ('received_on', models.DateField()),
                ('closed_on', models.DateField(null=True)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'complaint',
                'indexes': [models.Index(fields=['lookup'], name='complaint_by_receipt')],
            },
        ),
        migrations.CreateModel(
            name='ComplaintBox',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('message', models.UUIDField()),
                ('author', models.CharField(choices=[('person', 'Person'), ('office', 'Office')], max_length=10)),
                ('written_on', models.DateField()),
                ('box', models.BinaryField()),
                ('by_role', models.CharField(max_length=63)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.complaint')),
                ('key', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='willkommen.officekey')),
            ],
            options={
                'verbose_name_plural': 'complaint boxes',
                'db_table': 'complaint_box',
            },
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0012_complaints.sql").read_text(), migrations.RunSQL.noop),
    ]
