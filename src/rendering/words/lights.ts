/** The lights as offices print them: always a word, never colour alone. In the order in which lists lead with them. */
import type { Light } from '../../judging/judgement.ts'

export const LIGHT_WORDS: Readonly<Record<Light, string>> = {
  behind: '滞后',
  slightly_behind: '略滞后',
  unruled: '待裁定',
  no_data: '无数据',
  not_judgeable: '不可判',
  not_due: '未到统计时点',
  on_schedule: '达序时进度',
  met: '达标',
}

/** As the words stand above; `tests/rendering/lights.test.ts` holds that to judging's own order. */
export const IN_ORDER = Object.keys(LIGHT_WORDS) as readonly Light[]

/** As bars and tables of counts put them: what is achieved first, what says nothing of progress last. */
export const ACHIEVED_FIRST: readonly Light[] = [
  'met',
  'on_schedule',
  'slightly_behind',
  'behind',
  'unruled',
  'no_data',
  'not_judgeable',
  'not_due',
]
