"""What `manage.py minute` does."""
