/** The chat as it is drawn: who one is and where at the top, what was said below it, and the line to write in last. */
import { createHash, randomUUID } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Said } from './transcript.ts'

export interface Seat {
  readonly account: string
  readonly name: string
}

export interface View {
  readonly people: readonly Seat[]
  readonly rooms: readonly string[]
  readonly as: string
  readonly room: string | undefined
  readonly day: string
  readonly said: readonly (readonly [number: number, said: Said])[]
  readonly quoted: string | null
  readonly error: string | null
}

const CSS = `
:root{color-scheme:light dark;--paper:#ededed;--ink:#16191d;--pale:#555b62;--mine:#a9ea7a;--theirs:#fff;--rule:#c9ced4;--link:#0b57a8}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e8ebee;--pale:#a9b1ba;--mine:#2f6b3c;--theirs:#262b31;--rule:#3a424b;--link:#8cc0f5}}
*{box-sizing:border-box}html{font:16px/1.55 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
body{margin:0 auto;max-width:46rem;background:var(--paper);color:var(--ink);min-height:100vh;display:flex;flex-direction:column}
header{position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--rule);padding:.5rem .8rem}
h1{font-size:1rem;margin:0 0 .3rem}
form{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;margin:.2rem 0}
input,select,button,textarea{font:inherit;color:inherit;background:var(--theirs);border:1px solid var(--pale);border-radius:.4rem;padding:.35rem .55rem;min-height:2.5rem;max-width:100%;min-width:0}
label{display:inline-flex;gap:.3rem;align-items:center}
button{background:var(--link);border-color:var(--link);color:var(--theirs);font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
main{flex:1;padding:.6rem .8rem}
ol{list-style:none;margin:0;padding:0}
li{margin:.7rem 0;display:flex;flex-direction:column;align-items:flex-start}
li.mine{align-items:flex-end}
.who{color:var(--pale);font-size:.85rem}
.words{background:var(--theirs);border-radius:.5rem;padding:.5rem .7rem;max-width:92%;white-space:pre-wrap;overflow-wrap:anywhere}
.mine .words{background:var(--mine)}
img{max-width:100%;height:auto;display:block;margin:.4rem 0;background:#fff}
a{color:var(--link)}
footer{position:sticky;bottom:0;background:var(--paper);border-top:1px solid var(--rule);padding:.5rem .8rem}
footer textarea{flex:1 1 12rem;min-height:2.5rem;resize:vertical}
.quote{border-left:.25rem solid var(--rule);padding-left:.5rem;color:var(--pale)}
`
export const CHAT_STYLE_HASH = `'sha256-${createHash('sha256').update(CSS).digest('base64')}'`

export function chatPage(view: View): ReturnType<typeof html> {
  const { people, rooms, as, room, day, said, quoted, error } = view
  const here = html`<input type="hidden" name="as" value="${as}"><input type="hidden" name="room" value="${room ?? ''}">`
  const named = (account: string) => people.find((it) => it.account === account)?.name ?? account
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>试聊</title><style>${raw(CSS)}</style></head><body>
<header><h1>试聊（只在本机，所选身份不作核验）</h1>
<form method="get" action="/chat"><label>身份<select name="as">${people.map((it) => html`<option value="${it.account}"${it.account === as ? html` selected` : ''}>${it.name}</option>`)}</select></label>
<label>地方<select name="room"><option value="">单聊</option>${rooms.map((it) => html`<option value="${it}"${it === room ? html` selected` : ''}>群：${it}</option>`)}</select></label><button>切换</button></form>
<form method="post" action="/chat/day">${here}<label>日期<input type="date" name="day" value="${day}" required></label><button>改日期</button></form></header>
<main><ol aria-label="消息" aria-live="polite">${said.map(([number, it]) => message(number, it, named(it.person), here, as, room))}</ol>${error === null ? '' : html`<p role="alert">${error}</p>`}</main>
<footer id="end">${quoted === null ? '' : html`<p class="quote">引用：${quoted}</p>`}<form method="post" action="/chat/say" enctype="multipart/form-data">${here}<input type="hidden" name="id" value="${randomUUID()}">${
    quoted === null ? '' : html`<input type="hidden" name="quoted" value="${quoted}">`
  }<textarea name="text" rows="1" aria-label="消息"></textarea>${
    room === undefined
      ? ''
      : html`<label><input type="checkbox" name="addressed" value="yes" checked>@机器人</label>`
  }<input type="file" name="file" aria-label="文件"><button>发送</button></form></footer></body></html>`
}

function message(
  number: number,
  said: Said,
  name: string,
  here: ReturnType<typeof html>,
  as: string,
  room: string | undefined,
): ReturnType<typeof html> {
  const { bot, text, picture, file, choices = [], mention, person, link } = said
  const mine = !bot && person === as
  const quote = `/chat?as=${encodeURIComponent(as)}&room=${encodeURIComponent(room ?? '')}&quote=${number}#end`
  return html`<li${mine ? html` class="mine"` : ''}><span class="who">${bot ? '机器人' : name} <a href="${quote}">引用</a></span><div class="words">${
    mention === undefined ? '' : `@${mention} `
  }${text}${link === undefined ? '' : html`\n<a href="${link}">打开网页</a>`}${
    picture === undefined ? '' : html`<img src="/chat/files/${number}/picture" alt="${picture.alt}">`
  }${file === undefined ? '' : html`\n<a href="/chat/files/${number}/file" download="${file.name}">${file.name}</a>`}</div>${
    choices.length === 0
      ? ''
      : html`<div>${choices.map((it) => html`<form method="post" action="/chat/say">${here}<input type="hidden" name="id" value="${randomUUID()}"><input type="hidden" name="text" value="${it.text}"><input type="hidden" name="addressed" value="yes"><button>${it.label}</button></form>`)}</div>`
  }</li>`
}
