"""What is asked: topic, what it weighs besides its terms, and the concepts that tell it. A table for `rules`.

MONEY stands for whatever is paid out, GETS for its coming, ASK for a question of any form.
"""

QUESTION_RULES = """
payment_when 1: when pay -meeting
payment_when 1: when MONEY GETS -meeting
payment_when 1: when take -meeting
payment_when 1: when due -ROLE -school
payment_when 1: schedule due -ROLE -school
payment_when 2: when take card
payment_when 1: when stage
payment_when 0: stage which
payment_when -1: when MONEY -meeting -register
payment_when 0: when get -meeting -card -register
payment_when 1: schedule pay|stage
payment_when 1: schedule money|take|get -meeting
payment_when 0: info pay|stage
payment_when 0: info money -join_programme
payment_when 1: when sent MONEY
payment_when 1: already sent MONEY ASK -why
payment_when 1: already pay ASK -why
payment_when -1: already pay not_yet ASK -why -others
payment_when -1: already MONEY in|out|attend|get not_yet ASK -why -others
payment_when 1: already MONEY in|out|attend|can ASK -why
payment_when 1: MONEY in|out isit -why -not_yet -how -card -if -know -check -can -child -relative
payment_when 1: not_yet pay ASK -why -others -me
payment_when 2: pay isit -cut -levy
payment_when 3: pay isit no -cut -levy
payment_when 0: pay now|today|month ASK -why -not_yet
payment_when 0: how_long pay
payment_when 0: long pay ASK
payment_when 1: long still pay|money ASK
payment_where 2: where take|pay -meeting -card
payment_where 2: where MONEY GETS -meeting
payment_where 1: where MONEY -meeting
payment_where 2: place_of_pay pay|take|money ASK -meeting
payment_where 2: take may|can|isit address -card
payment_where 1: take address or -card
payment_where 1: take ASK post|bank -why -cut -levy -no -not_yet
payment_where 1: pay|money ASK post|bank -why -cut -levy -no -not_yet
payment_where 1: how take money
payment_where 1: pay where
payment_where 2: pay|take bank|post or
what_to_bring 2: bring what -meeting
what_to_bring 2: hold what must
what_to_bring 2: bring|hold what take|pay
what_to_bring 2: requirement take|pay
what_to_bring 2: requirement money GETS -get
what_to_bring 2: bring idcard|familycard|document|card ASK
what_to_bring 2: hold idcard|familycard|document ASK
what_to_bring 3: husband|child|parent|relative may|can|isit take
what_to_bring 2: take idcard|familycard ASK
what_to_bring 2: must bring|hold ASK
what_to_bring 2: must what take|pay
what_to_bring 2: need what take|pay
what_to_bring 1: document what take|pay|need -permit -ill
what_to_bring 3: represented take|pay|money
what_to_bring 3: represented take|pay|money may
other 1: other_programme ASK
other 1: facility|medicine when|where|schedule
other 2: facility|medicine when schedule
amount 2: howmuch MONEY -cut -when
amount 1: MONEY little
amount 1: get little
amount 2: howmuch get -cut -meeting
amount 1: howmuch pay -cut
amount 1: amount MONEY|get -cut -wrong -differ
amount 1: amount howmuch
amount 2: amount differ ASK
amount 1: get differ ASK
amount 1: howmuch child get
amount 2: howmuch pkh
amount 2: howmuch stage
amount 2: get # why -not_yet
amount 2: why more get|me|money|child -wrong
amount 2: why differ get|money -name
amount 1: more get|money|pkh isit|ASK -address
amount 2: # now become ASK
amount 1: # MONEY why -not_yet
why_unpaid 3: why not_yet|no GETS|pay -meeting -attend
why_unpaid 2: why not_yet|no MONEY GETS
why_unpaid 2: why not_yet|no MONEY
why_unpaid 2: why not_yet|no take
why_unpaid 2: why MONEY empty
why_unpaid 0: why more get|me|money
why_unpaid 2: why pay|money|pkh stopped
why_unpaid 2: why name no|not_yet out|in
why_unpaid 2: why balance empty|not_yet|no
why_unpaid 2: why card empty
why_unpaid 2: others already me not_yet ASK
why_unpaid 2: others already not_yet why
why_unpaid 1: not_yet get|pay ASK me
why_unpaid 1: not_yet MONEY GETS ASK -already -how
why_unpaid 1: balance empty ASK
why_unpaid 1: why others get|pay me no|not_yet
why_unpaid 1: why no again get|pay
meeting_when 2: when meeting -pay
meeting_when 2: where meeting
meeting_when 2: schedule meeting
meeting_when 1: meeting ASK today|month|already|isit -why -rude
meeting_when 1: meeting replace ASK
meeting_when 1: meeting postponed ASK|or
meeting_when 2: meeting become or -if
meeting_when 1: info meeting
meeting_when 2: when attend meeting
meeting_when -1: when schedule -pay -take -facility -medicine -school
meeting_when -1: schedule what -facility -school
meeting_when 1: meeting no|become ASK -if -attend -may -must
absence 3: if no>attend ASK
absence 3: if no>follow ASK
absence 3: if not_yet attend ASK
absence 3: if no>attend MONEY ASK
absence 3: if ill|permit|late meeting|attend ASK
absence 4: attend|meeting cut|leave_programme|sanction|stopped|lost|out if|isit -due -rude -levy -demand
absence 2: if ill must|need|may|how
absence 2: need|must document permit|ill ASK
absence 2: if late ASK
absence 2: if no>meeting ASK -know -get -info
absence 2: may>no attend|follow
absence 2: sanction no follow|meeting
absence 3: not_yet follow|attend meeting ASK
absence 1: meeting cut|leave_programme|sanction ASK -rude -levy -due -demand
absence 2: no follow meeting ASK
absence 2: may permit|late
absence 2: if attend isit
absence 2: child|husband|parent|relative attend meeting ASK
absence 3: dispensation follow|attend|meeting
absence 2: may attend -take
absence 2: represented refuse ASK
absence 2: may represented attend|meeting
absence 2: permit how
absence 2: permit may
absence 2: no attend sanction
absence 2: sanction ASK
absence 2: no attend meeting cut|leave_programme|get ASK
absence 2: attend must meeting ASK
absence 2: meeting must ASK
absence 1: meeting represented ASK
absence 1: how no attend|meeting if
requirements 2: requirement what -pay -take -register -join_programme -meeting -moved -replace -born
requirements 2: requirement pkh|get|money -take -pay -register
requirements 1: requirement ASK -pay -take -register -join_programme
requirements 1: must what -take -pay -bring -hold -card
requirements 2: requirement child|school|facility|baby
requirements 2: must school|facility ASK -ill -permit -report
requirements 2: howmany check|facility|school|care|attend
requirements 2: must care|check ASK -balance -card -pay
requirements 2: facility|care|school pkh|money stopped|lost|leave_programme|cut
requirements 1: care month ASK
requirements 2: no>stopped pkh
requirements 1: must what pkh
requirements 1: must what still get
card 2: card CARD_TROUBLE ASK
card 2: pin CARD_TROUBLE ASK
card 2: card replace how|where|new|when
card 1: card new ASK
card 1: card out ASK
card 2: pin how|where replace
card 1: card how fix
card 1: accountnumber ASK
card 2: card CARD_TROUBLE must what
card 1: card fix where|when|how
card 2: card not_yet get ASK
card 2: card when get|out|in|become -take -pay -money
card 1: unusable card ASK
balance 2: balance check -empty
balance 3: how|where know balance
balance 2: balance how|where
balance 2: check money how|where|isit
balance 2: know|check money|balance in|out isit|can|how
balance 2: check card|money can|remain
balance 2: remain money ASK
balance 3: check remain money|card
balance 1: balance howmuch
balance 0: accountnumber ASK
balance 1: balance ASK -empty -why -no -not_yet
balance 1: check card how
update_how 3: update how|where
update_how 3: how report moved|born|pregnant|died|school|enrol|divorce|replace
update_how 4: must report moved|born|pregnant|died|school|enrol|replace|data ASK
update_how 2: replace data how|where
update_how 2: replace manager how|where|requirement|may
update_how 2: how fix name|data|familycard
update_how 2: name wrong how|where
update_how 2: how moved address|school
update_how 2: died how
update_how 2: divorce how
update_how 1: moved how|need|must|isit -meeting -pay -take
update_how 2: moved|replace|born requirement
update_how 2: moved|replace|born requirement what
update_how 2: moved address how|must
update_how 2: how replace name|familycard|data|address|number
update_how 2: where report moved|born|pregnant|died|school|enrol|data|replace
update_how 2: born how|must|where register|data|report|in
update_how 2: child in data how
update_how 2: child|baby in|register pkh can|how|may|isit|need
update_how 2: if moved|born|pregnant|died|divorce how|must|report
update_how 2: how document|familycard new
complaint_how 2: how complain
complaint_how 3: report who if|may|must
complaint_how 2: report who
complaint_how 2: where complain
complaint_how 2: how report problem|cut
complaint_how 3: where report problem
complaint_how 2: where report -moved -born -pregnant -died -data -replace -school
complaint_how 1: complain may|what
complaint_how 1: complain number
complaint_how 3: problem number ASK
contact 2: number pendamping|coordinator
contact 2: who pendamping|coordinator|ketua -report -complain -cut -hold
contact 1: number admin ASK
contact 2: number ketua|deputy
contact 2: who handle -card -take
contact 3: who handle pkh -card -take
contact 1: pendamping how|where meet|talk|number|contact
contact 1: pendamping where
contact 1: name pendamping ASK
contact 2: office pkh|pendamping -take -pay -money
contact 1: demand address office -take -pay
contact 2: when visit -facility -meeting
contact 1: visit address ASK
contact 1: pendamping replace|in|attend ASK
contact 1: pendamping when attend
contact 1: need talk pendamping
contact 1: can talk|meet pendamping
contact 1: number who -replace -wrong
contact 1: number asked_for
register 3: register how|where|may|can|requirement|when|isit pkh
register 2: register how|where|requirement|when|may -meeting -attend -school
register 3: join_programme how|where|may|can|requirement|when
register 2: join_programme others|want|ask|child|parent|relative|member
register 2: relative not_yet|no get|money
register 3: relative not_yet|no get money
register 2: join_programme new ASK
register 2: join_programme ASK
register 1: register ASK -meeting -school -why -attend
graduation 2: name no register|data why
graduation 1: still register|in|get|member pkh ASK
graduation 1: register still ASK
register 1: register others
register 3: register relative|others how|where|may|can|want
register 3: register others how|where|may|can|requirement
register 2: become new member pkh
register 2: want join_programme
register 3: relative pkh can|want|may|how|isit -died -moved -born -divorce
register 2: child|baby in|register pkh can|how|may|isit|need
register 1: how get pkh
register 2: can get pkh others|parent|new
register 3: relative|others follow pkh
register 2: follow pkh how|may|can|want|others
graduation 2: leave_programme ASK
graduation 2: leave_programme what
graduation 2: leave_programme why
graduation 1: leave_programme when
graduation 2: pkh when ended
graduation 1: pkh stopped ASK
graduation 2: why pkh|money stopped
graduation 1: when ended
graduation 1: leave_programme isit
graduation 2: how_long pkh|get|money
graduation 1: leave_programme how
graduation 2: if child finish|dropout
graduation 2: still get finish
graduation 2: want leave_programme
graduation 2: want_stop pkh
graduation 2: want want_stop
graduation 2: already well_off
graduation 2: already well_off want want_stop
graduation 3: no>want join_programme
graduation 2: no>want again pkh
meeting_when 1: meeting address ASK -if -no
p2k2 2: what meeting -address -when -bring -where -schedule -sanction -if
p2k2 2: material what -no
p2k2 2: use meeting what
p2k2 3: use meeting ASK
p2k2 2: differ>meeting ASK
p2k2 1: meeting why must
p2k2 1: what talk meeting
data_use 3: data use what
data_use 2: data safe
data_use 2: safe ASK
data_use 2: why need|demand idcard|familycard|nik|data|number
data_use 2: use document what
data_use 2: use idcard|familycard|nik|number what|who
data_use 2: data who know|check|get|hold
data_use 2: data get where
data_use 2: document|data|idcard|familycard|nik who|where sent|hold
data_use 2: know number|name me where
bot 2: who_is_this
bot 2: bot ASK
bot 2: scam ASK -ROLE -cut
bot 2: bot human
bot 2: answer official|human|admin isit|who
bot 2: talk bot|atm|human -rude -ROLE
bot 1: human isit
bot 1: use number what -card
"""
