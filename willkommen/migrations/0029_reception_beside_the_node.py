"""A device at the reception, which memory a node speaks with, and for whom a room was chosen, so that no node calls them to another."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0028_sealed_words'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AddField(
                    model_name='stop',
                    name='tied',
                    field=models.GeneratedField(db_persist=True, expression=models.ExpressionWrapper(
                        models.Q(needs__contains={'step_free': True}) | models.Q(needs__contains={'hearing': True})
                        | models.Q(needs__contains={'quiet': True}) | models.Q(needs__contains={'sign_language': True}),
                        output_field=models.BooleanField()), output_field=models.BooleanField()),
                ),
            ],
        ),
        migrations.AddField(
            model_name='device',
            name='store',
            field=models.UUIDField(null=True),
        ),
        migrations.AlterField(
            model_name='device',
            name='kind',
            field=models.CharField(choices=[('node', 'Node'), ('kiosk', 'Kiosk'), ('desk', 'Desk'), ('board', 'Board'), ('reception', 'Reception'), ('paper', 'Paper')], max_length=10),
        ),
    ]
