"""What an agency notes at a stop, and the addresses in the outbox, are sealed: neither stands in a backup in the clear."""

from django.db import migrations, models

from willkommen.flows.messages import sealed_address
from willkommen.visits.seal import seal


def seal_what_is_there(apps, editor):
    """The owner sees rows only while the walls are not forced on it."""
    for table, old, new, sealed in (
        ("stop_note", "text", "sealed", lambda agency, text: seal(agency, text)),
        ("message", "address", "address", lambda _, text: sealed_address(text)),
    ):
        editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        with editor.connection.cursor() as cursor:
            cursor.execute(f"SELECT id, {'agency' if new != old else 'by_role'}, {old} FROM {table}")
            for row, agency, text in cursor.fetchall():
                cursor.execute(f"UPDATE {table} SET {new} = %s WHERE id = %s", [sealed(agency, text), row])
        editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0018_arriving'),
    ]

    operations = [
        migrations.AddField(
            model_name='stopnote',
            name='sealed',
            field=models.BinaryField(default=b""),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='message',
            name='address',
            field=models.CharField(max_length=420),
        ),
        migrations.RunPython(seal_what_is_there, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='stopnote',
            name='text',
        ),
    ]
