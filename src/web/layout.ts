/**
 * The frame of every page. Tagged templates of Hono instead of JSX: everything put in is escaped all the same, and the
 * files stay plain `.ts` for the start, the release, the tests and the house test.
 */
import { html } from 'hono/html'
import { STYLE } from './style.ts'

export type Html = ReturnType<typeof html>
/** What may stand in a template: text is escaped. */
export type Part = Html | string

export interface Frame {
  readonly title: string
  /** The plan's own name. */
  readonly plan: string
  readonly asOf: string
  /** The path of the page, for what is marked in the head. */
  readonly path: string
  /** A chat for trial is at /chat. */
  readonly trial: boolean
  /** Whoever reads may leave. */
  readonly session: boolean
}

const PLACES = [
  ['/', '总体'],
  ['/lagging', '滞后'],
  ['/papers', '文件'],
] as const

export function framed(frame: Frame, main: Part): Html {
  const { title, plan, asOf, path, trial, session } = frame
  return page(
    `${title} · ${plan}`,
    html`<a class="skip" href="#main">跳到正文</a>
<header><nav aria-label="主要页面">${PLACES.map(([to, name]) => html`<a href="${to}"${to === path ? html` aria-current="page"` : ''}>${name}</a>`)}${
      trial ? html`<a href="/chat">对话</a>` : ''
    }<form class="search" action="/search" method="get" role="search"><input type="search" name="q" aria-label="指标、单位或任务的名称" placeholder="指标、单位、任务" required maxlength="60"><button>查找</button></form></nav></header>
<main id="main">${main}</main>
<footer><p>截至${asOf}，与对话中的答复同源。数据按您的权限显示，请勿转发。</p>${
      session ? html`<form action="/leave" method="post"><button class="quiet">退出登录</button></form>` : ''
    }</footer>`,
  )
}

/** A page of a few words: how to get in, what is not there. */
export function notice(title: string, body: Part): Html {
  return page(title, html`<main id="main"><h1>${title}</h1>${body}</main>`)
}

export function page(title: string, body: Part): Html {
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body>${body}</body></html>`
}
