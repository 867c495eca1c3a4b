"""A visitor reads in the journal who saw which of the own papers."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0010_exchange'),
    ]

    operations = [
        migrations.RunSQL((Path(__file__).parent / "sql" / "0011_papers_in_the_journal.sql").read_text(), migrations.RunSQL.noop),
    ]
