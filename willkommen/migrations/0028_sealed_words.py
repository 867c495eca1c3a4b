"""What agencies write to each other about people, and what a conference kept, is sealed: no backup shows it."""

from django.db import migrations

from willkommen.exchange.sealed import SealedText, seal_words


WITHOUT = "DROP POLICY question_ask ON question; DROP POLICY question_over ON question"
"""No column may change its type while a policy speaks of it."""
AGAIN = """
CREATE POLICY question_ask ON question FOR INSERT
  WITH CHECK (left(current_user::text, 2) = 'a_' AND asked_by = right(current_user::text, -2) COLLATE "default"
              AND by_role = current_user::text COLLATE "default" AND state = 'open' AND answer = ''
              AND (agreement_id IS NULL AND visit_id IS NULL
                   OR EXISTS (SELECT FROM agreement AS a WHERE a.id = question.agreement_id AND a.asked_by = question.asked_by
                              AND a.receiver = question.asked_of AND a.visit_id = question.visit_id OFFSET 0)));
CREATE POLICY question_over ON question FOR UPDATE TO door
  USING (visit_id IN (SELECT id FROM visit)) WITH CHECK (state = 'withdrawn' AND words = '' AND answer = '')"""


def seal_what_is_there(apps, editor):
    """The owner sees rows only while the walls are not forced on it."""
    for table, columns in (
        ("question", ("subject", "words", "answer")), ("offer", ("words", "reason")), ("conference", ("took_part", "agreed")),
    ):
        editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        with editor.connection.cursor() as cursor:
            cursor.execute(f"SELECT id, {', '.join(columns)} FROM {table}")
            for row, *texts in cursor.fetchall():
                values = [seal_words(text) if text else text for text in texts]
                cursor.execute(f"UPDATE {table} SET {', '.join(f'{name} = %s' for name in columns)} WHERE id = %s", [*values, row])
        editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


class Migration(migrations.Migration):

    dependencies = [
        ('willkommen', '0027_ready_and_tokens'),
    ]

    operations = [
        migrations.RunSQL(WITHOUT, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='conference',
            name='agreed',
            field=SealedText(),
        ),
        migrations.AlterField(
            model_name='conference',
            name='took_part',
            field=SealedText(),
        ),
        migrations.AlterField(
            model_name='offer',
            name='reason',
            field=SealedText(blank=True, default=''),
        ),
        migrations.AlterField(
            model_name='offer',
            name='words',
            field=SealedText(blank=True, default=''),
        ),
        migrations.AlterField(
            model_name='question',
            name='answer',
            field=SealedText(blank=True, default=''),
        ),
        migrations.AlterField(
            model_name='question',
            name='subject',
            field=SealedText(),
        ),
        migrations.AlterField(
            model_name='question',
            name='words',
            field=SealedText(blank=True),
        ),
        migrations.RunSQL(AGAIN, migrations.RunSQL.noop),
        migrations.RunPython(seal_what_is_there, migrations.RunPython.noop),
    ]
