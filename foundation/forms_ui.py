"""How forms look: `{{ form }}` and `{{ field.as_field_group }}` use the components; widgets and named
templates stay Django's own, so forms that render themselves (Wagtail's admin) do not change. Our forms
bring it along (`foundation.forms.CleanFields`); a site whose every form shall look so sets
`FORM_RENDERER = "foundation.forms_ui.FormRenderer"`."""

from django.forms.renderers import DjangoTemplates


class FormRenderer(DjangoTemplates):
    form_template_name = "foundation/forms/form.html"
    field_template_name = "foundation/forms/field.html"
