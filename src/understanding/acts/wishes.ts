/** What words anywhere in a message say of a paper or a file: 本周调度情况, 生成三月份通报, 发个表给我, 导出滞后清单. */

export interface Wish {
  /** 周调度 and 督导 by fixed words, which also stand in the titles of tasks. */
  readonly kind: 'dispatch' | 'supervision' | null
  /** 通报, 简报 are named. */
  readonly titled: boolean
  /** These, or 调度, 督导. */
  readonly named: boolean
  /** 表, though it be of pictures. */
  readonly table: boolean
  readonly forms: readonly ('docx' | 'xlsx' | 'chart')[]
  /** 生成, 起草: a draft as a file. */
  readonly drafted: boolean
  /** A list is to come as a file. */
  readonly exported: boolean
  /** A list of its own, which no paper is. */
  readonly list: 'query.lagging' | 'query.missing' | null
  /** 三月份通报: named by a month, and by nothing longer. */
  readonly monthly: boolean
  /** Nothing much beside. */
  readonly brief: boolean
}

const BRIEF = 30

/** `text`: as normalised. Null: nothing of the kind is said. */
export function wishIn(text: string): Wish | null {
  const says = (words: string) => words.split(' ').some((it) => text.includes(it))
  if (!says(ANY)) return null
  const listed = says(LISTED) && !says(WHOLE)
  return {
    kind: says(DISPATCH) ? 'dispatch' : says(SUPERVISION) ? 'supervision' : null,
    titled: says(TITLED),
    named: says(TITLED) || says('调度 督导'),
    table: says('表 excel xls'),
    forms: [
      ...(says(DOCUMENT) ? (['docx'] as const) : []),
      ...(says(TABLE) && !text.includes('图表') ? (['xlsx'] as const) : []),
      ...(says(PICTURE) ? (['chart'] as const) : []),
    ],
    drafted: says(DRAFTED),
    exported: says(EXPORTED),
    list: !listed ? null : says(LAGGING) ? 'query.lagging' : says(MISSING) ? 'query.missing' : null,
    monthly: isMonthly(text),
    brief: text.length <= BRIEF,
  }
}

/** Whether words name a month, and no quarter, half or year. */
export function isMonthly(text: string): boolean {
  return text.includes('月') && !['季', '半年', '全年', '年度'].some((it) => text.includes(it))
}

const DISPATCH = '周调度 周的调度 调度情况 调度通报 调度简报 调度材料 周报'
const SUPERVISION = '双周督导 督导情况 督导提示 督导通知 督导材料 督导单'
const TITLED = '通报 简报'
const DOCUMENT = 'word doc 文档 文件 公文 附件 打印'
const TABLE = 'excel xls 表 导出'
const PICTURE = '图'
const DRAFTED = '生成 拟 起草 出一份 出份 出个 出一个'
const EXPORTED = '导出 下载 excel xls 表格 做表 做成表 做个表'
const LISTED = `${EXPORTED} 清单 名单 列表 列成表 列个表`
const ANY = `${DISPATCH} ${SUPERVISION} ${TITLED} ${DOCUMENT} ${TABLE} ${PICTURE} ${DRAFTED} ${LISTED} 调度 督导`
const WHOLE = '通报 简报 调度 督导 总表 明细表 全部 所有'
const LAGGING = '滞后 落后'
const MISSING = '未报 没报 欠报 未填报 没填报 欠填报 未上报 没上报 欠上报 缺报'
