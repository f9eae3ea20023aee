"""Zwolle 1.0.0 by hand, twice: as Python over dicts and as SQL; with surely and possibly, as the rules ask.

Both share no code with the engines they are measured against, and do the same work: the possible categories,
the advised one and its rule.
"""

from __future__ import annotations

from collections.abc import Mapping

REGELSET = ("zwolle", "1.0.0")

COUNTED = (
    "belemmert.geld",
    "belemmert.wonen",
    "belemmert.lichaam",
    "belemmert.mentaal",
    "belemmert.gezin",
    "belemmert.netwerk",
    "belemmert.dag",
)

Answer = tuple[str | None, str | None, str]
"""Category, rule and possible categories."""


_JUDGED = frozenset({"ja", "nee", None, "weggelaten"})
KNOWN: dict[str, frozenset[str | int | None]] = {
    **{f"belemmert.{name}": _JUDGED for name in ("taal", "opleiding", "werk", *(n[10:] for n in COUNTED))},
    "feit.wens_zelfstandig": _JUDGED,
    "feit.arbeidsvermogen": frozenset({"ja", "beperkt", "geen", None, "weggelaten"}),
    "feit.arbeidsvermogen_basis": frozenset(
        {"uwv", "medisch_advies", "inschatting", "onbekend", None, "weggelaten"}
    ),
    "feit.ontheffing": frozenset({"geen", "art_9_2", "art_9_5", "art_9a", "onbekend", None, "weggelaten"}),
}
"""What a value can be; anything else is refused and never guessed."""


def by_hand(person: Mapping[str, str | int | None]) -> Answer:
    """One person, in plain Python; raises ValueError for a value the rules do not know."""
    for name, known in KNOWN.items():
        if person[name] not in known:
            raise ValueError(name)
    surely = possibly = 0
    for name in COUNTED:
        value = person[name]
        if value == "ja":
            surely += 1
            possibly += 1
        elif value != "nee" and (value is None or name != "belemmert.gezin"):
            possibly += 1
    vermogen, basis = person["feit.arbeidsvermogen"], person["feit.arbeidsvermogen_basis"]
    can, can_surely = vermogen != "geen", vermogen in ("ja", "beperkt")
    proven = not can_surely and basis not in ("inschatting", "onbekend")
    unproven = not can_surely and basis not in ("uwv", "medisch_advies")
    proven_surely = proven and not can and not unproven
    unproven_surely = unproven and not can and not proven
    taal, opleiding = person["belemmert.taal"], person["belemmert.opleiding"]
    wens = person["feit.wens_zelfstandig"]
    found: list[str] = []
    rule: str | None = None
    if possibly >= 2 and proven:
        found, rule = ["wijkteam"], "wijkteam"
    if surely >= 2 and proven_surely:
        return "wijkteam", rule, "wijkteam"

    # fmt: off
    sure = (
        "geen_arbeidsvermogen_niet_vastgesteld" if unproven_surely
        else "geen_arbeidsvermogen_weinig_belemmeringen" if possibly <= 1 and proven_surely
        else "meer_belemmeringen_kan_werken" if surely >= 2 and can_surely
        else None if possibly
        else "opleiding" if opleiding == "ja" else "taal" if taal == "ja"
        else "zelfstandig" if wens == "ja" else None
    )
    maybe = (
        "geen_arbeidsvermogen_niet_vastgesteld" if unproven
        else "geen_arbeidsvermogen_weinig_belemmeringen" if surely <= 1 and proven
        else "meer_belemmeringen_kan_werken" if possibly >= 2 and can
        else None if surely
        else "opleiding" if opleiding != "nee" else "taal" if taal != "nee"
        else "zelfstandig" if wens != "nee" else None
    )
    # fmt: on
    if maybe:
        found.append("scholing_medisch_anders")
        rule = sure or maybe
    if not sure:
        if surely <= 1 <= possibly and can:
            found.append("aanpak")
            rule = "een_belemmering"
        if surely == 0 and can:
            found.append("aanpak_intensief")
            rule = "geen_belemmering"
    if len(found) == 1:
        return found[0], rule, found[0]
    return None, None, " ".join(found)


_ALLE = ", ".join(f'"belemmert.{name}"' for name in ("taal", "opleiding", "werk", *(n[10:] for n in COUNTED)))
_JA = " + ".join(f'("{name}" = 9)::UTINYINT' for name in COUNTED)
_MISSCHIEN = " + ".join(
    f'("{name}" NOT IN (3, 8))::UTINYINT' if name == "belemmert.gezin" else f'("{name}" <> 8)::UTINYINT'
    for name in COUNTED
)

SQL = f"""
WITH counted AS (
  SELECT gesprek_id,
    {_JA} AS surely,
    {_MISSCHIEN} AS possibly,
    "feit.arbeidsvermogen" IN (8, 9) AS can_surely,
    "feit.arbeidsvermogen" <> 10 AS can,
    "feit.arbeidsvermogen" NOT IN (8, 9) AND "feit.arbeidsvermogen_basis" NOT IN (10, 11) AS proven,
    "feit.arbeidsvermogen" NOT IN (8, 9) AND "feit.arbeidsvermogen_basis" NOT IN (8, 9) AS unproven,
    greatest({_ALLE}, "feit.wens_zelfstandig") <= 9 AND "feit.arbeidsvermogen" <= 10
      AND "feit.arbeidsvermogen_basis" <= 11 AND "feit.ontheffing" <= 12 AS fits,
    "belemmert.taal" = 9 AS taal_surely, "belemmert.taal" <> 8 AS taal,
    "belemmert.opleiding" = 9 AS opleiding_surely, "belemmert.opleiding" <> 8 AS opleiding,
    "feit.wens_zelfstandig" = 8 AS wens_surely, "feit.wens_zelfstandig" <> 9 AS wens
  FROM people
),
ruled AS (
  SELECT gesprek_id, fits,
    surely >= 2 AND proven AND NOT can AND NOT unproven AS wijkteam_surely,
    possibly >= 2 AND proven AS wijkteam,
    unproven AND NOT can AND NOT proven AS unproven_surely, unproven,
    possibly <= 1 AND proven AND NOT can AND NOT unproven AS few_surely, surely <= 1 AND proven AS few,
    surely >= 2 AND can_surely AS more_surely, possibly >= 2 AND can AS more,
    possibly = 0 AND opleiding_surely AS opleiding_surely, surely = 0 AND opleiding AS opleiding,
    possibly = 0 AND taal_surely AS taal_surely, surely = 0 AND taal AS taal,
    possibly = 0 AND wens_surely AS wens_surely, surely = 0 AND wens AS wens,
    surely = 1 AND possibly = 1 AND can_surely AS one_surely, surely <= 1 AND possibly >= 1 AND can AS one,
    surely = 0 AND can AS none
  FROM counted
),
joined AS (
  SELECT *,
    unproven_surely OR few_surely OR more_surely OR opleiding_surely OR taal_surely OR wens_surely
      AS other_surely,
    unproven OR few OR more OR opleiding OR taal OR wens AS other
  FROM ruled
),
masked AS (
  SELECT *, CASE WHEN NOT fits THEN NULL WHEN wijkteam_surely THEN 1::UTINYINT ELSE
    wijkteam::UTINYINT + 2::UTINYINT * other::UTINYINT
    + CASE WHEN other_surely THEN 0::UTINYINT ELSE
      4::UTINYINT * one::UTINYINT + 8::UTINYINT * (none AND NOT one_surely)::UTINYINT END END AS mask
  FROM joined
)
SELECT gesprek_id,
  CASE mask WHEN 1 THEN 'wijkteam' WHEN 2 THEN 'scholing_medisch_anders'
    WHEN 4 THEN 'aanpak' WHEN 8 THEN 'aanpak_intensief' END AS categorie,
  CASE mask WHEN 1 THEN 'wijkteam' WHEN 4 THEN 'een_belemmering' WHEN 8 THEN 'geen_belemmering'
    WHEN 2 THEN CASE
      WHEN unproven_surely OR (unproven AND NOT other_surely) THEN 'geen_arbeidsvermogen_niet_vastgesteld'
      WHEN few_surely OR (few AND NOT other_surely) THEN 'geen_arbeidsvermogen_weinig_belemmeringen'
      WHEN more_surely OR (more AND NOT other_surely) THEN 'meer_belemmeringen_kan_werken'
      WHEN opleiding_surely OR (opleiding AND NOT other_surely) THEN 'opleiding'
      WHEN taal_surely OR (taal AND NOT other_surely) THEN 'taal'
      ELSE 'zelfstandig' END END AS regel,
  CASE mask {
    " ".join(
        f"WHEN {mask} THEN '"
        + " ".join(
            name
            for place, name in enumerate(
                ("wijkteam", "scholing_medisch_anders", "aanpak", "aanpak_intensief")
            )
            if mask >> place & 1
        )
        + "'"
        for mask in range(16)
    )
} END AS mogelijk
FROM masked
"""
"""The same in staged SQL over the table ``people`` of codes."""
