"""What /healthz reports and `manage.py ready` asks."""
