import { expect, it } from 'vitest'
import { RunningBot } from '../../src/cli/checks/running.ts'

it('doctor blames no silent /healthz where health is switched off.', () => {
  const { text } = new RunningBot(null, false).findingOf('企业微信', 'wecom-app')
  expect(text).toContain('健康检查又没有开启')
  expect(text).not.toContain('没有应答')
  expect(new RunningBot(null).findingOf('企业微信', 'wecom-app').text).toContain('没有应答')
})
