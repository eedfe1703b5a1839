"""Two hundred texts that would do harm if any of them were read as HTML, script, style or an address."""

from __future__ import annotations

_SCRIPTS = [
    "<script>window.harmed=1</script>",
    "</script><script>window.harmed=1</script>",
    "<img src=x onerror=window.harmed=1>",
    "<svg onload=window.harmed=1>",
    "<svg><script>window.harmed=1</script></svg>",
    "<iframe srcdoc='<script>parent.harmed=1</script>'></iframe>",
    "<body onload=window.harmed=1>",
    "<details open ontoggle=window.harmed=1>",
    "<input autofocus onfocus=window.harmed=1>",
    "<style>*{background:url(https://evil.example/)}</style>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><button>Go</button></form>",
    "<a href='javascript:window.harmed=1'>click</a>",
    "javascript:window.harmed=1",
    "data:text/html,<script>window.harmed=1</script>",
    "<!--<script>",
    "--><script>window.harmed=1</script>",
    "]]><script>window.harmed=1</script>",
    "${window.harmed=1}",
    "{{constructor.constructor('window.harmed=1')()}}",
    "#{7*7}",
    "\\u003cscript\\u003ewindow.harmed=1\\u003c/script\\u003e",
    "&lt;script&gt;window.harmed=1&lt;/script&gt;",
    "&#60;script&#62;window.harmed=1&#60;/script&#62;",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.harmed=1>",
    "<noscript><p title='</noscript><img src=x onerror=window.harmed=1>'>",
    "<template><script>window.harmed=1</script></template>",
    "<object data='javascript:window.harmed=1'></object>",
    "<embed src='javascript:window.harmed=1'>",
    "<video><source onerror=window.harmed=1></video>",
    "<marquee onstart=window.harmed=1>",
]
_OTHERS = [
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "toString",
    "\u202eright to left\u202c",
    "zero\u200bwidth\ufeff",
    "line\u2028and\u2029paragraph",
    "a" * 2000,
    "nul\u0001l",
    '=HYPERLINK("https://evil.example")',
    "+46 70 000",
    "@import url(https://evil.example/)",
    "'; DROP TABLE things; --",
    '" } UNION { ?s ?p ?o } #',
    "\U0001f469\u200d\U0001f680 emoji",
    "Z\u0351\u0351\u0351\u0351\u0351algo",
    "%3Cscript%3Ewindow.harmed=1%3C/script%3E",
]
_FRAMES = ["{}", '"{}', "'{}'", "Växjö {} kommun"]
TEXTS: list[str] = (
    [frame.format(text) if "{}" in frame else text for text in _SCRIPTS + _OTHERS for frame in _FRAMES]
)[:200]
