/** The one style sheet, within the page: large type, one column, dark and printed by themselves. */
import { createHash } from 'node:crypto'
import { raw } from 'hono/html'

const CSS = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--pale:#545d68;--rule:#d6dbe1;--wash:#f4f6f8;--link:#0b57a8;
--behind:#c0392b;--slightly_behind:#d98a1f;--unruled:#8e6bbf;--no_data:#98a1ab;--not_judgeable:#bcc3cb;--not_due:#d5dae0;
--on_schedule:#5a9fce;--met:#2f7ebc}
@media (prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e8ebee;--pale:#aab2bc;--rule:#39414a;--wash:#1e2329;
--link:#8cc0f5;--behind:#e8695c;--slightly_behind:#e6a94d;--unruled:#b295dc;--no_data:#7d8691;--not_judgeable:#5b646e;
--not_due:#444c55;--on_schedule:#5f9cc6;--met:#7fb9e8}}
*{box-sizing:border-box}
html{font:17px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink)}
a{color:var(--link);text-underline-offset:.2em}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible,.wide:focus-visible{
outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99em}.skip:focus{left:.5em;top:.5em;background:var(--paper);padding:.3em .6em}
header,main,footer{max-width:60rem;margin:0 auto;padding:.6rem 1rem}
header{border-bottom:1px solid var(--rule)}
nav{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;align-items:center}
nav a{padding:.45rem 0;font-weight:600}
nav a[aria-current]{color:var(--ink);text-decoration:none}
form.search{display:flex;flex:1 1 14rem;gap:.4rem}
input,select,button,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--pale);border-radius:.4rem;
padding:.4rem .6rem;min-height:2.6rem;min-width:0}
form.search input{flex:1}
button{background:var(--link);border-color:var(--link);color:var(--paper);cursor:pointer;font-weight:600}
a.button{display:inline-block;background:var(--link);color:var(--paper);border-radius:.4rem;padding:.45rem .9rem;
font-weight:600;text-decoration:none}
button.quiet{background:none;color:var(--link)}
h1{font-size:1.4rem;line-height:1.35;margin:.9rem 0 .2rem}
h2{font-size:1.15rem;margin:1.6rem 0 .5rem}
h3{font-size:1rem;margin:1rem 0 .3rem}
p{margin:.4rem 0}
.pale,footer{color:var(--pale);font-size:.92rem}
.lead{font-size:1.15rem}
.four{display:grid;grid-template-columns:repeat(4,1fr);gap:.5rem;margin:.8rem 0;padding:0;list-style:none}
.four li{border:1px solid var(--rule);border-top:.3rem solid var(--rule);border-radius:.3rem;padding:.4rem .3rem;text-align:center}
.four b{display:block;font-size:1.6rem;line-height:1.2;font-variant-numeric:tabular-nums}
@media (max-width:30rem){.four{grid-template-columns:repeat(2,1fr)}}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.5rem .6rem .5rem 0;border-bottom:1px solid var(--rule)}
th{font-weight:600}tbody th{min-width:6.5em}thead th{color:var(--pale);font-size:.92rem;white-space:nowrap}
td.num{white-space:nowrap}
dl{margin:.4rem 0}dt{color:var(--pale);font-size:.92rem;margin-top:.5rem}dd{margin:0}
ul.plain,ol.plain{list-style:none;margin:0;padding:0}ul.plain>li,ol.plain>li{padding:.5rem 0;border-bottom:1px solid var(--rule)}
blockquote{margin:.4rem 0;padding:.2rem .8rem;border-left:.25rem solid var(--rule)}
.light{white-space:nowrap}.light::before{content:"";display:inline-block;width:.75em;height:.75em;margin-right:.35em;
border-radius:.15em;background:var(--rule)}
.bar{display:block;width:100%;height:.9rem;margin:.2rem 0}
figure{margin:.8rem 0}figure svg{width:100%;height:auto;max-width:32rem;display:block}
figure text{fill:var(--ink);font-family:inherit}
${['behind', 'slightly_behind', 'unruled', 'no_data', 'not_judgeable', 'not_due', 'on_schedule', 'met']
  .map(
    (it) =>
      `.l-${it}::before{background:var(--${it})}.t-${it}{border-top-color:var(--${it})!important}.b-${it}{fill:var(--${it})}`,
  )
  .join('\n')}
footer{border-top:1px solid var(--rule);margin-top:2rem}footer form{display:inline}
@media print{header,footer form,.skip{display:none}a{color:inherit;text-decoration:none}html{font-size:12pt}
:root{--paper:#fff;--ink:#000;--pale:#333;--rule:#999}table,figure{break-inside:avoid-page}}
`

export const STYLE = raw(CSS)
/** As a browser must find it: nothing else may style the page. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(CSS).digest('base64')}'`
