"""Ways saved by day, and what the reception sees of the letters of the day."""

from pathlib import Path

import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0029_reception_beside_the_node'),
    ]

    operations = [
        migrations.CreateModel(
            name='TripsSaved',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField(unique=True)),
                ('visits', models.IntegerField()),
                ('trips', models.IntegerField()),
            ],
            options={
                'db_table': 'trips_saved',
                'constraints': [models.CheckConstraint(condition=models.Q(('trips__gte', models.F('visits')), ('visits__gte', 0), models.Q(('trips__gt', 0), ('visits', 0), _negated=True)), name='trips_saved_counts')],
            },
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0030_trips_and_news.sql").read_text(), migrations.RunSQL.noop),
    ]
