"""What is attached to sealed complaints, and its wall."""

from pathlib import Path

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0016_editors'),
    ]

    operations = [
        migrations.CreateModel(
            name='ComplaintFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('agency', models.CharField(max_length=60)),
                ('box', models.BinaryField()),
                ('by_role', models.CharField(max_length=63)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='willkommen.complaint')),
            ],
            options={
                'db_table': 'complaint_file',
            },
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0017_complaint_files.sql").read_text(), migrations.RunSQL.noop),
    ]
