"""The codebook's table of events: the subtypes and the roles of each type."""

TYPES: dict[str, tuple[str, str]] = {
    "meeting": ("meeting summit audience visit talks call", "host participant"),
    "statement": ("declaration praise appeal condemnation rejection threat pledge", "speaker addressee target"),
    "agreement": ("signature adoption ratification decision", "participant"),
    "cooperation": ("exercise operation partnership", "participant"),
    "aid": ("funding equipment humanitarian training", "agent target"),
    "creation": ("founding launch inauguration", "agent"),
    "personnel": ("appointment dismissal resignation promotion investiture", "target agent"),
    "election": ("election referendum result", "participant"),
    "coup": ("coup attempt dissolution", "agent target"),
    "withdrawal": ("exit troops rupture suspension", "agent target"),
    "sanction": ("sanction ban expulsion suspension lifting", "agent target"),
    "mobilization": ("deployment alert curfew", "agent"),
    "attack": ("attack ambush clash airstrike explosion abduction killing neutralization", "agent target"),
    "protest": ("demonstration strike riot rally", "agent target"),
    "justice": ("arrest charge trial conviction release dissolution", "agent target"),
    "ceremony": ("commemoration ceremony opening funeral award", "host participant"),
    "disaster": ("flood accident epidemic fire", "target"),
}
