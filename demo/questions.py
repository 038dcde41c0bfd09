"""The question bank of the demonstration: through the import, as an office would bring it."""

from assessments.bank.operations import add_category, create
from assessments.exchange.operations import read_file, store
from assessments.kinds import KINDS
from assessments.kinds.texts import PLAIN, rich
from demo import content
from demo.accounts import user_named

FILES = (("bank.gift", "gift"), ("checks.gift", "gift"), ("gaps.xml", "moodle-xml"))
SCALE = ["Sangat tidak setuju", "Tidak setuju", "Netral", "Setuju", "Sangat setuju"]
STATEMENTS = [
    "Materi bimtek ini sesuai dengan pekerjaan saya.",
    "Saya tahu langkah berikutnya untuk inovasi saya.",
    "Narasumber menjawab pertanyaan dengan jelas.",
]


def build_questions() -> None:
    """Fill the bank; needs accounts."""
    editor = user_named("Aulia Rahmah")
    bank = add_category(editor, name="Bimtek inovasi daerah", parent=None)
    for name, form in FILES:
        reading = read_file((content.CONTENT / "questions" / name).read_bytes(), form)
        if reading.errors:
            raise ValueError(f"{name}: {reading.errors[0]}")
        store(reading, bank, editor)
    surveys = add_category(editor, name="Survei", parent=bank)
    payload = {
        **KINDS["likert"].blank(),
        "text": rich("Seberapa setuju Anda dengan pernyataan berikut?", PLAIN),
        "statements": STATEMENTS,
        "scale": SCALE,
    }
    create(
        editor,
        category=surveys,
        kind="likert",
        name="Kepuasan peserta bimtek",
        payload=payload,
        status="ready",
    )
