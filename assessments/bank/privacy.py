"""Questions tell of nobody: what their fields hold is no personal data."""

from foundation.privacy.map import declare_impersonal


def declare_fields() -> None:
    declare_impersonal("assessments.Category", "name")
    declare_impersonal("assessments.Question", "kind", "idnumber")
    declare_impersonal("assessments.QuestionVersion", "name", "payload", "sha", "status")
    declare_impersonal("assessments.VersionFile", "name", "file")
    declare_impersonal("assessments.QuestionImport", "report", "format", "state", "file")
