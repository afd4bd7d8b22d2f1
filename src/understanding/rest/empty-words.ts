/**
 * Function and courtesy words: they stand beside a figure without saying anything about it. Closed: at most 200, each
 * used in a message of tests/understanding. A word that says something (a thing, a place, a part, a doubt) never
 * belongs here; what moves, counts, dates or sources a figure is in `word-classes.ts`.
 */
const WORDS =
  '的 了 着 过 是 有 在 也 又 就 都 均 只 仅 才 刚 还 应 和 与 及 跟 或 而 但 则 且 以 把 被 给 对 向 于 自 由 从 按 经 据 等 之 其 该 此 这 那 这个 那个 这是 那是 个 各 每 另 再 更 很 比较 ' +
  '吧 呢 哈 啊 呀 哦 嗯 嘛 啦 哎 喂 哎呀 嗨 额 呃 诶 噢 吗 我 你 您 他 咱 我们 你们 咱们 大家 各位 领导 主任 局长 科长 老师 同志 您好 你好 好 好的 请 麻烦 麻烦您 辛苦 谢谢 多谢 感谢 帮 帮忙 帮我 给我 一下 下 了解 知道 ' +
  '如下 以下 其他 其它 以及 并 并且 同时 另外 此外 还有 然后 接着 补充 主要 具体 分别 依次 关于 有关 对于 方面 情况 数据 数字 数值 数 值 指标 项 一项 这项 该项 这块 那块 这边 那边 里 中 上 内 后 前 底 末 号 日 第 一 共 ' +
  '当中 之中 里面 早 早安 早上好 上午好 下午好 晚上好 诸位 老师们 同志们 顺带 顺便 顺手 哒 嘞 咧 哩 咯 呗 哇 呐'
export const EMPTY_WORDS: readonly string[] = [...new Set(WORDS.split(' '))]
