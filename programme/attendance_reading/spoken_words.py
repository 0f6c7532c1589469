"""Words that set expressions and doubts are made of, as patterns in all three languages. A table."""

ALREADY = frozenset("sudah udah udh sdh dah wis wes tos sampun".split())
ITS = r"(?:nya|ne|na|e)"
WHO = r"(?:yg|yang|sing|a?nu|ingkang)"
ONE = rf"(?:(?:1|satu|siji|hiji|setunggal|sa?tunggal){ITS}?(?: (?:orang|org|wong))?)"
AGAIN = r"(?:lagi|lg|deui|maneh|malih|mah|meneh)"
NO = r"(?:g+a+k?|nggak|ngga|enggak|gk|tidak|tdk|ndak|ora|ra|teu|moal|mboten)"
NOT = rf"(?:{NO}|belum|blm)"
KNOWN = r"(?:tau|tahu|ngerti|ngertos|nyaho|terang|weruh)"
ADDRESS = r"(?:bu|buk|bun|ibu|pak|mbak|mbk|mba|mb|teh|teteh|ceu|mas|kak|min|yu)"
ME = r"(?:saya|sy|aku|kulo|kula|abdi|inyong|enyong|nyong|kami|ketua)"
COMES = r"(?:datang|dtg|dateng|hadir|teka|teko|sumping|dongkap|rawuh|ikut)"
STAYED_AWAY = rf"(?:{NOT} (?:(?:bisa|iso|saged|tiasa) )?{COMES}|bolos|mbolos|absen|mangkir|alpa)"
WITH_CHILD = r"(?:hamil|hml|meteng|mbobot|bobot|reuneuh|kandungan|ngandung)"
WAITS = r"(?:nunggu|tunggu|menunggu|nungguan|nunggon|ngenteni|ngentosi|nengga|ngantosan|ngadagoan|mau|arep|bade|rek)"
DUE = (
    r"(?:hari(?: ?h| lahir)?|dino|dinten|poe|waktu|wektu|waktos|hpl|lahiran|lahir|lairan|babaran|melahirkan|"
    r"ngalahirkeun)"
)
CAME_IN_WORDS = r"(?:hadir|hdr|hdir|datang|dtg|dateng|teka|teko|rawuh|sumping|dongkap|mangkat|masuk|aya)"
STAYED_AWAY_IN_WORDS = (
    rf"(?:(?:tidak|tdk|nggak|ngga|enggak|g+a+k?|gk|ndak|ora|ra|teu|henteu|mboten|boten|belum|blm|durung|dereng|tak)"
    rf"(?:(?: (?:bisa|iso|saged|saget|tiasa|dapat))? {CAME_IN_WORDS})|absen|alpa|alfa|mangkir)"
)
