from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0002_a_day'),
    ]

    operations = [
        migrations.RunSQL((Path(__file__).parent / "sql" / "0003_tidying.sql").read_text(), migrations.RunSQL.noop),
    ]
