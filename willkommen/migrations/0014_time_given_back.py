"""An agency gives back what is left of a time whose visitor is done or did not come."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0013_who_saw'),
    ]

    operations = [
        migrations.RunSQL((Path(__file__).parent / "sql" / "0014_time_given_back.sql").read_text(), migrations.RunSQL.noop),
    ]
