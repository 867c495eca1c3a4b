"""The question to another agency for whose answer a visitor waits."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0020_without_the_server'),
    ]

    operations = [
        migrations.AddField(
            model_name='stop',
            name='asked',
            field=models.UUIDField(null=True),
        ),
    ]
