#!/usr/bin/env bash
# wechaty 1.20.2 with wechaty-puppet-mock 1.19.4: who is mentioned, where the puppet gives no mentionIdList (not every
# one does; here it is taken out of the payload) and Wechaty reads the text.
#
# Guess: a name behind @ that a member of the room has is a mention; an address like name@host is none.
# Seen: the text is cut at blanks (U+2005 and the common one) and every piece has to be a name to its end. A member
# whose name has a blank, as rooms of an office prescribe (李四 商务局), is never mentioned. Nor is one behind whose name a
# Chinese comma follows, or no blank at all, as Chinese is typed. But zhang@督办助手 is a mention of 督办助手, and mentionText
# bites it out of the middle of the address.
# Cost: the bot does not hear those who call it, and is called by an address that somebody passes on.
# What we do: isCalled in src/channels/wechaty-decode.ts goes by the ids where they come, and else looks for its own
# names behind @ in the text, blanks and all, but not within an address.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts wechaty@1.20.2 wechaty-puppet@1.21.3 wechaty-puppet-mock@1.19.4

cat >probe.cjs <<'PROBE'
process.env.WECHATY_LOG = 'silent'
const { WechatyBuilder } = require('wechaty')
const { PuppetMock, mock } = require('wechaty-puppet-mock')
async function main() {
  const mocker = new mock.Mocker()
  const bot = WechatyBuilder.build({ puppet: new PuppetMock({ mocker }) })
  await bot.start()
  const me = mocker.createContact({ name: '督办助手' })
  mocker.login(me)
  const [zhang, li] = ['张三', '李四 商务局'].map((name) => mocker.createContact({ name }))
  const room = mocker.createRoom({ topic: '调度群', memberIdList: [me.id, zhang.id, li.id] })
  for (const text of ['@督办助手 报6.8%', '@督办助手，报6.8%', '@督办助手报6.8%', '@李四 商务局\u2005请报', '发到zhang@督办助手 一份']) {
    const heard = new Promise((resolve) => bot.once('message', resolve))
    await zhang.say(text).to(room)
    const message = await heard
    delete message.payload.mentionIdList
    const names = (await message.mentionList()).map((it) => it.name())
    console.log(text.replace('\u2005', '<2005>'), '->', names.join() || 'nobody', '|', await message.mentionText())
  }
  process.exit()
}
main()
PROBE

cat >expected <<'EXPECTED'
@督办助手 报6.8% -> 督办助手 | 报6.8%
@督办助手，报6.8% -> nobody | @督办助手，报6.8%
@督办助手报6.8% -> nobody | @督办助手报6.8%
@李四 商务局<2005>请报 -> nobody | @李四 商务局 请报
发到zhang@督办助手 一份 -> 督办助手 | 发到zhang一份
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
