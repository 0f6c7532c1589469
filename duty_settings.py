"""The settings of intakes, health and school, and the office's reports: a part of settings.py, their only reader."""

from datetime import time
from typing import Annotated

from pydantic import Field, model_validator

from account_settings import Section
from programme.duty_rules import CommitmentRules, IntakeRules, OfficeRules

INTAKE, COMMITMENTS, OFFICE = IntakeRules(), CommitmentRules(), OfficeRules()
Days = Annotated[int, Field(ge=1, le=90)]
MonthDay = Annotated[int, Field(ge=1, le=28)]
MonthNumber = Annotated[int, Field(ge=1, le=12)]
Hours = Annotated[float, Field(gt=0, le=12)]


class IntakeSection(Section):
    """[programme.intake]; see programme.duty_rules.IntakeRules for the meaning of each."""

    group_families_least: Annotated[int, Field(ge=2, le=60)] = INTAKE.group_families_least
    group_families_most: Annotated[int, Field(ge=2, le=60)] = INTAKE.group_families_most
    session_families_most: Annotated[int, Field(ge=2, le=500)] = INTAKE.session_families_most
    session_groups: Annotated[int, Field(ge=1, le=20)] = INTAKE.session_groups
    families_a_pendamping: Annotated[int, Field(ge=10, le=2000)] = INTAKE.families_a_pendamping
    koordinator_from: Annotated[int, Field(ge=1, le=20)] = INTAKE.koordinator_from
    first_meeting_hours: Hours = INTAKE.first_meeting_hours
    absentee_visited_within_days: Days = INTAKE.absentee_visited_within_days
    forms_due_days: Days = INTAKE.forms_due_days

    @model_validator(mode="after")
    def _sizes_fit(self) -> "IntakeSection":
        if self.group_families_least > self.group_families_most:
            raise ValueError("group_families_least lebih besar daripada group_families_most")
        return self

    def rules(self) -> IntakeRules:
        """As the programme room takes them."""
        return IntakeRules(**self.model_dump())


class CommitmentsSection(Section):
    """[programme.commitments]; see programme.duty_rules.CommitmentRules for the meaning of each."""

    school_age_from: Annotated[int, Field(ge=3, le=10)] = COMMITMENTS.school_age_from
    school_age_until: Annotated[int, Field(ge=15, le=30)] = COMMITMENTS.school_age_until
    school_percent_least: Annotated[int, Field(ge=1, le=100)] = COMMITMENTS.school_percent_least
    school_days_a_month: Annotated[int, Field(ge=1, le=31)] = COMMITMENTS.school_days_a_month
    school_free_months: tuple[MonthNumber, ...] = COMMITMENTS.school_free_months
    antenatal_visits: Annotated[int, Field(ge=0, le=20)] = COMMITMENTS.antenatal_visits
    toddler_until_months: Annotated[int, Field(ge=12, le=96)] = COMMITMENTS.toddler_until_months
    preschool_until_months: Annotated[int, Field(ge=12, le=96)] = COMMITMENTS.preschool_until_months
    vitamin_a_months: tuple[MonthNumber, ...] = COMMITMENTS.vitamin_a_months
    posyandu_told_days: Annotated[int, Field(ge=0, le=7)] = COMMITMENTS.posyandu_told_days
    posyandu_told_at: time = COMMITMENTS.posyandu_told_at
    enrolment_asked_again_days: Days = COMMITMENTS.enrolment_asked_again_days
    entry_due_day: MonthDay = COMMITMENTS.entry_due_day
    verification_due_days: Annotated[int, Field(ge=1, le=28)] = COMMITMENTS.verification_due_days

    def rules(self) -> CommitmentRules:
        """As the programme room takes them."""
        return CommitmentRules(**self.model_dump())


class OfficeSection(Section):
    """[programme.office]; see programme.duty_rules.OfficeRules for the meaning of each."""

    assembly_told: tuple[Annotated[int, Field(ge=0, le=14)], ...] = OFFICE.assembly_told
    assembly_told_at: time = OFFICE.assembly_told_at
    assembly_hours: Hours = OFFICE.assembly_hours
    resocialisation_months: Annotated[int, Field(ge=1, le=24)] = OFFICE.resocialisation_months
    standing_reminded: bool = OFFICE.standing_reminded
    standing_asked_day: MonthDay = OFFICE.standing_asked_day
    standing_asked_at: time = OFFICE.standing_asked_at
    monthly_report_day: Annotated[int, Field(ge=0, le=28)] = OFFICE.monthly_report_day
    monthly_report_at: time = OFFICE.monthly_report_at
    monthly_report_due_day: MonthDay = OFFICE.monthly_report_due_day
    report_due_at: time = OFFICE.report_due_at
    nudges_a_day: Annotated[int, Field(ge=1, le=10)] = OFFICE.nudges_a_day
    substitution_hours: Annotated[int, Field(ge=1, le=336)] = OFFICE.substitution_hours
    retention_months: Annotated[int, Field(ge=1, le=600)] = OFFICE.retention_months

    @model_validator(mode="after")
    def _due_after_asking(self) -> "OfficeSection":
        if self.monthly_report_due_day <= self.monthly_report_day:
            raise ValueError("monthly_report_due_day harus sesudah monthly_report_day")
        return self

    def rules(self) -> OfficeRules:
        """As the programme room takes them."""
        return OfficeRules(**self.model_dump())
