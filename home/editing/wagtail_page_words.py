"""What Wagtail says where a page is edited, where it has no Indonesian.

They stand here for the catalogue to keep them, as those of `home.approval.wagtail_words`.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

WORDS = (
    _("'%(page_title)s' has been moved successfully."),
    _("0 minutes"),
    _(
        "A heading that identifies the overall topic of the table, and is useful for screen "
        "reader users."
    ),
    _("Add Comment"),
    _("Add a concise description for search engines"),
    _("Add column"),
    _("Add comment"),
    _("Add or show comments"),
    _("Add row"),
    _("Anyone can edit this %(model_name)s"),
    _("Anyone can edit this %(model_name)s – lock it to prevent others from editing"),
    _("Anyone with editing permissions can create schedules"),
    _("Autosave is <span>paused</span>"),
    _("Autosave is paused"),
    _("Avoid skipping levels"),
    _("But only those with publishing permissions can make them effective."),
    _("Button text is empty"),
    _("Change privacy"),
    _("Checks"),
    _("Choose when this %(model_name)s should go live and/or expire"),
    _("Choose when this page should go live and/or expire"),
    _("Choose who can view the live version of this page"),
    _("Column heading"),
    _("Comment notifications"),
    _("Comments"),
    _("Content metrics"),
    _("Correct the validation errors to resume preview (saving will highlight errors)"),
    _("Current page status:"),
    _("Delete column"),
    _("Delete row"),
    _("Empty frame title found"),
    _("Empty heading found"),
    _("For search engines"),
    _("For site menus"),
    _("Go to the first error"),
    _("Heading 2"),
    _("Heading 3"),
    _("How we calculate our metrics"),
    _("Image alt text has inappropriate pattern"),
    _("Incorrect heading hierarchy"),
    _("Input button text is empty"),
    _("Insert column"),
    _("Insert row"),
    _("Issues found"),
    _("Keep the new pages updated with future changes"),
    _("Link text is empty"),
    _("Locking: "),
    _("Meta description is empty"),
    _("Minimap"),
    _("Misusing paragraphs as headings"),
    _("Not visible to the public"),
    _("Once live anyone can view"),
    _("Page title"),
    _("Page visibility: "),
    _(
        "Preview cannot display due to validation errors. <br /> Click save to highlight the "
        "relevant fields."
    ),
    _("Preview in desktop size"),
    _("Preview in mobile size"),
    _("Preview in new tab"),
    _("Preview in tablet size"),
    _("Preview is out of date"),
    _("Preview not available"),
    _("Private. Visit the live page"),
    _("Readability"),
    _("Reading time"),
    _("Save schedule"),
    _("Saved"),
    _(
        'See our <a href="%(guide_link)s" target="_blank">content checks guide</a> for more '
        "information on how content metrics are calculated."
    ),
    _("Set publishing schedule"),
    _("Show issue"),
    _("Side panel width"),
    _("Side panels"),
    _("Status: "),
    _("Table header text is empty"),
    _("The descriptive text displayed underneath a headline in search engine results."),
    _("The name of the page displayed on search engine results as the clickable headline."),
    _("This data explained"),
    ngettext_lazy(
        "This page has one subpage. Unpublish this too",
        "This page has %(live_descendant_count)s subpages. Unpublish these too",
        0,
    ),
    _(
        'This publishing schedule will only take effect after you select the "Schedule to '
        'publish" option'
    ),
    _("Toggle checks"),
    _("Toggle comments"),
    _("Toggle minimap"),
    _("Toggle preview"),
    _("Toggle side panel"),
    _("Toggle status"),
    _(
        "Troubleshoot your connection to the site before proceeding. Open the editor in a "
        "separate tab to view the last saved version."
    ),
    _("Use a meaningful title for screen reader users"),
    _("Use meaningful text"),
    _("Use meaningful text for screen reader users"),
    _("Use proper heading tags"),
    _("View latest version"),
    _("Visible to all"),
    _("Visible to all. Visit the live page"),
    _("Visit the live page"),
    _(
        "We calculate reading time from word count, using different reading speeds for "
        "different languages."
    ),
    _(
        "We extract the main content from the page preview, remove all formatting, and "
        "calculate the number of words."
    ),
    _(
        "We use a readability formula based on length of words and sentences. Long sentences "
        "and words result in a worse readability score."
    ),
    _("You have <span>unsaved edits</span>"),
    _("meta description"),
    _("title tag"),
)
