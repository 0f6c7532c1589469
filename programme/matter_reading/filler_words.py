"""Words that carry nothing for what a text is about: particles, titles, politeness. A table."""

FILLERS = """
bu ibu buk ibuk bapak pak bpk mbak mba mas teh teteh kang ceu bunda nduk le kak kakak min bos boss gan sis nyai akang
ya yaa yah iya iyo nggih njih inggih enggih muhun nya nyak toh to tho kan sih si deh dong lah loh lho lha mah teh euy
atuh
kitu kieu ngono ngene kaya koyo seperti kayak gitu gini begitu begini mekaten ngoten ngaten
yang yg sing ingkang nu anu itu itunya ini iki niki niku kuwi kae eta ieu tersebut tsb tadi wau mau-e
di ke ka ing nang neng ning dari saka saking ti pada kepada dumateng dhateng untuknya dengan dgn kalih-nya oleh-nya
ada ono ana wonten aya adanya onten
kabeh semua sadayana sedoyo sedaya semuanya sadaya
lagi maneh malih deui terus-terusan lalu kemudian
hari dino dinten poe minggu-ini tahun taun warsa jam pukul pkl tanggal tgl
besok bsk sesuk benjing enjing isuk isukan nanti mengke engke kemarin kmrn wingi kamari dulu tadinya lalu sore pagi
siang
malam esuk bengi dalu peuting
mohon tolong tulung tulungi punten maaf ngapunten ngapura hapunten nyuwun-sewu permisi assalamualaikum halo hallo hai
katanya katane jarene jare cenah saurna sanjange ceunah ktnya konon terus trs teras
kira2 kira kirane kinten kinten2 kira-kira sebenarnya sakjane sakleresipun sabenerna sesungguhnya
sekali sanget pisan banget bgt bngt saestu temen amat sangat
cuma cuman hanya mung namung ngan saja aja wae bae mawon tok doang
akan bakal bakale bade-na sedang nembe lagek lagi-nya nuju keur sok suka sering asring
nih tuh ieuh noh ki ik je jeh rek cak ning-e mah lur dulur ah eh oh hmm
buat-saya bantu dibantu bantuin mbantu solusi solusinya solusine
dia ia beliau dirinya mereka deweke dheweke piyambake anjeunna manehna
satu dua tiga siji loro telu hiji tilu setunggal
kelompok kelompoke kelompokna kelompoknya
juga oge ugi jg pun
insyaallah insya allah bismillah amin astaghfirullah
banyak akeh kathah seueur loba
asli tetap tetep supaya supados ben biar men agar
waktu wektu wanci pas saat ketika
dlm dalam jero lebet-e atas karena krn krna amargi amarga margi soale soalnya sabab lantaran gara-gara gara2
"""
