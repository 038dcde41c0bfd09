"""Files of questions, written here."""

GIFT = r"""// Kategori
$CATEGORY: $course$/top/Umum/Proposal//RKT

// [id:ib-1] [tag:daerah]
// [tag:dua kata]
::Ibu kota::[html]Apa <b>ibu kota</b> Balangan?{
  =[plain]Paringin \= \{ibu\}#Betul
  ~Amuntai#Itu Hulu Sungai Utara
  ~%-25%Barabai
  ####Sejak 2003.
}

Pilih dua{~%50%a ~%50%b ~%-100%c}

Bumi bulat.{TRUE#Keliru#Tepat}

::Sungai::Sungai di Paringin?{=Balangan#ya =%50%Pitap =%0%*#bukan}

Berapa?{#3:0.5 =%50%4:1 ~#Jauh}

Antara satu dan lima {#1..5}.

Jodohkan{=OPD -> dinas =[html]<i>bimtek</i> -> pelatihan = -> rapat}

Tulis esai.{####Ditulis sendiri}

Sebuah keterangan.

Urutkan{>3 ALL VERTICAL ABSOLUTE SHOW none
  satu
  dua
  tiga
}
""".replace("TRUE#Keliru#Tepat", "FALSE#Keliru#Benar sekali")

_PNG = "b25l", "dHdv"
XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/top/Umum/Indeks</text></category></question>
  <question type="multichoice">
    <name><text>Gambar</text></name>
    <questiontext format="html"><text><![CDATA[<p>Apa ini? <img src="@@PLUGINFILE@@/a%20b.png" alt="x"><script>alert(1)</script></p>]]></text>
      <file name="a b.png" path="/" encoding="base64">{_PNG[0]}</file>
      <file name="x.svg" path="/" encoding="base64">{_PNG[0]}</file></questiontext>
    <defaultgrade>2.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>
    <single>true</single><shuffleanswers>1</shuffleanswers>
    <answer fraction="100" format="html"><text>Satu</text>
      <feedback format="html"><text><![CDATA[<img src="@@PLUGINFILE@@/a%20b.png" alt="y">]]></text>
        <file name="a b.png" path="/" encoding="base64">{_PNG[1]}</file></feedback></answer>
    <answer fraction="0" format="plain_text"><text>Dua</text></answer>
    <hint format="html"><text>Lihat</text><clearwrong/></hint>
    <tags><tag><text>gambar</text></tag></tags>
    <plugin_of_theirs>kept elsewhere</plugin_of_theirs>
  </question>
  <question type="numerical">
    <name><text>Panjang</text></name><questiontext><text>Berapa?</text></questiontext>
    <answer fraction="100"><text>1.25</text><tolerance>0.01</tolerance></answer>
    <units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit>
      <unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>
    <unitgradingtype>1</unitgradingtype><unitpenalty>0.5</unitpenalty><showunits>0</showunits>
  </question>
  <question type="ordering">
    <name><text>Urut</text></name><questiontext><text>Urutkan</text></questiontext>
    <layouttype>VERTICAL</layouttype><gradingtype>RELATIVE_TO_CORRECT</gradingtype>
    <answer fraction="1" format="html"><text>a</text></answer>
    <answer fraction="2" format="html"><text>b</text></answer>
  </question>
  <question type="essay">
    <name><text>Berkas</text></name><questiontext><text>Unggah</text></questiontext>
    <responseformat>noinline</responseformat><attachments>2</attachments>
    <graderinfo format="html"><text>Periksa</text></graderinfo>
  </question>
  <question type="cloze">
    <name><text>Rumpang</text></name>
    <questiontext format="html"><text><![CDATA[<p>Ini {{1:SHORTANSWER:=satu~%50%dua}}.</p>]]></text></questiontext>
  </question>
  <question type="calculated"><name><text>Hitung</text></name></question>
  <question type="truefalse">
    <name><text>Benar</text></name><questiontext><text>Ya?</text></questiontext>
    <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
  </question>
</quiz>
"""


def question(kind: str, n: int = 1) -> str:
    return (
        f'<question type="{kind}"><name><text>Soal {n}</text></name>'
        f"<questiontext><text>Apakah {n}?</text></questiontext>"
        '<answer fraction="100"><text>true</text></answer>'
        '<answer fraction="0"><text>false</text></answer></question>'
    )


BIG = {
    "gift": lambda n: "\n\n".join(f"::Soal {i}::Apa {i}?{{=satu#ya ~dua ~tiga}}" for i in range(n)),
    "aiken": lambda n: "\n\n".join(f"Apa {i}?\nA) satu\nB) dua\nANSWER: A" for i in range(n)),
    "moodle-xml": lambda n: f"<quiz>{''.join(question('truefalse', i) for i in range(n))}</quiz>",
}
