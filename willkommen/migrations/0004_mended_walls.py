"""What the leak matrix found: a booking belongs to one stop; who called and who wrote is nobody else's to read or forge."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0003_tidying'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='stop',
            constraint=models.UniqueConstraint(fields=('booking',), name='stop_alone_at_its_booking'),
        ),
        migrations.AlterField(
            model_name='stop',
            name='booking',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='willkommen.booking'),
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0004_mended_walls.sql").read_text(), migrations.RunSQL.noop),
    ]
