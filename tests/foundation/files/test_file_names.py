"""What an uploaded file is called here, whatever it was called there."""

import pytest

from foundation.file_names import stem_of, valid_name

NAMES = {
    "📎.pdf": "berkas.pdf",
    "….pdf": "berkas.pdf",
    ".pdf": "berkas.pdf",
    "...": "berkas",
    "": "berkas",
    "SK Bupati 2025.pdf": "SK_Bupati_2025.pdf",
    "📎 bukti.pdf": "bukti.pdf",
    "\u202efdp.exe": "fdp.exe",
    "x\r\ny\0.pdf": "x_y.pdf",
    "résumé.PDF": "résumé.PDF",
    "../../etc/passwd": "passwd",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_keeps_what_can_be_kept_of_its_name(name):
    assert valid_name(name) == NAMES[name]


def test_a_long_name_is_cut():
    assert len(stem_of("a" * 400)) == 150
