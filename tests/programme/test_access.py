"""Who may do what on whose objects, for every registered operation: an operation without a line here fails.

The lines are written by hand from DOMAIN ("Privacy and dignity"), not worked out from programme.relations.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

import conversations
import programme
from db import Database, Session
from db.tables import (
    Broadcast,
    Case,
    CaseAgreement,
    CaseReferral,
    Complaint,
    Contact,
    DataUpdate,
    FamilyMember,
    Gathering,
    GatheringGuest,
    Group,
    Inquiry,
    KetuaHelp,
    Kpm,
    Meeting,
    OutboxRow,
    Payment,
    PaymentSchedule,
    PaymentStage,
    Person,
    Poll,
    Provider,
    RosterFile,
    RosterImport,
    StoredFile,
    Visit,
    VisitHandover,
)
from outbox.means import Means
from programme.access import OFFICE, OPERATIONS, SYSTEM, Actor, NotAllowed, operation
from programme.assemblies.planning import AssemblyPlan
from programme.attendance import Heard
from programme.broadcast_audiences import Audience
from programme.broadcasts import Draft
from programme.candidates.corrected_sheet import ClarifyPlan
from programme.candidates.taking_in import ListOutcome
from programme.cases.agreements import Agreed
from programme.complaints.filing import Filing
from programme.consent_sheets import SignedSheet
from programme.health.posyandu_days import DayTimes
from programme.health.register import ProviderFacts
from programme.leaving.ending import Leaving
from programme.meetings import MeetingPlan
from programme.members import NewMember
from programme.monthly_patterns import MonthlyPattern
from programme.payments.plans import Entry, PaymentPlan
from programme.payments.reports import UnpaidHeard
from programme.payments.sheets.table import PaymentSheetPlan
from programme.payments.stages import Stage
from programme.payments.unpaid import NextStep
from programme.polls.answering import PollReply
from programme.polls.proposals import NewTime
from programme.roster import import_roster, preview_roster
from programme.rules import Rules
from programme.schooling.sheet import SchoolPlan
from programme.staff import add_staff, remove_staff
from programme.updates.reporting import NewChange
from programme.visits import VisitOutcome
from tests.databases import postgres_database, sqlite_database
from tests.programme.duty_objects import add_duties
from tests.village import BEGINS_AT, KECAMATAN, Village

MODULES = [importlib.import_module(one.name) for one in pkgutil.walk_packages(programme.__path__, "programme.")]
NOW = BEGINS_AT + timedelta(days=40)
RULES = Rules()

STAFF_OF_MAWAR = "siti bambang"
OFFICE_TOO = "siti bambang dewi office"
DESK = "dewi office"
PAYERS = "siti bambang dewi"
"""Who may enter and change payments of Ibu Siti's families."""
WRITERS = "siti bambang rahmat elsewhere's_koordinator dewi"
"""Who may write to many; to whom of them is asked for each message."""

# Operation -> who may run it on what belongs to Ibu Siti's group: the group itself, its meeting, Ibu Mawar, her visit.
MAY: dict[str, str] = {
    "list_intakes": WRITERS,
    "read_group_lists": PAYERS,
    "show_proposal": PAYERS,
    "list_candidates": PAYERS,
    "list_intake_staff": PAYERS,
    "propose_groups": PAYERS,
    "divide_anew": PAYERS,
    "move_candidates": PAYERS,
    "swap_candidates": PAYERS,
    "take_candidates_out": PAYERS,
    "take_candidates_back": PAYERS,
    "join_proposed_groups": PAYERS,
    "give_proposed_groups": PAYERS,
    "cancel_intake": PAYERS,
    "confirm_groups": PAYERS,
    "take_candidates_in": "siti",
    "end_candidate_list": "siti",
    "enter_candidate_families": "system",
    "schedule_meetings": STAFF_OF_MAWAR,
    "move_meeting": STAFF_OF_MAWAR,
    "cancel_meeting": STAFF_OF_MAWAR,
    "report_not_held": "siti bambang sri lastri",
    "show_meeting": "siti bambang sri lastri",
    "list_meetings": STAFF_OF_MAWAR,
    "list_year": STAFF_OF_MAWAR,
    "move_series": STAFF_OF_MAWAR,
    "cancel_series": STAFF_OF_MAWAR,
    "list_progress": STAFF_OF_MAWAR,
    "show_progress": "siti bambang sri lastri",
    "progress_by_pendamping": "bambang elsewhere's_koordinator dewi office",
    "show_coverage": STAFF_OF_MAWAR,
    "save_report": "siti sri lastri",
    "show_report": "siti bambang sri lastri",
    "list_differences": "siti",
    "settle_differences": "siti",
    "list_official_marks": "siti",
    "settle_official_marks": "siti",
    "keep_report_evidence": "siti sri lastri",
    "list_visits": "siti",
    "list_all_visits": "siti",
    "take_visits_on": "siti",
    "show_visit": "siti",
    "record_visit": "siti",
    "open_unlisted_visit": "siti",
    "postpone_visit": "siti",
    "cancel_visit": "siti",
    "show_record": "siti",
    "last_recorded": "siti",
    "reopen_visit": "siti",
    "keep_location": "siti",
    "keep_evidence": "siti",
    "keep_note": "siti",
    "list_colleagues": STAFF_OF_MAWAR,
    "offer_visit": STAFF_OF_MAWAR,
    "withdraw_offer": STAFF_OF_MAWAR,
    "return_visit": STAFF_OF_MAWAR,
    "answer_offer": "bambang",
    "show_offer": STAFF_OF_MAWAR,
    "show_standing_offer": STAFF_OF_MAWAR,
    "show_target": STAFF_OF_MAWAR,
    "was_handed_to": "siti",
    "show_done_for_you": "siti",
    "list_busy": "bambang elsewhere's_koordinator",
    "list_open_visits": STAFF_OF_MAWAR,
    "list_schools": "siti",
    "list_pupils": "siti",
    "record_school_month": "siti",
    "take_school_sheet_in": "siti",
    "list_enrolments": "siti",
    "show_enrolment": "siti",
    "enrol_child": "siti",
    "end_enrolment": "siti",
    "ask_enrolment_again": "siti",
    "find_unenrolled": "system",
    "remind_of_school_months": "system",
    "find_verification": "siti",
    "show_verification": STAFF_OF_MAWAR + " dewi",
    "list_verifications": "bambang elsewhere's_koordinator dewi",
    "read_verification": STAFF_OF_MAWAR + " dewi",
    "send_verification": "siti",
    "plan_verifications": "system",
    "list_providers": "siti",
    "plan_assembly": PAYERS,
    "move_assembly": STAFF_OF_MAWAR + " dewi",
    "cancel_assembly": STAFF_OF_MAWAR + " dewi",
    "leave_guest_out": STAFF_OF_MAWAR + " dewi",
    "call_outsiders": STAFF_OF_MAWAR + " dewi",
    "show_assembly": STAFF_OF_MAWAR + " dewi",
    "list_assemblies": STAFF_OF_MAWAR,
    "record_attendance": STAFF_OF_MAWAR + " dewi",
    "tick_points": STAFF_OF_MAWAR + " dewi",
    "write_minutes": STAFF_OF_MAWAR + " dewi",
    "write_topics": STAFF_OF_MAWAR + " dewi",
    "record_guests_told": STAFF_OF_MAWAR + " dewi",
    "issue_letters": STAFF_OF_MAWAR + " dewi",
    "call_absentees": STAFF_OF_MAWAR,
    "list_to_call": STAFF_OF_MAWAR + " dewi",
    "list_all_to_call": STAFF_OF_MAWAR,
    "fellow_pendamping": "bambang elsewhere's_koordinator dewi",
    "show_informed": STAFF_OF_MAWAR + " dewi",
    "list_not_resocialised": STAFF_OF_MAWAR,
    "show_called": "mawar",
    "answer_assembly": "mawar",
    "pass_on_to_guests": "mawar",
    "remind_of_assemblies": "system",
    "ask_who_came": "system",
    "ask_for_resocialisation": "system",
    "list_calendar": "siti",
    "list_ketua_month": STAFF_OF_MAWAR,
    "prepare_ketua_agenda": "siti",
    "record_ketua_met": "siti",
    "end_visits_of_ketua_met": "system",
    "list_turns": "siti",
    "list_callable": "siti",
    "show_standing_month": STAFF_OF_MAWAR,
    "remind_of_standing": "system",
    "standing_overview": "bambang elsewhere's_koordinator dewi",
    "add_provider": "siti",
    "plan_provider_visit": STAFF_OF_MAWAR,
    "file_complaint": "mawar sri lastri siti",
    "look_ahead": "mawar sri lastri siti",
    "route_ahead": "mawar sri lastri siti",
    "list_own_complaints": "mawar",
    "show_own_complaint": "mawar",
    "add_to_complaint": "mawar",
    "answer_question": "mawar",
    "confirm_solved": "mawar",
    "reopen_complaint": "mawar",
    "withdraw_complaint": "mawar",
    "check_solved_complaints": "system",
    "list_complaints": "siti",
    "find_complaints": "siti",
    "show_complaint": "siti",
    "send_complaint_files": "siti",
    "take_complaint": "siti",
    "note_complaint": "siti",
    "ask_reporter": "siti",
    "record_reporters_answer": "siti",
    "refer_complaint": "siti",
    "solve_complaint": "siti",
    "list_fellow_handlers": "siti",
    "give_complaint": "siti",
    "plan_complaint_visit": "siti",
    "plan_complaint_provider_visit": "siti",
    "end_complaint_visits": "system",
    "escalate_complaints": "system",
    "remind_complaint_handlers": "system",
    "ask_complainants_again": "system",
    "lapse_handovers": "system",
    "list_shareable": "siti",
    "ask_ketua": "siti",
    "show_help": "siti sri",
    "answer_help": "sri",
    "tell_help": "sri",
    "decide_help": "siti",
    "withdraw_help": "siti",
    "list_helps": "siti",
    "list_errands": "mawar",
    "follow_ketua_helps": "system",
    "call_together": "siti",
    "list_gatherings": "siti",
    "show_gathering": "siti",
    "move_gathering": "siti",
    "cancel_gathering": "siti",
    "leave_out": "siti",
    "show_invitation": "mawar",
    "answer_gathering": "mawar",
    "note_reply": "siti",
    "record_gathering": "siti",
    "remind_of_gatherings": "system",
    "end_gatherings": "system",
    "offer_together": "siti",
    "show_together": STAFF_OF_MAWAR,
    "answer_together": "bambang",
    "issue_code": OFFICE_TOO,
    "issue_group_codes": OFFICE_TOO,
    "list_not_joined": OFFICE_TOO,
    "withdraw_consent": "mawar",
    "channels_of": "mawar",
    "prefer_channel": "mawar",
    "list_members": STAFF_OF_MAWAR,
    "show_member": STAFF_OF_MAWAR,
    "find_participant": STAFF_OF_MAWAR,
    "count_with_phone": STAFF_OF_MAWAR,
    "add_member": STAFF_OF_MAWAR,
    "groups_to_move_to": STAFF_OF_MAWAR,
    "move_member": STAFF_OF_MAWAR,
    "before_leaving": STAFF_OF_MAWAR,
    "end_membership": STAFF_OF_MAWAR,
    "list_leavers": STAFF_OF_MAWAR,
    "show_leaver": STAFF_OF_MAWAR,
    "take_leaving_back": STAFF_OF_MAWAR,
    "list_without_component": STAFF_OF_MAWAR,
    "keep_as_member": STAFF_OF_MAWAR,
    "close_chats_of_leavers": "system",
    "plan_leaving_hints": "system",
    "forget_left_families": "system",
    "print_group_forms": STAFF_OF_MAWAR,
    "show_form": STAFF_OF_MAWAR,
    "mark_checked": STAFF_OF_MAWAR,
    "mark_unchecked": STAFF_OF_MAWAR,
    "record_signed": STAFF_OF_MAWAR,
    "record_refusal": STAFF_OF_MAWAR,
    "take_answer_back": STAFF_OF_MAWAR,
    "list_forms": STAFF_OF_MAWAR,
    "show_group_forms": STAFF_OF_MAWAR,
    "send_forms": "siti",
    "read_sent_forms": "dewi",
    "list_for_correction": STAFF_OF_MAWAR,
    "take_corrections_in": "siti",
    "remind_of_forms": "system",
    "close_chats": STAFF_OF_MAWAR,
    "correct_member": STAFF_OF_MAWAR,
    "list_member_changes": STAFF_OF_MAWAR,
    "last_change": STAFF_OF_MAWAR,
    "take_back_change": STAFF_OF_MAWAR,
    "appoint": STAFF_OF_MAWAR,
    "list_consents": STAFF_OF_MAWAR,
    "consent_form_lines": STAFF_OF_MAWAR,
    "record_consent_sheet": STAFF_OF_MAWAR,
    "add_sheet_photo": STAFF_OF_MAWAR,
    "read_sheet_photo": STAFF_OF_MAWAR,
    "overview": "bambang elsewhere's_koordinator dewi office",
    "audit_kpm": DESK,
    "list_outbox": DESK,
    "show_outbox_row": DESK,
    "retry_outbox_row": DESK,
    "cancel_outbox_row": DESK,
    "receive_roster": "siti bambang rahmat elsewhere's_koordinator dewi",
    "confirm_roster": "siti",
    "cancel_roster": "siti",
    "begin_roster_file": "siti",
    "apply_roster_file": "siti",
    "want_paper": STAFF_OF_MAWAR + " dewi",
    "group_to_invite": OFFICE_TOO,
    "groups_to_print": "siti bambang rahmat elsewhere's_koordinator",
    "forget_old_papers": "system",
    "add_staff": DESK,
    "remove_staff": DESK,
    "list_staff": DESK,
    "begin_roster_import": DESK,
    "apply_roster_import": DESK,
    "answer_meeting": "mawar",
    "explain_absence": "mawar",
    "dispute_absence": "mawar",
    "show_reply": "mawar",
    "show_expected": "siti bambang sri",
    "show_hindered": "siti",
    "list_to_tell": "siti bambang sri lastri",
    "record_told": "siti sri lastri",
    "record_not_told": "siti sri lastri",
    "list_to_pass_on": "sri lastri",
    "list_not_reached": "siti",
    "what_waits": "siti",
    "list_cases": "siti",
    "agree": "siti",
    "settle_agreement": "siti",
    "put_off_agreement": "siti",
    "show_agreement": "siti mawar",
    "say_ready": "mawar",
    "say_hindered": "mawar",
    "plan_agreement_reminders": "system",
    "plan_case_visit": "siti",
    "pass_case_visits_on": "system",
    "show_results": "siti",
    "keep_evaluation": "siti",
    "ask_evaluations": "system",
    "ask_family_word": "siti",
    "record_family_word": "siti",
    "is_asked_for_word": "mawar",
    "say_family_word": "mawar",
    "word_is_read": "siti",
    "ask_family_again": "system",
    "before_ending": "siti",
    "close_case": "siti",
    "reopen_case": "siti",
    "list_advisers": "siti",
    "refer_case": "siti",
    "answer_referral": "bambang",
    "show_referral": "siti bambang",
    "list_referrals": "siti",
    "withdraw_referral": "siti",
    "end_referral": "siti bambang",
    "lapse_referrals": "system",
    "praise_who_came_again": "system",
    "show_case": "siti",
    "show_beginning": "siti",
    "show_complaint_beginning": "siti",
    "open_case": "siti",
    "open_case_of_complaint": "siti",
    "take_visit_in": "siti",
    "add_entry": "siti",
    "add_advice": "",
    "remove_entry": "siti",
    "choose_options": "siti",
    "go_on": "siti",
    "show_case_report": "siti",
    "read_case_report": "siti",
    "read_named_case_report": "siti",
    "keep_own_text": "siti",
    "list_radar": "siti",
    "show_radar_group": "siti",
    "radar_by_pendamping": "bambang elsewhere's_koordinator",
    "plan_radar_news": "system",
    "may_be_written_to": "siti",
    "send_kind_word": "siti",
    "plan_radar_visit": "siti",
    "suggested_times": "siti",
    "present_time": "siti",
    "standing_question": "siti",
    "list_polls": "siti",
    "poll_of_group": "siti sri lastri",
    "open_poll": "siti",
    "cancel_poll": "siti",
    "close_poll": "siti",
    "close_polls": "system",
    "remind_poll_members": "system",
    "poll_to_answer": "mawar",
    "show_own_poll": "mawar wati sri lastri",
    "keep_poll_answer": "mawar wati sri lastri",
    "list_to_enter": "siti",
    "enter_poll_answers": "siti",
    "show_poll_result": "siti sri lastri",
    "list_own_words": "siti",
    "note_result_read": "siti",
    "order_poll_picture": "siti sri lastri",
    "candidate_times": "siti",
    "propose_time": "siti",
    "answer_time": "mawar wati sri lastri",
    "record_time_answers": "siti",
    "show_time_result": "siti",
    "show_own_answer": "mawar wati sri lastri",
    "open_time_question": "mawar",
    "adoption_moves": "siti",
    "show_time_hindrance": "siti",
    "adopt_time": "siti",
    "keep_time": "siti",
    "close_time_question": "siti",
    "close_time_questions": "system",
    "remind_time_questions": "system",
    "describe_provider": STAFF_OF_MAWAR,
    "place_member": "siti",
    "place_members": STAFF_OF_MAWAR,
    "list_unplaced": "siti",
    "list_health_posts": "siti",
    "members_named": "siti",
    "set_posyandu_pattern": STAFF_OF_MAWAR,
    "plan_posyandu_day": STAFF_OF_MAWAR,
    "move_posyandu_day": STAFF_OF_MAWAR,
    "cancel_posyandu_day": STAFF_OF_MAWAR,
    "show_posyandu_day": STAFF_OF_MAWAR,
    "list_posyandu_days": STAFF_OF_MAWAR,
    "list_unrecorded_days": "siti",
    "plan_posyandu_days": "system",
    "plan_posyandu_reminders": "system",
    "ask_posyandu_attendance": "system",
    "show_posyandu_families": STAFF_OF_MAWAR,
    "record_health": STAFF_OF_MAWAR,
    "record_member_health": "siti",
    "claim_health": "mawar",
    "list_first_visits": "siti",
    "show_first_visits": STAFF_OF_MAWAR,
    "invite_first_visits": STAFF_OF_MAWAR,
    "plan_evening_summaries": "system",
    "plan_relay_requests": "system",
    "list_parts": WRITERS,
    "count_readers": WRITERS,
    "select_readers": WRITERS,
    "send_broadcast": WRITERS,
    "list_broadcasts": WRITERS,
    "show_broadcast": "siti",
    "show_outcome": "siti",
    "stop_broadcast": "siti",
    "tell_broadcast_results": "system",
    "ease_tier": "system",
    "tell_short_tier": "system",
    "hear_question": "mawar",
    "ask_pendamping": "mawar",
    "hand_on": "mawar",
    "show_own_question": "mawar",
    "latest_question": "mawar",
    "list_duties": "mawar",
    "list_inquiries": "siti",
    "show_inquiry": STAFF_OF_MAWAR,
    "answer_inquiry": STAFF_OF_MAWAR,
    "close_inquiry": STAFF_OF_MAWAR,
    "earlier_answers": STAFF_OF_MAWAR,
    "list_via_ketua": "siti bambang sri",
    "set_via_ketua": "siti bambang sri",
    "plan_meetings_tomorrow": "system",
    "report_change": "mawar sri lastri siti",
    "list_families": "siti sri lastri",
    "list_stages": WRITERS,
    "add_stage": WRITERS,
    "list_payment_groups": WRITERS,
    "list_payment_families": WRITERS,
    "list_usual_payment_places": WRITERS,
    "find_standing": PAYERS,
    "enter_payments": PAYERS,
    "show_payments": "mawar",
    "show_last_payment": "mawar",
    "save_payment_report": "siti sri lastri",
    "show_payment_report": "siti sri lastri",
    "list_payment_to_tell": "siti sri lastri",
    "record_payment_told": "siti sri lastri",
    "record_payment_not_told": "siti sri lastri",
    "show_payment_coverage": STAFF_OF_MAWAR,
    "list_unpaid": "siti",
    "show_own_unpaid": "mawar",
    "note_next": "siti",
    "settle_unpaid": "siti",
    "confirm_paid": "mawar",
    "plan_payment_news": "system",
    "plan_payment_reminders": "system",
    "plan_payment_questions": "system",
    "remind_unpaid": "system",
    "list_payments": WRITERS,
    "show_payment": PAYERS,
    "move_payment": PAYERS,
    "cancel_payment": PAYERS,
    "list_payment_day": PAYERS,
    "find_in_stage": PAYERS,
    "add_payment_family": PAYERS,
    "remove_payment_family": PAYERS,
    "move_payment_family": PAYERS,
    "pay_at_home": PAYERS,
    "list_payment_amounts": "siti",
    "has_payment_amounts": "siti",
    "list_template_rows": "siti",
    "take_payments_in": "siti",
    "list_home_families": STAFF_OF_MAWAR,
    "mark_paid_at_home": STAFF_OF_MAWAR,
    "coming_payments_of": STAFF_OF_MAWAR,
    "show_family": "mawar sri lastri siti",
    "list_family": "mawar siti",
    "find_same_report": "mawar sri lastri siti",
    "list_my_reports": "mawar",
    "show_my_report": "mawar",
    "add_update_photo": "mawar",
    "answer_update_question": "mawar",
    "withdraw_update": "mawar",
    "plan_changes_asked": "system",
    "list_updates_to_check": "siti",
    "show_update": STAFF_OF_MAWAR,
    "send_update_evidence": STAFF_OF_MAWAR,
    "list_groups_for_move": STAFF_OF_MAWAR,
    "adjust_update": STAFF_OF_MAWAR,
    "mark_right": STAFF_OF_MAWAR,
    "mark_wrong": STAFF_OF_MAWAR,
    "ask_back": STAFF_OF_MAWAR,
    "show_month_list": "siti",
    "send_month_list": "siti",
    "list_keepers": "siti bambang dewi",
    "show_own_month": "siti",
    "show_monthly_report": "siti bambang dewi",
    "note_monthly_report": "siti",
    "send_monthly_report": "siti",
    "plan_monthly_reports": "system",
    "read_monthly_report": "siti bambang dewi",
    "read_area_report": "bambang dewi",
    "list_month_board": "bambang elsewhere's_koordinator dewi",
    "show_pendamping": "bambang dewi",
    "nudge": "bambang dewi",
    "list_takers": "bambang",
    "list_movable_visits": "bambang",
    "move_visits": "bambang",
    "list_siks_meetings": "siti",
    "read_siks": "siti",
    "note_meeting": "siti",
    "list_groups_of": "bambang dewi",
    "list_possible_keepers": "bambang dewi",
    "list_groups_left_alone": "bambang elsewhere's_koordinator dewi",
    "list_keepers_in_sight": "bambang elsewhere's_koordinator dewi",
    "hand_group_over": "bambang dewi",
    "list_substitutes": STAFF_OF_MAWAR,
    "ask_substitute": STAFF_OF_MAWAR,
    "list_substitutions": STAFF_OF_MAWAR,
    "answer_substitution": "bambang",
    "withdraw_substitution": STAFF_OF_MAWAR,
    "show_substitution": STAFF_OF_MAWAR,
    "keep_substitutions": "system",
    "plan_update_lists": "system",
    "list_update_reports": "dewi",
    "read_update_report": "dewi",
    "forget_update_evidence": "system",
    "plan_absence_questions": "system",
    "plan_meeting_reminders": "system",
    "plan_report_requests": "system",
    "open_routine_visits": "system",
    "send_daily_visit_lists": "system",
}

# How each is called: everything after (session, actor).
CALLS: dict[str, Callable[["World"], tuple[Any, ...]]] = {
    "describe_provider": lambda w: (w.health_post, ProviderFacts(type="posyandu"), NOW),
    "place_member": lambda w: (w.member, w.health_post, NOW),
    "place_members": lambda w: (w.health_post, [w.member], NOW),
    "list_unplaced": lambda w: (w.siti, "health", NOW),
    "list_health_posts": lambda w: (w.siti, NOW, RULES),
    "members_named": lambda w: (w.siti, "Budi", NOW, RULES),
    "set_posyandu_pattern": lambda w: (w.health_post, None, time(8), time(11), NOW, RULES),
    "plan_posyandu_day": lambda w: (w.health_post, DayTimes(NOW, NOW), NOW, RULES),
    "move_posyandu_day": lambda w: (w.posyandu, DayTimes(NOW, NOW), NOW, RULES),
    "cancel_posyandu_day": lambda w: (w.posyandu, NOW, RULES),
    "show_posyandu_day": lambda w: (w.posyandu,),
    "list_posyandu_days": lambda w: (w.siti, NOW, NOW),
    "list_unrecorded_days": lambda w: (w.siti, NOW, RULES),
    "plan_posyandu_days": lambda w: (NOW, RULES),
    "plan_posyandu_reminders": lambda w: (NOW, RULES),
    "ask_posyandu_attendance": lambda w: (NOW, RULES),
    "show_posyandu_families": lambda w: (w.posyandu, RULES),
    "record_health": lambda w: (w.posyandu, [], NOW, RULES),
    "record_member_health": lambda w: (w.member, [], date(2018, 11, 1), NOW, RULES),
    "claim_health": lambda w: (w.mawar, w.posyandu, NOW, RULES),
    "list_first_visits": lambda w: (w.siti, NOW, RULES),
    "show_first_visits": lambda w: (w.posyandu, RULES),
    "invite_first_visits": lambda w: (w.posyandu, NOW, RULES),
    "list_intakes": lambda w: (),
    "read_group_lists": lambda w: (w.intake, NOW),
    "show_proposal": lambda w: (w.intake, RULES),
    "list_candidates": lambda w: (w.intake,),
    "list_intake_staff": lambda w: (w.intake,),
    "propose_groups": lambda w: (w.intake, NOW, RULES),
    "divide_anew": lambda w: (w.intake, NOW, RULES),
    "move_candidates": lambda w: (w.intake, [w.candidate], 1, NOW),
    "swap_candidates": lambda w: (w.intake, w.candidate, w.candidate, NOW),
    "take_candidates_out": lambda w: (w.intake, [w.candidate], NOW),
    "take_candidates_back": lambda w: (w.intake, [w.candidate], NOW, RULES),
    "join_proposed_groups": lambda w: (w.intake, 2, 1, NOW),
    "give_proposed_groups": lambda w: (w.intake, [1], w.siti, NOW),
    "cancel_intake": lambda w: (w.intake, NOW),
    "confirm_groups": lambda w: (w.intake, 0, NOW, RULES),
    "take_candidates_in": lambda w: (w.roster, KECAMATAN, (), NOW, RULES),
    "end_candidate_list": lambda w: (w.roster, ListOutcome((), (), (), (), (), ()), [], NOW),
    "enter_candidate_families": lambda w: (NOW, RULES),
    "schedule_meetings": lambda w: (w.group, MeetingPlan((date(2018, 12, 20),), time(9), "Balai"), NOW, RULES),
    "move_meeting": lambda w: (w.coming, NOW + timedelta(days=9), "Balai", NOW),
    "cancel_meeting": lambda w: (w.coming, NOW),
    "report_not_held": lambda w: (w.meeting, NOW),
    "show_meeting": lambda w: (w.meeting,),
    "list_meetings": lambda w: (w.siti, NOW - timedelta(days=60), NOW),
    "list_year": lambda w: (w.siti, date(2018, 1, 1), RULES),
    "move_series": lambda w: (w.group, [], {"kind": "day_of_month", "day": 5}, NOW),
    "cancel_series": lambda w: (w.group, NOW, NOW),
    "list_progress": lambda w: (w.siti, NOW, RULES),
    "show_progress": lambda w: (w.group, NOW, RULES),
    "progress_by_pendamping": lambda w: (NOW, RULES),
    "show_coverage": lambda w: (w.meeting, NOW),
    "save_report": lambda w: (w.meeting, Heard({2: None}), NOW, RULES),
    "show_report": lambda w: (w.meeting,),
    "list_differences": lambda w: (w.meeting,),
    "settle_differences": lambda w: (w.meeting, [2], "ketua", NOW, RULES),
    "list_official_marks": lambda w: (w.meeting, RULES),
    "settle_official_marks": lambda w: (w.meeting, {}, NOW, RULES),
    "keep_report_evidence": lambda w: (w.meeting, w.photo, NOW),
    "list_visits": lambda w: (w.siti, date(2018, 11, 11), RULES),
    "list_all_visits": lambda w: (w.siti, date(2018, 11, 11), RULES),
    "take_visits_on": lambda w: (w.siti, [1], date(2018, 11, 11)),
    "show_visit": lambda w: (w.visit, RULES),
    "record_visit": lambda w: (w.visit, VisitOutcome(date(2018, 11, 10), "kpm", ("explained",)), NOW),
    "open_unlisted_visit": lambda w: (w.mawar, NOW, RULES),
    "postpone_visit": lambda w: (w.visit, date(2018, 11, 20), NOW),
    "cancel_visit": lambda w: (w.visit, "pindah", NOW),
    "show_record": lambda w: (w.visit, NOW, RULES),
    "last_recorded": lambda w: (w.siti, NOW, RULES),
    "reopen_visit": lambda w: (w.visit, NOW, RULES),
    "keep_location": lambda w: (w.visit, -7.5, 110.2, NOW),
    "keep_evidence": lambda w: (w.visit, 1, NOW),
    "keep_note": lambda w: (w.visit, "panen", NOW),
    "list_colleagues": lambda w: (w.visit,),
    "offer_visit": lambda w: (w.visit, w.siti, None, NOW, RULES),
    "withdraw_offer": lambda w: (w.visit, NOW),
    "return_visit": lambda w: (w.visit, NOW),
    "answer_offer": lambda w: (w.handover, True, NOW, RULES),
    "show_offer": lambda w: (w.handover,),
    "show_standing_offer": lambda w: (w.visit,),
    "show_target": lambda w: (w.visit,),
    "was_handed_to": lambda w: (w.visit,),
    "show_done_for_you": lambda w: (w.visit,),
    "list_busy": lambda w: (),
    "list_open_visits": lambda w: (w.siti,),
    "list_schools": lambda w: (w.siti, date(2018, 10, 1)),
    "list_pupils": lambda w: (w.siti, date(2018, 10, 1)),
    "record_school_month": lambda w: (w.siti, date(2018, 10, 1), {}, NOW, RULES),
    "take_school_sheet_in": lambda w: (w.roster, SchoolPlan("0" * 64, {}), NOW, RULES),
    "list_enrolments": lambda w: (w.siti, date(2018, 11, 1)),
    "show_enrolment": lambda w: (w.enrolment, date(2018, 11, 1)),
    "enrol_child": lambda w: (w.enrolment, w.provider, "sd", NOW, RULES),
    "end_enrolment": lambda w: (w.enrolment, "lulus", NOW),
    "ask_enrolment_again": lambda w: (w.enrolment, None, NOW, RULES),
    "find_unenrolled": lambda w: (NOW, RULES),
    "remind_of_school_months": lambda w: (NOW, RULES),
    "find_verification": lambda w: (w.siti, NOW, RULES),
    "show_verification": lambda w: (w.report, RULES),
    "list_verifications": lambda w: (NOW, RULES),
    "read_verification": lambda w: (w.report, NOW, RULES),
    "send_verification": lambda w: (w.report, None, NOW, RULES),
    "plan_verifications": lambda w: (NOW, RULES),
    "list_providers": lambda w: (w.siti,),
    "plan_assembly": lambda w: (assembly_plan(w), NOW, RULES),
    "move_assembly": lambda w: (w.assembly, NOW + timedelta(days=4), NOW + timedelta(days=4, hours=2), "Balai", NOW),
    "cancel_assembly": lambda w: (w.assembly, NOW),
    "leave_guest_out": lambda w: (w.assembly, 1, NOW),
    "call_outsiders": lambda w: (w.assembly, ["Camat"], NOW),
    "show_assembly": lambda w: (w.assembly, NOW),
    "list_assemblies": lambda w: (w.siti, NOW, RULES),
    "record_attendance": lambda w: (w.assembly, {}, NOW, RULES),
    "tick_points": lambda w: (w.assembly, ["programme"], NOW),
    "write_minutes": lambda w: (w.assembly, "lancar", NOW),
    "write_topics": lambda w: (w.assembly, "kabar", NOW),
    "record_guests_told": lambda w: (w.assembly, [1], True, NOW),
    "issue_letters": lambda w: (w.assembly, NOW, RULES),
    "call_absentees": lambda w: (w.assembly, NOW, NOW, "Balai", NOW, RULES),
    "list_to_call": lambda w: (w.siti, "first_meeting", NOW, RULES),
    "list_all_to_call": lambda w: (w.siti,),
    "fellow_pendamping": lambda w: (),
    "show_informed": lambda w: (w.intake,),
    "list_not_resocialised": lambda w: (w.siti, NOW, RULES),
    "show_called": lambda w: (w.assembly,),
    "answer_assembly": lambda w: (w.assembly, True, NOW),
    "pass_on_to_guests": lambda w: (w.assembly, [w.mawar], True, NOW),
    "remind_of_assemblies": lambda w: (NOW, RULES),
    "ask_who_came": lambda w: (NOW, RULES),
    "ask_for_resocialisation": lambda w: (NOW, RULES),
    "list_calendar": lambda w: (w.siti, NOW, RULES),
    "list_ketua_month": lambda w: (w.siti, NOW, RULES),
    "prepare_ketua_agenda": lambda w: (w.group, NOW, RULES),
    "record_ketua_met": lambda w: (w.group, RULES.today(NOW), ("problems",), "aman", NOW, RULES),
    "end_visits_of_ketua_met": lambda w: (NOW, RULES),
    "list_turns": lambda w: (w.siti, RULES),
    "list_callable": lambda w: (w.siti,),
    "show_standing_month": lambda w: (w.siti, NOW, RULES),
    "remind_of_standing": lambda w: (NOW, RULES),
    "standing_overview": lambda w: (NOW, RULES),
    "add_provider": lambda w: (w.siti, "school", "SDN 2", None, NOW),
    "plan_provider_visit": lambda w: (w.provider, "rutin", date(2018, 11, 12), NOW),
    "file_complaint": lambda w: (w.mawar, Filing("kks_lost", "hilang"), NOW, RULES),
    "look_ahead": lambda w: (w.mawar, ()),
    "route_ahead": lambda w: (w.mawar, "kks_lost", None),
    "list_own_complaints": lambda w: (w.mawar, (), NOW),
    "show_own_complaint": lambda w: (w.complaint, ()),
    "add_to_complaint": lambda w: (w.complaint, "di pasar", (), NOW),
    "answer_question": lambda w: (w.complaint, "kemarin", (), NOW, RULES),
    "confirm_solved": lambda w: (w.complaint, NOW),
    "reopen_complaint": lambda w: (w.complaint, NOW, RULES),
    "withdraw_complaint": lambda w: (w.complaint, NOW),
    "check_solved_complaints": lambda w: (NOW, RULES),
    "list_complaints": lambda w: (w.siti, "open", [w.siti], NOW),
    "find_complaints": lambda w: (w.siti, "Mawar", [w.siti], NOW),
    "show_complaint": lambda w: (w.complaint, NOW),
    "send_complaint_files": lambda w: (w.complaint, NOW),
    "take_complaint": lambda w: (w.complaint, None, NOW),
    "note_complaint": lambda w: (w.complaint, "dicek", NOW),
    "ask_reporter": lambda w: (w.complaint, "sejak kapan?", NOW),
    "record_reporters_answer": lambda w: (w.complaint, "sejak Oktober", NOW, RULES),
    "refer_complaint": lambda w: (w.complaint, "BRI Wates", None, NOW, RULES),
    "solve_complaint": lambda w: (w.complaint, "kartu baru diterima", NOW),
    "list_fellow_handlers": lambda w: (w.complaint,),
    "give_complaint": lambda w: (w.complaint, w.siti, NOW),
    "plan_complaint_visit": lambda w: (w.complaint, date(2018, 11, 12), NOW),
    "plan_complaint_provider_visit": lambda w: (w.complaint, w.provider, "kartu", date(2018, 11, 12), NOW),
    "end_complaint_visits": lambda w: (NOW, RULES),
    "escalate_complaints": lambda w: (NOW, RULES),
    "remind_complaint_handlers": lambda w: (NOW, RULES),
    "ask_complainants_again": lambda w: (NOW, RULES),
    "lapse_handovers": lambda w: (NOW, RULES),
    "list_shareable": lambda w: (w.siti, NOW, RULES),
    "ask_ketua": lambda w: (w.siti, [w.visit], "salam", NOW, RULES),
    "show_help": lambda w: (w.help,),
    "agree": lambda w: (w.case, Agreed("task", "kpm", "urus KK", date(2018, 11, 30)), NOW, RULES),
    "settle_agreement": lambda w: (w.agreement, "kept", NOW),
    "put_off_agreement": lambda w: (w.agreement, date(2018, 12, 1), NOW),
    "show_agreement": lambda w: (w.agreement,),
    "say_ready": lambda w: (w.agreement, NOW),
    "say_hindered": lambda w: (w.agreement, "suami lembur", NOW, RULES),
    "plan_agreement_reminders": lambda w: (NOW, RULES),
    "plan_case_visit": lambda w: (w.case, date(2018, 11, 30), "jadwal kantin", NOW),
    "pass_case_visits_on": lambda w: (NOW, RULES),
    "show_results": lambda w: (w.case, NOW, RULES),
    "keep_evaluation": lambda w: (w.case, ("Bisa hadir.",), (), NOW, RULES),
    "ask_evaluations": lambda w: (NOW, RULES),
    "ask_family_word": lambda w: (w.case, NOW, RULES),
    "record_family_word": lambda w: (w.case, "sudah baik", date(2018, 11, 10), NOW, RULES),
    "is_asked_for_word": lambda w: (w.mawar, w.case),
    "say_family_word": lambda w: (w.mawar, w.case, "well", "sudah baik", NOW, RULES),
    "word_is_read": lambda w: (w.case, NOW),
    "ask_family_again": lambda w: (NOW, RULES),
    "before_ending": lambda w: (w.case, NOW, RULES),
    "close_case": lambda w: (w.case, "", NOW, RULES),
    "reopen_case": lambda w: (w.case, "", NOW, RULES),
    "list_advisers": lambda w: (w.case,),
    "refer_case": lambda w: (w.case, w.siti, "advice", "bagaimana?", NOW, RULES),
    "answer_referral": lambda w: (w.referral, False, NOW, RULES),
    "show_referral": lambda w: (w.referral,),
    "list_referrals": lambda w: (w.case,),
    "withdraw_referral": lambda w: (w.referral, NOW),
    "end_referral": lambda w: (w.referral, NOW),
    "lapse_referrals": lambda w: (NOW, RULES),
    "praise_who_came_again": lambda w: (NOW, RULES),
    "answer_help": lambda w: (w.help, [w.help], NOW, RULES),
    "tell_help": lambda w: (w.help, "told", "sehat", NOW),
    "decide_help": lambda w: (w.help, True, NOW, RULES),
    "withdraw_help": lambda w: (w.help, NOW),
    "list_helps": lambda w: (w.siti,),
    "list_errands": lambda w: (w.mawar,),
    "follow_ketua_helps": lambda w: (NOW, RULES),
    "call_together": lambda w: (w.siti, [w.visit], NOW + timedelta(days=3), "Balai", NOW, RULES),
    "list_gatherings": lambda w: (w.siti, NOW),
    "show_gathering": lambda w: (w.gathering,),
    "move_gathering": lambda w: (w.gathering, NOW + timedelta(days=3), "Balai", NOW),
    "cancel_gathering": lambda w: (w.gathering, NOW),
    "leave_out": lambda w: (w.gathering, w.mawar, NOW),
    "show_invitation": lambda w: (w.gathering,),
    "answer_gathering": lambda w: (w.gathering, True, NOW),
    "note_reply": lambda w: (w.gathering, w.mawar, True, NOW),
    "record_gathering": lambda w: (w.gathering, {}, (), NOW + timedelta(days=3), RULES),
    "remind_of_gatherings": lambda w: (NOW, RULES),
    "end_gatherings": lambda w: (NOW, RULES),
    "offer_together": lambda w: (w.siti, [w.visit], w.siti, None, NOW, RULES),
    "show_together": lambda w: (w.handover,),
    "answer_together": lambda w: (w.handover, [w.handover], NOW, RULES),
    "issue_code": lambda w: (w.mawar, NOW, RULES),
    "issue_group_codes": lambda w: (w.group, NOW, RULES),
    "list_not_joined": lambda w: (w.group,),
    "withdraw_consent": lambda w: (w.mawar, NOW),
    "channels_of": lambda w: (w.mawar,),
    "prefer_channel": lambda w: (w.mawar, "telegram", NOW),
    "list_members": lambda w: (w.group,),
    "show_member": lambda w: (w.mawar,),
    "find_participant": lambda w: (w.group, "PKH001002"),
    "count_with_phone": lambda w: (w.group, "+6281200100002"),
    "add_member": lambda w: (w.group, NewMember("PKH777", "Baru"), NOW),
    "groups_to_move_to": lambda w: (w.mawar,),
    "move_member": lambda w: (w.mawar, w.dahlia, NOW),
    "before_leaving": lambda w: (w.mawar,),
    "end_membership": lambda w: (w.mawar, Leaving(RULES.today(NOW), "moved_out"), NOW, RULES),
    "list_leavers": lambda w: (w.siti, NOW, RULES),
    "show_leaver": lambda w: (w.mawar, NOW, RULES),
    "take_leaving_back": lambda w: (w.mawar, NOW),
    "list_without_component": lambda w: (w.siti, NOW, RULES),
    "keep_as_member": lambda w: (w.mawar, NOW),
    "close_chats_of_leavers": lambda w: (NOW, RULES),
    "plan_leaving_hints": lambda w: (NOW, RULES),
    "forget_left_families": lambda w: (NOW, RULES),
    "print_group_forms": lambda w: (w.group, NOW, RULES, False),
    "show_form": lambda w: (w.mawar, NOW, RULES),
    "mark_checked": lambda w: (w.group, [w.mawar], NOW),
    "mark_unchecked": lambda w: (w.mawar, NOW),
    "record_signed": lambda w: (w.group, [w.mawar], RULES.today(NOW), None, NOW, RULES),
    "record_refusal": lambda w: (w.mawar, RULES.today(NOW), NOW, RULES),
    "take_answer_back": lambda w: (w.mawar, NOW),
    "list_forms": lambda w: (w.siti,),
    "show_group_forms": lambda w: (w.group,),
    "send_forms": lambda w: (w.siti, NOW),
    "read_sent_forms": lambda w: (w.siti, NOW, RULES),
    "list_for_correction": lambda w: (w.group, NOW),
    "take_corrections_in": lambda w: (w.roster, ClarifyPlan("x", (), frozenset()), NOW, RULES),
    "remind_of_forms": lambda w: (NOW, RULES),
    "close_chats": lambda w: (w.mawar, NOW),
    "correct_member": lambda w: (w.mawar, {"name": "Mawarni"}, NOW),
    "list_member_changes": lambda w: (w.mawar,),
    "last_change": lambda w: (w.mawar,),
    "take_back_change": lambda w: (w.mawar, NOW, NOW),
    "appoint": lambda w: (w.mawar, "deputy", NOW),
    "list_consents": lambda w: (w.group,),
    "consent_form_lines": lambda w: (w.group,),
    "record_consent_sheet": lambda w: (w.mawar, SignedSheet(date(2018, 11, 1)), NOW, RULES),
    "add_sheet_photo": lambda w: (w.mawar, 1, NOW),
    "read_sheet_photo": lambda w: (w.mawar, NOW),
    "overview": lambda w: (NOW, RULES),
    "audit_kpm": lambda w: (w.mawar,),
    "list_outbox": lambda w: (("failed",), 5),
    "show_outbox_row": lambda w: (w.unreached,),
    "retry_outbox_row": lambda w: (w.unreached, NOW),
    "cancel_outbox_row": lambda w: (w.unreached, NOW),
    "receive_roster": lambda w: (w.sheet, NOW),
    "confirm_roster": lambda w: (w.roster, 1, NOW),
    "cancel_roster": lambda w: (w.roster, 1, NOW),
    "begin_roster_file": lambda w: (w.roster, 0, NOW),
    "apply_roster_file": lambda w: (w.roster, w.roster_import, {"new": 0, "changed": 0, "missing": 0}, NOW),
    "want_paper": lambda w: ("slips", f"group:{w.group}", NOW),
    "group_to_invite": lambda w: (w.group,),
    "groups_to_print": lambda w: (),
    "forget_old_papers": lambda w: (NOW, RULES),
    "add_staff": lambda w: ("operator", "Orang Baru", None, "f", NOW),
    "remove_staff": lambda w: (w.siti, NOW),
    "list_staff": lambda w: (),
    "begin_roster_import": lambda w: ("0" * 64, 0, NOW),
    "apply_roster_import": lambda w: (w.roster_import, 0, 0, 0, NOW),
    "answer_meeting": lambda w: (w.mawar, w.coming, "coming", NOW),
    "explain_absence": lambda w: (w.mawar, w.meeting, "work", None, NOW, RULES),
    "dispute_absence": lambda w: (w.mawar, w.meeting, "saya hadir", NOW),
    "show_reply": lambda w: (w.mawar, w.coming),
    "show_expected": lambda w: (w.coming,),
    "show_hindered": lambda w: (w.coming,),
    "list_to_tell": lambda w: (w.coming, NOW),
    "list_to_pass_on": lambda w: (w.group, NOW),
    "list_not_reached": lambda w: (w.siti, NOW, RULES),
    "what_waits": lambda w: (w.siti, NOW, RULES),
    "list_cases": lambda w: (w.siti, NOW, RULES),
    "show_case": lambda w: (w.case, NOW, RULES),
    "show_beginning": lambda w: (w.mawar, NOW, RULES),
    "show_complaint_beginning": lambda w: (w.complaint, NOW, RULES),
    "open_case": lambda w: (w.mawar, "own", NOW, RULES),
    "open_case_of_complaint": lambda w: (w.complaint, NOW, RULES),
    "take_visit_in": lambda w: (w.case, w.visit, NOW, RULES),
    "add_entry": lambda w: (w.case, "note", "kerja di kantin", NOW, RULES),
    "add_advice": lambda w: (w.case, "tanyakan suaminya", NOW, RULES),
    "remove_entry": lambda w: (w.case, 1, NOW),
    "choose_options": lambda w: (w.case, [1], NOW, RULES),
    "go_on": lambda w: (w.case, "plan", NOW, RULES),
    "show_case_report": lambda w: (w.case, NOW, RULES),
    "read_case_report": lambda w: (w.case, NOW, RULES),
    "read_named_case_report": lambda w: (w.case, NOW, RULES),
    "keep_own_text": lambda w: (w.case, "approach", ["cerita"], NOW, RULES),
    "list_radar": lambda w: (w.siti, NOW, RULES),
    "show_radar_group": lambda w: (w.group, NOW, RULES),
    "radar_by_pendamping": lambda w: (NOW, RULES),
    "plan_radar_news": lambda w: (NOW, RULES),
    "may_be_written_to": lambda w: (w.mawar,),
    "send_kind_word": lambda w: (w.mawar, "missed", NOW, RULES),
    "plan_radar_visit": lambda w: (w.mawar, date(2018, 11, 20), "menyapa", NOW),
    "suggested_times": lambda w: (w.group, NOW, RULES),
    "present_time": lambda w: (w.group, NOW, RULES),
    "standing_question": lambda w: (w.group,),
    "list_polls": lambda w: (w.siti,),
    "poll_of_group": lambda w: (w.group,),
    "open_poll": lambda w: (w.group, NOW, RULES),
    "cancel_poll": lambda w: (w.poll, NOW),
    "close_poll": lambda w: (w.poll, NOW),
    "close_polls": lambda w: (NOW, RULES),
    "remind_poll_members": lambda w: (NOW, RULES),
    "poll_to_answer": lambda w: (w.mawar, NOW),
    "show_own_poll": lambda w: (w.poll, NOW),
    "keep_poll_answer": lambda w: (w.poll, PollReply(("work",)), NOW),
    "list_to_enter": lambda w: (w.poll,),
    "enter_poll_answers": lambda w: (w.poll, {w.mawar: PollReply(("work",))}, NOW),
    "show_poll_result": lambda w: (w.poll, NOW, RULES),
    "list_own_words": lambda w: (w.poll, NOW, RULES),
    "note_result_read": lambda w: (w.poll, NOW),
    "order_poll_picture": lambda w: (w.poll, NOW),
    "candidate_times": lambda w: (w.poll, NOW, RULES),
    "propose_time": lambda w: (w.group, NewTime(MonthlyPattern("nth_weekday", 4, 5), time(16, 30)), NOW, RULES),
    "answer_time": lambda w: (w.poll, True, NOW),
    "record_time_answers": lambda w: (w.poll, {w.mawar: True}, NOW),
    "show_time_result": lambda w: (w.poll,),
    "show_own_answer": lambda w: (w.poll,),
    "open_time_question": lambda w: (w.mawar, NOW),
    "show_time_hindrance": lambda w: (w.mawar, NOW, RULES),
    "adoption_moves": lambda w: (w.poll, NOW.date(), NOW, RULES),
    "adopt_time": lambda w: (w.poll, NOW.date(), NOW, RULES),
    "keep_time": lambda w: (w.poll, NOW),
    "close_time_question": lambda w: (w.poll, NOW),
    "close_time_questions": lambda w: (NOW, RULES),
    "remind_time_questions": lambda w: (NOW, RULES),
    "plan_evening_summaries": lambda w: (NOW, RULES),
    "plan_relay_requests": lambda w: (NOW, RULES),
    "record_told": lambda w: (w.coming, [w.mawar], NOW),
    "record_not_told": lambda w: (w.coming, [w.mawar], NOW),
    "list_parts": lambda w: (),
    "count_readers": lambda w: (Audience(),),
    "select_readers": lambda w: (Audience(),),
    "send_broadcast": lambda w: (Draft("kabar", None, Audience()), {}, NOW),
    "list_broadcasts": lambda w: (NOW - timedelta(days=9),),
    "show_broadcast": lambda w: (w.broadcast,),
    "show_outcome": lambda w: (w.broadcast,),
    "stop_broadcast": lambda w: (w.broadcast, NOW),
    "tell_broadcast_results": lambda w: (NOW, RULES),
    "ease_tier": lambda w: (NOW, RULES, Means()),
    "tell_short_tier": lambda w: (NOW, RULES, Means()),
    "hear_question": lambda w: (w.mawar, "kapan cair?", ["payment_when"], NOW),
    "ask_pendamping": lambda w: (w.mawar, "apa ini?", [], NOW),
    "hand_on": lambda w: (w.inquiry, NOW),
    "show_own_question": lambda w: (w.inquiry,),
    "latest_question": lambda w: (w.mawar, NOW),
    "list_duties": lambda w: (w.mawar,),
    "list_inquiries": lambda w: (w.siti,),
    "show_inquiry": lambda w: (w.inquiry, NOW),
    "answer_inquiry": lambda w: (w.inquiry, "Belum ada jadwal.", NOW),
    "close_inquiry": lambda w: (w.inquiry, NOW),
    "earlier_answers": lambda w: (w.inquiry,),
    "list_via_ketua": lambda w: (w.group,),
    "set_via_ketua": lambda w: (w.mawar, True, NOW),
    "plan_meetings_tomorrow": lambda w: (NOW, RULES),
    "report_change": lambda w: (w.mawar, NewChange("other", {"story": "pindah kerja"}), 1, NOW),
    "list_families": lambda w: (w.group,),
    "list_stages": lambda w: (),
    "add_stage": lambda w: (Stage(0, 2018, "3", ("2018-07",), "pos"), NOW),
    "list_payment_groups": lambda w: (),
    "list_payment_families": lambda w: ([w.group],),
    "list_usual_payment_places": lambda w: (),
    "find_standing": lambda w: (1, [w.mawar], NOW),
    "enter_payments": lambda w: (payment_plan(w), "move", NOW),
    "show_payments": lambda w: (w.mawar, NOW),
    "show_last_payment": lambda w: (w.mawar, NOW),
    "save_payment_report": lambda w: (w.payment, w.group, UnpaidHeard({}), NOW + timedelta(days=3), RULES),
    "show_payment_report": lambda w: (w.payment, w.group),
    "list_payment_to_tell": lambda w: (w.payment, w.group, False, NOW),
    "record_payment_told": lambda w: (w.payment, [w.mawar], NOW),
    "record_payment_not_told": lambda w: (w.payment, [w.mawar], NOW),
    "show_payment_coverage": lambda w: (w.payment, NOW),
    "list_unpaid": lambda w: (w.siti,),
    "show_own_unpaid": lambda w: (w.mawar,),
    "note_next": lambda w: (w.payment, w.mawar, NextStep("KTP", "Bank", None), NOW, RULES),
    "settle_unpaid": lambda w: (w.payment, w.mawar, True, NOW),
    "confirm_paid": lambda w: (w.mawar, w.payment, NOW),
    "plan_payment_news": lambda w: (NOW, RULES),
    "plan_payment_reminders": lambda w: (NOW, RULES),
    "plan_payment_questions": lambda w: (NOW, RULES),
    "remind_unpaid": lambda w: (NOW, RULES),
    "list_payments": lambda w: (NOW, NOW + timedelta(days=60)),
    "show_payment": lambda w: (w.payment,),
    "move_payment": lambda w: (w.payment, NOW + timedelta(days=3), NOW + timedelta(days=3, hours=2), "Balai", NOW),
    "cancel_payment": lambda w: (w.payment, NOW),
    "list_payment_day": lambda w: (w.payment,),
    "find_in_stage": lambda w: (w.payment, w.mawar, NOW),
    "add_payment_family": lambda w: (w.payment, w.mawar, NOW),
    "remove_payment_family": lambda w: (w.payment, w.mawar, NOW),
    "move_payment_family": lambda w: (w.payment, w.mawar, None, NOW),
    "pay_at_home": lambda w: (w.payment, w.mawar, True, NOW),
    "list_payment_amounts": lambda w: (w.payment, NOW),
    "has_payment_amounts": lambda w: (w.payment,),
    "list_template_rows": lambda w: (w.siti,),
    "take_payments_in": lambda w: (w.roster, PaymentSheetPlan("0" * 64, ()), lambda outcome: True, NOW),
    "list_home_families": lambda w: (w.group,),
    "mark_paid_at_home": lambda w: (w.mawar, True, NOW),
    "coming_payments_of": lambda w: (w.mawar, NOW),
    "show_family": lambda w: (w.mawar,),
    "list_family": lambda w: (w.mawar,),
    "find_same_report": lambda w: (w.mawar, "moved", {}, NOW),
    "list_my_reports": lambda w: (w.mawar, NOW),
    "show_my_report": lambda w: (w.update,),
    "add_update_photo": lambda w: (w.update, w.photo, 1),
    "answer_update_question": lambda w: (w.update, "sudah", NOW),
    "withdraw_update": lambda w: (w.update, NOW),
    "plan_changes_asked": lambda w: (NOW, RULES),
    "list_updates_to_check": lambda w: (w.siti,),
    "show_update": lambda w: (w.update, NOW),
    "send_update_evidence": lambda w: (w.update, NOW),
    "list_groups_for_move": lambda w: (w.update,),
    "adjust_update": lambda w: (w.update, {"story": "lain"}, NOW),
    "mark_right": lambda w: (w.update, NOW, RULES),
    "mark_wrong": lambda w: (w.update, "keliru", NOW),
    "ask_back": lambda w: (w.update, "sejak kapan?", NOW),
    "show_month_list": lambda w: (w.siti, NOW, RULES),
    "send_month_list": lambda w: (w.siti, 1, NOW, RULES),
    "list_keepers": lambda w: (w.group,),
    "show_own_month": lambda w: (w.siti, NOW, RULES),
    "show_monthly_report": lambda w: (w.report, NOW, RULES),
    "note_monthly_report": lambda w: (w.report, "banjir", NOW),
    "send_monthly_report": lambda w: (w.report, NOW, RULES),
    "plan_monthly_reports": lambda w: (NOW, RULES),
    "read_monthly_report": lambda w: (w.report, NOW, RULES),
    "read_area_report": lambda w: (w.report, NOW, RULES),
    "list_month_board": lambda w: (NOW, RULES),
    "show_pendamping": lambda w: (w.siti, NOW, RULES),
    "nudge": lambda w: (w.siti, "visits", NOW, RULES),
    "list_takers": lambda w: (w.siti,),
    "list_movable_visits": lambda w: (w.siti,),
    "move_visits": lambda w: (w.siti, [w.visit], w.siti, NOW, RULES),
    "list_siks_meetings": lambda w: (w.siti,),
    "read_siks": lambda w: (w.meeting, NOW, RULES),
    "note_meeting": lambda w: (w.meeting, {"results": "paham"}, NOW),
    "list_groups_of": lambda w: (w.siti,),
    "list_possible_keepers": lambda w: (w.siti,),
    "list_groups_left_alone": lambda w: (),
    "list_keepers_in_sight": lambda w: (),
    "hand_group_over": lambda w: (w.group, w.siti, NOW, RULES),
    "list_substitutes": lambda w: (w.siti,),
    "ask_substitute": lambda w: (w.siti, w.siti, date(2019, 1, 7), date(2019, 1, 9), NOW, RULES),
    "list_substitutions": lambda w: (w.siti,),
    "answer_substitution": lambda w: (w.substitution, True, NOW, RULES),
    "withdraw_substitution": lambda w: (w.substitution, NOW, RULES),
    "show_substitution": lambda w: (w.substitution,),
    "keep_substitutions": lambda w: (NOW, RULES),
    "plan_update_lists": lambda w: (NOW, RULES),
    "list_update_reports": lambda w: (),
    "read_update_report": lambda w: (1, NOW, RULES),
    "forget_update_evidence": lambda w: (NOW, RULES),
    "plan_absence_questions": lambda w: (NOW, RULES),
    "plan_meeting_reminders": lambda w: (NOW, RULES),
    "plan_report_requests": lambda w: (NOW, RULES),
    "open_routine_visits": lambda w: (NOW, RULES),
    "send_daily_visit_lists": lambda w: (NOW, RULES),
}


@dataclass
class World:
    """Ibu Siti's group with a meeting held, one to come and a visit; and everybody who might reach for them."""

    database: Database
    actors: dict[str, Actor] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)

    def __getattr__(self, name: str) -> int:
        return self.ids[name]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One for all tests of this file: whatever they do is rolled back."""
    if request.param == "sqlite":
        made = sqlite_database(request.getfixturevalue("sqlite_village"), tmp_path_factory.mktemp("access"))
    else:
        cluster = request.getfixturevalue("postgres_cluster")
        made = postgres_database(cluster, request.getfixturevalue("postgres_village"))
    with made as database:
        yield peopled(database)


def peopled(database: Database) -> World:
    village = Village(database)
    world = World(database)
    village.group("Kenanga", ("Yuli", "Tutik"), pendamping="Rahmat", kecamatan="Lain")
    village.group("Dahlia", ("Darmi", "Pergi"))
    village.now = NOW
    world.ids = {
        "group": village.group_id(),
        "meeting": village.meeting("2018-11-08"),
        "coming": village.meeting("2018-11-22"),
        "dahlia": village.group_id("Dahlia"),
        "siti": village.people["Siti"],
        "mawar": village.people["Mawar"],
    }
    database.write(lambda session: _more(session, world))
    names = {"siti": "Siti", "sri": "Sri", "mawar": "Mawar", "wati": "Wati", "bambang": "Bambang", "dewi": "Dewi"}
    names |= {"lastri": "Lastri"}
    elsewhere = {"rahmat": "Rahmat", "elsewhere's_ketua": "Yuli", "elsewhere's_kpm": "Tutik"}
    neighbours = {"neighbours'_ketua": "Darmi", "who_left": "Pergi", "elsewhere's_koordinator": "Yanto"}
    village.people = database.read(lambda s: {one.name: one.id for one in s.query(Person)})
    world.actors = {word: village.actor(name) for word, name in (names | elsewhere | neighbours).items()}
    world.actors |= {
        "removed": village.actor("Hadi"),
        "mawar_as_pendamping": Actor(world.mawar, "pendamping"),
        "mawar_as_operator": Actor(world.mawar, "operator"),
        "siti_as_system": Actor(world.siti, "system"),
        "nobody_as_pendamping": Actor(None, "pendamping"),
        "nobody_as_operator": Actor(None, "operator"),
        "nobody_at_all": Actor(1_000_000_000, "operator"),
        "system": SYSTEM,
        "office": OFFICE,
    }
    return world


def _more(session: Session, world: World) -> None:
    add_staff(session, OFFICE, "koordinator", "Yanto", "Lain", "m", NOW)
    removed = add_staff(session, OFFICE, "pendamping", "Hadi", KECAMATAN, "m", NOW)
    remove_staff(session, OFFICE, removed, NOW)
    gone = session.query(Person).filter_by(name="Pergi").one()
    session.get_one(Kpm, gone.id).left_at = NOW
    visit = Visit(kpm_id=world.mawar, cause="p2k2", months=["2018-10"], due_on=date(2018, 11, 1), opened_at=NOW)
    roster_import = RosterImport(file_hash="0" * 64, started_at=NOW)
    unreached = OutboxRow(
        kind="meeting_moved", subject="meeting:1", slot="r1", person_id=world.mawar, state="unreachable", due_at=NOW,
        created_at=NOW,
    )  # fmt: skip
    lastri = session.query(Person).filter_by(name="Lastri").one()
    session.get_one(Kpm, lastri.id).duty = "deputy"
    photo = StoredFile(
        contact_id=session.query(Contact.id).limit(1).scalar(), channel="telegram", provider_reference="f",
        kind="photo", received_at=NOW,
    )  # fmt: skip
    session.add_all([visit, roster_import, unreached, photo])
    session.flush()
    world.ids |= {"unreached": unreached.id, "photo": photo.id}
    world.ids |= {"visit": visit.id, "roster_import": roster_import.id}
    asked = session.query(Person).filter_by(name="Bambang").one().id
    world.ids |= add_handover(session, visit.id, world.siti, asked, KECAMATAN)
    world.ids |= {"sheet": photo.id, "roster": add_roster(session, world.siti)}
    world.ids |= {"broadcast": add_broadcast(session, world.siti)}
    world.ids |= {"complaint": add_complaint(session, world.mawar)}
    world.ids |= {"update": add_update(session, world.mawar)}
    world.ids |= {"inquiry": add_inquiry(session, world.mawar)}
    world.ids |= {"payment": add_payment(session, world.mawar, world.siti, KECAMATAN)}
    world.ids |= add_case(session, world.mawar, world.siti, asked)
    world.ids |= {"poll": add_poll(session, world.group, world.siti)}
    ketua = session.query(Person).filter_by(name="Sri").one().id
    world.ids |= add_gathering(session, visit, world.siti, ketua)
    world.ids |= add_duties(session, world.mawar, world.siti, asked, KECAMATAN, NOW)


def add_handover(session: Session, visit_id: int, from_id: int, to_id: int, kecamatan: str) -> dict[str, int]:
    """A visit that somebody was asked to take over, and a school of the kecamatan."""
    handover = VisitHandover(visit_id=visit_id, from_id=from_id, to_id=to_id, state="asked", asked_at=NOW)
    provider = Provider(kind="school", name="SDN 1", kecamatan=kecamatan, added_by=from_id, added_at=NOW)
    session.add_all([handover, provider])
    session.flush()
    return {"handover": handover.id, "provider": provider.id}


def add_roster(session: Session, sender_id: int) -> int:
    """A sheet that its sender has confirmed."""
    contact_id = session.query(Contact).all()[0].id
    file = StoredFile(
        contact_id=contact_id, channel="telegram", provider_reference="r", kind="document", received_at=NOW
    )
    session.add(file)
    session.flush()
    roster = RosterFile(file_id=file.id, sender_id=sender_id, state="confirmed", arrived_at=NOW)
    session.add(roster)
    session.flush()
    return roster.id


def add_broadcast(session: Session, sender_id: int) -> int:
    """A message to many that its sender has sent."""
    one = Broadcast(sender_id=sender_id, text="kabar", audience={"all": True}, readers=0, forecast={}, confirmed_at=NOW)
    session.add(one)
    session.flush()
    return one.id


def payment_plan(world: World) -> PaymentPlan:
    """Ibu Mawar alone, in a stage that is not entered yet."""
    begins = NOW + timedelta(days=4)
    entries = (Entry(world.mawar),)
    scope: dict[str, Any] = {"list": True}
    return PaymentPlan(
        1, KECAMATAN, scope, begins, begins + timedelta(hours=2), "Balai", "pos", (), "nobody", None, entries
    )


def assembly_plan(world: World) -> AssemblyPlan:
    """A meeting that nobody but its holder is called to, which each plans for himself."""
    at = NOW + timedelta(days=3)
    return AssemblyPlan("inter_kecamatan", world.siti, KECAMATAN, at, at + timedelta(hours=2), "Balai")


def add_payment(session: Session, kpm_id: int, entered_by: int, kecamatan: str) -> int:
    """A payment to come in which this family stands."""
    stage = PaymentStage(year=2018, label=f"4 {kecamatan}", months=["2018-10"], channel="pos", created_by=entered_by)
    stage.created_at = NOW
    session.add(stage)
    session.flush()
    begins = NOW + timedelta(days=2)
    one = PaymentSchedule(stage_id=stage.id, kecamatan=kecamatan, scope={"list": True}, starts_at=begins, place="Balai")
    one.ends_at, one.channel, one.bring, one.created_by, one.created_at = begins, "pos", [], entered_by, NOW
    one.ends_at = begins + timedelta(hours=4)
    session.add(one)
    session.flush()
    session.add(Payment(schedule_id=one.id, kpm_id=kpm_id))
    session.flush()
    return one.id


def add_update(session: Session, kpm_id: int) -> int:
    """A change that this family has reported."""
    one = DataUpdate(kpm_id=kpm_id, reporter_id=kpm_id, kind="moved", state="received", received_at=NOW)
    one.details = "{}"
    session.add(one)
    session.flush()
    return one.id


def add_complaint(session: Session, kpm_id: int) -> int:
    """A complaint of this family, which her pendamping handles."""
    one = Complaint(ticket=f"T{kpm_id}", reporter_id=kpm_id, kpm_id=kpm_id, category="kks_lost", words="hilang")
    one.group_id, one.received_at, one.due_at = session.get_one(Kpm, kpm_id).group_id, NOW, NOW + timedelta(days=7)
    one.first_level = one.level = "pendamping"
    session.add(one)
    session.flush()
    return one.id


def add_inquiry(session: Session, kpm_id: int) -> int:
    """A question of this family that waits for an answer."""
    one = Inquiry(asker_id=kpm_id, group_id=session.get_one(Kpm, kpm_id).group_id, words="apa ini?", asked_at=NOW)
    session.add(one)
    session.flush()
    return one.id


def add_case(session: Session, kpm_id: int, holder_id: int, asked_id: int) -> dict[str, int]:
    """A case that its holder asked a colleague to look at, and what was agreed in it."""
    group_id = session.get_one(Kpm, kpm_id).group_id
    one = Case(kpm_id=kpm_id, group_id=group_id, holder_id=holder_id, origin="visit", opened_at=NOW)
    session.add(one)
    session.flush()
    referral = CaseReferral(case_id=one.id, from_id=holder_id, to_id=asked_id, kind="advice", reason="bagaimana?")
    referral.asked_at = NOW
    agreement = CaseAgreement(case_id=one.id, kind="stand_in", who="spouse", words="jaga kantin", agreed_on=NOW.date())
    session.add_all([referral, agreement])
    session.flush()
    return {"case": one.id, "referral": referral.id, "agreement": agreement.id}


def add_poll(session: Session, group_id: int, asked_by: int) -> int:
    """A round of questions to the group that is still open."""
    one = Poll(group_id=group_id, kind="hindrances", asked_by=asked_by, asked_at=NOW, closes_at=NOW + timedelta(days=3))
    session.add(one)
    session.flush()
    return one.id


def add_gathering(session: Session, visit: Visit, holds_it: int, ketua_id: int) -> dict[str, int]:
    """A small meeting to which this visit's family is called, and the ketua asked to look in on it."""
    assert visit.kpm_id is not None
    one = Gathering(pendamping_id=holds_it, starts_at=NOW + timedelta(days=2), place="Balai", created_at=NOW)
    asked = KetuaHelp(visit_id=visit.id, kpm_id=visit.kpm_id, ketua_id=ketua_id, asked_by=holds_it, to_tell="kabar")
    asked.asked_at = NOW
    session.add_all([one, asked])
    session.flush()
    session.add(GatheringGuest(gathering_id=one.id, kpm_id=visit.kpm_id, visit_id=visit.id))
    session.flush()
    return {"gathering": one.id, "help": asked.id}


def call(session: Session, world: World, name: str, actor: Actor) -> object:
    """Runs the registered operation as a caller would."""
    run = getattr(importlib.import_module(OPERATIONS[name].module), name)
    return run(session, actor, *CALLS[name](world))


def is_let_through(world: World, name: str, actor: Actor) -> bool:
    """Whether the operation runs; one that does not must not have sent a single changing statement."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement.split()[0].upper())

    def look(session: Session) -> bool:
        event.listen(session.get_bind(), "before_cursor_execute", note)
        try:
            call(session, world, name, actor)
        except NotAllowed:
            assert [*session.new, *session.dirty, *session.deleted] == []
            assert set(sent) <= {"SELECT", "BEGIN"}
            return False
        finally:
            event.remove(session.get_bind(), "before_cursor_execute", note)
        return True

    return world.database.read(look)


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_an_operation_lets_through_those_who_may_and_nobody_else(world: World, name: str) -> None:
    let_through = {word for word, actor in world.actors.items() if is_let_through(world, name, actor)}

    assert let_through == set(MAY[name].split())


def test_every_operation_has_its_line() -> None:
    assert set(OPERATIONS) == set(MAY) == set(CALLS)


def test_nothing_outside_her_reach_can_be_named(world: World) -> None:
    """Ibu Siti's rights end at her own groups: the same calls on what is Pak Rahmat's."""

    def others(session: Session) -> dict[str, int]:
        group = session.query(Group).filter_by(name="Kenanga").one()
        kpm = session.query(Kpm).filter_by(group_id=group.id, member_number=2).one()
        meeting = Meeting(
            group_id=group.id, starts_at=NOW, ends_at=NOW, place="x", created_by=world.siti, created_at=NOW
        )
        visit = Visit(kpm_id=kpm.person_id, cause="p2k2", months=[], due_on=date(2018, 11, 1), opened_at=NOW)
        session.add_all([meeting, visit])
        session.flush()
        rahmat = session.query(Person).filter_by(name="Rahmat").one()
        return {
            "group": group.id,
            "meeting": meeting.id,
            "coming": meeting.id,
            "mawar": kpm.person_id,
            "visit": visit.id,
            "roster": add_roster(session, rahmat.id),
            "broadcast": add_broadcast(session, rahmat.id),
            "complaint": add_complaint(session, kpm.person_id),
            "update": add_update(session, kpm.person_id),
            "payment": add_payment(session, kpm.person_id, rahmat.id, "Lain"),
            "inquiry": add_inquiry(session, kpm.person_id),
            "siti": rahmat.id,
            "poll": add_poll(session, group.id, rahmat.id),
            **add_handover(session, visit.id, rahmat.id, rahmat.id, "Lain"),
            **add_gathering(session, visit, rahmat.id, kpm.person_id),
            **add_case(session, kpm.person_id, rahmat.id, rahmat.id),
            **add_duties(session, kpm.person_id, rahmat.id, rahmat.id, "Lain", NOW),
        }

    def look(session: Session) -> set[str]:
        theirs = World(world.database, world.actors, world.ids | others(session))
        let_through = set()
        for name, wanted in OPERATIONS.items():
            if wanted.on is None:
                continue
            for actor in ("siti", "sri", "mawar", "bambang"):
                try:
                    call(session, theirs, name, world.actors[actor])
                except NotAllowed:
                    continue
                let_through.add(f"{actor} {name}")
        return let_through

    assert world.database.read(look) == set()


def test_an_object_that_does_not_exist_is_nobodys(world: World) -> None:
    nowhere = World(world.database, world.actors, dict.fromkeys(world.ids, 999_999_999))
    people = [world.actors[name] for name in ("siti", "sri", "mawar", "bambang", "rahmat")]
    on_something = [name for name, wanted in OPERATIONS.items() if wanted.on is not None]

    assert [name for name in on_something for actor in people if is_let_through(nowhere, name, actor)] == []


def test_rights_end_with_the_removal(world: World) -> None:
    def look(session: Session) -> list[str]:
        session.get_one(Person, world.siti).removed_at = NOW  # before anybody has taken her groups from her
        session.flush()
        let_through = []
        for name in OPERATIONS:
            try:
                call(session, world, name, world.actors["siti"])
            except NotAllowed:
                continue
            let_through.append(name)
        return let_through

    assert world.database.read(look) == []


@pytest.mark.parametrize("run", [preview_roster, import_roster])
def test_a_roster_is_taken_in_by_the_office_alone(world: World, run: Callable[..., object]) -> None:
    """These two run units of work of their own, so they are no operations; they ask before the first."""
    unused = [None] * (len(inspect.signature(run).parameters) - 2)

    for word in set(world.actors) - set(DESK.split()):
        with pytest.raises(NotAllowed):
            run(world.database, world.actors[word], *unused)
    assert world.database.read(lambda s: s.query(RosterImport).count()) == 1
    assert world.database.read(lambda s: s.query(FamilyMember).count()) == 1


# Nothing goes round the registry.

MACHINERY = {"may_run", "require", "relations_of", "leave_trace", "set_fields", "remember"}
MACHINERY |= {"apply_update", "hand_entry_over", "ends_chat"}
MACHINERY |= {"add_to_family", "set_of_family", "leaves_family", "comes_back"}
"""They ask, or note, on behalf of the operations."""


def public_functions() -> Iterator[Callable[..., object]]:
    for module in MODULES:
        for name, found in vars(module).items():
            if inspect.isfunction(found) and found.__module__ == module.__name__ and not name.startswith("_"):
                yield found


def test_whoever_acts_in_a_session_goes_through_the_registry() -> None:
    acting = {
        found.__name__
        for found in public_functions()
        if {"session", "actor"} <= set(inspect.signature(found).parameters)
    }

    assert acting - MACHINERY == set(OPERATIONS)


# What conversations read without asking, and why that tells nobody anything that is not theirs.
READS: dict[str, str] = {
    "office_holders": "who is ketua, deputy and pendamping of her own group, to know whom her words are about",
    "posyandu_news": "for the notice to that very family",
    "came_before": "of families that an operation has just shown to their pendamping",
    "unentered": "counts, for the notice to that very pendamping",
    "unsent_in": "names of colleagues, for the notice to their koordinator",
    "verification_state": "counts, for the notices to its pendamping and to the operator whose file it is",
    "monthly_view": "a month's report, for the notice to its own pendamping and to the operator whose file it is",
    "missing_of": "whose report is missing, for the notice to the koordinator or operator who waits for it",
    "waiting_matters": "counts, for those who may see the pendamping, and for the reminder to himself",
    "moved_together": "visits given to a colleague, for the notices to him and to whose they were",
    "passed_at": "groups that passed on, for the notices to who got them and who gave them",
    "keeper_for_family": "who accompanies the group, for the notice to its own families",
    "find_substitution": "a leave, for the notices to the colleague and to who is away",
    "called_of": "for the notice to that very person: when and where of what she is called to, or holds",
    "invitations_of": "ids of meetings to which that very person is called",
    "people_to_tell_of": "names for the ketua of her own group, as to_tell",
    "assembly_view": "for the notice to who holds the meeting, who was asked for first",
    "lacking_of": "counts, for the notice to that very pendamping",
    "open_absentees": "of a meeting that an operation has just shown",
    "intake_of_groups": "ids, of groups chosen from one's own or the koordinator's kecamatan",
    "may_be_recorded_now": "yes or no, of a meeting that an operation has just shown",
    "intake_line": "counts, for the notice to a reader who was just asked whether the intake is hers",
    "groups_given": "for the notice to that very pendamping",
    "meeting_meant": "when the meeting begins of which the notice to that very family speaks",
    "is_reached_alone": "yes or no, for the notice to that very reader",
    "pendamping_named": "who accompanies the family, for the notice to her",
    "still_came": "for the notice to that very family: when the meeting began to which she came",
    "line_for_asker": "asks itself whether the reader is who asked",
    "round_line": "a group's day and hour, for who was asked for it, and for notices whose reader it was put to",
    "answer_of": "for the notice to that very kpm",
    "tally_of_others": "numbers for who leads the group that was asked",
    "waiting_for": "counts, for the notice to that very reader",
    "has_answered": "yes or no, for the notice to that very kpm",
    "may_ask_from": "when a group may be asked again, for the pendamping who was just shown its rounds",
    "radar_news_for": "for the notice to that very pendamping",
    "own_complaint": "for the notice to its reporter or the family it concerns, who is asked for before it is drawn",
    "step_of": "as own_complaint",
    "update_line": "for the notices to who checks it, who was asked for first",
    "evidence_to_show": "asks itself whether the reader may see it",
    "stands_for_family": "of a report that an operation has just shown",
    "is_the_last_of_the_family": "yes or no, of a report that an operation has just settled",
    "leaves_the_kecamatan": "as is_the_last_of_the_family",
    "forms_due_on": "a day, for the very pendamping whose forms they are",
    "waiting_forms": "a count, for the notice to that very pendamping",
    "month_list": "for the notice to that very pendamping, and of the list that was just shown to her",
    "report_line": "for the notices to the operator and to the koordinator of that kecamatan",
    "tidings_for": "what would be told of a change that one's own operation has just made on trial",
    "complaint_line": "for the notice to a reader who was just asked whether she handles it",
    "kind_of_step": "for that same notice: what kind of step, and nothing of it",
    "is_file_of": "yes or no, for the notice to a reader who was just asked whether she handles it",
    "may_open_here": "yes or no, about the phone of the one who is to open it",
    "roster_line": "for the notices to the very person who sent it",
    "broadcast_line": "for the notice to its readers, and to its sender",
    "was_asked_to_open": "for the notice to that very reader",
    "outcome_of": "for the notice to its sender",
    "unreached": "for the notice to the sender who looks after them",
    "kpm_ids_by_number": "of groups chosen from one's own, to count whom a change is told to",
    "planned_notices": "counts for the office's own forecast",
    "made_paper": "for the notice to the very person who wanted it",
    "latest_paper": "for the notice to the very person who sent the sheet it is about",
    "may_run": "whether the reader of a notice still stands where she stood when it was planned",
    "chatter_of": "who is writing; whom a code was just made for; who shares the number that was just shared",
    "groups_of": "of the pendamping who writes",
    "members_of": "of the ketua's own group, or of a meeting or group that an operation has shown",
    "question_for": "for the notices to the very person who answers it, or who asked it",
    "responder_of": "of the asker's own group, to say who reads her question",
    "ketua_of": "of a group chosen from those of the pendamping who writes",
    "pendamping_of": "of the group whose meeting a notice speaks of, to name whom to ask",
    "members_without_chat": "of a group chosen from one's own",
    "reply_of": "for the notice to that very kpm",
    "expected_at": "numbers for the ketua of the meeting's own group",
    "to_tell": "names for the ketua of the meeting's own group",
    "to_pass_on": "for the digest to that very ketua, deputy or pendamping",
    "reason_is_missing": "for the question to that very kpm",
    "payment_line": "a day and place, for notices and questions whose reader was chosen with the payment",
    "payment_of": "for the notice to that very kpm",
    "payments_of_stage": "for the notice to that very kpm",
    "amount_may_show": "for the notice to that very kpm",
    "heard_of_it": "for the notice to that very kpm",
    "place_before": "for the notice to that very kpm",
    "own_unpaid": "for the notice to that very kpm",
    "invitation_ended": "for the notice to that very kpm, who had been called",
    "unpaid_until": "for the notice to that very pendamping",
    "payments_now": "for the notice to the group's own pendamping",
    "report_of": "for the notice to the group's own pendamping",
    "groups_asked_about": "ids of those whom the sender of this very message was asked about",
    "families_in": "names of the reporter's own group, to read her report",
    "groups_for": "of the person who reports",
    "unreported_groups": "of the person who reports, or is asked to",
    "schedules_begun": "of the reporter's own groups",
    "group_payment": "a day and place, for who was asked to pass it on in her own group",
    "step_told": "for the notice to that very reporter",
    "absentee": "for the notice to the meeting's own pendamping",
    "expected_meetings": "for the notice to that very pendamping",
    "last_module_of_group": "of a group chosen from one's own",
    "houses_of_ketua": "of groups chosen from those of the pendamping who writes",
    "next_meeting_of_group": "of the kpm's own group",
    "latest_meeting_of_group": "of the kpm's own group",
    "meetings_to_report": "of the ketua's own group, or of the pendamping's groups",
    "corrigible_meetings": "of the ketua's own group, or of the pendamping's groups",
    "meetings_reported_since": "of the ketua's own group, or of the pendamping's groups",
    "may_be_corrected": "a day, for a report of the meeting's own reporter",
    "evidence_of": "kinds of files, to one who has just sent another",
    "pendamping_name": "by which a ketua may call her in a report, which then tells of no member",
    "pendamping_of_meeting": "to whom her report goes, for the meeting's own reporter",
    "questions_asked": "for the notice to the meeting's own pendamping",
    "official_lines": "for the notice to the meeting's own pendamping",
    "open_differences": "for the notice to the meeting's own pendamping",
    "evidence_file": "for the notice to the meeting's own pendamping",
    "meeting_line": "for notices, whose reader was chosen with the meeting, and for meetings offered above",
    "start_before_move": "for notices, whose reader was chosen with the meeting",
    "standing_month": "counts, and when meetings are, for the notice to that very member of staff",
    "standing_report": "for the notice to the meeting's own pendamping",
    "visit_lines": "for the notice to that very pendamping",
    "visits_still_waiting": "counts, for that same list",
    "list_is_news": "yes or no, for that same list",
    "holder_of": "of the pendamping's own group; for the notice to a kpm of the group",
    "duty_in_group": "for notices, whose reader it is about",
    "versions_used": "names of printed forms, nobody's data",
    "person_for_code": "the code is the right",
    "persons_with_phone": "one's own number is the right",
    "count_wrong_try": "about the contact that writes",
    "tried_too_often": "about the contact that writes",
    "join": "the code or one's own number is the right",
    "set_language": "her own",
    "silence_numbers": "the numbers of those who speak from the phone that said stop",
    "close_wrong_number": "of the number that writes, which says whose it is not",
    "wake_numbers": "the same, for the phone that says mulai",
}
TABLES_SEEN = {
    "conversations.commands_between": "Dialog",
    "conversations.engine": "Dialog",
    "conversations.everywhere": "Dialog",
    "conversations.hearing": "Dialog",
    "conversations.intake": "Person",
    "conversations.members.moving": "Group",
    "conversations.notices.leaving": "Kpm Person",
    "conversations.notices.leaving_staff": "Group",
    "conversations.notices.paused": "Dialog",
    "conversations.notices.visits": "Kpm Person Visit",
    "conversations.notices_meant": "Dialog OutboxRow",
    "conversations.said_at_once": "Dialog",
    "conversations.schedule_check": "Group",
    "conversations.schedule_draft": "Group",
    "conversations.schedule_places": "Group",
    "conversations.schedule_state": "Group",
    "conversations.sent_sheets": "Dialog",
    "conversations.speakers": "Dialog",
    "conversations.steps": "Dialog",
    "conversations.taps": "Dialog",
    "conversations.turn": "Contact",
    "conversations.unfinished_words": "Dialog",
    "conversations.unsaved_report": "Dialog",
    "conversations.which_notice": "Dialog",
}
"""Rows that a conversation looks up itself: its own dialog, the subject of a notice, a group chosen from one's own."""


def imported_by_conversations() -> Iterator[tuple[str, str, str]]:
    """(conversation module, module it imports from, name)."""
    root = Path(conversations.__path__[0])
    for file in sorted(root.rglob("*.py")):
        here = ".".join(("conversations", *file.relative_to(root).with_suffix("").parts))
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom):
                yield from ((here, node.module or "", alias.name) for alias in node.names)
            elif isinstance(node, ast.Import):
                yield from ((here, alias.name, "") for alias in node.names)


def test_conversations_read_through_operations_or_for_a_reason_given_here() -> None:
    reading = set()
    for _, module, name in imported_by_conversations():
        if module.partition(".")[0] != "programme":
            continue
        found = getattr(importlib.import_module(module), name)
        if inspect.isfunction(found) and "session" in inspect.signature(found).parameters:
            reading.add(name)

    assert reading - set(OPERATIONS) == set(READS)


def test_conversations_look_up_only_the_rows_named_here() -> None:
    seen: dict[str, list[str]] = {}
    for here, module, name in imported_by_conversations():
        if module.startswith("db.tables"):
            seen.setdefault(here, []).append(name)

    assert {here: " ".join(sorted(names)) for here, names in seen.items()} == TABLES_SEEN


def test_conversations_never_import_a_whole_room() -> None:
    """`from programme import visits` would go past the two tests above."""
    modules = {module.__name__ for module in MODULES}
    whole = [
        (here, f"{module}.{name}")
        for here, module, name in imported_by_conversations()
        if f"{module}.{name}" in modules or (name == "" and module.startswith(("programme", "db")))
    ]

    assert whole == []


# The registry itself refuses what could not be asked.


def test_an_operation_must_begin_with_session_and_actor() -> None:
    with pytest.raises(TypeError):

        @operation(on=None, may=("staff",))
        def look_at(actor: Actor, session: Session) -> None: ...


def test_an_operation_must_say_on_which_object() -> None:
    with pytest.raises(TypeError):

        @operation(on="visit", may=("staff",))
        def look_at(session: Session, actor: Actor, meeting_id: int) -> None: ...


def test_an_operation_names_only_known_relations() -> None:
    with pytest.raises(ValueError):

        @operation(on=None, may=("neighbour",))
        def look_at(session: Session, actor: Actor) -> None: ...


def test_two_operations_are_never_called_alike() -> None:
    with pytest.raises(ValueError):

        @operation(on=None, may=("staff",))
        def overview(session: Session, actor: Actor) -> None: ...
