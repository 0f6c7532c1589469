"""The jobs of intakes, other meetings, health and school, and the office's reports."""

from db.tables import Assembly, Candidate, Clarification, FamilyMember, PosyanduDay, Provider, Substitution
from programme.assemblies import inviting, resocialisation
from programme.candidates import board as forms_board
from programme.candidates import families
from programme.health import asked as posyandu_asked
from programme.health import posyandu_days
from programme.health import reminders as posyandu_reminders
from programme.keeping import substituting
from programme.leaving import farewell, graduating, retention
from programme.office import monthly
from programme.schooling import finding as school_finding
from programme.schooling import reminding as school_reminding
from programme.schooling import verification
from programme.standing import due as standing_due
from programme.standing import ketua_met
from scheduler.job import Job, job_of

DUTY_JOBS: tuple[Job, ...] = (
    job_of(monthly.plan_monthly_reports, monthly.next_monthly_moment),
    job_of(substituting.keep_substitutions, substituting.next_substitution_moment, looks_into=Substitution),
    job_of(inviting.remind_of_assemblies, inviting.next_assembly_reminder, looks_into=Assembly),
    job_of(inviting.ask_who_came, inviting.next_assembly_end, looks_into=Assembly),
    job_of(resocialisation.ask_for_resocialisation, resocialisation.next_resocialisation_question),
    job_of(families.enter_candidate_families, families.next_family_entry, looks_into=Candidate),
    job_of(ketua_met.end_visits_of_ketua_met, ketua_met.no_moment_of_its_own, looks_into=Assembly),
    job_of(standing_due.remind_of_standing, standing_due.next_standing_moment),
    job_of(forms_board.remind_of_forms, forms_board.next_forms_moment, looks_into=Clarification),
    job_of(farewell.close_chats_of_leavers, farewell.next_closing),
    job_of(graduating.plan_leaving_hints, graduating.next_hints_moment, looks_into=FamilyMember),
    job_of(retention.forget_left_families, retention.next_forgetting_night),
    job_of(posyandu_days.plan_posyandu_days, posyandu_days.next_pattern_moment, looks_into=Provider),
    job_of(
        posyandu_reminders.plan_posyandu_reminders,
        posyandu_reminders.next_posyandu_reminder,
        looks_into=PosyanduDay,
    ),
    job_of(school_finding.find_unenrolled, school_finding.next_finding, looks_into=FamilyMember),
    job_of(school_reminding.remind_of_school_months, school_reminding.next_school_reminder, looks_into=FamilyMember),
    job_of(verification.plan_verifications, verification.next_verification, looks_into=FamilyMember),
    job_of(posyandu_asked.ask_posyandu_attendance, posyandu_asked.next_posyandu_question, looks_into=PosyanduDay),
)
