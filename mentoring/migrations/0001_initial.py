import django.core.validators
import django.db.models.deletion
import mentoring.models.feeds
import mentoring.models.sessions
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agents', '0001_initial'),
        ('innovations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='building and address')),
                ('seats', models.PositiveSmallIntegerField(default=4, verbose_name='seats')),
                ('is_open', models.BooleanField(default=True, verbose_name='in use')),
            ],
            options={
                'verbose_name': 'room',
                'verbose_name_plural': 'rooms',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret', models.CharField(default=mentoring.models.feeds.new_secret, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to='agents.person')),
            ],
        ),
        migrations.CreateModel(
            name='Resource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resource', to='agents.person')),
                ('room', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resource', to='mentoring.room')),
            ],
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(default=mentoring.models.sessions.new_uid, editable=False, max_length=80, unique=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('status', models.CharField(choices=[('confirmed', 'Booked'), ('held', 'Held'), ('no_show', 'Missed'), ('cancelled', 'Cancelled')], default='confirmed', max_length=12, verbose_name='status')),
                ('online_link', models.URLField(blank=True, max_length=300, verbose_name='online link')),
                ('starts_at', models.DateTimeField(verbose_name='from')),
                ('ends_at', models.DateTimeField(verbose_name='to')),
                ('topic', models.CharField(blank=True, max_length=200, verbose_name='topic')),
                ('minutes', models.TextField(blank=True, max_length=10000, verbose_name='minutes')),
                ('capacity', models.PositiveSmallIntegerField(default=1)),
                ('seats_taken', models.PositiveSmallIntegerField(default=1)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now_add=True)),
                ('booked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.person')),
                ('innovation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='innovations.innovation', verbose_name='innovation')),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='agents.person', verbose_name='mentor')),
                ('opd', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.opd')),
                ('room', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mentoring.room', verbose_name='room')),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('day', 'A day before'), ('hour', 'An hour before')], max_length=4)),
                ('revision', models.PositiveIntegerField()),
                ('due_at', models.DateTimeField()),
                ('queued_at', models.DateTimeField(null=True)),
                ('skipped_at', models.DateTimeField(null=True)),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='mentoring.session')),
            ],
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('busy_from', models.DateTimeField()),
                ('busy_to', models.DateTimeField()),
                ('active', models.BooleanField(default=True)),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='mentoring.resource')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holds', to='mentoring.session')),
            ],
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was_present', models.BooleanField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='mentoring.session')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ActionItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=250, verbose_name='to do')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='due date')),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.person', verbose_name='who')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='action_items', to='mentoring.session')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SessionChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('booked', 'Booked'), ('moved', 'Moved'), ('mentor', 'Handed over'), ('cancelled', 'Cancelled'), ('held', 'Held'), ('no_show', 'Missed')], max_length=12)),
                ('at', models.DateTimeField()),
                ('reason', models.CharField(blank=True, max_length=250, verbose_name='reason')),
                ('was_starting_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='mentoring.session')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Window',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField(verbose_name='from')),
                ('ends_at', models.DateTimeField(verbose_name='to')),
                ('slot_minutes', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(15), django.core.validators.MaxValueValidator(240)], verbose_name='minutes per session')),
                ('online_link', models.URLField(blank=True, max_length=300, verbose_name='online link')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='windows', to='agents.person', verbose_name='mentor')),
                ('room', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mentoring.room', verbose_name='room')),
            ],
            options={
                'verbose_name': 'window',
                'verbose_name_plural': 'windows',
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='session',
            name='window',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mentoring.window'),
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='note')),
                ('end_reason', models.CharField(blank=True, max_length=250, verbose_name='reason')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='agents.appointment', verbose_name='mentor')),
                ('assigned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.person')),
                ('handed_over_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handed_over_to', to='mentoring.assignment')),
                ('innovation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='innovations.innovation', verbose_name='innovation')),
                ('opd', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.opd', verbose_name='OPD')),
            ],
            options={
                'verbose_name': 'assignment',
                'verbose_name_plural': 'assignments',
                'ordering': ['-starts_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('innovation', None), ('opd__isnull', False)), models.Q(('innovation__isnull', False), ('opd', None)), _connector='OR'), name='assignment_one_subject'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='assignment_term_in_order'), models.UniqueConstraint(condition=models.Q(('ends_on', None), ('innovation__isnull', False)), fields=('appointment', 'innovation'), name='assignment_open_once'), models.UniqueConstraint(condition=models.Q(('ends_on', None), ('opd__isnull', False)), fields=('appointment', 'opd'), name='assignment_of_opd_open_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('person', None), ('room__isnull', False)), models.Q(('person__isnull', False), ('room', None)), _connector='OR'), name='resource_one_owner'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(condition=models.Q(('queued_at', None)), fields=['due_at'], name='reminder_waiting'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('session', 'kind', 'recipient', 'revision'), name='reminder_once'),
        ),
        migrations.AddIndex(
            model_name='hold',
            index=models.Index(condition=models.Q(('active', True)), fields=['resource', 'busy_from'], name='hold_of_resource'),
        ),
        migrations.AddConstraint(
            model_name='hold',
            constraint=models.CheckConstraint(condition=models.Q(('busy_to__gt', models.F('busy_from'))), name='hold_in_order'),
        ),
        migrations.AddConstraint(
            model_name='hold',
            constraint=models.UniqueConstraint(fields=('session', 'resource'), name='hold_once_per_session_and_resource'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('session', 'person'), name='attendance_once'),
        ),
        migrations.AddIndex(
            model_name='window',
            index=models.Index(fields=['mentor', 'starts_at'], name='window_of_mentor'),
        ),
        migrations.AddConstraint(
            model_name='window',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='window_in_order'),
        ),
        migrations.AddConstraint(
            model_name='window',
            constraint=models.CheckConstraint(condition=models.Q(('slot_minutes__gte', 15), ('slot_minutes__lte', 240)), name='window_slot_length'),
        ),
        migrations.AddIndex(
            model_name='session',
            index=models.Index(fields=['mentor', 'starts_at'], name='session_of_mentor'),
        ),
        migrations.AddIndex(
            model_name='session',
            index=models.Index(fields=['innovation', 'starts_at'], name='session_of_innovation'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='session_in_order'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('seats_taken__lte', models.F('capacity'))), name='session_seats'),
        ),
    ]
