"""Read from the database what tables there are and how each is classed: the record of processing is written from it."""

from django.db import connections

from willkommen.agencies.walls import alias_of
from willkommen.core.acting import current

CLASSES = """
SELECT c.relname::text, coalesce(substring(obj_description(c.oid) FROM '^class=([a-z]+)'), '')
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1
"""


def classes() -> dict[str, str]:
    """Every table with its class (see docs/walls.md), as the acting login sees the catalog."""
    with connections[alias_of(current())].cursor() as cursor:
        cursor.execute(CLASSES)
        return dict(cursor.fetchall())
