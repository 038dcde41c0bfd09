import pytest

from agents.staff_import.operations.grades import is_known
from agents.staff_import.operations.headings import recognized
from agents.staff_import.operations.names import split_titles


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sari Wulandari", ("", "Sari Wulandari", "")),
        ("Sari Wulandari, S.Kep., Ns.", ("", "Sari Wulandari", "S.Kep., Ns.")),
        ("dr. H. Ahmad Fauzi, M.Kes.", ("dr. H.", "Ahmad Fauzi", "M.Kes.")),
        ("Drs.H.Gazali Rahman,M.M", ("Drs. H.", "Gazali Rahman", "M.M")),
        ("Hj Noor Laila", ("Hj", "Noor Laila", "")),
        ("M. Noor Avi", ("", "M. Noor Avi", "")),
        ("Drajat Hadi", ("", "Drajat Hadi", "")),
        ("H.", ("", "H.", "")),
        ("dr Budi", ("dr", "Budi", "")),
        ("Ahmad Fauzi S.Kom", ("", "Ahmad Fauzi", "S.Kom")),
        ("Prof Dr H Ahmad S.Sos M.AP", ("Prof Dr H", "Ahmad", "S.Sos M.AP")),
        ("DRA HJ SITI AMINAH MPD", ("DRA HJ", "SITI AMINAH", "MPD")),
        ("BUDI SANTOSO SE MM", ("", "BUDI SANTOSO", "SE MM")),
        ("Siti Aminah A Md Keb", ("", "Siti Aminah", "A Md Keb")),
        ("Siti Aminah Amd. Keb", ("", "Siti Aminah", "Amd. Keb")),
        ("RINA S. PD. I", ("", "RINA", "S. PD. I")),
        ("Rini Astuti S.Kep Ns, M.Kep", ("", "Rini Astuti", "S.Kep Ns, M.Kep")),
        ("dr. Ani Sp.A", ("dr.", "Ani", "Sp.A")),
        ("Ahmad Fauzi Skom", ("", "Ahmad Fauzi", "Skom")),
        ("drg Dewi SKM MKes", ("drg", "Dewi", "SKM MKes")),
        ("Ahmad M.Noor", ("", "Ahmad M.Noor", "")),
        ("Abd. Rahman", ("", "Abd. Rahman", "")),
        ("Siti N.", ("", "Siti N.", "")),
        ("Nor Aida Ama", ("", "Nor Aida Ama", "")),
        ("ANDI MA", ("", "ANDI MA", "")),
        ("Ratu Mas", ("", "Ratu Mas", "")),
        ("Irma Sari Mars", ("", "Irma Sari Mars", "")),
        ("Sh", ("", "Sh", "")),
    ],
)
def test_titles_are_taken_off_a_name(text, parts):
    assert split_titles(text) == parts


@pytest.mark.parametrize(
    "grade", ["III/c", "Penata (III/c)", "IV/e", "Penata Muda Tk. I", "pembina", "IX", "Gol. XVII"]
)
def test_known_grades_pass(grade):
    assert is_known(grade)


@pytest.mark.parametrize("grade", ["III/e", "V/a", "XVIII", "XX", "Penate", "3c"])
def test_other_grades_do_not(grade):
    assert not is_known(grade)


def test_headings_are_known_in_any_case_and_with_any_dots():
    assert recognized(["N I P", "nama lengkap", "Pangkat / Gol.Ruang", "SKPD", "Surel"]) == 5
    assert recognized(["NIP", "N.I.P", "Hobi", ""]) == 1
