import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agents', '0002_registry'),
        ('courses', '0001_initial'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='GuideIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One or two sentences above the list.', verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'list of guides',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('headline', models.CharField(blank=True, max_length=150, verbose_name='headline')),
                ('lead', models.TextField(blank=True, max_length=400, verbose_name='lead')),
            ],
            options={
                'verbose_name': 'home page',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='NewsIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One or two sentences above the list.', verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'list of news',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='RegulationIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='One or two sentences above the list.', verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'list of regulations',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='GuidePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('section', models.CharField(choices=[('name', 'Name of the innovation'), ('stage', 'Stage'), ('initiator', 'Initiator'), ('classification', 'Classification'), ('kind', 'Kind: digital or not'), ('form', 'Form of the innovation'), ('theme', 'Theme'), ('affair', 'Government affair'), ('timing', 'Time of trial and application'), ('design_legal_basis', 'Legal basis'), ('design_problem', 'Problem'), ('design_strategic_issue', 'Strategic issue'), ('design_method', 'Method of renewal'), ('design_novelty', 'Advantage and novelty'), ('design_steps', 'Steps and use of the product'), ('goals', 'Goals'), ('benefits', 'Benefits'), ('results', 'Results'), ('budget', 'Budget'), ('evidence', 'Evidence'), ('video', 'Video')], help_text='Which part of the form this guide helps to fill in.', max_length=30, verbose_name='section of the proposal form')),
                ('introduction', models.TextField(blank=True, help_text='Two sentences for the list.', max_length=400, verbose_name='summary')),
                ('body', wagtail.fields.StreamField([('text', 0), ('image', 4), ('callout', 8), ('checklist', 11), ('steps', 16), ('comparison', 21), ('table', 25), ('quote', 28), ('term', 31), ('video', 35), ('audio', 38), ('file', 41)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text', 'template': 'courses/blocks/text.html'}), 1: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'What somebody who does not see the picture should know.', 'label': 'Alternative text', 'max_length': 250}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('picture', 1), ('alt', 2), ('caption', 3)]], {}), 5: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'Note'), ('tip', 'Tip'), ('warning', 'Warning')], 'label': 'Kind'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 7: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text'}), 8: ('wagtail.blocks.StructBlock', [[('kind', 5), ('title', 6), ('text', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Item', 'max_length': 300}), 10: ('wagtail.blocks.ListBlock', (9,), {'label': 'Items'}), 11: ('wagtail.blocks.StructBlock', [[('title', 6), ('items', 10)]], {}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150}), 13: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('title', 12), ('text', 13)]], {'label': 'Step'}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Steps'}), 16: ('wagtail.blocks.StructBlock', [[('title', 6), ('items', 15)]], {}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Title on the left', 'max_length': 120}), 18: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text on the left'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title on the right', 'max_length': 120}), 20: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text on the right'}), 21: ('wagtail.blocks.StructBlock', [[('left_title', 17), ('left', 18), ('right_title', 19), ('right', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 500, 'required': False}), 24: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 23)]], {'help_text': 'The first column names the row.', 'label': 'Table'}), 25: ('wagtail.blocks.StructBlock', [[('caption', 22), ('table', 24)]], {}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 27: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 250, 'required': False}), 28: ('wagtail.blocks.StructBlock', [[('text', 26), ('source', 27)]], {}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Word', 'max_length': 120}), 30: ('wagtail.blocks.TextBlock', (), {'label': 'Meaning'}), 31: ('wagtail.blocks.StructBlock', [[('term', 29), ('definition', 30)]], {}), 32: ('wagtail.blocks.URLBlock', (), {'help_text': 'A video of YouTube or Vimeo.', 'label': 'Address', 'required': False}), 33: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP4; instead of an address.', 'label': 'Video file', 'required': False}), 34: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'For those who cannot hear it or whose network is slow.', 'label': 'Transcript', 'required': False}), 35: ('wagtail.blocks.StructBlock', [[('title', 12), ('url', 32), ('document', 33), ('transcript', 34)]], {}), 36: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP3 or M4A.', 'label': 'Audio file'}), 37: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'For those who cannot hear it or have no sound at the moment.', 'label': 'Transcript'}), 38: ('wagtail.blocks.StructBlock', [[('title', 12), ('document', 36), ('transcript', 37)]], {}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150, 'required': False}), 41: ('wagtail.blocks.StructBlock', [[('document', 39), ('title', 40)]], {})}, verbose_name='content')),
                ('reviewed_on', models.DateField(help_text='When somebody last read the whole guide and found it correct.', null=True, verbose_name='last reviewed on')),
                ('source', models.CharField(blank=True, help_text='The regulation or guideline that this guide follows.', max_length=250, verbose_name='source')),
                ('source_url', models.URLField(blank=True, verbose_name='address of the source')),
                ('opd', models.ForeignKey(blank=True, help_text='Who keeps this guide correct and answers questions about it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.opd', verbose_name='responsible OPD')),
            ],
            options={
                'verbose_name': 'guide',
                'verbose_name_plural': 'guides',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='Handout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', models.FileField(upload_to='documents', verbose_name='file')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='NewsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('date', models.DateField(default=django.utils.timezone.localdate, help_text='The day that stands above the item.', verbose_name='date')),
                ('lead', models.TextField(help_text='What happened, in two sentences; it also stands in lists and shared links.', max_length=400, verbose_name='lead')),
                ('picture_alt', models.CharField(blank=True, help_text='What somebody who does not see the picture should know.', max_length=250, verbose_name='alternative text')),
                ('body', wagtail.fields.StreamField([('text', 0), ('image', 4), ('callout', 8), ('checklist', 11), ('steps', 16), ('comparison', 21), ('table', 25), ('quote', 28), ('term', 31), ('video', 35), ('audio', 38), ('file', 41)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text', 'template': 'courses/blocks/text.html'}), 1: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'What somebody who does not see the picture should know.', 'label': 'Alternative text', 'max_length': 250}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('picture', 1), ('alt', 2), ('caption', 3)]], {}), 5: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'Note'), ('tip', 'Tip'), ('warning', 'Warning')], 'label': 'Kind'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 7: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text'}), 8: ('wagtail.blocks.StructBlock', [[('kind', 5), ('title', 6), ('text', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Item', 'max_length': 300}), 10: ('wagtail.blocks.ListBlock', (9,), {'label': 'Items'}), 11: ('wagtail.blocks.StructBlock', [[('title', 6), ('items', 10)]], {}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150}), 13: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('title', 12), ('text', 13)]], {'label': 'Step'}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Steps'}), 16: ('wagtail.blocks.StructBlock', [[('title', 6), ('items', 15)]], {}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Title on the left', 'max_length': 120}), 18: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text on the left'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title on the right', 'max_length': 120}), 20: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text on the right'}), 21: ('wagtail.blocks.StructBlock', [[('left_title', 17), ('left', 18), ('right_title', 19), ('right', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 500, 'required': False}), 24: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 23)]], {'help_text': 'The first column names the row.', 'label': 'Table'}), 25: ('wagtail.blocks.StructBlock', [[('caption', 22), ('table', 24)]], {}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 27: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 250, 'required': False}), 28: ('wagtail.blocks.StructBlock', [[('text', 26), ('source', 27)]], {}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Word', 'max_length': 120}), 30: ('wagtail.blocks.TextBlock', (), {'label': 'Meaning'}), 31: ('wagtail.blocks.StructBlock', [[('term', 29), ('definition', 30)]], {}), 32: ('wagtail.blocks.URLBlock', (), {'help_text': 'A video of YouTube or Vimeo.', 'label': 'Address', 'required': False}), 33: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP4; instead of an address.', 'label': 'Video file', 'required': False}), 34: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'For those who cannot hear it or whose network is slow.', 'label': 'Transcript', 'required': False}), 35: ('wagtail.blocks.StructBlock', [[('title', 12), ('url', 32), ('document', 33), ('transcript', 34)]], {}), 36: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP3 or M4A.', 'label': 'Audio file'}), 37: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'For those who cannot hear it or have no sound at the moment.', 'label': 'Transcript'}), 38: ('wagtail.blocks.StructBlock', [[('title', 12), ('document', 36), ('transcript', 37)]], {}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150, 'required': False}), 41: ('wagtail.blocks.StructBlock', [[('document', 39), ('title', 40)]], {})}, verbose_name='content')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.picture', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'news item',
                'verbose_name_plural': 'news',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='RegulationPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('kind', models.CharField(choices=[('law', 'Law (UU)'), ('government_regulation', 'Government regulation (PP)'), ('presidential_regulation', 'Presidential regulation (Perpres)'), ('ministerial_regulation', 'Regulation of the home minister (Permendagri)'), ('other_ministerial_regulation', 'Regulation of another minister'), ('joint_regulation', 'Joint regulation of ministers'), ('regional_regulation', 'Regional regulation (Perda)'), ('regent_regulation', 'Regulation of the regent (Perbup)'), ('decree', 'Decree (SK)'), ('circular', 'Circular (SE)'), ('other', 'Other')], max_length=30, verbose_name='kind')),
                ('number', models.CharField(help_text='As printed, without the year: 38', max_length=60, verbose_name='number')),
                ('year', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1945), django.core.validators.MaxValueValidator(2100)], verbose_name='year')),
                ('issued_on', models.DateField(blank=True, help_text='Leave it empty if you only know the year.', null=True, verbose_name='issued on')),
                ('about', models.TextField(help_text='What follows the word “tentang” in its title.', max_length=500, verbose_name='about')),
                ('status', models.CharField(choices=[('in_force', 'In force'), ('amended', 'Amended'), ('revoked', 'Revoked')], default='in_force', max_length=20, verbose_name='status')),
                ('says', wagtail.fields.RichTextField(blank=True, verbose_name='what it says of innovation')),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='changes', to='home.regulationpage', verbose_name='amended or revoked by')),
                ('document', models.ForeignKey(blank=True, help_text='The text itself, best as PDF.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='home.handout', verbose_name='file')),
            ],
            options={
                'verbose_name': 'regulation',
                'verbose_name_plural': 'regulations',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='GuideLesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='courses.lessonpage', verbose_name='lesson')),
                ('guide', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='related_lessons', to='home.guidepage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('guide', 'lesson'), name='guide_lesson_once')],
            },
        ),
        migrations.CreateModel(
            name='Rendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='home.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='rendition_once')],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
