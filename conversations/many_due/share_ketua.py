"""The first way: the ketua looks in. She is told whom to visit and a kind word to bring, never why."""

from conversations.many_due.share_state import ShareState, chosen, names_of, picks_anew
from conversations.questions import YES_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.words import address_name
from programme.many_due.ketua_help import LONGEST_WORDS, ask_ketua
from programme.many_due.kind_words import unfit_words
from programme.many_due.ways import Shareable

TEXT = frozenset({"text"})
FEWEST_WORDS = 3


def ask_ketua_check(turn: Turn, state: ShareState) -> Question:
    words = turn.words
    by_ketua: dict[int, list[Shareable]] = {}
    for visit in chosen(turn, state):
        if visit.ketua is not None:
            by_ketua.setdefault(visit.ketua.id, []).append(visit)
    lines = []
    for visits in by_ketua.values():
        ketua = visits[0].ketua
        assert ketua is not None
        lines.append(
            words._(
                "Minta {ketua} mampir ke {names}.",
                ketua=address_name(words, ketua.name, ketua.gender),
                names=names_of(words, visits),
            )
        )
    lines.append(words._("Yang disampaikan: “{words}”", words=_to_tell(turn, state)))
    lines.append(words._("Alasan kunjungan tidak disebut. Untuk pesan lain, tulis saja pesannya."))
    _, no = yes_no("", words._("Tidak jadi"))
    yes = Choice("yes", words._("Ya, kirim"), YES_WORDS | {"yo", "kirim"})
    change = Choice("change", words._("Ganti pilihan"), frozenset({"ubah", "ganti"}))
    return Question("\n".join(lines), (yes, change, no), accepts=TEXT)


def _to_tell(turn: Turn, state: ShareState) -> str:
    """Hers, or a word that fits every family."""
    usual = turn.words._(
        "{pendamping} titip salam, semoga sekeluarga sehat. Kalau ada yang ingin diceritakan atau dibantu, silakan "
        "kabari {pendamping}, ya.",
        pendamping=turn.name(),
    )
    return state.to_tell or usual


def take_ketua_check(turn: Turn, state: ShareState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "change":
        return Ask("which")
    if answer.value == "no":
        return Done(words._("Baik, tidak ada yang dikirim."))
    if answer.value != "yes":
        return _other_words(turn, state, answer.text or "")
    to_tell = _to_tell(turn, state)
    asked = ask_ketua(turn.session, turn.actor, turn.who.id, state.visit_ids, to_tell, turn.now, turn.rules)
    if not asked:
        return Done(words._("Kunjungan itu sudah selesai, atau sudah dititipkan. Tidak ada yang berubah."))
    said = words.n_("{n} keluarga dititipkan.", "{n} keluarga dititipkan.", len(asked))
    rest = words._(
        "Saya kabari kalau ketua menjawab. Selama itu tidak ada di daftar kunjungan; kalau ketua tidak bisa, kembali "
        "seperti semula. Untuk menarik, ketik: titipan"
    )
    return Done(f"{said} {rest}")


def _other_words(turn: Turn, state: ShareState, text: str) -> Next:
    words, said = turn.words, " ".join(text.split())
    if picks_anew(turn, state, said):
        return Again()
    if len(said.split()) < FEWEST_WORDS:
        return Again(words._("Tekan Ya untuk mengirim, atau tulis pesannya dalam satu kalimat."))
    if len(said) > LONGEST_WORDS:
        return Again(words._("Pesannya terlalu panjang. Mohon tulis satu atau dua kalimat saja."))
    unfit = unfit_words(said, [visit.name for visit in chosen(turn, state)])
    if unfit:
        return Again(
            words._(
                "Pesan ini dibaca ketua, jadi mohon tanpa: {words}. Cukup salam dan kabar baik; hal lainnya "
                "disampaikan sendiri kepada keluarga.",
                words=words.listing(unfit[:3]),
            )
        )
    state.to_tell = said
    return Again()
