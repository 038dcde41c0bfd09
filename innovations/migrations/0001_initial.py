import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agents', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Innovation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('group_name', models.CharField(blank=True, max_length=150, verbose_name='group')),
                ('stage', models.CharField(choices=[('initiative', 'Initiative'), ('trial', 'Trial'), ('application', 'Application')], default='initiative', max_length=20, verbose_name='stage')),
                ('summary', models.TextField(blank=True, max_length=1000, verbose_name='summary')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('opd', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agents.opd', verbose_name='OPD')),
            ],
            options={
                'verbose_name': 'innovation',
                'verbose_name_plural': 'innovations',
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('initiator', 'Initiator'), ('leader', 'Leader'), ('member', 'Team member')], default='member', max_length=20, verbose_name='part')),
                ('innovation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='innovations.innovation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='agents.person', verbose_name='person')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='innovation',
            name='people',
            field=models.ManyToManyField(related_name='innovations', through='innovations.Member', to='agents.person'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.UniqueConstraint(fields=('innovation', 'person'), name='member_once'),
        ),
        migrations.AddConstraint(
            model_name='innovation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('group_name__gt', ''), ('opd', None)), models.Q(('group_name', ''), ('opd__isnull', False)), _connector='OR'), name='innovation_one_owner'),
        ),
    ]
