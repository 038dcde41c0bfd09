import courses.models.pages
import django.core.validators
import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agents', '0002_registry'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='ActivityPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('minutes', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(600)], verbose_name='estimated minutes')),
                ('is_open', models.BooleanField(default=False, help_text='May be read without enrolling.', verbose_name='open')),
                ('is_required', models.BooleanField(default=True, verbose_name='required to complete the course')),
            ],
            options={
                'verbose_name': 'activity',
                'verbose_name_plural': 'activities',
            },
            bases=(courses.models.pages.OwnRuleMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='CourseIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'course catalogue',
            },
            bases=(courses.models.pages.OwnRuleMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ModulePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, max_length=400, verbose_name='summary')),
            ],
            options={
                'verbose_name': 'module',
                'verbose_name_plural': 'modules',
            },
            bases=(courses.models.pages.OwnRuleMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name='slug')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
            },
        ),
        migrations.CreateModel(
            name='LessonPage',
            fields=[
                ('activitypage_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='courses.activitypage')),
                ('body', wagtail.fields.StreamField([('text', 0), ('image', 4), ('callout', 8), ('checklist', 11), ('steps', 16), ('comparison', 21), ('table', 25), ('quote', 28), ('term', 31), ('video', 35), ('audio', 38), ('file', 41)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text', 'template': 'courses/blocks/text.html'}), 1: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'What somebody who does not see the picture should know.', 'label': 'Alternative text', 'max_length': 250}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('picture', 1), ('alt', 2), ('caption', 3)]], {}), 5: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'Note'), ('tip', 'Tip'), ('warning', 'Warning')], 'label': 'Kind'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 7: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text'}), 8: ('wagtail.blocks.StructBlock', [[('kind', 5), ('title', 6), ('text', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Item', 'max_length': 300}), 10: ('wagtail.blocks.ListBlock', (9,), {'label': 'Items'}), 11: ('wagtail.blocks.StructBlock', [[('title', 6), ('items', 10)]], {}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150}), 13: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('title', 12), ('text', 13)]], {'label': 'Step'}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Steps'}), 16: ('wagtail.blocks.StructBlock', [[('title', 6), ('items', 15)]], {}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Title on the left', 'max_length': 120}), 18: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text on the left'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title on the right', 'max_length': 120}), 20: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text on the right'}), 21: ('wagtail.blocks.StructBlock', [[('left_title', 17), ('left', 18), ('right_title', 19), ('right', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 500, 'required': False}), 24: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 23)]], {'help_text': 'The first column names the row.', 'label': 'Table'}), 25: ('wagtail.blocks.StructBlock', [[('caption', 22), ('table', 24)]], {}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 27: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 250, 'required': False}), 28: ('wagtail.blocks.StructBlock', [[('text', 26), ('source', 27)]], {}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Word', 'max_length': 120}), 30: ('wagtail.blocks.TextBlock', (), {'label': 'Meaning'}), 31: ('wagtail.blocks.StructBlock', [[('term', 29), ('definition', 30)]], {}), 32: ('wagtail.blocks.URLBlock', (), {'help_text': 'A video of YouTube or Vimeo.', 'label': 'Address', 'required': False}), 33: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP4; instead of an address.', 'label': 'Video file', 'required': False}), 34: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'For those who cannot hear it or whose network is slow.', 'label': 'Transcript', 'required': False}), 35: ('wagtail.blocks.StructBlock', [[('title', 12), ('url', 32), ('document', 33), ('transcript', 34)]], {}), 36: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP3 or M4A.', 'label': 'Audio file'}), 37: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'For those who cannot hear it or have no sound at the moment.', 'label': 'Transcript'}), 38: ('wagtail.blocks.StructBlock', [[('title', 12), ('document', 36), ('transcript', 37)]], {}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150, 'required': False}), 41: ('wagtail.blocks.StructBlock', [[('document', 39), ('title', 40)]], {})}, verbose_name='content')),
            ],
            options={
                'verbose_name': 'lesson',
                'verbose_name_plural': 'lessons',
            },
            bases=('courses.activitypage',),
        ),
        migrations.CreateModel(
            name='CoursePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='Two sentences for the catalogue.', max_length=400, verbose_name='summary')),
                ('cover', wagtail.fields.StreamField([('image', 3)], blank=True, block_lookup={0: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'What somebody who does not see the picture should know.', 'label': 'Alternative text', 'max_length': 250}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('picture', 0), ('alt', 1), ('caption', 2)]], {})}, verbose_name='cover')),
                ('body', wagtail.fields.StreamField([('text', 0), ('image', 4), ('callout', 8), ('checklist', 11), ('steps', 16), ('comparison', 21), ('table', 25), ('quote', 28), ('term', 31), ('video', 35), ('audio', 38), ('file', 41)], blank=True, block_lookup={0: ('wagtail.blocks.RichTextBlock', (), {'features': ['h2', 'h3', 'bold', 'italic', 'ol', 'ul', 'link', 'document-link'], 'icon': 'pilcrow', 'label': 'Text', 'template': 'courses/blocks/text.html'}), 1: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'What somebody who does not see the picture should know.', 'label': 'Alternative text', 'max_length': 250}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('picture', 1), ('alt', 2), ('caption', 3)]], {}), 5: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'Note'), ('tip', 'Tip'), ('warning', 'Warning')], 'label': 'Kind'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 7: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text'}), 8: ('wagtail.blocks.StructBlock', [[('kind', 5), ('title', 6), ('text', 7)]], {}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Item', 'max_length': 300}), 10: ('wagtail.blocks.ListBlock', (9,), {'label': 'Items'}), 11: ('wagtail.blocks.StructBlock', [[('title', 6), ('items', 10)]], {}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150}), 13: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('title', 12), ('text', 13)]], {'label': 'Step'}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Steps'}), 16: ('wagtail.blocks.StructBlock', [[('title', 6), ('items', 15)]], {}), 17: ('wagtail.blocks.CharBlock', (), {'label': 'Title on the left', 'max_length': 120}), 18: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text on the left'}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Title on the right', 'max_length': 120}), 20: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'label': 'Text on the right'}), 21: ('wagtail.blocks.StructBlock', [[('left_title', 17), ('left', 18), ('right_title', 19), ('right', 20)]], {}), 22: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 500, 'required': False}), 24: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 23)]], {'help_text': 'The first column names the row.', 'label': 'Table'}), 25: ('wagtail.blocks.StructBlock', [[('caption', 22), ('table', 24)]], {}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'Text'}), 27: ('wagtail.blocks.CharBlock', (), {'label': 'Source', 'max_length': 250, 'required': False}), 28: ('wagtail.blocks.StructBlock', [[('text', 26), ('source', 27)]], {}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Word', 'max_length': 120}), 30: ('wagtail.blocks.TextBlock', (), {'label': 'Meaning'}), 31: ('wagtail.blocks.StructBlock', [[('term', 29), ('definition', 30)]], {}), 32: ('wagtail.blocks.URLBlock', (), {'help_text': 'A video of YouTube or Vimeo.', 'label': 'Address', 'required': False}), 33: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP4; instead of an address.', 'label': 'Video file', 'required': False}), 34: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'For those who cannot hear it or whose network is slow.', 'label': 'Transcript', 'required': False}), 35: ('wagtail.blocks.StructBlock', [[('title', 12), ('url', 32), ('document', 33), ('transcript', 34)]], {}), 36: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP3 or M4A.', 'label': 'Audio file'}), 37: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'For those who cannot hear it or have no sound at the moment.', 'label': 'Transcript'}), 38: ('wagtail.blocks.StructBlock', [[('title', 12), ('document', 36), ('transcript', 37)]], {}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150, 'required': False}), 41: ('wagtail.blocks.StructBlock', [[('document', 39), ('title', 40)]], {})}, verbose_name='description')),
                ('level', models.CharField(choices=[('basic', 'Basic'), ('intermediate', 'Intermediate'), ('advanced', 'Advanced')], default='basic', max_length=20, verbose_name='level')),
                ('jp', models.DecimalField(decimal_places=1, default=Decimal('0'), max_digits=5, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(999)], verbose_name='lesson hours (JP)')),
                ('audience', models.CharField(choices=[('public', 'Everybody'), ('registered', 'Everybody who has an account'), ('asn', 'Civil servants (ASN)'), ('opds', 'People of the OPDs named below')], default='public', max_length=20, verbose_name='audience')),
                ('audience_opds', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='agents.opd', verbose_name='OPDs of the audience')),
            ],
            options={
                'verbose_name': 'course',
                'verbose_name_plural': 'courses',
            },
            bases=(courses.models.pages.OwnRuleMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='Enrollment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cycle', models.PositiveSmallIntegerField(default=1)),
                ('origin', models.CharField(choices=[('self', 'Own wish'), ('assigned', 'Assigned')], default='self', max_length=20)),
                ('enrolled_on', models.DateField(verbose_name='enrolled on')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='due on')),
                ('started_on', models.DateField(blank=True, null=True, verbose_name='started on')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
                ('withdrawn_reason', models.CharField(blank=True, max_length=250)),
                ('completed_on', models.DateField(blank=True, null=True, verbose_name='completed on')),
                ('jp', models.DecimalField(decimal_places=1, default=Decimal('0'), max_digits=5, verbose_name='lesson hours (JP)')),
                ('course_revision', models.PositiveBigIntegerField(blank=True, null=True)),
                ('required_activities', models.JSONField(blank=True, default=list)),
                ('assigned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.person', verbose_name='assigned by')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrollments', to='courses.coursepage', verbose_name='course')),
                ('last_activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='courses.activitypage')),
                ('opd', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.opd', verbose_name='OPD')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrollments', to='agents.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'enrollment',
                'verbose_name_plural': 'enrollments',
            },
        ),
        migrations.CreateModel(
            name='ActivityProgress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('viewed_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='courses.activitypage')),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='progress', to='courses.enrollment')),
            ],
        ),
        migrations.CreateModel(
            name='Requirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activities', models.JSONField(default=list)),
                ('proposed', models.JSONField(default=list)),
                ('effective_at', models.DateTimeField(null=True, verbose_name='takes effect')),
                ('changes', models.PositiveIntegerField(default=0)),
                ('course', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='requirement', to='courses.coursepage', verbose_name='course')),
            ],
            options={
                'verbose_name': 'completion requirement',
                'verbose_name_plural': 'completion requirements',
            },
        ),
        migrations.CreateModel(
            name='CourseTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged_topics', to='courses.coursepage')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged_courses', to='courses.topic')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='coursepage',
            name='topics',
            field=modelcluster.contrib.taggit.ClusterTaggableManager(blank=True, help_text='A comma-separated list of tags.', through='courses.CourseTag', to='courses.Topic', verbose_name='topics'),
        ),
        migrations.AddIndex(
            model_name='enrollment',
            index=models.Index(fields=['enrolled_on', 'completed_on'], name='enrollment_by_year'),
        ),
        migrations.AddConstraint(
            model_name='enrollment',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_on', None)), fields=('person', 'course', 'cycle'), name='enrollment_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='enrollment',
            constraint=models.CheckConstraint(condition=models.Q(('completed_on', None), ('withdrawn_on', None), _connector='OR'), name='enrollment_ends_one_way'),
        ),
        migrations.AddConstraint(
            model_name='activityprogress',
            constraint=models.UniqueConstraint(fields=('enrollment', 'activity'), name='activity_progress_once'),
        ),
    ]
