"""The papers: documents, releases, originals in custody, and what is forgotten when."""

from pathlib import Path

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0007_tickets'),
    ]

    operations = [
        migrations.CreateModel(
            name='Custody',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visit', models.UUIDField()),
                ('agency', models.CharField(max_length=60)),
                ('paper', models.CharField(max_length=60)),
                ('place', models.CharField(max_length=80)),
                ('receipt', models.CharField(max_length=11)),
                ('taken_by', models.UUIDField()),
                ('taken_at', models.DateTimeField()),
                ('back_by', models.UUIDField(null=True)),
                ('back_at', models.DateTimeField(null=True)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'verbose_name_plural': 'custody',
                'db_table': 'custody',
                'indexes': [models.Index(fields=['visit'], name='custody_of_visit')],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('series', models.UUIDField()),
                ('version', models.SmallIntegerField(default=1)),
                ('visit', models.UUIDField()),
                ('agency', models.CharField(blank=True, default='', max_length=60)),
                ('sealed', models.BinaryField()),
                ('content', models.BinaryField()),
                ('created_at', models.DateTimeField()),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'document',
                'indexes': [models.Index(fields=['visit'], name='document_of_visit')],
                'constraints': [models.UniqueConstraint(fields=('agency', 'series', 'version'), name='document_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visit', models.UUIDField()),
                ('agency', models.CharField(max_length=60)),
                ('reason', models.CharField(max_length=20)),
                ('staff', models.UUIDField()),
                ('made_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'hold',
                'indexes': [models.Index(fields=['visit'], name='hold_of_visit')],
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visit', models.UUIDField()),
                ('agency', models.CharField(blank=True, default='', max_length=60)),
                ('receiver', models.CharField(max_length=60)),
                ('purpose', models.CharField(max_length=120)),
                ('state', models.CharField(choices=[('prepared', 'prepared'), ('offered', 'offered'), ('accepted', 'accepted'), ('declined', 'declined'), ('expired', 'expired'), ('withdrawn', 'withdrawn'), ('done', 'done')], max_length=10)),
                ('channel', models.CharField(max_length=10)),
                ('receipt', models.CharField(max_length=11)),
                ('language', models.CharField(max_length=12)),
                ('text_version', models.CharField(max_length=10)),
                ('text_hash', models.BinaryField(max_length=32)),
                ('text', models.BinaryField()),
                ('form_hash', models.BinaryField(max_length=32, null=True)),
                ('created_at', models.DateTimeField()),
                ('answer_by', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, default='', max_length=20)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'release',
                'indexes': [models.Index(fields=['visit'], name='release_of_visit'), models.Index(fields=['receiver', 'state'], name='release_for_receiver'), models.Index(condition=models.Q(('form_hash__isnull', False)), fields=['form_hash'], name='release_of_form')],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visit', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('size', models.IntegerField()),
                ('received', models.IntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'upload',
                'indexes': [models.Index(fields=['visit'], name='upload_of_visit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('received__gte', 0), ('received__lte', models.F('size'))), name='upload_counts')],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('start', models.IntegerField()),
                ('content', models.BinaryField()),
                ('upload', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.upload')),
            ],
            options={
                'db_table': 'part',
            },
        ),
        migrations.CreateModel(
            name='Released',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('document', models.UUIDField()),
                ('fault', models.CharField(blank=True, default='', max_length=20)),
                ('release', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.release')),
            ],
            options={
                'db_table': 'released',
                'indexes': [models.Index(fields=['document'], name='released_document')],
            },
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0008_papers.sql").read_text(), migrations.RunSQL.noop),
    ]
