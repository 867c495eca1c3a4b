"""What the node's web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "willkommen.node.settings"
application = get_wsgi_application()
