from foundation.plugins.config import PluginConfig


class DemoConfig(PluginConfig):
    name = "demo"
    label = "demo"
    default = True
    default_auto_field = "django.db.models.BigAutoField"
    needs = ("home",)
    packages = {"markdown_it": "site", "mdit_py_plugins": "site", "yaml": "site"}
