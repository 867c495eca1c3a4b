"""Two columns of a stop that follow from its needs stay in the database and are no fields: no insert asks for them back."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0025_recordings'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(model_name='stop', name='first'),
                migrations.RemoveField(model_name='stop', name='quiet'),
                migrations.AlterField(
                    model_name='stop', name='line', field=models.CharField(blank=True, default='', max_length=400)
                ),
            ],
        ),
    ]
