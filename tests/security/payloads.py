"""Free texts that try to become something else, and addresses that try the same.

Each text goes into every field of a readout that takes free text. `@@HTTP@@` is the listener,
`@@SECRET@@` the address of a file that no output may hold.
"""

TEXTS = {
    "script": "<script>alert(1)</script> <ScRiPt src=@@HTTP@@/s.js></sCrIpT> <svg/onload=alert(1)> "
    "<svg><script>alert(1)</script></svg> <img src=@@HTTP@@/x onerror=alert(1)>",
    "attribute": "\"><b onmouseover=alert(1)> ' onfocus='alert(1)' autofocus=' ` onload=`alert(1)",
    "leaving an element": "</title></style></textarea></head><script>alert(1)</script> --><!-- "
    "]]></script><script>alert(1)</script> </p></td></main></body></html><script>alert(1)</script>",
    "mutation": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 '
    'onerror=alert(1)&gt;"> <noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "loading": "<iframe src=@@HTTP@@/f></iframe><object data=@@HTTP@@/o></object>"
    "<embed src=@@HTTP@@/e><base href=@@HTTP@@/><meta http-equiv=refresh content=0;url=@@HTTP@@/r>",
    "styling": "<style>@import url(@@HTTP@@/i.css); p{background:url(@@HTTP@@/b)}</style>"
    '<p style="background:url(@@HTTP@@/p)"> }*{content:url(@@HTTP@@/c)',
    "attaching": '<link rel=attachment href="@@SECRET@@"> '
    '<a rel=attachment href="@@SECRET@@">x</a>',
    "links": "[x](javascript:alert(1)) [x](java&#10;script:alert(1)) [x](vbscript:1) "
    "<javascript:alert(1)> [x](data:text/html,<script>alert(1)</script>) [x](//evil.example/x) "
    "[x][y] [y]: javascript:alert(1) [x](JAVASCRIPT&colon;alert(1))",
    "links out of an address": '[x](https://alpha.example/" onmouseover="alert(1)) '
    "[x](<https://alpha.example/> onmouseover=alert(1)) [x](https://a.example/)](javascript:1) "
    "[x](https://alpha.example/ \"t' onfocus='alert(1)\") [x](mailto:a@a.example?bcc=b@b.example)",
    "links to files": "[x](@@SECRET@@) <@@SECRET@@>",
    "images": "![x](@@HTTP@@/x.png) ![x](@@SECRET@@) ![x](data:text/html;base64,PHN2Zz4=) "
    "![x][y] [![x](@@HTTP@@/y.png)](@@HTTP@@/z)",
    "blocks": "# x <div>y</div> | a | b | ``` z ``` ~~~ <!-- x --> === --- *** * - + 1. > x",
    "broken marks": "**a *b _c __d `e ``f [g ![h ](i \\ [j]: k <l &m; &#x; ~~n~~ ***** ]]]] )))",
    "templates": "{{ 733 * 911 }} {% if true %}{{ 733 * 911 }}{% endif %} {{ '{{' }} 733 * 911 }} "
    "{# x #} {% raw %}{{ cycler.__init__.__globals__.os.popen('id').read() }}{% endraw %}",
    "templates, deeper": "{{ ''.__class__.__mro__[1].__subclasses__()|length }} {{ self }} "
    "{% include '../../../../etc/passwd' %} {% trans %}%(x)s{% endtrans %} ${733*911} #{733*911}",
    "format strings": "{0.__class__} {brief} %(x)s %s %n ${HOME} $(id) `id` %HOME% %2e%2e",
    "formula": '=HYPERLINK("@@HTTP@@/","x") ;=1+1; "=1+1 ,=1+1,',
    "formula, plus": "+1+cmd|' /C calc'!A0",
    "formula, minus": "-1+cmd|' /C calc'!A0",
    "formula, at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula, behind a space": " =1+1",
    "formula, full width": "\uff1d1+1",
    "field codes": 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" '
    '{ INCLUDEPICTURE "@@HTTP@@/p.png" } </w:t></w:r><w:r><w:instrText>DDE x</w:instrText></w:r>'
    "<w:r><w:t>",
    "entities": '<!DOCTYPE x [<!ENTITY y SYSTEM "@@SECRET@@">]> &y; &amp;y; &#x26;y; ]]> <?x y?>',
    "operators of PDF": ") Tj ET Q (x) >> endobj 1 0 obj << /S /JavaScript /JS (app.alert(1)) >> ( "
    "\\) \\( \\056 <3c> stream endstream %%EOF",
    "lone dots": f". {'w' * 71} . {'w' * 71} From {'w' * 70} . ..",
}
"""What is valid in every field."""

LINES = {
    "lines": "x\r\nBcc: victim@evil.example\r\n\r\n.\r\nQUIT\n\n\n<script>alert(1)</script>\n\n"
    "# x\n\n- y\n\n```\nz\n```\n\n    code\n\n[y]: javascript:alert(1)\n\n"
    "<div>\n<img src=x>\n</div>",
    "other white space": "x\u00a0y\u2003z\u3000\t=1+1",
    "tab": "\t=1+1",
    "line feed": "\n=1+1",
}
"""What is valid in a field of several lines only."""

ADDRESSES = (
    "https://alpha.example/'onmouseover='alert(1)",
    "https://alpha.example/)](javascript:alert(1))",
    "https://alpha.example/&quot;%22%3E%3Cscript%3E;=1+1",
    "https://alpha.example/%0d%0aBcc:%20victim@evil.example",
)
"""Addresses that are valid, and have to stay one address."""

NEVER = ("667763", "uid=", "<class '", "TemplateReference", "root:x:0")
"""What is in an output only where a text was run, or a file read."""
