/**
 * Single deliberate faults, each planted in the shipped plan and in two made-up ones of other shapes: `plan check` finds
 * every one, in Chinese, by file and name. A folder without a fault passes.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Copy, FOLDERS, first, type Thing } from './copies.ts'

interface Planted {
  readonly fault: string
  readonly plant: (copy: Copy) => void
  readonly found: RegExp
}

const target = (it: Thing): Thing => first(it.targets)
const numbered = (it: Thing) =>
  it.targets.every(({ value }) => typeof value === 'number') && it.kind !== 'rank'
const plain = (it: Thing) =>
  numbered(it) &&
  it.conflict === false &&
  it.targets.length === 1 &&
  !it.targets[0]?.note &&
  it.kind !== 'coverage'
const inDigits = (it: Thing) =>
  plain(it) && String(it.targets[0]?.quote).includes(String(it.targets[0]?.value))
const inTask = (it: Thing) => plain(it) && it.task !== null && it.owner_basis === 'stated'
const withClause = (it: Thing) => it.clause !== '' && it.lead_units.length > 0 && it.joint_units.length > 0
const indicator =
  (wanted: (it: Thing) => boolean, change: (it: Thing, list: Thing[]) => void) => (copy: Copy) =>
    copy.indicators((list) => change(first(list, wanted), list), wanted)
const task = (change: (it: Thing, list: Thing[]) => void) => (copy: Copy) =>
  copy.list('tasks.json', (list) => change(first(list, withClause), list))

const FAULTS: readonly Planted[] = [
  {
    fault: 'a file is missing',
    plant: ({ folder }) => rmSync(join(folder, 'cadences.json')),
    found: /^cadences\.json: 没有这个文件/,
  },
  {
    fault: 'a file is no JSON',
    plant: ({ folder }) => writeFileSync(join(folder, 'units.json'), '[{"name": '),
    found: /^units\.json: 不是有效的 JSON（第 1 行/,
  },
  {
    fault: 'a field is missing',
    plant: task((it) => delete it.section),
    found: /^tasks\.json “.+” section: 缺少这一项$/,
  },
  {
    fault: 'a field is misspelt',
    plant: (copy) =>
      copy.plan((it) => {
        it.tilte = 'x'
      }),
    found: /^plan\.json: 多出的字段 “tilte”/,
  },
  {
    fault: 'a number is written as text',
    plant: indicator(plain, (it) => {
      target(it).value = '7'
    }),
    found: /value: 应为数$/,
  },
  {
    fault: 'a kind is unknown',
    plant: indicator(plain, (it) => {
      it.kind = 'speed'
    }),
    found: /kind: 应为 growth、.+ 之一，写的是“speed”$/,
  },
  {
    fault: 'a name is empty',
    plant: (copy) =>
      copy.list('units.json', (list) => {
        first(list).name = ''
      }),
    found: /^units\.json .* name: 不能为空$/,
  },
  {
    fault: 'a unit is not in units.json',
    plant: task((it) => {
      it.lead_units = ['市外星办']
    }),
    found: /^tasks\.json “.+”.*: units\.json 中没有单位“市外星办”$/,
  },
  {
    fault: 'a unit has a space too many',
    plant: task((it) => {
      it.lead_units = it.lead_units.map((unit) => `${unit} `)
    }),
    found: /是否为“.+”？多了或少了空格/,
  },
  {
    fault: 'a campaign is unknown',
    plant: task((it) => {
      it.campaign = '第八攻坚'
    }),
    found: /campaigns\.json 中没有“第八攻坚”$/,
  },
  {
    fault: 'a task is unknown',
    plant: indicator(inTask, (it) => {
      it.task = '9-9-9'
    }),
    found: /tasks\.json 中没有任务“9-9-9”$/,
  },
  {
    fault: 'an id is given twice',
    plant: task((it, list) => {
      first(list, (other) => other !== it).id = it.id
    }),
    found: /^tasks\.json: “.+”出现了两次$/,
  },
  {
    fault: 'a name is given twice',
    plant: indicator(plain, (it, list) => {
      first(list, (other) => other !== it).name = it.name
    }),
    found: /^indicators\/: “.+”出现了两次$/,
  },
  {
    fault: 'a quote is not in the document',
    plant: indicator(plain, (it) => {
      target(it).quote = `${target(it).quote}整`
    }),
    found: /^indicators\/ “.+”.+ quote: 不是原文/,
  },
  {
    fault: 'a digit too many in quote and value',
    plant: indicator(inDigits, (it) => {
      const own = target(it)
      own.quote = String(own.quote).replace(String(own.value), `${own.value}0`)
      own.value = Number(`${own.value}0`)
    }),
    found: /quote: 不是原文/,
  },
  {
    fault: 'a value is not the one of its quote',
    plant: indicator(plain, (it) => {
      target(it).value = Number(target(it).value) * 10 + 1
    }),
    found: /^indicators\/ “.+”.+ value: .+不在引文“/,
  },
  {
    fault: 'a note is to explain a value that stands nowhere',
    plant: indicator(plain, (it) => {
      target(it).value = 98765
      target(it).note = '据说'
    }),
    found: /value: 98765.*不在引文“/,
  },
  {
    fault: 'an upper bound is made up',
    plant: indicator(plain, (it) => {
      target(it).max = Number(target(it).value) + 3
    }),
    found: /max: 原文中没有/,
  },
  {
    fault: 'an upper bound lies below the value',
    plant: indicator(plain, (it) => {
      target(it).max = Number(target(it).value) - 1
    }),
    found: /max: 上限.+不大于/,
  },
  {
    fault: 'a direction is reversed',
    plant: indicator(
      (it) => plain(it) && it.better === 'higher',
      (it) => {
        target(it).direction = 'at_most'
      },
    ),
    found: /direction: /,
  },
  {
    fault: 'a least is said to be about',
    plant: indicator(
      (it) => plain(it) && target(it).direction === 'at_least',
      (it) => {
        target(it).direction = 'about'
      },
    ),
    found: /direction: 按原文“.+”应为 at_least，写的是 about/,
  },
  {
    fault: 'a hedge is not in the quote',
    plant: indicator(
      (it) => plain(it) && target(it).hedge === null,
      (it) => {
        target(it).hedge = '原则上'
      },
    ),
    found: /hedge: 原文中没有“原则上”/,
  },
  {
    fault: 'a target has neither number nor words',
    plant: indicator(plain, (it) => {
      target(it).value = null
    }),
    found: /既没有 value，也没有 text/,
  },
  {
    fault: 'a number of the quote is left out for words',
    plant: indicator(plain, (it) => {
      target(it).value = null
      target(it).text = '持续提升'
      delete it.note
    }),
    found: /value: 原文有“.+”，没有填写/,
  },
  {
    fault: 'a place is not in the document',
    plant: indicator(plain, (it) => {
      target(it).location = '九、附则'
    }),
    found: /location: 原文中找不到“九、附则”/,
  },
  {
    fault: 'a quote stands in another place',
    plant: indicator(inTask, (it) => {
      target(it).location = '三、推进机制'
    }),
    found: /location: /,
  },
  {
    fault: 'a deadline is no day',
    plant: indicator(plain, (it) => {
      target(it).deadline = '2026-02-30'
    }),
    found: /deadline: 没有 2026-02-30 这一天/,
  },
  {
    fault: 'a deadline lies decades ahead',
    plant: indicator(plain, (it) => {
      target(it).deadline = '2062-12-31'
    }),
    found: /deadline: 2062-12-31 不在计划年份内/,
  },
  {
    fault: 'a deadline lies before the plan',
    plant: indicator(plain, (it) => {
      target(it).deadline = '2019-12-31'
    }),
    found: /deadline: 2019-12-31 不在计划年份内/,
  },
  {
    fault: 'a deadline is a month that the document does not name',
    plant: indicator(plain, (it) => {
      target(it).deadline = String(target(it).deadline).replace(/-\d\d-\d\d$/, '-04-30')
    }),
    found: /deadline: /,
  },
  {
    fault: 'a deadline is of a year that the quote does not name',
    plant: indicator(plain, (it) => {
      target(it).deadline = '2028-12-31'
    }),
    found: /deadline: /,
  },
  {
    fault: 'a unit of measure is missing',
    plant: indicator(
      (it) => plain(it) && it.kind !== 'growth',
      (it) => {
        it.unit = ''
      },
    ),
    found: /unit: 没有填写计量单位/,
  },
  {
    fault: 'a unit of measure is one that nobody’s report is read in',
    plant: indicator(
      (it) => plain(it) && it.kind !== 'growth',
      (it) => {
        it.unit = 'PFlops'
      },
    ),
    found: /unit: “PFlops”不是程序认得的计量单位/,
  },
  {
    fault: 'a growth rate is counted in 亿元',
    plant: indicator(
      (it) => it.kind === 'growth',
      (it) => {
        it.unit = '亿元'
      },
    ),
    found: /unit: “亿元”与类别 growth 不符/,
  },
  {
    fault: 'a milestone has a number',
    plant: indicator(plain, (it) => {
      it.kind = 'milestone'
    }),
    found: /kind: 节点事项（milestone）不应有数值目标/,
  },
  {
    fault: 'the plausible range is turned round',
    plant: indicator(plain, (it) => {
      it.plausible = [100, 1]
    }),
    found: /plausible: 最小100不小于最大1/,
  },
  {
    fault: 'the plausible range leaves the target out',
    plant: indicator(plain, (it) => {
      it.plausible = [-3, -2]
    }),
    found: /plausible: 目标.+不在-3—-2之内/,
  },
  {
    fault: 'an indicator hangs on a task that does not speak of it',
    plant: indicator(inTask, (it) => {
      it.task = 'elsewhere'
    }),
    found: /没有任务“elsewhere”/,
  },
  {
    fault: 'an owner is not the lead unit',
    plant: indicator(inTask, (it) => {
      it.owner_units = [...it.owner_units, first(it.owner_units)]
    }),
    found: /owner_units: /,
  },
  {
    fault: 'a stated owner is said to be inferred',
    plant: indicator(inTask, (it) => {
      it.owner_basis = 'inferred'
    }),
    found: /owner_basis: 任务“.+”写明了牵头单位，应为 stated/,
  },
  {
    fault: 'a contradiction is flagged that is not listed',
    plant: indicator(plain, (it) => {
      it.conflict = true
    }),
    found: /conflict: conflicts\.json 中没有列出/,
  },
  {
    fault: 'a contradiction quotes what nobody wrote',
    plant: (copy) =>
      copy.indicators((list) =>
        copy.list('conflicts.json', (all) => {
          all.push({
            about: '某事',
            indicators: [first(list).id],
            differs: 'wording',
            quotes: ['甲说', '乙说'],
            note: '说明',
          } as never)
        }),
      ),
    found: /^conflicts\.json “某事” quotes: 不是原文：“甲说”$/,
  },
  {
    fault: 'a task is not verbatim',
    plant: task((it) => {
      it.quote = String(it.quote).replace('。', '！')
    }),
    found: /^tasks\.json “.+”.+ quote: 不是原文/,
  },
  {
    fault: 'a clause is not that of its task',
    plant: task((it) => {
      it.clause = '(市外星办牵头)'
    }),
    found: /^tasks\.json “.+”.+ clause: 不在任务原文中/,
  },
  {
    fault: 'a clause is left out',
    plant: task((it) => {
      it.clause = ''
    }),
    found: /clause: 任务原文中有责任括注“.+”，没有填写/,
  },
  {
    fault: 'lead and joint units are exchanged',
    plant: task((it) => {
      ;[it.lead_units, it.joint_units] = [it.joint_units, it.lead_units]
    }),
    found: /lead_units: 与责任括注不一致：多出“.+”，缺少“.+”/,
  },
  {
    fault: 'a joint unit is forgotten',
    plant: task((it) => {
      it.joint_units = it.joint_units.slice(1)
    }),
    found: /joint_units: 与责任括注不一致：缺少“.+”/,
  },
  {
    fault: 'a title is not what the task begins with',
    plant: task((it) => {
      it.title = '别的标题'
    }),
    found: /title: 任务原文不是以“别的标题”开头/,
  },
  {
    fault: 'a task is left out',
    plant: task((it, list) => {
      list.splice(list.indexOf(it), 1)
    }),
    found: /责任括注“.+”不属于任何任务|没有任务“/,
  },
  {
    fault: 'a section is misspelt',
    plant: task((it) => {
      it.section = '大力提振削费'
    }),
    found: /section: 原文中没有“大力提振削费”/,
  },
  {
    fault: 'a short form is given to two indicators',
    plant: indicator(plain, (it, list) => {
      first(list, (other) => other !== it).aliases.push(first(it.aliases))
    }),
    found: /aliases: “.+”也是“.+”的名称或简称/,
  },
  {
    fault: 'a short form is given to two units',
    plant: (copy) =>
      copy.list('units.json', ([one, other]) => {
        one?.aliases.push(String(other?.name))
      }),
    found: /^units\.json “.+” aliases: “.+”也是“.+”的名称或简称/,
  },
  {
    fault: 'a short form stands twice',
    plant: indicator(plain, (it) => {
      it.aliases.push(first(it.aliases))
    }),
    found: /aliases: “.+”写了两次/,
  },
  {
    fault: 'a short form has one character',
    plant: indicator(plain, (it) => {
      it.aliases.push('费')
    }),
    found: /aliases: “费”只有一个字/,
  },
  {
    fault: 'a short form is shared by one alone',
    plant: indicator(plain, (it) => {
      it.shared = ['只此一家']
    }),
    found: /shared: “只此一家”只有这一项/,
  },
  {
    fault: 'a unit is not printed anywhere',
    plant: (copy) =>
      copy.list('units.json', (list) => {
        list.push({ ...first(list), name: '市外星办', aliases: ['外星办'], loose: [] })
      }),
    found: /^units\.json “市外星办”: 原文中没有这个单位/,
  },
  {
    fault: 'a unit is used by nothing',
    plant: (copy) =>
      copy.list('units.json', (list) => {
        list.push({ ...first(list), name: '市外星办', aliases: ['外星办'], loose: [] })
      }),
    found: /^units\.json “市外星办”: 没有任何\S+、任务或指标用到/,
  },
  {
    fault: 'a number of the document is in nothing',
    plant: (copy) => copy.document((text) => `${text}另行安排资金731万元。\n`),
    found: /^numbers\.json: 原文的“731（.+）”既不在目标的引文中/,
  },
  {
    fault: 'a count in Chinese is in nothing',
    plant: (copy) => copy.document((text) => `${text}新建三座水厂。\n`),
    found: /^numbers\.json: 原文的“三座（.+）”既不在目标的引文中/,
  },
  {
    fault: 'a 清零 is in nothing',
    plant: (copy) => copy.document((text) => `${text}危房存量清零。\n`),
    found: /^numbers\.json: 原文的“清零（.+）”既不在目标的引文中/,
  },
  {
    fault: 'an indicator is left out',
    plant: indicator(plain, (it, list) => {
      list.splice(list.indexOf(it), 1)
    }),
    found: /^numbers\.json: 原文的“.+”既不在目标的引文中|没有指标“/,
  },
  {
    fault: 'a reason excuses what is not there',
    plant: (copy) =>
      copy.list('numbers.json', (list) => {
        list.push({ quote: '不在原文的话9', number: '9', why: '无' } as never)
      }),
    found: /^numbers\.json “不在原文的话9”: 不是原文/,
  },
  {
    fault: 'a reason is given twice',
    plant: (copy) =>
      copy.list('numbers.json', (list) => {
        list.push({ ...first(list) })
      }),
    found: /^numbers\.json “.+”: .+写了两次理由/,
  },
  {
    fault: 'a bracket of the document never closes',
    plant: (copy) => copy.document((text) => `${text}(未完\n`),
    found: /^document\.txt: 括号不配对/,
  },
  {
    fault: 'the document is not the whole of it',
    plant: (copy) => copy.document(() => '待补'),
    found: /^document\.txt: 不是文件全文/,
  },
  {
    fault: 'the document holds characters that were lost',
    plant: (copy) => copy.document((text) => `${text}\uFFFD\n`),
    found: /^document\.txt: 有乱码/,
  },
  {
    fault: 'the title is another',
    plant: (copy) =>
      copy.plan((it) => {
        it.title = '别的方案'
      }),
    found: /^plan\.json title: 原文中没有标题“别的方案”/,
  },
  {
    fault: 'the number is another',
    plant: (copy) =>
      copy.plan((it) => {
        it.number = '某政办发〔2025〕99号'
      }),
    found: /^plan\.json number: 原文中没有文号/,
  },
  {
    fault: 'the day of issue is another',
    plant: (copy) =>
      copy.plan((it) => {
        it.issued = String(it.issued).replace(/\d\d$/, '28')
      }),
    found: /^plan\.json issued: 原文中没有成文日期/,
  },
  {
    fault: 'the year is another',
    plant: (copy) =>
      copy.plan((it) => {
        it.year = 2031
      }),
    found: /^plan\.json year: /,
  },
  {
    fault: 'the city is written with 市',
    plant: (copy) =>
      copy.plan((it) => {
        it.city = `${String(it.city)}市`
      }),
    found: /^plan\.json city: /,
  },
  {
    fault: 'last year’s folder is not there',
    plant: (copy) =>
      copy.plan((it) => {
        it.previous = 'nowhere-2019'
      }),
    found: /^plan\.json previous: 没有文件夹“nowhere-2019”/,
  },
  {
    fault: 'a goal is not verbatim',
    plant: (copy) =>
      copy.list('campaigns.json', (list) => {
        first(list).goal = '随便写写'
      }),
    found: /^campaigns\.json “.+” goal: 不是.*原文/,
  },
  {
    fault: 'a campaign is called otherwise in the document',
    plant: (copy) =>
      copy.list('campaigns.json', (list) => {
        first(list).name = '别的行动'
      }),
    found: /campaigns\.json “别的行动”: .+中没有“别的行动”/,
  },
  {
    fault: 'a rhythm is not in the document',
    plant: (copy) =>
      copy.list('cadences.json', (list) => {
        first(list).quote = '一日一调度'
      }),
    found: /^cadences\.json “一日一调度”: 不是原文/,
  },
  {
    fault: 'a rhythm stands elsewhere',
    plant: (copy) =>
      copy.list('cadences.json', (list) => {
        first(list).location = '九、附则'
      }),
    found: /^cadences\.json “.+” location: 原文中找不到“九、附则”/,
  },
  {
    fault: 'the calendar speaks of an indicator that is not there',
    plant: (copy) =>
      writeFileSync(
        join(copy.folder, 'calendar.json'),
        JSON.stringify([
          { indicator: 'nothing', every: 'month', months_after: 1, day: 1, basis: '-', assumed: true },
        ]),
      ),
    found: /^calendar\.json: 没有指标“nothing”/,
  },
  {
    fault: 'somebody on the roster is of no unit',
    plant: (copy) =>
      copy.list('roster.json', (list) => {
        first(list, (it) => it.role === 'reporter').unit = '市外星办'
      }),
    found: /^roster\.json .+: 计划中没有单位“市外星办”/,
  },
]

describe.each(FOLDERS)('%s', (folder) => {
  it('passes as it stands.', () => {
    const copy = new Copy(folder)
    expect(copy.faults()).toEqual([])
    copy.close()
  })

  it.each(FAULTS)('is found out where $fault', ({ plant, found }) => {
    const copy = new Copy(folder)
    plant(copy)
    expect(copy.faults()).toContainEqual(expect.stringMatching(found))
    copy.close()
  })
})

it('All faults come at once, and faults of shape hide no others.', () => {
  const copy = new Copy('tests/plans/bailu-2026')
  copy.plan((it) => {
    it.title = '别的方案'
    it.unknown = true
  })
  copy.indicators((list) => {
    const [one, other] = list
    if (one === undefined || other === undefined) throw new Error('the plan has two indicators')
    target(one).quote = '没有这句话'
    target(other).value = 12345
  })
  copy.list('tasks.json', (list) => delete first(list).section)
  const faults = copy.faults()
  for (const found of [
    /多出的字段 “unknown”/,
    /section: 缺少这一项/,
    /quote: 不是原文：“没有这句话”/,
    /value: 12345%不在引文/,
  ])
    expect(faults).toContainEqual(expect.stringMatching(found))
  copy.close()
})
