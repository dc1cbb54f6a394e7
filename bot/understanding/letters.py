"""Vietnamese syllables, and the keyboard codes (Telex, VNI) that come through when the input method is off."""

from __future__ import annotations

import re

_ONSETS = "ngh nh ng kh ph th tr ch gh gi qu b c d g h k l m n p r s t v x"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng "
    "iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet "
    "oi om on ong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot "
    "uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu ych ynh"
)
_SYLLABLE = re.compile(rf"(?:{_ONSETS.replace(' ', '|')})?(?:{_RIMES.replace(' ', '|')})|gi|gin|gip|git")
_TELEX_LETTER = re.compile(r"dd|aa|ee|oo|[aou]w|w")
_TELEX_BASE = {"dd": "d", "aa": "a", "ee": "e", "oo": "o", "aw": "a", "ow": "o", "uw": "u", "w": "u"}
_VOWELS = "aeiouy"
_VNI = re.compile(r"d9|(?<=[aeiouy])[a-z]*[1-8]")
_DIGITS = re.compile(r"[0-9]")
_TWICE = re.compile(r"([a-z])\1")
_RUN = re.compile(r"([a-z])\1{2,}")


def is_syllable(word: str) -> bool:
    """Whether a folded word can be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(word) is not None


def squeeze(word: str) -> str:
    """Take drawn-out letters back: `nhaaaa` becomes `nha`."""
    return _RUN.sub(r"\1", word)


def undouble(word: str) -> str:
    """Take letters that were hit twice back: `tapp` becomes `tap`."""
    return _TWICE.sub(r"\1", word)


def decode(word: str) -> str | None:
    """Give the syllable behind a folded Telex or VNI word, or None when it is not one."""
    if _DIGITS.search(word):
        return _decode_vni(word)
    return _decode_telex(word)


def _decode_vni(word: str) -> str | None:
    if _VNI.search(word) is None or not word[0].isalpha():
        return None
    plain = _DIGITS.sub("", word)
    return plain if is_syllable(plain) else None


def _decode_telex(word: str) -> str | None:
    base = _TELEX_LETTER.sub(lambda found: _TELEX_BASE[found.group()], word)
    for candidate in (_without_tone(base), _without_late_mark(_without_tone(base)), base):
        if candidate != word and is_syllable(candidate):
            return candidate
    return None


def _without_tone(word: str) -> str:
    """Drop the tone key: the last of s f r x j after the first vowel."""
    first = next((i for i, letter in enumerate(word) if letter in _VOWELS), len(word))
    for i in range(len(word) - 1, first, -1):
        if word[i] in "sfrxj":
            return word[:i] + word[i + 1 :]
    return word


def _without_late_mark(word: str) -> str:
    """Drop a mark key typed at the end of the syllable: `nopo` for no^p, `dangd` for d-ang."""
    if len(word) > 2 and word[-1] in "aeod" and word[-1] in word[:-1]:
        return word[:-1]
    return word


def is_capitalised(surface: str) -> bool:
    """Whether a word begins with a capital and goes on in small letters, as names do."""
    return surface[:1].isupper() and not surface.isupper()
