"""Words as they sound whatever alphabet they were transcribed from, and given names that have several forms.

For finding spellings of one person only: what is alike here may still be two names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .letters import slug

_memoised = lru_cache(maxsize=1 << 16)
# How letters are heard: umlauts and the digraphs by which they are written without marks (ü, ue), Greek and Cyrillic
# letters in all their usual transcriptions (Г: g, h; Х: ch, h, kh; Ш: sch, sh, sz; Ц: c, ts, tz; Я: ia, ja, ya)
_TOGETHER = {
    **dict.fromkeys(("ae", "aa"), "a"),
    "oe": "o",
    **dict.fromkeys(("ue", "ou", "oo"), "u"),
    **dict.fromkeys(("dj", "dzh"), "d"),
    **dict.fromkeys(("dt", "th"), "t"),
    "ph": "f",
    **dict.fromkeys(("shch", "sch", "sh", "sz", "zh"), "s"),
    **dict.fromkeys(("tsch", "tch", "tz", "ts", "cz", "ch", "cs", "ck", "qu"), "k"),
    **dict.fromkeys(("kh", "gh", "gk", "gj", "xh"), "h"),
}
_AT_THE_BEGINNING = {"mac": "mk", "mp": "b", "nt": "d"}
_AT_THE_END = {"zada": "sade", "zadeh": "sade", "of": "ov", "off": "ov"}
_ALONE = str.maketrans({"c": "k", "g": "h", "j": "i", "q": "k", "w": "v", "x": "ks", "y": "i", "z": "s"})
_ALIKE = re.compile(
    "(?P<begin>^(?:mac(?=...)|mp|nt))|(?P<end>(?:zada|zadeh|off?)$)|(?P<h>gu(?=[ei])|ch(?=[rt]))|"
    + "|".join(sorted(_TOGETHER, key=len, reverse=True))
)
_VOWELS_OR_TWICE = re.compile(r"i+e[ie]*|e+i[ie]*|(.)\1+")
_FORMS = """
alan allan allen | alfred fred freddie alf | andrew andy drew | andrii andriy andrei andrey andrej andreas
anthony antony tony | antonio antonin toni tonio | albert bert al | alberto beto | alessandro sandro | aleksandr oleksandr alexander alexandr aleksander sasha sandy alex
aleksei alexei aleksey alexey oleksii oleksiy oleksij | anatolii anatoly anatolij | anna hanna ania | artem artiom artyom
benjamin ben benny | bohdan bogdan | catherine katherine kate cathy kathy katie | charles charlie chuck | christopher chris kit
cornelis kees cor | daniel dan danny danilo danylo | david dave davy | denys denis | dmytro dmitry dmitri dmitrii dmitriy dmytry
donald don donnie | edward ed eddie ted ned eduard edi | elizabeth liz beth betty lisa | emmanuel manu manuel manolo | eugene gene | evgeny evgenii yevhen evhen yevgeny evgheni eugen
francis frank | francisco paco pancho | francesco franco | frederick fred freddie | friedrich fritz | gabriel gabi | george georgios giorgos yiorgos
gerald gerard gerry jerry | geoffrey jeffrey geoff jeff | giovanni gianni | giuseppe beppe pino | gregory greg | hendrik henk henrik | henry harry hal | hryhorii grigory grigorii hryhoriy
ihor igor | illia ilya ilia | ignacio nacho | ioannis giannis yiannis john | ivan iwan | jacob jake jakob jaap | james jim jimmy jamie | johannes hans johann johan jan | john jack johnny jon jonathan
jose pepe | josef sepp joseph joe joey | jozsef joska | kenneth ken kenny | konstantinos costas kostas | kostiantyn konstantin | kyrylo kirill | laszlo laci | lawrence laurence larry | leonard len lenny
luigi gigi | liudmyla lyudmila ludmila | maksym maxim maksim max | margaret maggie meg peggy margot | maria mary marija mariia mariya | marharyta margarita | matthew matt | maximilian max | michael mike mick mickey misha mihail mihai | mykhailo mikhail mihail mykhaylo
mykola nikolai nikolay nikolaj | mykyta nikita | natalia nataliia natalya | nicholas nicolas nick nicky nikolaos nikos nico | oleh oleg | olena elena yelena olga | olha olga | patrick pat paddy | patricia pat patty | pavlo pavel paul | peter pete piet pieter petro petr pyotr
philip phil phillip filip | richard rick dick rich | robert rob bob bobby robbie bert | roland rollo | ronald ron ronnie | samuel sam sammy | sergey sergei serhii serhiy sergii sergiy serge | stanislav stas | stephen steven steve stefan | susan sue susie
svitlana svetlana | terence terry terrence | theodore ted theo | thomas tom tommy | timothy tim | tetiana tatiana tatyana tetyana | vadym vadim | vasyl vasily vasilii vasile | victor viktor vic | vincent vince vin | viacheslav vyacheslav
vitalii vitaly vitaliy | volodymyr vladimir volodimir vova | vsevolod vsevolodas | walter walt wally | willem wim | william will bill billy willie | wolfgang wolf | yaroslav iaroslav jaroslav | yevheniia evgenia yevgenia | yuliia yulia julia | yurii yuri iurii iouri juri | zdzislaw zdzich
"""


@_memoised
def sound(word: str) -> str:
    """How the word sounds, roughly: HONCHARENKO and GONCHARENKO are alike, MÜLLER and MUELLER."""
    letters = slug(word.lower().replace("ə", "a")).replace("-", "")
    alike = _ALIKE.sub(_heard, letters).translate(_ALONE)
    return _VOWELS_OR_TWICE.sub(lambda found: found[1] or "e", alike)


def _heard(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "begin":
            return _AT_THE_BEGINNING[found[0]]
        case "end":
            return _AT_THE_END[found[0]]
        case "h":
            return "h"
        case _:
            return _TOGETHER[found[0]]


def _forms() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(re.split(r"[|\n]", _FORMS)):
        for name in group.split():
            groups.setdefault(sound(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


_GROUPS = _forms()


def are_forms_of_one_name(one: str, other: str) -> bool:
    """Whether these are short forms, or forms in two languages, of one given name: Nick and Nicholas."""
    none: frozenset[int] = frozenset()
    return not _GROUPS.get(sound(one), none).isdisjoint(_GROUPS.get(sound(other), none))
