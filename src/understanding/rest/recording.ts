/**
 * Words of recording, crossed with what stands before them: 先别登, 暂时不进系统, 这个先不往里录; and what lets it be
 * recorded after all: 可以入了, 能往里录了. One table for both, so that whoever may say the one may say the other.
 */
import { crossed } from '../text/crossed.ts'

const RECORD =
  '登记 登 录入 录 入 入库 入账 入系统 入数 上报 上账 上系统 上传 进 进库 进系统 进台账 报 报送 记录 记 记账 填 填报 采用 存 收录 计入 记入 写进去 报上去 录进去 提交 更新 公布 对外发'
const TOWARDS = ' 往里 往上 往系统里 急着'
const NOT =
  '别 先别 不要 先不 先不要 暂不 暂时不 暂时别 暂时先不 不用 先不用 不必 不着急 勿 先勿 请勿 莫 甭 无需 不宜 不能 还不能'
const MAY = '可以 能 现在可以 可以正式'

/** 先别往里录. */
export const NOT_TO_RECORD: readonly string[] = crossed(NOT, TOWARDS, RECORD)
/** 可以往里录了. */
export const MAY_BE_RECORDED: readonly string[] = crossed(MAY, TOWARDS, RECORD).flatMap((it) => [
  it,
  `${it}了`,
])
