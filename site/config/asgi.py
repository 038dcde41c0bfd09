"""Pages and sockets in one process. Production serves pages by WSGI and only /ws/ from here."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
pages = get_asgi_application()

from foundation.routing import sockets  # noqa: E402  (its models need the apps)

application = ProtocolTypeRouter({"http": pages, "websocket": sockets})
