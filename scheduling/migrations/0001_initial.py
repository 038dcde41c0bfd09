import django.core.validators
import django.db.models.deletion
import scheduling.models.bookings
import scheduling.models.feeds
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agents', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(editable=False, max_length=20)),
                ('uid', models.CharField(default=scheduling.models.bookings.new_uid, editable=False, max_length=80, unique=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('state', models.CharField(choices=[('tentative', 'Tentative'), ('confirmed', 'Confirmed'), ('cancelled', 'Cancelled')], default='tentative', max_length=10, verbose_name='state')),
                ('starts_at', models.DateTimeField(verbose_name='from')),
                ('ends_at', models.DateTimeField(verbose_name='to')),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='title')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                ('link', models.URLField(blank=True, max_length=300, verbose_name='online link')),
                ('created_at', models.DateTimeField(default=scheduling.models.bookings.now, editable=False)),
                ('changed_at', models.DateTimeField(default=scheduling.models.bookings.now, editable=False)),
            ],
            options={
                'verbose_name': 'booking',
                'verbose_name_plural': 'bookings',
                'ordering': ['starts_at', 'pk'],
            },
        ),
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
                ('secret', models.CharField(default=scheduling.models.feeds.new_secret, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to='agents.person')),
            ],
        ),
        migrations.CreateModel(
            name='Leave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('annual', 'Annual leave'), ('sick', 'Sick leave'), ('duty', 'Official duty elsewhere'), ('other', 'Other leave')], default='annual', max_length=8, verbose_name='kind')),
                ('booking', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='leave', to='scheduling.booking')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leaves', to='agents.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'leave',
                'verbose_name_plural': 'leave',
                'ordering': ['booking__starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Resource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resource', to='agents.person')),
                ('room', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resource', to='scheduling.room')),
            ],
        ),
        migrations.AddField(
            model_name='booking',
            name='room',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scheduling.room', verbose_name='room'),
        ),
        migrations.CreateModel(
            name='Window',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField(verbose_name='from')),
                ('ends_at', models.DateTimeField(verbose_name='to')),
                ('slot_minutes', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(15), django.core.validators.MaxValueValidator(240)], verbose_name='minutes per slot')),
                ('link', models.URLField(blank=True, max_length=300, verbose_name='online link')),
                ('needs_approval', models.BooleanField(default=False, verbose_name='approved one by one')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='windows', to='agents.person', verbose_name='person')),
                ('room', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scheduling.room', verbose_name='room')),
            ],
            options={
                'verbose_name': 'window',
                'verbose_name_plural': 'windows',
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(editable=False, max_length=20)),
                ('invited', models.BooleanField(default=True)),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='scheduling.booking')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.person')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('booking', 'person'), name='participant_once_per_booking')],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('busy_from', models.DateTimeField()),
                ('busy_to', models.DateTimeField()),
                ('active', models.BooleanField(default=True)),
                ('booking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holds', to='scheduling.booking')),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='scheduling.resource')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('active', True)), fields=['resource', 'busy_to'], name='hold_of_resource')],
                'constraints': [models.CheckConstraint(condition=models.Q(('busy_to__gt', models.F('busy_from'))), name='hold_in_order'), models.UniqueConstraint(fields=('booking', 'resource', 'busy_from'), name='hold_once_per_booking')],
            },
        ),
        migrations.AddConstraint(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('person', None), ('room__isnull', False)), models.Q(('person__isnull', False), ('room', None)), _connector='OR'), name='resource_one_owner'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(fields=['kind', 'starts_at'], name='booking_of_kind'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(condition=models.Q(('state', 'tentative')), fields=['expires_at'], name='booking_waiting'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='booking_in_order'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'tentative'), _negated=True), ('expires_at__isnull', False), _connector='OR'), name='booking_tentative_expires'),
        ),
        migrations.AddIndex(
            model_name='window',
            index=models.Index(fields=['person', 'starts_at'], name='window_of_person'),
        ),
        migrations.AddConstraint(
            model_name='window',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='window_in_order'),
        ),
        migrations.AddConstraint(
            model_name='window',
            constraint=models.CheckConstraint(condition=models.Q(('slot_minutes__gte', 15), ('slot_minutes__lte', 240)), name='window_slot_length'),
        ),
    ]
