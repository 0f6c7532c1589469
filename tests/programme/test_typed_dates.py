"""Dates and hours as pendamping and ketua type them. Today is Tuesday 20 November 2018 throughout the tables."""

from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from programme.monthly_patterns import MonthlyPattern, dates_of, read_pattern
from programme.typed_dates import TypedMoment, read_date, read_moment, read_time

TODAY = date(2018, 11, 20)

# What is typed | the date meant, in November 2018 where only a day is given | the hour meant | what must be asked
MOMENTS = """
# --- as the issue gives them
Kamis 22/11 jam 9                               | 22 | 09:00 |
besok pukul 10.00                               | 21 | 10:00 |
tgl 5 jam 2 siang                               | 2018-12-05 | 14:00 |
lusa jam 8 pagi                                 | 22 | 08:00 |
Kemis ngarep jam 9                              | 22 | 09:00 |
sesuk jam 9 isuk                                | 21 | 09:00 |
isukan jam 8                                    | 21 | 08:00 |
pagéto                                          | 22 | - |
pageto jam 9                                    | 22 | 09:00 |
Senin depan jam setengah sembilan               | 26 | 08:30 |
22 november 2018 09:00                          | 22 | 09:00 |
22-11-2018                                      | 22 | - |
22/11/18                                        | 22 | - |
22 Nov                                          | 22 | - |
tanggal 5 bulan depan                           | 2018-12-05 | - |
5 desember jam 1 siang                          | 2018-12-05 | 13:00 |
hari ini jam 4 sore                             | 20 | 16:00 |
nanti sore jam 4                                | 20 | 16:00 |
sukuk                                           | - | - | nothing_understood
# --- weekdays, four languages, however spelt
senin                                           | 26 | - |
Senen jam 9                                     | 26 | 09:00 |
selasa depan                                    | 27 | - |
slasa ngarep                                    | 27 | - |
salasa hareup                                   | 27 | - |
rabu                                            | 21 | - |
rebo                                            | 21 | - |
dinten rebo jam 9                               | 21 | 09:00 |
kemis                                           | 22 | - |
kmis jam 9                                      | 22 | 09:00 |
hari kamiss jam 9                               | 22 | 09:00 |
Jum'at jam 8                                    | 23 | 08:00 |
jemuah                                          | 23 | - |
jemuwah jam 8 esuk                              | 23 | 08:00 |
poe jumaah tabuh satengah salapan               | 23 | 08:30 |
juamt jam 9                                     | 23 | 09:00 |
saptu                                           | 24 | - |
setu wage jam 9                                 | 2018-12-15 | 09:00 | ambiguous_date
sabut depan                                     | - | - | nothing_understood
ahad                                            | 25 | - |
hari minggu                                     | 25 | - |
minggu jam 9                                    | 25 | 09:00 |
hari minggu depan jam 9                         | 25 | 09:00 |
sennin jam 9                                    | 26 | 09:00 |
selas depan jam 9                               | 27 | 09:00 |
Jumat Kliwon jam 9                              | 2018-12-21 | 09:00 | ambiguous_date
thursday at 9                                   | 22 | 09:00 |
thrusday 9am                                    | 22 | 09:00 |
next thursday 2pm                               | 22 | 14:00 |
this thursday                                   | 22 | - |
# --- turns: coming, next, of which week
kamis                                           | 22 | - |
kamis depan                                     | 22 | - |
kamis ini                                       | 22 | - |
kamis minggu ini jam 9                          | 22 | 09:00 |
kamis minggu depan                              | 29 | - |
minggu depan hari kamis jam 9                   | 29 | 09:00 |
pekan depan, kamis jam 9                        | 29 | 09:00 |
Kamis yang akan datang jam 9                    | 22 | 09:00 |
kamis mendatang                                 | 22 | - |
selasa                                          | 20 | - |
selasa ini jam 9                                | 20 | 09:00 |
senin minggu ini                                | 19 | - | past
kamis lalu                                      | 15 | - | past
kemis wingi                                     | 15 | - | past
last thursday                                   | 15 | - | past
minggu depan                                    | - | - | ambiguous_date
minggu depan jam 9                              | - | 09:00 | ambiguous_date
minggu ngarep                                   | - | - | ambiguous_date
pekan depan jam 9                               | - | 09:00 | ambiguous_date
next week                                       | - | - | ambiguous_date
bulan depan                                     | - | - | ambiguous_date
akhir bulan jam 9                               | - | 09:00 | ambiguous_date
awal bulan depan                                | - | - | ambiguous_date
malam minggu jam 7                              | 24 | 19:00 | ambiguous_date
kamis malam jumat jam 7                         | 22 | 19:00 |
kamis malam jam 7                               | 22 | 19:00 |
# --- days counted from today
hari ini jam 2                                  | 20 | 14:00 |
dina iki jam 4 sore                             | 20 | 16:00 |
dinten ieu tabuh 2                              | 20 | 14:00 |
nanti jam 2                                     | 20 | 14:00 |
mengko sore jam 4                               | 20 | 16:00 |
engke tabuh 2                                   | 20 | 14:00 |
nanti kamis jam 9                               | 22 | 09:00 |
bsk jm 9 pg                                     | 21 | 09:00 |
besok pagi                                      | 21 | - |
besok jam 8an                                   | 21 | 08:00 |
mbenjing jam setengah songo                     | 21 | 08:30 |
isuk tabuh 8                                    | 21 | 08:00 |
enjing tabuh salapan                            | 21 | 09:00 |
enjing jam 9                                    | - | 09:00 |
isuk jam 8                                      | - | 08:00 |
jam wolu esuk sesuk                             | 21 | 08:00 |
besok lusa jam 9                                | 22 | 09:00 |
suk emben jam 8                                 | 22 | 08:00 |
emben                                           | 22 | - |
3 hari lagi                                     | 23 | - |
tiga hari lagi jam sembilan                     | 23 | 09:00 |
telung dina maneh jam songo                     | 23 | 09:00 |
tilu poe deui tabuh salapan                     | 23 | 09:00 |
3 hari ke depan                                 | 23 | - |
in 3 days at 9am                                | 23 | 09:00 |
seminggu lagi                                   | 27 | - |
saminggu deui                                   | 27 | - |
2 minggu lagi jam 9                             | 2018-12-04 | 09:00 |
rong minggu maneh                               | 2018-12-04 | - |
sebulan lagi                                    | 2018-12-20 | - |
tomorrow half past eight                        | 21 | 08:30 |
2pm tomorrow                                    | 21 | 14:00 |
day after tomorrow 9am                          | 22 | 09:00 |
wingi                                           | 19 | - | past
kemarin jam 9                                   | 19 | 09:00 | past
kamari                                          | 19 | - | past
# --- written dates
22/11                                           | 22 | - |
22-11                                           | 22 | - |
22 / 11 jam 9                                   | 22 | 09:00 |
22.11.2018 jam 9                                | 22 | 09:00 |
22 11 2018                                      | 22 | - |
2018-11-22 09:00                                | 22 | 09:00 |
2018-11-22T09:00:00                             | 22 | 09:00 |
tgl 22 jam 9                                    | 22 | 09:00 |
tgl. 22, jam 9                                  | 22 | 09:00 |
tgl22 jam9                                      | 22 | 09:00 |
tanggal 22/11                                   | 22 | - |
tgl 22.11 jam 9                                 | 22 | 09:00 |
tgl 22-11-18 pkl 09.00                          | 22 | 09:00 |
tgl 10-12                                       | 2018-12-10 | - |
tanggal dua puluh dua jam sembilan              | 22 | 09:00 |
tgl selawe jam wolu                             | 25 | 08:00 |
tanggal rolikur jam songo                       | 22 | 09:00 |
tanggal lima desember jam sembilan              | 2018-12-05 | 09:00 |
ping 25 tabuh dalapan                           | 25 | 08:00 |
tgl 20 jam 9                                    | 20 | 09:00 |
tgl 19                                          | 2018-12-19 | - |
tgl 5 bln 12                                    | 2018-12-05 | - |
tgl 5 bulan desember                            | 2018-12-05 | - |
sasi ngarep tanggal 5                           | 2018-12-05 | - |
tanggal 5 wulan ngarep jam 9                    | 2018-12-05 | 09:00 |
tgl 25 bulan ini                                | 25 | - |
22 nopember                                     | 22 | - |
22 novmber                                      | 22 | - |
22 novembr 2018                                 | 22 | - |
22nov                                           | 22 | - |
22 nov 2018 jam 9                               | 22 | 09:00 |
22-nov-2018                                     | 22 | - |
22 nov 18                                       | 22 | - |
22 nov jam 9                                    | 22 | 09:00 |
jam 9 22 november                               | 22 | 09:00 |
november 22 9:00                                | 22 | 09:00 |
22nd november                                   | 22 | - |
thursday 22nd november at 9                     | 22 | 09:00 |
5 pebruari                                      | 2019-02-05 | - |
5 agt                                           | 2019-08-05 | - |
17 agus                                         | 2019-08-17 | - |
1 sept                                          | 2019-09-01 | - |
3 okt                                           | 2019-10-03 | - |
24 des                                          | 2018-12-24 | - |
12 juni                                         | 2019-06-12 | - |
9 november                                      | 2019-11-09 | - |
1/1                                             | 2019-01-01 | - |
12/12                                           | 2018-12-12 | - |
29 februari                                     | 2020-02-29 | - |
25.11                                           | 25 | - |
5.1 jam 9                                       | 2019-01-05 | 09:00 |
kamis 22                                        | 22 | - |
kamis 22 jam 9                                  | 22 | 09:00 |
kamis 22 pagi                                   | 22 | - |
kamis ke-4 bulan depan jam 9                    | 2018-12-27 | 09:00 |
kamis minggu ke-4 jam 9                         | 22 | 09:00 |
kamis terakhir jam 9                            | 29 | 09:00 |
22 bulan 11                                     | 22 | - |
# --- weekday and date together
Kamis/22 November 2018/09.00                    | 22 | 09:00 |
hari/tgl : kamis/22-11-18 jam : 09.00 tempat : rumah bu Mawar RT 02 RW 01 | 22 | 09:00 |
kamis dua minggu lagi jam 9                     | 2018-12-06 | 09:00 |
seminggu lagi hari jumat                        | 30 | - |
hari seninnya jam 9                             | 26 | 09:00 |
kemise jame songo                               | 22 | 09:00 |
Kamis, 22 November 2018, pukul 09.00 WIB s/d selesai | 22 | 09:00 |
undangan hari kamis tanggal 22 nopember 2018 jam 09.00 wib tempat rumah bu sri rt 02/05 | 22 | 09:00 |
minggu tanggal 25                               | 25 | - |
ahad 25/11                                      | 25 | - |
Kamis Pon 22/11 jam 09.00                       | 22 | 09:00 | ambiguous_date
Kamis 23/11                                     | 23 | - | weekday_mismatch
Jumat tgl 22 jam 9                              | 22 | 09:00 | weekday_mismatch
kamis 5 jam 9                                   | 2018-12-05 | 09:00 | weekday_mismatch
besok kamis jam 9                               | 21 | 09:00 | weekday_mismatch
besok rabu jam 9                                | 21 | 09:00 |
besok tgl 21 jam 9                              | 21 | 09:00 |
besok tgl 22 jam 9                              | 22 | 09:00 | ambiguous_date
Senin 19/11                                     | 19 | - | past
22/11/2017                                      | 2017-11-22 | - | past
19-11-2018 jam 9                                | 19 | 09:00 | past
kamis atau jumat jam 9                          | 22 | 09:00 | ambiguous_date
tgl 22 atau 23/11                               | 22 | - | ambiguous_date
bukan kamis tapi jumat jam 9                    | 23 | 09:00 |
dudu jam 8, jam 9 sesuk                         | 21 | 09:00 |
setiap kamis jam 9                              | 22 | 09:00 | ambiguous_date
22-23 nov jam 9                                 | 22 | 09:00 | ambiguous_date
tgl 5-6 desember                                | 2018-12-05 | - | ambiguous_date
22 s/d 23 november 2018                         | 22 | - | ambiguous_date
22 & 23 november                                | 22 | - | ambiguous_date
31/11                                           | - | - | no_such_date
22/13                                           | - | - | no_such_date
29/2/2019                                       | - | - | no_such_date
tgl 31 bulan ini                                | - | - | no_such_date
tgl 35 jam 9                                    | - | 09:00 | no_such_date
tgl 0                                           | - | - | no_such_date
# --- hours
jam 9                                           | - | 09:00 |
jm 9                                            | - | 09:00 |
pkl 9                                           | - | 09:00 |
pkl. 09.00                                      | - | 09:00 |
jam 09.30                                       | - | 09:30 |
jam 9:30                                        | - | 09:30 |
jam 9,30                                        | - | 09:30 |
jam 9 30                                        | - | 09:30 |
jam 0930                                        | - | 09:30 |
09.00                                           | - | 09:00 |
19.30                                           | - | 19:30 |
9:05                                            | - | 09:05 |
jam 9 kurang seperempat                         | - | 08:45 |
jam songo kurang seprapat                       | - | 08:45 |
jam 9 kurang 5 menit                            | - | 08:55 |
jam 9 lewat 15                                  | - | 09:15 |
jam 9 lebih seperempat                          | - | 09:15 |
pukul sembilan lewat sepuluh menit              | - | 09:10 |
quarter to nine tomorrow                        | 21 | 08:45 |
jam setengah 9                                  | - | 08:30 |
jam 1/2 9                                       | - | 08:30 |
jam ½ 9 besok                                   | 21 | 08:30 |
setengah sembilan                               | - | 08:30 |
stgh 9 besok                                    | 21 | 08:30 |
jam setengah dua belas                          | - | 11:30 |
setengah 1                                      | - | 12:30 |
jam setengah 2                                  | - | 13:30 |
setengah 7 malam                                | - | 18:30 |
jam 2                                           | - | 14:00 |
jam 1 kurang seperempat                         | - | 12:45 |
jam 12                                          | - | 12:00 |
jam 5.30                                        | - | 17:30 |
jam 6                                           | - | 06:00 |
jam 7 - 11 siang besok                          | 21 | 07:00 |
jam 9 - 3 sore besok                            | 21 | 09:00 |
jam 4-6 sore besok                              | 21 | 16:00 |
jam 2 siang                                     | - | 14:00 |
jam 3 sore                                      | - | 15:00 |
jam 7 malam                                     | - | 19:00 |
jam 12 siang                                    | - | 12:00 |
jam 11 siang                                    | - | 11:00 |
jam 10 pagi                                     | - | 10:00 |
jam 4 sonten                                    | - | 16:00 |
jam pitu bengi                                  | - | 19:00 |
tabuh tujuh peuting                             | - | 19:00 |
jam 2 awan                                      | - | 14:00 |
jam 5 subuh                                     | - | 05:00 |
habis dzuhur jam 1                              | - | 13:00 |
ba'da asar jam 4 hari rabu                      | 21 | 16:00 |
9 pagi besok                                    | 21 | 09:00 |
besok 9 wib                                     | 21 | 09:00 |
besok 9.10                                      | 21 | 09:10 |
pukul 10.10                                     | - | 10:10 |
jam 02.00 siang                                 | - | 14:00 |
jam 13.30                                       | - | 13:30 |
jam 9-11 besok                                  | 21 | 09:00 |
jam 09.00-11.00 kamis                           | 22 | 09:00 |
09.00 - 11.00 WIB besok                         | 21 | 09:00 |
kamis pukul 09.00 s.d. 11.00 WIB                | 22 | 09:00 |
jam 9 sampai selesai tgl 22                     | 22 | 09:00 |
besok jam 7-9 malam                             | 21 | 19:00 |
jam 10 - 1 siang besok                          | 21 | 10:00 |
jam 9 - 22 nov                                  | 22 | 09:00 |
# --- hours that must be asked
jam 02.00 besok                                 | 21 | 14:00 | ambiguous_time
jam 9 sore                                      | - | 21:00 | ambiguous_time
jam 7-8 sore besok                              | 21 | 19:00 | ambiguous_time
jam 12 malam                                    | - | 00:00 | ambiguous_time
jam 25                                          | - | - | ambiguous_time
jam 9 atau jam 10 besok                         | 21 | 09:00 | ambiguous_time
22.11                                           | - | - | ambiguous_time
10.10                                           | - | - | ambiguous_time
9                                               | - | - | ambiguous_time
kamis 9                                         | 22 | - | ambiguous_time
22 nov 9                                        | 22 | - | ambiguous_time
22 nov 10                                       | 22 | - | ambiguous_time
besok pagi kumpul jam 2                         | 21 | 02:00 | ambiguous_time
# --- Javanese and Sundanese days, with their turns
dinten Kemis payun                              | 22 | - |
poe Kemis hareup                                | 22 | - |
poé Kemis hareup tabuh salapan                  | 22 | 09:00 |
dinten jumuah ngajeng tabuh 9                   | 23 | 09:00 |
dinten minggu payun tabuh salapan               | 25 | 09:00 |
kemis minggu ngarep                             | 29 | - |
poe salasa minggu payun                         | 27 | - |
pekan ngajeng dinten rebo                       | 28 | - |
kemis ieu jam 9                                 | 22 | 09:00 |
kemis depane jam 9                              | 22 | 09:00 |
kemis sing arep teka jam 9                      | 22 | 09:00 |
kemis nu bakal datang tabuh 9                   | 22 | 09:00 |
dinten kemis ingkang badhe rawuh                | 22 | - |
suk kemis jam 9                                 | 22 | 09:00 |
mbesuk kemis jam 9                              | 22 | 09:00 |
besuk setu                                      | 24 | - |
benjang dinten kemis tabuh 9                    | 22 | 09:00 |
mbenjing dinten senen tabuh sedasa              | 26 | 10:00 |
sesuk emben jam 8                               | 22 | 08:00 |
pagetona tabuh dalapan                          | 22 | 08:00 |
rong dina maneh jam songo                       | 22 | 09:00 |
tigang dinten malih                             | 23 | - |
dua poe deui tabuh salapan                      | 22 | 09:00 |
sepasar maneh                                   | 25 | - |
selapan dina maneh                              | 2018-12-25 | - |
isukan enjing tabuh 8                           | 21 | 08:00 |
dinten enjing tabuh 8                           | 21 | 08:00 |
mengko bengi jam 7                              | 20 | 19:00 |
kemis isuk-isuk jam 8                           | 22 | 08:00 |
jam sepuluh isuk dina rebo                      | 21 | 10:00 |
tanggal lima welas jam sanga                    | 2018-12-15 | 09:00 |
tanggal sewelas tabuh sapuluh                   | 2018-12-11 | 10:00 |
ping lima welas bulan hareup                    | 2018-12-15 | - |
tanggal 5 sasih payun                           | 2018-12-05 | - |
minggu kaping telu dina senen jam 8             | 2018-12-17 | 08:00 |
minggu katilu poe Senen jam 8                   | 2018-12-17 | 08:00 |
jam 9 kamis ngarep ana omahe bu sri             | 22 | 09:00 |
minggu depannya                                 | - | - | ambiguous_date
minggu hareup                                   | - | - | ambiguous_date
minggu payun jam 9                              | - | 09:00 | ambiguous_date
malem Jemuah                                    | 22 | - | ambiguous_date
malem setu jam 7                                | 23 | 19:00 | ambiguous_date
peuting jumaah tabuh tujuh                      | 22 | 19:00 | ambiguous_date
wengi senen                                     | 25 | - | ambiguous_date
kamis bulan depan jam 9                         | 22 | 09:00 | ambiguous_date
senin bulan desember                            | 26 | - | ambiguous_date
kemis wulan ngarep                              | 22 | - | ambiguous_date
# --- market days: the date is certain only where they agree
kemis legi jam 9                                | 22 | 09:00 |
jumat pahing                                    | 23 | - |
setu pon jam 9                                  | 24 | 09:00 |
ahad wage jam 8                                 | 25 | 08:00 |
senen kliwon                                    | 26 | - |
kemis ngarep legi jam 9                         | 22 | 09:00 |
kemis manis tabuh salapan                       | 22 | 09:00 |
Kamis Legi 22/11 jam 9                          | 22 | 09:00 |
Senen Legi                                      | 2018-12-17 | - | ambiguous_date
Senen Legi jam 9                                | 2018-12-17 | 09:00 | ambiguous_date
rebo pon jam 8                                  | 2018-12-19 | 08:00 | ambiguous_date
ahad legi                                       | 2018-12-02 | - | ambiguous_date
malem jemuah kliwon jam 7                       | 22 | 19:00 | ambiguous_date
kamis pahing 22/11                              | 22 | - | ambiguous_date
kamis wage tgl 22 jam 9                         | 22 | 09:00 | ambiguous_date
Rebo Kliwon sasi ngarep                         | 21 | - | ambiguous_date
ketemu di pasar legi kamis jam 9                | 22 | 09:00 |
# --- what hangs on a feast, a season, another calendar, or a guess
habis lebaran                                   | - | - | ambiguous_date
habis lebaran kamis jam 9                       | 22 | 09:00 | ambiguous_date
bar riyaya dina senen                           | 26 | - | ambiguous_date
sakwise panen tgl 25                            | 25 | - | ambiguous_date
tgl 10 suro jam 9                               | 2018-12-10 | 09:00 | ambiguous_date
5 ruwah                                         | - | - | ambiguous_date
rebo wekasan                                    | 21 | - | ambiguous_date
sekitar tgl 25 jam 9                            | 25 | 09:00 | ambiguous_date
kira-kira 25 november                           | 25 | - | ambiguous_date
tgl 25an                                        | 25 | - | ambiguous_date
sekitar jam 9 kamis                             | 22 | 09:00 |
persiapan lebaran, kamis 22/11 jam 9            | 22 | 09:00 |
di rumah bu sapar kamis jam 9                   | 22 | 09:00 |
kamis ke-4, 20 desember                         | 2018-12-20 | - | ambiguous_date
# --- what only looks like a date or an hour
selamat pagi bu, besok jam 2                    | 21 | 14:00 |
pagi bu, besok jam 2                            | 21 | 14:00 |
sugeng enjing, kemis jam 9                      | 22 | 09:00 |
di rumah bu Siti RT 3 RW 05 kamis jam 9         | 22 | 09:00 |
P2K2 besok jam 9                                | 21 | 09:00 |
rapat selama 2 jam besok jam 9                  | 21 | 09:00 |
kami kumpul besok jam 9                         | 21 | 09:00 |
besok, di pasar minggu jam 9                    | 21 | 09:00 |
rumah pak ahad besok jam 9                      | 21 | 09:00 |
di rumah pak agus besok jam 9                   | 21 | 09:00 |
di rumah kamsi besok jam 9                      | 21 | 09:00 |
di rumah minggi besok jam 9                     | 21 | 09:00 |
nonton tinggu besok jam 9                       | 21 | 09:00 |
iuran Rp 10.000 kamis jam 9                     | 22 | 09:00 |
hub 081234567890 kamis jam 9                    | 22 | 09:00 |
pertemuan kedua hari kamis jam 9                | 22 | 09:00 |
pertemuan ke 2 tgl 22 jam 9                     | 22 | 09:00 |
habis dzuhur                                    | - | - | nothing_understood
terserah                                        | - | - | nothing_understood
jam berapa?                                     | - | - | nothing_understood
tanggal berapa bu                               | - | - | nothing_understood
081234567890                                    | - | - | nothing_understood
👍                                              | - | - | nothing_understood
"""


def rows(table: str) -> list[tuple[str, ...]]:
    lines = [line for line in table.strip().splitlines() if not line.startswith("# ---")]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def day_of(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell if len(cell) > 2 else f"2018-11-{cell}")


def hour_of(cell: str) -> time | None:
    return None if cell == "-" else time.fromisoformat(cell)


def test_the_table_is_as_large_as_the_ways_of_saying_it() -> None:
    texts = [row[0] for row in rows(MOMENTS)]
    assert len(texts) >= 340
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("row", rows(MOMENTS), ids=lambda row: str(row[0]))
def test_a_typed_moment_is_read_as_it_was_meant(row: tuple[str, ...]) -> None:
    text, day, hour, problem = (*row, "")[:4]
    moment = read_moment(text, TODAY)
    assert (moment.date, moment.time, moment.problem) == (day_of(day), hour_of(hour), problem or None)


def test_the_weekday_said_is_kept_so_that_the_bot_can_ask() -> None:
    assert read_moment("Kamis 23/11 jam 9", TODAY) == TypedMoment(
        date(2018, 11, 23), time(9), "weekday_mismatch", weekday_said=3
    )


def test_a_weekday_today_is_next_week_once_its_hour_is_over() -> None:
    assert read_moment("selasa jam 9", TODAY, now_time=time(8)).date == TODAY
    assert read_moment("selasa jam 9", TODAY, now_time=time(10)).date == TODAY + timedelta(days=7)


def test_an_hour_of_today_that_is_over_is_past() -> None:
    assert read_moment("hari ini jam 9", TODAY, now_time=time(8)).problem is None
    assert read_moment("hari ini jam 9", TODAY, now_time=time(10)).problem == "past"
    assert read_moment("20/11 jam 9", TODAY, now_time=time(10)).problem == "past"


@pytest.mark.parametrize(
    ("answer", "meant"),
    [("22", 22), ("22.11", 22), ("tgl 22", 22), ("kamis", 22), ("besok", 21), ("dua puluh dua november", 22)],
)
def test_the_answer_to_which_date_needs_no_word_for_date(answer: str, meant: int) -> None:
    moment = read_date(answer, TODAY)
    assert (moment.date, moment.problem) == (date(2018, 11, meant), None)


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ("9", time(9)),
        ("2", time(14)),
        ("10.10", time(10, 10)),
        ("0930", time(9, 30)),
        ("13", time(13)),
        ("9 pagi", time(9)),
        ("setengah sanga", time(8, 30)),
        ("02.00", None),
        ("25", None),
        ("siang", None),
        ("9 atau 10", None),
    ],
)
def test_the_answer_to_what_hour_needs_no_word_for_hour(answer: str, meant: time | None) -> None:
    assert read_time(answer) == meant


def fourth_thursday() -> MonthlyPattern:
    return MonthlyPattern("nth_weekday", week=4, weekday=3)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("setiap kamis minggu ke-4", fourth_thursday()),
        ("setiap kamis minggu keempat", fourth_thursday()),
        ("kamis ke 4 tiap bulan", fourth_thursday()),
        ("kamis ke-4", fourth_thursday()),
        ("kemis kaping papat saben sasi", fourth_thursday()),
        ("kemis kaping 4 saben sasi jam 9", fourth_thursday()),
        ("every 4th thursday", fourth_thursday()),
        ("fourth thursday of every month", fourth_thursday()),
        ("minggu ke-4 hari kamis", fourth_thursday()),
        ("minggu keempat, setiap kamis", fourth_thursday()),
        ("kemis kaopat unggal bulan", fourth_thursday()),
        ("kamis ka opat unggal sasih", fourth_thursday()),
        ("rabu pertama setiap bulan", MonthlyPattern("nth_weekday", week=1, weekday=2)),
        ("hari minggu ke 2", MonthlyPattern("nth_weekday", week=2, weekday=6)),
        ("senen kaping pindho", MonthlyPattern("nth_weekday", week=2, weekday=0)),
        ("kamis terakhir", MonthlyPattern("nth_weekday", week=-1, weekday=3)),
        ("kamis minggu terakhir tiap bulan", MonthlyPattern("nth_weekday", week=-1, weekday=3)),
        ("kemis pungkasan saben sasi", MonthlyPattern("nth_weekday", week=-1, weekday=3)),
        ("every last thursday", MonthlyPattern("nth_weekday", week=-1, weekday=3)),
        ("tiap tanggal 5", MonthlyPattern("day_of_month", day=5)),
        ("tgl 10 setiap bulan jam 9", MonthlyPattern("day_of_month", day=10)),
        ("saben tanggal lima", MonthlyPattern("day_of_month", day=5)),
        ("unggal tanggal 5", MonthlyPattern("day_of_month", day=5)),
        ("every 5th", MonthlyPattern("day_of_month", day=5)),
        ("setiap akhir bulan", MonthlyPattern("day_of_month", day=31)),
        ("kamis", None),
        ("setiap kamis", None),
        ("tgl 5 jam 2", None),
        ("kamis ke-5 tiap bulan", None),
        ("kamis ke-2 dan kamis ke-4", None),
        ("kamis ke-4 bulan depan", None),
        ("kamis ke-4 november", None),
        ("kamis ke-4 dan 20 desember", None),
        ("kamis ke-4 jam 9 kecuali bulan puasa", None),
        ("setiap minggu ke-4", None),
        ("tiap tanggal 32", None),
        ("besok", None),
        ("", None),
    ],
)
def test_a_monthly_pattern_is_read_as_it_was_meant(text: str, pattern: MonthlyPattern | None) -> None:
    assert read_pattern(text) == pattern


def test_the_fourth_thursdays_of_the_seed_are_its_meeting_days() -> None:
    days = dates_of(fourth_thursday(), date(2018, 10, 25), 3)
    assert days == [date(2018, 10, 25), date(2018, 11, 22), date(2018, 12, 27)]


def test_day_31_falls_on_the_last_day_of_a_short_month() -> None:
    days = dates_of(MonthlyPattern("day_of_month", day=31), date(2018, 11, 20), 4)
    assert days == [date(2018, 11, 30), date(2018, 12, 31), date(2019, 1, 31), date(2019, 2, 28)]


def test_the_last_thursday_may_be_the_fifth() -> None:
    assert dates_of(MonthlyPattern("nth_weekday", week=-1, weekday=3), TODAY, 1) == [date(2018, 11, 29)]


weeks = st.sampled_from([1, 2, 3, 4, -1])
patterns = st.one_of(
    st.builds(MonthlyPattern, st.just("nth_weekday"), week=weeks, weekday=st.integers(0, 6)),
    st.builds(MonthlyPattern, st.just("day_of_month"), day=st.integers(1, 31)),
)
days = st.dates(date(2018, 1, 1), date(2035, 12, 31))


@given(patterns, days, st.integers(0, 15))
def test_a_pattern_gives_one_date_in_each_month(pattern: MonthlyPattern, first: date, count: int) -> None:
    found = dates_of(pattern, first, count)
    assert len(found) == count
    assert all(day >= first for day in found)
    months = [day.year * 12 + day.month for day in found]
    assert months == list(range(months[0], months[0] + count)) if months else count == 0
    if pattern.weekday is not None:
        assert {day.weekday() for day in found} <= {pattern.weekday}


WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = [
    line.split()
    for line in """
Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember
jan feb mar apr mei jun jul agt sep okt nov des
januari pebruari maret april mei juni juli agustus sept oktober nopember desember
January February March April May June July August September October November December
""".strip().splitlines()
]
FULL_DATES = (
    "{d}/{m}/{y}",
    "{d:02d}/{m:02d}/{y}",
    "{d}-{m}-{y}",
    "{d}.{m}.{y}",
    "{y}-{m:02d}-{d:02d}",
    "tgl {d}/{m}/{y}",
    "tanggal {d} {month} {y}",
    "{d} {month} {y}",
    "{weekday}, {d} {month} {y}",
    "hari {weekday} tgl {d}-{m}-{y}",
)
HOURS = ("jam {h}.{mi:02d}", "pukul {h:02d}:{mi:02d}", "pkl. {h:02d}.{mi:02d} WIB", "{h}:{mi:02d}")
# From six on an hour means the same by either clock.
clock_times = st.times(time(6), time(23, 59)).map(lambda moment: moment.replace(second=0, microsecond=0))


@given(days, clock_times, st.sampled_from(FULL_DATES), st.sampled_from(HOURS), st.sampled_from(MONTHS), st.booleans())
def test_any_date_and_hour_written_out_are_read_back(
    day: date, moment: time, as_date: str, as_hour: str, months: list[str], hour_first: bool
) -> None:
    named = {"month": months[day.month - 1], "weekday": WEEKDAYS[day.weekday()]}
    parts = [
        as_date.format(d=day.day, m=day.month, y=day.year, **named),
        as_hour.format(h=moment.hour, mi=moment.minute),
    ]
    read = read_moment(" ".join(reversed(parts) if hour_first else parts), date(2018, 1, 1))
    assert (read.date, read.time, read.problem) == (day, moment, None)


@given(st.dates(date(2018, 1, 1), date(2030, 1, 1)), st.integers(0, 364), st.sampled_from(["{d}/{m}", "{d} {month}"]))
def test_a_date_without_year_is_the_next_such_date(today: date, ahead: int, form: str) -> None:
    day = today + timedelta(days=ahead)
    text = form.format(d=day.day, m=day.month, month=MONTHS[0][day.month - 1])
    read = read_moment(text, today)
    assert (read.date, read.problem) == (day, None)


@given(days, st.integers(0, 6))
def test_a_coming_weekday_is_within_a_week(today: date, weekday: int) -> None:
    coming = read_moment(f"hari {WEEKDAYS[weekday]}", today).date
    following = read_moment(f"hari {WEEKDAYS[weekday]} depan", today).date
    assert coming is not None
    assert following is not None
    assert 0 <= (coming - today).days <= 6
    assert 1 <= (following - today).days <= 7
    assert coming.weekday() == following.weekday() == weekday


@given(st.integers(1, 11), st.integers(1, 59))
def test_minutes_before_and_after_the_hour_are_counted(hour: int, minutes: int) -> None:
    before = read_time(f"jam {hour + 12} kurang {minutes}")
    after = read_time(f"jam {hour + 12} lewat {minutes} menit")
    assert before == time(hour + 11, 60 - minutes)
    assert after == time(hour + 12, minutes)


VOCABULARY = """
jam tgl tanggal kamis minggu depan ke setengah kurang lewat sampai - / . : , 1/2 9 22 31 0 4 22/11 10.00 22.11 bulan
99999999 9999 29 februari nov 2018 akhir hari lagi malam jumat pagi siang setiap terakhir kaping papat bukan next last
the th in a dua puluh belas rumah bu rp legi kliwon lebaran sekitar an besuk selapan maneh
"""
vocabulary = st.sampled_from(VOCABULARY.split())


@given(st.one_of(st.text(), st.lists(vocabulary).map(" ".join)), st.dates())
@example("1 bulan lagi", date.max)
@example("besok", date.max)
@example("kemarin", date.min)
@example("kamis lalu", date.min)
@example("kamis terakhir bulan lalu", date.min)
@example("29 februari", date.max)
@example("٢٢/١١ jam ９", date(2018, 11, 20))
@example("9" * 5000, date(2018, 11, 20))
def test_no_text_on_any_day_raises_and_every_problem_is_known(text: str, today: date) -> None:
    moment = read_moment(text, today, now_time=time(12))
    assert moment.problem in {
        None,
        "past",
        "no_such_date",
        "weekday_mismatch",
        "ambiguous_date",
        "ambiguous_time",
        "nothing_understood",
    }
    assert moment.problem is not None or moment.date is not None or moment.time is not None
    assert moment.problem is not None or moment.date is None or moment.date >= today
    read_date(text, today)
    read_time(text)
    read_pattern(text)
