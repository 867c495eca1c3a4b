"""What the check list of a pass leaves out or adds, kept with the visit: the papers' ids, never an answer."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0021_asked_first'),
    ]

    operations = [
        migrations.AddField(
            model_name='visit',
            name='papers',
            field=models.JSONField(db_default=[], default=list),
        ),
    ]
