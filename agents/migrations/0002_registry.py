import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('agents', '0001_initial'),
        ('foundation', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='decree',
            name='file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.privatefile', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='decree',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='agents.decree', verbose_name='decree'),
        ),
        migrations.AddField(
            model_name='erasure',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='erasure',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account'),
        ),
        migrations.AddField(
            model_name='opd',
            name='successor',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='agents.opd', verbose_name='successor'),
        ),
        migrations.AddField(
            model_name='appointmentscope',
            name='opd',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.opd', verbose_name='OPD'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='scope',
            field=models.ManyToManyField(related_name='+', through='agents.AppointmentScope', to='agents.opd', verbose_name='scope'),
        ),
        migrations.AddField(
            model_name='opdalias',
            name='opd',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='agents.opd', verbose_name='OPD'),
        ),
        migrations.AddField(
            model_name='person',
            name='user',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='person', to=settings.AUTH_USER_MODEL, verbose_name='account'),
        ),
        migrations.AddField(
            model_name='erasure',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='erasures', to='agents.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='employment',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='employments', to='agents.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='claimcode',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claim_codes', to='agents.person'),
        ),
        migrations.AddField(
            model_name='claim',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='agents.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='agents.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='personexpertise',
            name='expertise',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holders', to='agents.expertise', verbose_name='field of expertise'),
        ),
        migrations.AddField(
            model_name='personexpertise',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='expertise', to='agents.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='posting',
            name='opd',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='agents.opd', verbose_name='OPD'),
        ),
        migrations.AddField(
            model_name='posting',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='agents.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='posting',
            name='superior',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.person', verbose_name='direct superior'),
        ),
        migrations.AddField(
            model_name='signer',
            name='decree',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signers', to='agents.decree', verbose_name='decree'),
        ),
        migrations.AddField(
            model_name='signer',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signing', to='agents.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='staffimport',
            name='created_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent by'),
        ),
        migrations.AddField(
            model_name='staffimport',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.privatefile', verbose_name='file'),
        ),
        migrations.AddConstraint(
            model_name='decree',
            constraint=models.UniqueConstraint(fields=('number', 'issued_on'), name='decree_number_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='opd',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='opd_term_in_order'),
        ),
        migrations.AddConstraint(
            model_name='appointmentscope',
            constraint=models.UniqueConstraint(fields=('appointment', 'opd'), name='appointment_scope_once'),
        ),
        migrations.AddConstraint(
            model_name='opdalias',
            constraint=models.UniqueConstraint(fields=('opd', 'name'), name='opd_alias_once'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['name', 'id'], name='person_by_name'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('nip', ''), _negated=True), name='person_nip_is_null_when_absent'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), condition=models.Q(('nip', None), models.Q(('email', ''), _negated=True)), name='person_without_nip_known_by_email'),
        ),
        migrations.AddIndex(
            model_name='erasure',
            index=models.Index(fields=['state', 'asked_at'], name='erasure_by_state'),
        ),
        migrations.AddConstraint(
            model_name='erasure',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('user',), name='erasure_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='erasure',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), ('user__isnull', False), _connector='OR'), name='erasure_is_about_somebody'),
        ),
        migrations.AddConstraint(
            model_name='employment',
            constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('person',), name='employment_one_open'),
        ),
        migrations.AddConstraint(
            model_name='employment',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='employment_term_in_order'),
        ),
        migrations.AddIndex(
            model_name='claimcode',
            index=models.Index(fields=['person', 'digest'], name='claim_code_of_person'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['state', 'asked_at'], name='claim_by_state'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'linked')), fields=('person',), name='claim_links_person_once'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'linked')), fields=('user',), name='claim_links_user_once'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.UniqueConstraint(condition=models.Q(('proof', 'approval'), ('state', 'pending')), fields=('user', 'named'), name='claim_asks_once'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='appointment_term_in_order'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('circle__gt', ''), ('kind', 'clinic')), models.Q(models.Q(('kind', 'clinic'), _negated=True), ('circle', '')), _connector='OR'), name='appointment_circle_is_for_the_clinic'),
        ),
        migrations.AddConstraint(
            model_name='personexpertise',
            constraint=models.UniqueConstraint(fields=('person', 'expertise'), name='person_expertise_once'),
        ),
        migrations.AddIndex(
            model_name='posting',
            index=models.Index(fields=['person', 'is_primary', 'starts_on'], name='posting_as_of'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None), ('is_primary', True)), fields=('person',), name='posting_one_open_primary'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='posting_term_in_order'),
        ),
        migrations.AddConstraint(
            model_name='signer',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='signer_term_in_order'),
        ),
    ]
