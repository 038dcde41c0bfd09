from django.urls import path

from agents.claims.views import claim as claims
from agents.claims.views import unit, unit_claims, unit_codes
from agents.personal_data import views as own_data

app_name = "agents"

# /akun/pegawai/
claim_urls = [
    path("akun/pegawai/", claims.claim, name="claim"),
    path("akun/pegawai/kode/", claims.PrintedCodeView.as_view(), name="claim_code"),
    path("akun/pegawai/surel/", claims.AskByEmailView.as_view(), name="claim_email"),
    path("akun/pegawai/surel/kode/", claims.MailedCodeView.as_view(), name="claim_email_code"),
    path("akun/pegawai/persetujuan/", claims.AskApprovalView.as_view(), name="claim_approval"),
]
# /unit/
unit_urls = [
    path("unit/", unit.people, name="unit"),
    path("unit/kode/", unit_codes.codes, name="unit_codes"),
    path("unit/kode/pdf/", unit_codes.codes_pdf, name="unit_codes_pdf"),
    path("unit/permintaan/", unit_claims.requests, name="unit_requests"),
    path("unit/permintaan/<int:claim_id>/setujui/", unit_claims.approve, name="approve_claim"),
    path("unit/permintaan/<int:claim_id>/tolak/", unit_claims.reject, name="reject_claim"),
    path("unit/akun/", unit_claims.links, name="unit_claims"),
    path("unit/akun/<int:claim_id>/batalkan/", unit_claims.undo, name="undo_claim"),
]
# /akun/data/
own_data_urls = [
    path("akun/data/", own_data.own_data, name="own_data"),
    path("akun/data/unduh/", own_data.download, name="download_data"),
    path("akun/data/hapus/", own_data.ask_erasure, name="ask_erasure"),
    path("akun/data/hapus/batal/", own_data.take_back_erasure, name="take_back_erasure"),
]
urlpatterns = [*claim_urls, *unit_urls, *own_data_urls]
