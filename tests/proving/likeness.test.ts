/**
 * Faults that no number tells: the right value of the wrong thing, one number claimed by two, a kind that the words do not
 * bear out. Each planted by itself, in whichever of the plans has such a thing.
 */
import { describe, expect, it } from 'vitest'
import { Copy, FOLDERS, first, type Thing } from './copies.ts'

const [SHIPPED, CITY, COUNTY] = FOLDERS
const plain = (it: Thing) =>
  it.conflict === false &&
  it.targets.length === 1 &&
  typeof it.targets[0]?.value === 'number' &&
  it.targets[0]?.note === undefined
const of = (kind: string) => (it: Thing) => plain(it) && it.kind === kind
const change = (wanted: (it: Thing) => boolean, by: (it: Thing, list: Thing[]) => void) => (copy: Copy) =>
  copy.indicators((list) => by(first(list, wanted), list), wanted)

describe.each([SHIPPED, CITY, COUNTY])('%s', (folder) => {
  it.each([
    [
      'a place is given twice',
      change(plain, (it) => it.targets.push({ ...first(it.targets) })),
      /同一处写了两次/,
    ],
    [
      'a number is the target of two',
      change(plain, (it, list) => list.push({ ...it, id: 'again', name: `${it.name}二`, aliases: [] })),
      /已是“.+”的目标/,
    ],
    [
      'a name is of something else',
      change(plain, (it) => {
        it.name = '火星探测器着陆次数'
      }),
      /name: 引文“.+”说的不像是“火星探测器着陆次数”/,
    ],
    [
      'a task’s target is made a headline',
      change(
        (it) => it.headline === false && it.task !== null && plain(it),
        (it) => {
          it.headline = true
        },
      ),
      /headline: 只在任务中写到/,
    ],
    [
      'the level is another',
      (copy: Copy) =>
        copy.plan((it) => {
          it.level = it.level === 'county' ? 'city' : 'county'
        }),
      /^plan.json level: /,
    ],
    [
      'a unit is to stand for each county and does not',
      (copy: Copy) =>
        copy.list('units.json', (list) => {
          first(list, (it) => !String(it.name).startsWith('各')).each = 'county'
        }),
      /each: 不是代表各县市区的名称/,
    ],
    [
      'a rhythm is said to be of the week',
      (copy: Copy) =>
        copy.list('cadences.json', (list) => {
          first(list, (it) => !/周/.test(String(it.quote))).every = 'week'
        }),
      /every: 原文没有说“week”/,
    ],
    [
      'an annex is not there',
      (copy: Copy) =>
        copy.list('campaigns.json', (list) => {
          first(list).annex = 99
        }),
      /annex: 原文中没有附件99/,
    ],
    [
      'who leads is called what no bracket calls it',
      (copy: Copy) =>
        copy.plan((it) => {
          it.words = { ...(it.words as object), lead: '目标单位' }
        }),
      /words lead: /,
    ],
  ] as [string, (copy: Copy) => void, RegExp][])('is found out where %s.', (_, plant, found) => {
    const copy = new Copy(folder)
    plant(copy)
    expect(copy.faults()).toContainEqual(expect.stringMatching(found))
    copy.close()
  })
})

describe('a fault that only some plans can have', () => {
  it.each([
    [
      'a growth rate is called a share',
      SHIPPED,
      change(of('growth'), (it) => {
        it.kind = 'share'
      }),
      /kind: 原文“.+”是增速，应为 growth/,
    ],
    [
      'a share is called a growth rate',
      SHIPPED,
      change(of('share'), (it) => {
        it.kind = 'growth'
      }),
      /kind: 原文“.+”不是增速/,
    ],
    [
      'a total is called what is done in the year',
      SHIPPED,
      change(
        (it) => it.kind === 'level' && it.targets.some(({ quote }) => /总[量数]达到\d/.test(String(quote))),
        (it) => {
          it.kind = 'count'
        },
      ),
      /kind: 原文“.+”是总量，应为 level/,
    ],
    [
      'what is done in the year is called a total',
      CITY,
      change(
        (it) => it.kind === 'count' && plain(it) && /新增\S{0,6}\d/.test(String(it.targets[0]?.quote)),
        (it) => {
          it.kind = 'level'
        },
      ),
      /kind: 原文“.+”是当年做的数，应为 count/,
    ],
    [
      'a unit is not as printed',
      SHIPPED,
      change(
        (it) => plain(it) && it.unit === '家',
        (it) => {
          it.unit = '个'
        },
      ),
      /unit: 原文为“家”，写的是“个”/,
    ],
    [
      'the targets of two are exchanged',
      SHIPPED,
      change(of('growth'), (it, list) => {
        const other = first(
          list,
          (own) => of('growth')(own) && own.targets[0]?.quote !== it.targets[0]?.quote,
        )
        ;[it.targets, other.targets] = [other.targets, it.targets]
      }),
      /quote: “.+”说的是“.+”/,
    ],
    [
      'a goal of the whole is no headline',
      SHIPPED,
      change(
        (it) => it.headline === true && it.task === null,
        (it) => {
          it.headline = false
        },
      ),
      /headline: 是总目标，应为 true/,
    ],
    [
      'the counties are not named',
      SHIPPED,
      (copy: Copy) =>
        copy.plan((it) => {
          it.counties = []
        }),
      /each: plan.json 没有写县市区/,
    ],
    [
      'a convener is made up',
      CITY,
      (copy: Copy) =>
        copy.list('campaigns.json', (list) => {
          first(list).convener = '市委书记'
        }),
      /convener: 原文中没有“市委书记”/,
    ],
  ] as [string, string, (copy: Copy) => void, RegExp][])(
    'is found out where %s.',
    (_, folder, plant, found) => {
      const copy = new Copy(folder)
      plant(copy)
      expect(copy.faults()).toContainEqual(expect.stringMatching(found))
      copy.close()
    },
  )
})
