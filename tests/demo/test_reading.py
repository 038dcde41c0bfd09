"""How Markdown becomes blocks: demo/content/README.md says it in words."""

import pytest

from courses.blocks import LessonBlocks
from demo import content

CASES = {
    "Satu *kata* dan **dua**.\n\n- a\n- b": {
        "type": "text",
        "value": "<p>Satu <i>kata</i> dan <b>dua</b>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
    },
    '![Sebuah sungai](river.webp "Sungai kita")': {
        "type": "image",
        "value": {"picture": "river.webp", "alt": "Sebuah sungai", "caption": "Sungai kita"},
    },
    "::: warning Ingat\nSatu nama.\n:::": {
        "type": "callout",
        "value": {"kind": "warning", "title": "Ingat", "text": "<p>Satu nama.</p>"},
    },
    "::: checklist Periksa\n- satu\n  baris\n- dua\n:::": {
        "type": "checklist",
        "value": {"title": "Periksa", "items": ["satu baris", "dua"]},
    },
    "::: steps Cara\n### Baca\n\nPelan.\n\n### Tulis\n:::": {
        "type": "steps",
        "value": {
            "title": "Cara",
            "items": [
                {"title": "Baca", "text": "<p>Pelan.</p>"},
                {"title": "Tulis", "text": ""},
            ],
        },
    },
    "::: comparison\n### Kurang\n\nA\n\n### Lebih\n\nB\n:::": {
        "type": "comparison",
        "value": {
            "left_title": "Kurang",
            "left": "<p>A</p>",
            "right_title": "Lebih",
            "right": "<p>B</p>",
        },
    },
    "::: table Angka\n| Tahun | Catatan |\n| --- | --- |\n| 2020 | 18 |\n:::": {
        "type": "table",
        "value": {
            "caption": "Angka",
            "table": {
                "columns": [
                    {"type": "text", "heading": "Tahun"},
                    {"type": "text", "heading": "Catatan"},
                ],
                "rows": [{"values": ["2020", "18"]}],
                "caption": "",
            },
        },
    },
    "::: quote Seorang guru\nMulai besok\nkami menulis.\n:::": {
        "type": "quote",
        "value": {"text": "Mulai besok kami menulis.", "source": "Seorang guru"},
    },
    "::: term Klaim\nAngka kita.\n:::": {
        "type": "term",
        "value": {"term": "Klaim", "definition": "Angka kita."},
    },
    "::: file lembar.pdf\nLembar kerja\n:::": {
        "type": "file",
        "value": {"document": "lembar.pdf", "title": "Lembar kerja"},
    },
    "::: video https://youtu.be/abcdefghijk\n### Alur\n\nKata.\n:::": {
        "type": "video",
        "value": {
            "title": "Alur",
            "url": "https://youtu.be/abcdefghijk",
            "document": None,
            "transcript": "<p>Kata.</p>",
        },
    },
    "::: audio wawancara.mp3\n### Wawancara\n\nKata.\n:::": {
        "type": "audio",
        "value": {
            "title": "Wawancara",
            "document": "wawancara.mp3",
            "transcript": "<p>Kata.</p>",
        },
    },
}


def _read(tmp_path, text):
    path = tmp_path / "page.md"
    path.write_text(f"---\ntitle: Judul\n---\n\n{text}\n")
    return content.page(path)


@pytest.mark.parametrize("written", CASES, ids=lambda text: text.split()[1])
def test_a_block_is_read_as_the_convention_says(tmp_path, written):
    front, blocks = _read(tmp_path, written)
    assert front == {"title": "Judul"}
    assert blocks == [CASES[written]]


def test_every_block_of_a_lesson_has_a_way_to_be_written():
    assert {case["type"] for case in CASES.values()} == set(LessonBlocks().child_blocks)


def test_text_between_two_blocks_is_one_block(tmp_path):
    _, blocks = _read(tmp_path, "A\n\nB\n\n::: tip C\nD\n:::\n\nE")
    assert [block["type"] for block in blocks] == ["text", "callout", "text"]


def test_a_container_of_an_unknown_kind_is_refused(tmp_path):
    with pytest.raises(KeyError, match="tipp"):
        _read(tmp_path, "::: tipp Ingat\nSatu.\n:::")


def test_html_in_the_text_is_shown_and_not_obeyed(tmp_path):
    _, blocks = _read(tmp_path, "a <script>x</script> b")
    assert blocks[0]["value"] == "<p>a &lt;script&gt;x&lt;/script&gt; b</p>"
