"""The journal's chains: their keys, and the walls around the sealer."""

from pathlib import Path

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0004_mended_walls'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('seq', None)), fields=['at', 'id'], name='journal_to_seal'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('agency', 'seq'), name='journal_one_chain_each'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('hash', None), ('previous', None), ('seq', None)), models.Q(('hash__isnull', False), ('previous__isnull', False), ('seq__isnull', False)), _connector='OR'), name='journal_sealed_whole'),
        ),
        migrations.RunSQL((Path(__file__).parent / "sql" / "0005_sealing.sql").read_text(), migrations.RunSQL.noop),
    ]
