"""Ninety fictional people, one a line, in the order of the columns below.

prefix | name | suffix | born | appointed | sex (L, P) | employment | OPD | position | grade | account

Appointed is a year and month for PNS and CPNS, a year for PPPK. Serial 999, which real numbers
almost never reach, is added when the NIP is put together.
"""

STAFF_LIST = """
H. | Ahmad Rijani | S.Sos., M.AP. | 19690214 | 199403 | L | pns | Setda | Sekretaris Daerah | IV/d |
 | Norhasanah | S.E. | 19850611 | 201001 | P | pns | Setda | Analis Kebijakan Ahli Muda | III/d |
 | Hairul Anwar | S.H. | 19900923 | 201903 | L | pns | Setda | Penyusun Peraturan Perundang-undangan Ahli Pertama | III/b |
 | Syarifuddin | S.AP. | 19820405 | 200801 | L | pns | Setwan | Kepala Bagian Persidangan | IV/a |
 | Lina Marlina | A.Md. | 19940719 | 2023 | P | pppk | Setwan | Arsiparis Terampil | VII |
Drs. H. | Gazali Rahman | M.M. | 19681130 | 199303 | L | pns | Inspektorat | Inspektur | IV/c |
 | Mahrita | S.E., Ak. | 19830228 | 200904 | P | pns | Inspektorat | Auditor Ahli Muda | III/d |
Hj. | Noor Laila | S.Pd., M.Pd. | 19710817 | 199603 | P | pns | Disdikbud | Kepala Dinas | IV/c | head
 | Rini Astuti | S.Pd. | 19880506 | 201402 | P | pns | Disdikbud | Guru Ahli Muda | III/c | stranger
 | Fahrurrazi | S.Kom. | 19911012 | 202003 | L | pns | Disdikbud | Pranata Komputer Ahli Pertama | III/b |
 | Wahyuni | S.Pd. | 19930303 | 2022 | P | pppk | Disdikbud | Guru Ahli Pertama | IX |
 | Akhmad Zaini | S.Pd.SD | 19790909 | 200501 | L | pns | Disdikbud | Kepala Sekolah Dasar | IV/a |
 | Siti Raudah | S.Pd. | 19970121 | 2024 | P | pppk | Disdikbud | Guru Taman Kanak-kanak | IX |
dr. H. | Ahmad Fauzi | M.Kes. | 19720330 | 200103 | L | pns | Dinkes | Kepala Dinas | IV/c | head
 | Muhammad Rizki | S.KM. | 19920815 | 201903 | L | pns | Dinkes | Administrator Kesehatan Ahli Pertama | III/b | admin
 | Rusmawati | S.KM., M.Kes. | 19810707 | 200601 | P | pns | Dinkes | Kepala Bidang Pelayanan Kesehatan | IV/a |
 | Nurul Huda | S.Gz. | 19890217 | 201503 | P | pns | Dinkes | Nutrisionis Ahli Muda | III/c |
 | Helda Safitri | A.Md.Kom. | 19960425 |  | P | non_asn | Dinkes | Tenaga Administrasi |  |
dr. | Yuliani Puteri |  | 19840913 | 201101 | P | pns | Puskesmas Paringin | Kepala Puskesmas | III/d |
 | Sari Wulandari | S.Kep., Ns. | 19910412 | 201703 | P | pns | Puskesmas Paringin | Perawat Ahli Pertama | III/b | innovator
 | Murniati | A.Md.Keb. | 19870630 | 201002 | P | pns | Puskesmas Paringin | Bidan Penyelia | III/c |
 | Khairunnisa | S.Farm., Apt. | 19950826 | 2023 | P | pppk | Puskesmas Paringin | Apoteker Ahli Pertama | X |
 | Reza Fahlevi | A.Md.Kes. | 19980210 | 2025 | L | pppk_part_time | Puskesmas Paringin | Perekam Medis Terampil | V |
 | Supian Hadi | S.KM. | 19800516 | 200501 | L | pns | Puskesmas Paringin Selatan | Kepala Puskesmas | IV/a |
 | Nor Aida | A.Md.Kep. | 19900118 | 201503 | P | pns | Puskesmas Paringin Selatan | Perawat Mahir | III/a |
 | Jumiati | A.Md.Keb. | 19920522 | 2022 | P | pppk | Puskesmas Juai | Bidan Terampil | VII |
 | Rahmadi | S.Kep., Ns. | 19860801 | 201001 | L | pns | Puskesmas Juai | Kepala Puskesmas | III/d |
 | Masniah | A.Md.Keb. | 19881111 | 201201 | P | pns | Puskesmas Pirsus II Juai | Bidan Mahir | III/b |
 | Hamdani | S.KM. | 19831224 | 200904 | L | pns | Puskesmas Halong | Kepala Puskesmas | III/d |
 | Yulia Rahmi | S.Kep., Ns. | 19940316 | 202003 | P | pns | Puskesmas Halong | Perawat Ahli Pertama | III/a |
 | Arbainah | A.Md.Gz. | 19960708 | 2024 | P | pppk | Puskesmas Uren | Nutrisionis Terampil | VII |
drg. | Fitria Handayani |  | 19870404 | 201403 | P | pns | Puskesmas Batumandi | Kepala Puskesmas | III/d |
 | Syahrul Ramadhan | A.Md.KL. | 19930627 | 201903 | L | pns | Puskesmas Batumandi | Tenaga Sanitasi Lingkungan Terampil | II/d |
 | Norlina | A.Md.Kep. | 19891019 | 201402 | P | pns | Puskesmas Lokbatu | Perawat Mahir | III/a |
 | Erwan Saputra | S.KM. | 19820922 | 200801 | L | pns | Puskesmas Lampihong | Kepala Puskesmas | III/d |
 | Hernawati | A.Md.Keb. | 19910205 | 2022 | P | pppk | Puskesmas Lampihong | Bidan Terampil | VII |
 | Saubari | A.Md.Kep. | 19850314 | 201001 | L | pns | Puskesmas Tanah Habang | Perawat Penyelia | III/c |
 | Mariatul Kiftiah | A.Md.Keb. | 19970917 |  | P | non_asn | Puskesmas Tanah Habang | Bidan |  |
 | Abdul Hakim | S.Kep., Ns. | 19840110 | 200904 | L | pns | Puskesmas Awayan | Kepala Puskesmas | III/d |
 | Desy Natalia | A.Md.Kes. | 19981203 | 2024 | P | pppk | Puskesmas Awayan | Pranata Laboratorium Kesehatan Terampil | VII |
 | Baihaki | A.Md.Kep. | 19900727 | 201703 | L | pns | Puskesmas Tebing Tinggi | Perawat Mahir | II/d |
dr. | Zainal Abidin | Sp.PD. | 19760418 | 200501 | L | pns | RSUD Datu Kandang Haji | Direktur | IV/b |
 | Siti Aminah | S.Kep., Ns. | 19860929 | 201001 | P | pns | RSUD Datu Kandang Haji | Perawat Ahli Muda | III/d | agent
 | Hendra Gunawan | S.Kom. | 19940606 | 2023 | L | pppk | RSUD Datu Kandang Haji | Pranata Komputer Ahli Pertama | IX |
 | Rusdiana | S.Farm., Apt. | 19880824 | 201503 | P | pns | RSUD Datu Kandang Haji | Apoteker Ahli Muda | III/c |
 | Nadia Safira | A.Md.RMIK. | 19990111 |  | P | non_asn | RSUD Datu Kandang Haji | Petugas Pendaftaran |  |
Ir. H. | Rahmatullah | M.T. | 19700525 | 199803 | L | pns | DPUPR Perkim | Kepala Dinas | IV/c |
 | Muhammad Noor | S.T. | 19871208 | 201201 | L | pns | DPUPR Perkim | Teknik Jalan dan Jembatan Ahli Muda | III/c |
 | Eka Purnama | S.T. | 19950214 | 2023 | P | pppk | DPUPR Perkim | Penata Ruang Ahli Pertama | IX |
 | Taufikurrahman | S.Hut., M.P. | 19741019 | 200003 | L | pns | DPLH | Kepala Dinas | IV/b |
 | Ratna Dewi | S.Si. | 19900630 | 201903 | P | pns | DPLH | Pengendali Dampak Lingkungan Ahli Pertama | III/b |
Hj. | Mastura | S.Sos. | 19730306 | 199903 | P | pns | Dinsos P3A PMD | Kepala Dinas | IV/b |
 | Ilham Akbar | S.IP. | 19930428 | 202003 | L | pns | Dinsos P3A PMD | Penggerak Swadaya Masyarakat Ahli Pertama | III/a |
 | Fauziah | S.E. | 19810902 | 200701 | P | pns | Dinkop UKM Naker | Kepala Bidang Usaha Mikro | IV/a |
 | Yusuf Maulana | S.E. | 19961115 | 2024 | L | pppk | Dinkop UKM Naker | Pengembang Kewirausahaan Ahli Pertama | IX |
 | Bahrudin Noor | S.E., M.M. | 19720711 | 199803 | L | pns | DPMPTSP | Kepala Dinas | IV/c |
 | Annisa Rahmawati | S.AP. | 19940823 | 201903 | P | pns | DPMPTSP | Penata Perizinan Ahli Pertama | III/b |
 | Arifin Ilham | S.T. | 19850417 | 201001 | L | pns | Disperindag | Pembina Industri Ahli Muda | III/d |
Ir. | Sri Hartati | M.P. | 19710108 | 199703 | P | pns | DKP3 | Kepala Dinas | IV/c |
 | Samsul Bahri | S.P. | 19860220 | 200904 | L | pns | DKP3 | Penyuluh Pertanian Ahli Muda | III/d |
 | Juhriah | S.Pi. | 19920712 | 2022 | P | pppk | DKP3 | Penyuluh Perikanan Ahli Pertama | IX |
 | Khairil Anwar | S.Sos. | 19750527 | 200103 | L | pns | Disdukcapil | Kepala Dinas | IV/b |
 | Hayatun Nufus | S.AP. | 19910906 | 201503 | P | pns | Disdukcapil | Analis Kependudukan | III/b |
 | Dedi Irawan | A.Md.Kom. | 19970302 | 2025 | L | pppk_part_time | Disdukcapil | Operator Layanan Operasional | V |
 | Surya Dharma | S.Kom., M.Kom. | 19780814 | 200501 | L | pns | Diskominfo | Kepala Dinas | IV/b |
 | Melati Anggraini | S.I.Kom. | 19950531 | 202003 | P | pns | Diskominfo | Pranata Hubungan Masyarakat Ahli Pertama | III/a |
 | Rizal Hidayat | S.T. | 19881201 | 201402 | L | pns | Dishub | Penguji Kendaraan Bermotor | III/c |
 | Puspita Sari | S.Par. | 19930119 | 201903 | P | pns | Disporapar | Adyatama Kepariwisataan Ahli Pertama | III/b |
 | Nazmi Fadillah | S.IP. | 19900413 | 201703 | L | pns | Dispersip | Pustakawan Ahli Pertama | III/b |
 | Mardiana | A.Md. | 19950927 |  | P | non_asn | Dispersip | Petugas Layanan Baca |  |
H. | Darmansyah | S.STP. | 19770626 | 199903 | L | pns | Satpol PP | Kepala Satuan | IV/b |
 | Anton Wijaya |  | 19910808 | 201402 | L | pns | Satpol PP | Polisi Pamong Praja Terampil | II/d |
Dr. H. | Mukhlis Haryadi | S.T., M.Si. | 19731222 | 199903 | L | pns | Bapperida | Kepala Badan | IV/c | supervisor
 | Budi Santoso | S.Sos., M.Si. | 19790317 | 200501 | L | pns | Bapperida | Peneliti Ahli Madya | IV/b | mentor
 | Dewi Lestari | S.E., M.E. | 19850705 | 200904 | P | pns | Bapperida | Analis Kebijakan Ahli Muda | III/d | clinic
 | Aulia Rahmah | S.I.Kom. | 19930910 | 201903 | P | pns | Bapperida | Analis Kebijakan Ahli Pertama | III/b | editor
 | Hendri Pratama | S.Kom. | 19900105 | 201703 | L | pns | Bapperida | Perencana Ahli Pertama | III/b | verifier
 | Nurhikmah | S.Si., M.Si. | 19870829 | 201201 | P | pns | Bapperida | Peneliti Ahli Muda | III/d |
 | Fathurrahman | S.E. | 20000614 | 202504 | L | cpns | Bapperida | Perencana Ahli Pertama | III/a |
 | Rahmi Hidayati | S.Psi., M.M. | 19800223 | 200601 | P | pns | BKPSDM | Kepala Bidang Pengembangan Kompetensi | IV/a |
 | Muhammad Ridha | S.E. | 19840619 | 201001 | L | pns | BPKPAD | Analis Keuangan Pusat dan Daerah Ahli Muda | III/d |
 | Gusti Ardiansyah | S.T. | 19820128 | 200801 | L | pns | BPBD | Kepala Bidang Kesiapsiagaan | IV/a |
 | Herlina Yusuf | S.IP. | 19890711 | 201503 | P | pns | Bakesbangpol | Analis Kebijakan Ahli Muda | III/c |
 | Abdul Kadir | S.STP., M.AP. | 19800830 | 200312 | L | pns | Kec. Paringin | Camat | IV/a |
 | Rina Oktaviani | S.AP. | 19941025 | 2023 | P | pppk | Kec. Paringin Selatan | Penata Layanan Operasional | IX |
 | Jamaluddin | S.Sos. | 19780204 | 200701 | L | pns | Kec. Batumandi | Camat | IV/a |
 | Masrani | S.AP. | 19860407 | 201001 | L | pns | Kec. Halong | Sekretaris Kecamatan | III/d |
 | Haryati | S.Sos. | 19830521 | 200904 | P | pns | Kel. Paringin Kota | Lurah | III/d |
 | Arif Budiman | S.AP. | 19921130 | 202003 | L | pns | Kel. Batu Piring | Kepala Seksi Pelayanan Umum | III/a |
 | Salasiah | S.Pd.I. | 19870919 |  | P | non_asn | Kec. Juai | Pendamping Desa |  |
""".strip()
