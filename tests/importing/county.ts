/**
 * Thirty tasks of a made-up county in the words that such plans use, written after the rules of reading were: title, text,
 * who leads, who joins, the month, and each value with its unit as a person reads them.
 */
const ROWS = `
推进“个转企、企升规”工程|新增规上工业企业45家、限上商贸单位60家，个转企800户以上|县工信局、县商务局|县市场监管局、县统计局|12|45家,60家,800户
做强光伏产业链|光伏产业产值突破120亿元，新引进链上项目8个|县发改局|县工信局、开发区管委会|12|120亿元,8个
抓好粮食生产|粮食播种面积稳定在86.5万亩以上，总产量不低于40.2万吨|县农业农村局|各乡镇|11|86.5万亩,40.2万吨
实施城市更新|完成12个老旧小区改造，加装电梯20部，更新燃气管道35公里|县住建局|县城管局、县财政局|10|12个,20部,35公里
优化营商环境|政务服务事项网办率达到98%，企业开办时间压缩至4小时以内|县行政审批局|县市场监管局、县税务局|6|98%,4小时
扩大有效投资|固定资产投资增长8%左右，其中工业投资增长15%|县发改局|县工信局、县统计局|12|8%,15%
培育科技型企业|高新技术企业达到70家，技术合同成交额5.5亿元|县科技局|县财政局|12|70家,5.5亿元
办好文旅节会|全年接待游客突破600万人次，旅游综合收入增长12%以上|县文旅局|县公安局、各镇（街道）|9|600万人次,12%
推动外贸提质|进出口总额达到3.2亿美元|县商务局|海关|12|3.2亿美元
整治农村人居环境|卫生厕所普及率提高到95%，新建污水处理站16座|县农业农村局|县生态环境分局、各乡镇|12|95%,16座
改善空气质量|PM2.5平均浓度控制在38微克/立方米以下|县生态环境分局|县住建局、县城管局|12|38微克/立方米
造林绿化|完成营造林2.3万亩，四旁植树50万株|县林业局|县水利局|4|2.3万亩,50万株
建设四好农村路|新改建农村公路80公里，改造危桥9座|县交通局|县财政局、各乡镇|11|80公里,9座
稳定和扩大就业|城镇新增就业6000人，开展职业技能培训3500人次|县人社局|县教育局|12|6000人,3500人次
提升基础教育|新增学位2400个，义务教育巩固率保持在99.5%以上|县教育局|县发改局、县财政局|8|2400个,99.5%
加强医疗服务|建成县域医共体4个，每千人口床位数达到6.2张|县卫健局|县医保局|12|4个,6.2张
完善养老服务|新增护理型床位300张，建成镇级综合养老服务中心5个|县民政局|县卫健局|12|300张,5个
提高居民收入|城镇、农村居民人均可支配收入分别增长6%、7.5%|县发改局|县人社局、县农业农村局|12|6%,7.5%
推进水利建设|除险加固水库7座，治理河道28公里，新增高效节水灌溉面积1.8万亩|县水利局|县财政局|11|7座,28公里,1.8万亩
降低能耗|单位地区生产总值能耗下降3.5%以上|县发改局|县工信局|12|3.5%
做实财源建设|一般公共预算收入增长6%，税收占比不低于72%|县财政局|县税务局|12|6%,72%
强化招商引资|引进亿元以上项目30个，到位资金80亿元|县招商服务中心|县商务局、开发区管委会|12|30个,80亿元
引育人才|引进硕士以上人才120名，新增高技能人才500名|县委组织部|县人社局|12|120名,500名
发展数字经济|新建5G基站260个，打造数字车间10个|县工信局|县大数据中心|10|260个,10个
化解矛盾纠纷|矛盾纠纷化解率达到97%以上|县信访局|县委政法委、各镇（街道）|12|97%
狠抓安全生产|排查整治重大事故隐患150处，培训企业负责人1200人次|县应急局|县工信局、县住建局|9|150处,1200人次
保护文化遗产|修缮文物保护单位6处，举办非遗展演40场|县文旅局|县财政局|11|6处,40场
壮大村集体经济|村集体经济收入20万元以上的村占比达到85%|县委组织部|县农业农村局|12|85%
畅通消费渠道|改造提升农贸市场5个，发放消费券1500万元|县商务局|县市场监管局、县财政局|7|5个,1500万元
推广清洁取暖|完成清洁取暖改造1.1万户|县发改局|县住建局、县生态环境分局|10|1.1万户`

export interface CountyTask {
  readonly title: string
  readonly text: string
  readonly leads: readonly string[]
  readonly joins: readonly string[]
  readonly month: number
  readonly values: readonly string[]
}

export const COUNTY_TASKS: readonly CountyTask[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [title = '', text = '', leads = '', joins = '', month = '', values = ''] = row.split('|')
    return {
      ...{ title, text, leads: leads.split('、'), joins: joins.split('、') },
      ...{ month: Number(month), values: values.split(',') },
    }
  })

const TOP = [
  '平川县人民政府办公室',
  '关于印发平川县2026年政府工作主要任务分工方案的通知',
  '平政办发〔2026〕3号',
  '各镇人民政府、各街道办事处，县政府各部门：',
  '2026年2月10日',
  '平川县2026年政府工作主要任务分工方案',
]
const numbered = (said: (it: CountyTask) => string) =>
  [...TOP, '一、主要任务', ...COUNTY_TASKS.map((it, at) => `${at + 1}.${said(it)}`)].join('\n')

/** (责任单位：A牵头，B参加). */
export const AS_SPOKEN = numbered(
  (it) => `${it.title}。${it.text}。（责任单位：${it.leads.join('、')}牵头，${it.joins.join('、')}参加）`,
)

/** (牵头单位：A；责任单位：B；完成时限：9月底), each task one sentence. */
export const AS_LABELLED = numbered(
  (it) =>
    `${it.title}，${it.text}。（牵头单位：${it.leads.join('、')}；责任单位：${it.joins.join('、')}；完成时限：${it.month}月底）`,
)

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const han = (at: number) =>
  at <= 10
    ? HAN[at - 1]
    : `${at < 20 ? '' : HAN[Math.floor(at / 10) - 1]}十${at % 10 === 0 ? '' : HAN[(at % 10) - 1]}`

/** 一、县工信局牵头任务, and below it (B配合). */
export const AS_GROUPED = [
  ...TOP,
  ...[...new Set(COUNTY_TASKS.map((it) => it.leads.join('、')))].flatMap((leads, at) => [
    `${han(at + 1)}、${leads}牵头任务`,
    ...COUNTY_TASKS.filter((it) => it.leads.join('、') === leads).map(
      (it, no) => `${no + 1}、${it.title}。${it.text}。（${it.joins.join('、')}配合）`,
    ),
  ]),
].join('\n')

/** As cells, units on lines of their own. */
export const AS_ROWS: readonly (readonly string[])[] = [
  ['序号', '目标任务', '具体举措', '牵头单位', '参与单位', '时间节点'],
  ...COUNTY_TASKS.map((it, at) => [
    String(at + 1),
    it.title,
    `${it.text}。`,
    it.leads.join('\n'),
    it.joins.join('\n'),
    `${it.month}月底前`,
  ]),
]
export const ABOVE_ROWS = TOP
