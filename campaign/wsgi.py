"""The WSGI application. It refuses to load with settings that are not safe to serve with."""

import os

from django.core.wsgi import get_wsgi_application

from campaign.safety import refuse_unless_safe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "campaign.settings")

application = get_wsgi_application()
refuse_unless_safe()
