"""Who was not paid, in words: reasons, the draft of a report, what stands."""

from collections.abc import Mapping

from conversations.payments.telling_words import stage_name
from conversations.words import Words
from programme.payments.lines import PaymentLine
from programme.rules import Rules


def why_unpaid(words: Words, reason: str | None) -> str:
    """'saldo nol', 'kartu hilang'; the codes of programme.payments.reasons as people read them."""
    known = {
        "absent": words.p_("unpaid", "tidak datang"),
        "sick": words.p_("unpaid", "sakit"),
        "out_of_town": words.p_("unpaid", "di luar kota"),
        "card_lost": words.p_("unpaid", "kartu hilang"),
        "card_broken": words.p_("unpaid", "kartu rusak atau terblokir"),
        "pin": words.p_("unpaid", "lupa atau salah PIN"),
        "zero_balance": words.p_("unpaid", "saldo nol"),
        "not_on_list": words.p_("unpaid", "nama tidak ada di daftar"),
        "documents": words.p_("unpaid", "berkas kurang"),
        "name_differs": words.p_("unpaid", "nama atau data berbeda"),
        "died": words.p_("unpaid", "meninggal"),
        "closed": words.p_("unpaid", "loket tutup, antre, atau uang habis"),
        "other": words.p_("unpaid", "alasan lain"),
    }
    return known.get(reason or "", words.p_("unpaid", "alasan belum disebut"))


def unpaid_lines(words: Words, unpaid: Mapping[int, str | None], names: Mapping[int, str]) -> list[str]:
    """'- 3. Wati (saldo nol)', by number."""
    return [
        f"- {number}. {names.get(number, '?')} ({why_unpaid(words, reason)})"
        for number, reason in sorted(unpaid.items())
    ]


def unpaid_summary(words: Words, unpaid: Mapping[int, str | None], names: Mapping[int, str]) -> str:
    """How many were paid, and who was not."""
    paid = words._("Sudah dibayar {paid} dari {expected}.", paid=len(names) - len(unpaid), expected=len(names))
    if not unpaid:
        return paid
    return "\n".join([paid, words._("Belum dibayar:"), *unpaid_lines(words, unpaid, names)])


def short_payment(words: Words, line: PaymentLine, rules: Rules) -> str:
    """'Tahap 4 · Sab 12 Des · Balai Desa', for buttons."""
    day = words.short_day(rules.local(line.starts_at).date())
    return f"{stage_name(words, line).capitalize()} · {day} · {line.place}"


def payment_day(words: Words, line: PaymentLine, rules: Rules) -> str:
    """'tahap 4, Sabtu, 12 Desember 2026'."""
    return f"{stage_name(words, line)}, {words.day(rules.local(line.starts_at).date())}"
