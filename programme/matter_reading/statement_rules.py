"""What somebody complains of, and what has changed in a family. Tables, written as `rules` tells.

ROLE stands for whoever has a say: ketua, deputy, pendamping, koordinator, official, bank, teacher.
"""

COMPLAINT_RULES = """
kks_lost 1: card lost
kks_lost 0: card no present
kks_lost 0: lost pin card
kks_damaged 1: card damaged
kks_damaged 1: card unreadable
kks_damaged 2: card unusable
kks_damaged 3: card unusable damaged
kks_damaged 1: card expired
kks_swallowed 2: card swallowed
kks_swallowed 1: swallowed atm
kks_swallowed 2: card atm no out
kks_pin 1: pin forget
kks_pin 2: pin differ
kks_pin 1: pin wrong|lost|blocked|refuse
kks_pin 1: card blocked
kks_pin 1: forget number card
kks_pin 0: no know pin
zero_balance 2: balance empty
zero_balance 2: balance empty already pay
zero_balance 1: balance little
zero_balance 1: card empty
zero_balance 1: balance|card no present -lost -where
zero_balance 1: money no present -lost -where -pay
zero_balance 1: check empty
zero_balance 1: money empty -pay
zero_balance 2: take empty
zero_balance 1: atm empty
not_paid 1: not_yet get MONEY
not_paid 1: not_yet pay -others -meeting
not_paid 1: not_yet MONEY get|received|in|out|attend
not_paid 1: no get MONEY -if
not_paid 1: no MONEY get|received|in|out|attend -if -may -use -due -meeting
not_paid 2: others already me not_yet
not_paid 2: others get|pay me no|not_yet
not_paid 2: others already get|pay not_yet
not_paid 2: me not_yet|no get|pay|received -meeting -why -number -document -info -know
not_paid 1: still not_yet get|pay|received
not_paid 1: not_yet in now|until|still -school -child
not_paid 1: name no|not_yet out|in
not_paid 2: no get again MONEY
not_paid 1: not_yet get|received -document -info -meeting -number -card -why -know -school
not_paid 1: month|stage not_yet|no get|in|pay
data_wrong 2: data wrong card|balance|pay|school|child -fix
data_wrong 2: name card wrong|differ|spelled
data_wrong 1: name differ bank|card
data_wrong 1: name no|not_yet out|in|data
data_wrong 1: data differ -fix
data_wrong 1: no in data
deduction 2: cut MONEY
deduction 2: cut ROLE
deduction 1: MONEY little
deduction 1: get little
deduction 1: cut #
deduction 1: cut get|pay|take|balance
deduction 1: cut me ASK
deduction 2: get # why -not_yet
deduction 2: # now become ASK
deduction 2: cheat MONEY
deduction 2: levy ROLE
deduction 2: levy MONEY
deduction 1: levy #
deduction 2: demand part ROLE
deduction 2: demand money ROLE
deduction 2: demand # ROLE
deduction 2: levy pay ROLE
deduction 2: due ROLE pay|take|money|must|every
deduction 2: must give money|#|levy
deduction 2: give levy|# ROLE
deduction 2: told ROLE buy
deduction 2: told due ROLE
deduction 2: must due MONEY|#|ROLE
deduction 1: due get|take pay
deduction 1: due admin|card # -register
deduction 1: cut no know
deduction 2: take # ROLE -when -where
deduction 2: take MONEY by ROLE
deduction 2: take part MONEY
deduction 2: take part ROLE
card_held 2: hold card -what -lost -forget
card_held 2: hold pin
card_held 1: refuse card hold|take
card_held 1: hold card ROLE
card_held 2: ROLE know pin
card_held 2: demand pin ROLE
card_held 2: card take ROLE -when
card_held 2: card demand ROLE
card_held 2: no get|give card ROLE
card_held 1: card still ROLE
card_held 2: card no|not_yet returned
card_held 2: card demand no get
card_held 1: card together|all ROLE
facility 2: facility service|refuse|rude|closed
facility 2: facility demand|due|levy
facility 2: facility medicine empty
facility 2: school refuse|rude|levy
facility 1: facility told -if
facility 2: facility absent
facility 2: facility>no care|check|medicine -can -want
facility 2: facility|teacher rarely attend|in
facility 2: teacher absent
facility 2: school demand money
facility 2: school due take|demand
facility 2: school due must
facility 3: teacher rude|refuse|demand
facility 3: teacher levy money
facility 3: school levy money
facility 1: facility no service
facility 1: service no
facility 1: refuse facility|school
facility 1: facility closed|empty
behaviour 2: rude ROLE
behaviour 2: cheat ROLE
behaviour 1: rude me
behaviour 2: pendamping|ketua|official rarely attend|in
behaviour 1: pendamping rarely
behaviour 0: official|pendamping|ketua>no want -meeting -pay
behaviour 2: ROLE no service
behaviour 2: ROLE no help|care
behaviour 1: rude by
behaviour 2: told ROLE buy
behaviour 1: told ROLE -can
behaviour 0: ROLE no|not_yet answer -ASK
behaviour 1: ROLE no|not_yet answer number
behaviour 1: ROLE why no|not_yet answer
behaviour 1: replace pendamping|ketua -ASK -number
other 0: want complain
other 0: complain -how -where
other 0: want report problem
other 0: want report safe -ASK
other 0: report problem
"""

UPDATE_RULES = """
moved 2: moved address -facility -school
moved 2: me moved -school -facility
moved 1: moved -school -facility -meeting -MONEY
moved 1: already moved -school -facility -meeting
moved 1: replace address
moved 1: live now address
moved 1: address new
moved 1: live with parent
birth 2: born child|baby -birthdate
birth 2: born already -birthdate
birth 2: born me|husband|member
birth 1: born -birthdate
birth 1: new born
birth 1: child>new -school -enrol -card -familycard -idcard -document
birth 1: baby new -card -document
death 2: died -others -can -mourning
death 2: died child|husband|parent|baby -others -can -mourning
loss 5: lost_child -if -others -when -how -why -how_long -what -isit -may -ASK
child_left 3: dropout child
child_left 2: dropout
child_left 2: stopped school -still -MONEY
child_left 3: stopped school child
child_left 1: out school child
child_left 2: child finish
child_left 2: finish school
child_left 2: child married
child_left 1: child abroad
child_left 2: child already work
new_school 3: enrol school child
new_school 2: enrol school
new_school 3: child moved school
new_school 3: moved school
new_school 2: child replace school
new_school 2: child new school
new_school 1: replace school
new_school 1: child now school
new_school 1: child in|register school
pregnancy 2: pregnant
pregnancy 1: late month -MONEY -meeting -school
pregnancy 3: late month positive
pregnancy 1: positive facility|me
pregnancy 2: pregnant me|already|new|child|month
correction 2: name wrong|spelled|differ
correction 2: name should
correction 1: name document wrong
correction 2: birthdate|nik|data should
correction 2: fix name|data|familycard|idcard|birthdate|nik|document
correction 2: wrong nik|birthdate|idcard|familycard|document
correction 1: differ idcard|familycard|birthdate|nik
correction 1: data wrong
correction 1: replace name|idcard|familycard|document|nik -manager -how
correction 1: familycard new
correction 1: idcard new
correction 1: replace number
correction 2: replace number #
correction 1: number new -ASK
correction 1: number new #
correction 0: number lost -card -pin -ASK
pengurus 2: replace manager
pengurus 2: divorce
pengurus 2: abroad me
pengurus 2: abroad parent
pengurus 1: abroad -child
pengurus 2: married me -child
pengurus 2: me married again
facility 2: replace facility
facility 2: moved facility -place_of_pay -use -meeting
facility 1: facility new
other 0: update data
other 0: update
other 0: report replace data
other 0: want report replace
other 1: replace data -how -where
other 0: data replace
"""
