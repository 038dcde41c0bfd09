import agents.models.users
import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('head', 'OPD head'), ('innovation_admin', 'Innovation admin'), ('agent', 'Innovation agent'), ('pamong', 'Pamong'), ('clinic', 'Clinic team'), ('supervisor', 'Supervisor'), ('verifier', 'Verifier'), ('editor', 'Editor')], max_length=20, verbose_name='role')),
                ('circle', models.CharField(blank=True, choices=[('implementer', 'Implementer'), ('actor', 'Actor'), ('network', 'Network')], max_length=20, verbose_name='circle')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
            ],
            options={
                'verbose_name': 'appointment',
                'verbose_name_plural': 'appointments',
                'ordering': ['-starts_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Decree',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sk', 'Decree (SK)'), ('st', 'Letter of assignment'), ('sp', 'Letter of order')], default='sk', max_length=4, verbose_name='kind')),
                ('number', models.CharField(max_length=100, verbose_name='number')),
                ('issued_on', models.DateField(verbose_name='date')),
                ('about', models.CharField(max_length=255, verbose_name='subject')),
            ],
            options={
                'verbose_name': 'decree',
                'verbose_name_plural': 'decrees',
                'ordering': ['-issued_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Employment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('pns', 'PNS'), ('cpns', 'CPNS'), ('pppk', 'PPPK'), ('pppk_part_time', 'PPPK part time'), ('non_asn', 'Non-ASN')], max_length=20, verbose_name='employment')),
                ('starts_on', models.DateField(blank=True, help_text='Empty where nobody noted it.', null=True, verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('contract', models.CharField(blank=True, max_length=120, verbose_name='number of the contract')),
            ],
            options={
                'verbose_name': 'employment',
                'verbose_name_plural': 'employments',
                'ordering': ['person', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'Waiting for the clinic'), ('done', 'Erased'), ('refused', 'Refused'), ('withdrawn', 'Taken back')], default='asked', max_length=10, verbose_name='state')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name='answer')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('done', models.JSONField(blank=True, default=dict)),
            ],
            options={
                'verbose_name': 'erasure of personal data',
                'verbose_name_plural': 'erasures of personal data',
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Expertise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('description', models.TextField(blank=True, verbose_name='description')),
            ],
            options={
                'verbose_name': 'field of expertise',
                'verbose_name_plural': 'fields of expertise',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Opd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=255, unique=True)),
                ('depth', models.PositiveIntegerField()),
                ('numchild', models.PositiveIntegerField(default=0)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('short_name', models.CharField(max_length=80, verbose_name='short name')),
                ('kind', models.CharField(choices=[('government', 'Regional government'), ('secretariat', 'Secretariat'), ('inspectorate', 'Inspectorate'), ('agency', 'Agency (dinas)'), ('board', 'Board (badan)'), ('hospital', 'Hospital'), ('health_centre', 'Health centre'), ('district', 'District'), ('ward', 'Ward'), ('unit', 'Technical unit'), ('school', 'School'), ('enterprise', 'Regional enterprise')], max_length=20, verbose_name='kind')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
            ],
            options={
                'verbose_name': 'OPD',
                'verbose_name_plural': 'OPDs',
            },
        ),
        migrations.CreateModel(
            name='OpdAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='alias')),
            ],
            options={
                'verbose_name': 'alias',
                'verbose_name_plural': 'aliases',
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title_prefix', models.CharField(blank=True, max_length=40, verbose_name='title before the name')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('title_suffix', models.CharField(blank=True, max_length=80, verbose_name='title after the name')),
                ('nip', models.CharField(blank=True, max_length=18, null=True, unique=True, verbose_name='NIP')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('employment', models.CharField(choices=[('pns', 'PNS'), ('cpns', 'CPNS'), ('pppk', 'PPPK'), ('pppk_part_time', 'PPPK part time'), ('non_asn', 'Non-ASN')], max_length=20, verbose_name='employment')),
                ('is_verified', models.BooleanField(default=False, help_text='An office has confirmed that this person exists.', verbose_name='verified')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['name', 'pk'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='PersonExpertise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'Basic'), (2, 'Skilled'), (3, 'Expert')], verbose_name='level')),
                ('source', models.CharField(choices=[('decree', 'Decree'), ('certificate', 'Certificate'), ('experience', 'Experience'), ('self', 'Own statement')], max_length=20, verbose_name='source')),
            ],
            options={
                'verbose_name': 'expertise of a person',
                'verbose_name_plural': 'expertise of people',
                'ordering': ['expertise__name'],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.CharField(blank=True, max_length=200, verbose_name='position')),
                ('grade', models.CharField(blank=True, max_length=60, verbose_name='rank and grade')),
                ('is_primary', models.BooleanField(default=True, verbose_name='primary')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
            ],
            options={
                'verbose_name': 'posting',
                'verbose_name_plural': 'postings',
                'ordering': ['-starts_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Signer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.CharField(max_length=200, verbose_name='position as printed')),
                ('capacity', models.CharField(choices=[('definitive', 'in office'), ('acting', 'acting (Plt.)'), ('daily_acting', 'acting by the day (Plh.)'), ('on_behalf', 'on behalf of (a.n.)')], default='definitive', max_length=20, verbose_name='capacity')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
            ],
            options={
                'verbose_name': 'signer',
                'verbose_name_plural': 'signers',
                'ordering': ['-starts_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='StaffImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_on', models.DateField(verbose_name='effective from')),
                ('state', models.CharField(choices=[('uploaded', 'Being checked'), ('checked', 'Ready to apply'), ('refused', 'Refused'), ('running', 'Being applied'), ('applied', 'Applied'), ('failed', 'Failed')], default='uploaded', max_length=10, verbose_name='state')),
                ('progress', models.PositiveSmallIntegerField(default=0, verbose_name='progress')),
                ('counts', models.JSONField(default=dict)),
                ('result', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='sent at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
            ],
            options={
                'verbose_name': 'staff list import',
                'verbose_name_plural': 'staff list imports',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('username', models.CharField(default=agents.models.users.random_username, editable=False, max_length=30, unique=True)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                ('language', models.CharField(blank=True, max_length=5, verbose_name='language')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
                'swappable': 'AUTH_USER_MODEL',
            },
        ),
        migrations.CreateModel(
            name='AppointmentScope',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scopes', to='agents.appointment')),
            ],
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('named', models.CharField(blank=True, max_length=254)),
                ('proof', models.CharField(choices=[('email', 'Code by e-mail'), ('code', 'Printed claim code'), ('approval', 'Approval')], max_length=10, verbose_name='proof')),
                ('state', models.CharField(choices=[('pending', 'Waiting'), ('linked', 'Linked'), ('rejected', 'Rejected'), ('expired', 'Expired'), ('undone', 'Undone')], default='pending', max_length=10, verbose_name='state')),
                ('note', models.CharField(blank=True, max_length=250, verbose_name='note')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='settled at')),
                ('reason', models.CharField(blank=True, max_length=250, verbose_name='reason')),
                ('carried', models.JSONField(blank=True, default=dict)),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'claim of a staff record',
                'verbose_name_plural': 'claims of staff records',
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ClaimCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField(db_index=True)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('voided_at', models.DateTimeField(blank=True, null=True)),
                ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mailed_codes', to='agents.claim')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
