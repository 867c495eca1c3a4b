"""The exchange between agencies: questions, offers, releases, time at other tables, and their walls."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0009_the_visit_flows'),
    ]

    operations = [
        migrations.CreateModel(
            name='Conference',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('called_by', models.CharField(max_length=60)),
                ('agencies', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('held_on', models.DateField()),
                ('took_part', models.CharField(max_length=300)),
                ('agreed', models.CharField(max_length=2000)),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'conference',
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sent_by', models.CharField(max_length=60)),
                ('subject', models.CharField(max_length=120)),
                ('words', models.CharField(max_length=4000)),
                ('state', models.CharField(choices=[('new', 'New'), ('taken', 'Taken'), ('aside', 'Aside')], default='new', max_length=10)),
                ('sent_at', models.DateTimeField()),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'db_table': 'catalogue_proposal',
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_by', models.CharField(max_length=60)),
                ('receiver', models.CharField(max_length=60)),
                ('purpose', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('given', 'Given'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn')], default='asked', max_length=10)),
                ('channel', models.CharField(blank=True, default='', max_length=10)),
                ('language', models.CharField(blank=True, default='', max_length=12)),
                ('text_hash', models.BinaryField(max_length=32, null=True)),
                ('asked_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('expires_at', models.DateTimeField()),
                ('by_role', models.CharField(max_length=63)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.visit')),
            ],
            options={
                'db_table': 'agreement',
            },
        ),
        migrations.CreateModel(
            name='Knowledge',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=120)),
                ('words', models.CharField(max_length=4000)),
                ('written_at', models.DateTimeField()),
                ('by_role', models.CharField(max_length=63)),
            ],
            options={
                'verbose_name_plural': 'knowledge',
                'db_table': 'knowledge',
                'indexes': [models.Index(fields=['agency', 'title'], name='knowledge_of_agency')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sent_by', models.CharField(max_length=60)),
                ('sent_to', models.CharField(max_length=60)),
                ('kind', models.CharField(choices=[('referral', 'Referral'), ('joint', 'Joint')], max_length=10)),
                ('service', models.CharField(max_length=80)),
                ('words', models.CharField(blank=True, default='', max_length=600)),
                ('language', models.CharField(max_length=12)),
                ('party', models.SmallIntegerField()),
                ('needs', models.JSONField(default=dict)),
                ('number', models.CharField(max_length=6)),
                ('starts', models.DateTimeField(null=True)),
                ('ends', models.DateTimeField(null=True)),
                ('room', models.CharField(blank=True, default='', max_length=60)),
                ('state', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn'), ('over', 'Over')], default='open', max_length=10)),
                ('reason', models.CharField(blank=True, default='', max_length=300)),
                ('sent_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('key_hash', models.BinaryField(max_length=32, null=True)),
                ('key_until', models.DateTimeField(null=True)),
                ('by_role', models.CharField(max_length=63)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.agreement')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.visit')),
            ],
            options={
                'db_table': 'offer',
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_by', models.CharField(max_length=60)),
                ('asked_of', models.CharField(max_length=60)),
                ('subject', models.CharField(max_length=120)),
                ('words', models.CharField(blank=True, max_length=2000)),
                ('urgency', models.CharField(max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('answered', 'Answered'), ('withdrawn', 'Withdrawn')], default='open', max_length=10)),
                ('answer', models.CharField(blank=True, default='', max_length=4000)),
                ('answered_at', models.DateTimeField(null=True)),
                ('by_role', models.CharField(max_length=63)),
                ('agreement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.agreement')),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='willkommen.question')),
                ('visit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.visit')),
            ],
            options={
                'db_table': 'question',
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('kind', models.CharField(max_length=10)),
                ('number', models.CharField(blank=True, default='', max_length=6)),
                ('counter', models.CharField(max_length=60)),
                ('room', models.CharField(blank=True, default='', max_length=60)),
                ('starts', models.DateTimeField()),
                ('ends', models.DateTimeField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('cancelled', 'Cancelled')], default='planned', max_length=10)),
                ('by_role', models.CharField(max_length=63)),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='willkommen.booking')),
                ('visit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.visit')),
            ],
            options={
                'db_table': 'sitting',
            },
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('asked_by', models.F('receiver')), _negated=True), name='agreement_between_two'),
        ),
        migrations.AddIndex(
            model_name='offer',
            index=models.Index(fields=['sent_to', 'state'], name='offer_for_agency'),
        ),
        migrations.AddIndex(
            model_name='offer',
            index=models.Index(fields=['sent_by', 'state'], name='offer_of_agency'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'joint'), _negated=True), models.Q(('ends__isnull', False), ('starts__isnull', False)), _connector='OR'), name='offer_joint_has_span'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='offer_declined_says_why'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['asked_of', 'state'], name='question_for_agency'),
        ),
        migrations.AddIndex(
            model_name='question',
            index=models.Index(fields=['asked_by', 'state'], name='question_of_agency'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('asked_by', models.F('asked_of')), _negated=True), name='question_to_another'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement__isnull', True), ('visit__isnull', True)), models.Q(('agreement__isnull', False), ('visit__isnull', False)), _connector='OR'), name='question_of_a_visit_is_released'),
        ),
        migrations.AddIndex(
            model_name='sitting',
            index=models.Index(fields=['agency', 'starts'], name='sitting_of_agency'),
        ),
        migrations.AddConstraint(
            model_name='sitting',
            constraint=models.CheckConstraint(condition=models.Q(('ends__gt', models.F('starts'))), name='sitting_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='sitting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'joint'), ('visit__isnull', False)), models.Q(('kind', 'accompany'), ('number', ''), ('visit__isnull', True)), _connector='OR'), name='sitting_joint_alone_names_a_visit'),
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0010_exchange.sql").read_text(), migrations.RunSQL.noop),
    ]
