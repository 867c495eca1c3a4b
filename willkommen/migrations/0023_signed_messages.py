"""Whoever writes a message signs it with the own login."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0022_papers_of_a_visit'),
    ]

    operations = [
        migrations.RunSQL((Path(__file__).parent / "sql" / "0023_signed_messages.sql").read_text(), migrations.RunSQL.noop),
    ]
