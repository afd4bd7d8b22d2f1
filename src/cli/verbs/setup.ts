import type { Verb } from '../command-line.ts'

export const setup: Verb = {
  name: 'setup',
  does: '安装：写好设置、放好计划、登记第一位管理员；没有写明的在终端里逐项询问',
  words: '[名称=值 …]',
  options: {
    admin: ['姓名', '第一位管理员'],
    account: ['渠道/账号', '管理员的账号，如 wecom-app/zhangsan；不填则给出绑定码，由本人绑定'],
  },
  examples: [
    'setup',
    'setup --admin 罗主任 WECOM_AIBOT_ID=aibAbC123 WECOM_AIBOT_SECRET=页面上的Secret',
    'setup --admin 罗主任 --account wecom-app/luo WECOM_APP_CORP_ID=ww1234567890abcdef …',
  ],
  async run({ words, options, out: { print, called, console } }) {
    const [{ setup }, { withQuestions }, { topOf }] = await Promise.all([
      import('../setup.ts'),
      import('../asking.ts'),
      import('../version.ts'),
    ])
    const { admin, account } = options
    const needs = { home: '.', program: topOf(), given: words, admin, account, called, out: print }
    const { input, output } = console
    const alone = input.isTTY !== true || (words.length > 0 && admin !== undefined)
    return alone
      ? setup({ ...needs, ask: null })
      : withQuestions(input, output, (ask) => setup({ ...needs, ask }))
  },
}
