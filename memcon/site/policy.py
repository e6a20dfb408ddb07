"""The content security policy: nothing but the site's own files, no inline script or style.

`wasm-unsafe-eval` lets the search run its WebAssembly, which is a file of the site; it allows no
`eval` of JavaScript (CSP level 3, section 6.3).
"""

_RULES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
)
POLICY = "; ".join(_RULES)
"""As a page carries it itself, for hosts that send no headers."""

HEADERS = {
    "Content-Security-Policy": "; ".join((*_RULES, "frame-ancestors 'none'")),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""What a server sends with every file of the site."""


def headers_file() -> str:
    """The file `_headers`, as static hosts read it."""
    lines = [f"  {name}: {value}" for name, value in HEADERS.items()]
    return "\n".join(["/*", *lines, ""])
