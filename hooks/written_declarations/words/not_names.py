"""Words that stand beside names in lists of signatories and elsewhere, and are no part of one; in small letters."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Before a list, or before a name
LABELS = _words(
    """
    signatories signatory signataires signataire signed signé signée signés signatures names list liste presented
    présenté présentée tabled déposée author authors auteur auteurs total print imprimer doc
    """
)
JOINTS = _words("and et with avec & / +")
# That the Assembly does not print before a name
TITLES = _words(
    """
    h.e. s.e. hon hon. honourable excellency senator sen. deputy député députée dep. mp mep rev rev.
    reverend the rt right most monsieur madame mademoiselle messrs mm. mmes mr/ms herr frau signor signora señor
    señora sr. sra. dott. dott.ssa on. avv. ing. mag. dipl.-ing. president président présidente minister
    ministre ambassador ambassadeur professor professeur chairman chair chairperson rapporteur judge
    count comte conte graf duke duc earl marquess marquis prince princess princesse freiherr
    capt capt. captain col col. colonel gen gen. general général lt lt. maj. major sgt.
    fr. father père abbé bishop archbishop imam rabbi sheikh doctor docteur maître mevr. mevrouw dhr. fru hr.
    """
)
BEHIND_NAMES = _words("mp mep mdb mps obe cbe mbe dbe kbe kc qc phd ph.d. md esq esq.")
# That tell apart people of one name, and stand behind it
SUFFIXES = _words("jr sr jnr snr junior júnior senior fils père filho neto sobrinho figlio ii iii iv")
