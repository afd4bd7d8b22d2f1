import type { Verb } from '../command-line.ts'

export const doctor: Verb = {
  name: 'doctor',
  does: '检查配置、数据、日历、时钟、字体和各渠道，逐行列出问题和处理办法',
  examples: ['doctor'],
  async run(line) {
    const { doctor } = await import('../doctor.ts')
    return doctor(() => line.config, line.out.console.clock, line.out.print)
  },
}
