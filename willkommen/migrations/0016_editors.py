"""What editors change, what nobody understood, who asked the reception for help; and their walls."""

from pathlib import Path

import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0015_the_day'),
    ]

    operations = [
        migrations.CreateModel(
            name='HelpCall',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.SmallIntegerField()),
                ('at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'help_call',
            },
        ),
        migrations.CreateModel(
            name='Unheard',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('language', models.CharField(max_length=20)),
                ('text', models.CharField(max_length=300)),
                ('guessed', models.CharField(max_length=80)),
                ('meaning', models.BinaryField()),
            ],
            options={
                'db_table': 'unheard',
                'ordering': ['-day', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PhraseEdition',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], default='draft', max_length=10)),
                ('at', models.DateTimeField()),
                ('staff', models.UUIDField()),
                ('changes', models.JSONField(default=list)),
                ('mark', models.CharField(default='', max_length=80)),
                ('measured', models.JSONField(null=True)),
                ('model', models.BinaryField(null=True)),
            ],
            options={
                'db_table': 'phrase_edition',
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('state',), name='phrase_edition_one_draft'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('model__isnull', False), _connector='OR'), name='phrase_edition_published_learned')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('staff', models.UUIDField(null=True)),
                ('kind', models.CharField(max_length=30)),
                ('key', models.CharField(max_length=120)),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
            ],
            options={
                'db_table': 'centre_revision',
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['kind', 'key', '-at'], name='revision_of_record')],
            },
        ),
        migrations.AlterField(
            model_name='staff',
            name='role',
            field=models.CharField(choices=[('reception', 'Empfang'), ('clerk', 'Sachbearbeitung'), ('counsellor', 'Beratung'), ('lead', 'Leitung'), ('management', 'Kreisverwaltung'), ('protection', 'Datenschutz'), ('operator', 'Betrieb'), ('editor', 'Redaktion')], max_length=20, verbose_name='Aufgabe'),
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0016_editors.sql").read_text(), migrations.RunSQL.noop),
    ]
