/** What is answered before anything is read: too long, empty, secret, or an attempt to talk the bot out of its rules. */
import type { Doing } from './act.ts'

/** Longer messages are sent back unread. */
export const LONGEST_MESSAGE = 2000

/** 商业秘密 and 个人秘密 are not the state's, 计算机密码 is no 机密. */
const SECRET = /绝密|(?<!计算)机密(?!码)|(?<!商业|个人|小|保守)秘密/

const MISUSE = [
  /(?:忽略|无视|忘(?:掉|记|了)|不要?(?:管|理会|遵守)|抛开|绕(?:过|开)|违反|跳出|推翻)[^。;!?\n]{0,12}(?:规则|规定|指令|指示|提示词?|设定|要求|限制|约束|权限)/,
  /(?:跳过|绕过|绕开|免去?|不(?:用|要|必|需)?(?:经过?)?|无需)(?:人工)?(?:审核|审批|确认|核实)[^。\n]{0,8}(?:直接|登记|入库|写入|通过|录入|存)|(?:直接|强行|强制)[^。\n]{0,14}(?:跳过|绕过)(?:审核|确认)|(?:跳过|绕过)(?:审核|确认|权限)/,
  /(?:提示词|系统提示|system\s*prompt|prompt\s*injection|内部指令|初始指令)/i,
  /ignore\s+(?:all\s+|the\s+)?(?:previous|above|prior)|jailbreak|developer\s*mode|越狱|开发者模式|上帝模式/i,
  /(?:假装|扮演|伪装)(?:成|是|为|一?个)?[^。\n]{0,10}(?:管理员|领导|市长|办公室|督查室|没有限制|不受限制)/,
  /(?:你(?:现在)?是|把我(?:设|当|升)(?:成|为|作)?|给我)(?:系统)?(?:管理员|超级用户|root)(?:权限)?/i,
  /(?:删除|清空|删掉|清除|drop)\s*(?:整个|所有|全部)?(?:的)?(?:数据库|数据表|台账|日志|table|database)/i,
  /(?:密钥|口令|token|密码|api\s*key|环境变量)[^。\n]{0,6}(?:发|给|告诉|显示|是多少|是什么|打印)|(?:发|给|告诉|显示|打印)[^。\n]{0,8}(?:密钥|口令|token|管理员密码|api\s*key|环境变量)/i,
]

/** Null: the message may be read. */
export function guarded(raw: string): Extract<Doing, { readonly act: 'guard' }> | null {
  const text = raw.normalize('NFKC')
  if (text.trim() === '') return { act: 'guard', against: 'empty' }
  if (raw.length > LONGEST_MESSAGE)
    return { act: 'guard', against: 'too_long', length: raw.length, most: LONGEST_MESSAGE }
  if (SECRET.test(text)) return { act: 'guard', against: 'secret' }
  const bare = text.replace(/\s+/g, ' ')
  return MISUSE.some((it) => it.test(bare)) ? { act: 'guard', against: 'misuse' } : null
}
