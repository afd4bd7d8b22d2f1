/** Accounts and groups, in words. */
import type { AdmissionReply, Applied, BindingView } from '../../conversation/turn/replies/admission.ts'
import { campaignCalled, campaignWord } from '../../plan/own-words.ts'
import { ROLE_NAMES } from '../../plan/roster.ts'
import { momentText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { examplesOf } from './examples.ts'

const LEVEL_NAMES = { public: '公开', internal: '内部' } as const

/** To whoever has applied: what it waits for, and until then may not be done. */
export function appliedText({ wanted, code }: Applied): string {
  const told = code === null ? '' : `请电话告知管理员您的姓名和申请码${code}，`
  return `您的绑定申请（${wanted}）已提交，待管理员确认。${told}确认前不能查数据、报数。`
}

export function admissionWords(reply: AdmissionReply, words: WordsContext): string {
  const { year } = words.plan.plan
  switch (reply.type) {
    case 'bind': {
      if (reply.fleeting)
        return '不能在这里绑定：这个渠道的账号编号每次登录都可能变，或可由对方自报，绑定后无法确认仍是您本人。请改用企业微信等账号固定的渠道，在那里发送“绑定 单位名称”；在这里仍可查询计划内容。管理员能确认编号固定不变的，见安装说明中本渠道的设置。'
      if (reply.bound !== null) return `您的账号已绑定${reply.bound}。如需变更，请联系管理员。`
      if (reply.code === null)
        return `请写明单位，例如“绑定 ${examplesOf(words).unit} 张三”。绑定须由管理员确认，确认前不能登记数据。`
      return [
        `已提交绑定申请：${reply.wanted ?? ''}，申请码${reply.code}。请电话告知管理员您的姓名和申请码，管理员核对后确认；确认前不能登记数据。`,
        ...(reply.told === false
          ? [
              `目前没有能在这里收到申请的管理员。请把您的账号“${reply.channel}/${reply.account}”一并告知负责安装本程序的人员，由其写入名册。`,
            ]
          : []),
      ].join('\n')
    }
    case 'bind.list':
      if (reply.bindings.length === 0) return '没有绑定申请，也没有在聊天中绑定的账号。'
      return [
        ...reply.bindings.map((it) => bindingText(it, year)),
        '核对本人姓名和申请码后，回复【绑定 通过 1】（可加角色或名册中的姓名，如“绑定 通过 1 单位负责人”）、【绑定 退回 1 原因】、【解绑 1】',
      ].join('\n')
    case 'bind.none':
      switch (reply.why) {
        case 'no_such_number':
          return `没有编号或申请码为${reply.number}的绑定可办理，发送“绑定申请”查看。`
        case 'no_such_person':
          return '名册中没有这个人，也不是可授予的角色（填报员、单位负责人、专班办公室、督查室、市领导）。未作更改。'
        case 'several':
          return '名册中有同名的人，请写名册中的编号。未作更改。'
        case 'wrong_code':
          return '这个绑定码不对，请核对后重发；没有绑定码的，发送“绑定 单位名称”，由管理员确认。'
        case 'used_code':
          return '这个绑定码已经用过。如需换绑或再绑一个账号，请发送“绑定 单位名称”，由管理员确认。'
        case 'other_unit':
          return '名册中的这个人不属于所申请的单位，或为管理员（只能在名册文件中设置）。未作更改。'
      }
      break
    case 'bind.asked':
      return `有新的绑定申请：\n${bindingText(reply.binding, year)}\n原文：${reply.words}\n请与本人核对姓名和申请码后，回复【绑定 通过 ${reply.binding.number}】或【绑定 退回 ${reply.binding.number} 原因】`
    case 'bind.done': {
      const { number, wanted, status, role } = reply.binding
      const who = reply.person === null ? ROLE_NAMES[role] : `${reply.person}（${ROLE_NAMES[role]}）`
      if (status === 'bound')
        return `已确认绑定${number}：${wanted} ${who}，已通知申请人。如需撤销，回复“解绑 ${number}”`
      if (status === 'ended') return `已解除绑定${number}：${wanted}，该账号不能再登记和查看数据。`
      return `已退回绑定申请${number}：${wanted}，原因：${reply.reason ?? '未说明'}，已通知申请人。`
    }
    case 'bind.proposed': {
      const { number, wanted } = reply.binding
      const agree = `绑定 通过 ${number} ${ROLE_NAMES[reply.role]}`
      return [
        `绑定${number}：${wanted} ${ROLE_NAMES[reply.role]}，须由另一名管理员同意后生效，现在尚未绑定。`,
        reply.told
          ? `已通知其他管理员，由其回复“${agree}”。`
          : `目前没有另一名管理员能在这里收到。请由另一名管理员发送“${agree}”，或由负责安装本程序的人员将此人写入名册（roster.json）。`,
      ].join('\n')
    }
    case 'bind.second': {
      const { number } = reply.binding
      return `另一名管理员拟授予${ROLE_NAMES[reply.role]}角色，须您同意后生效：\n${bindingText(reply.binding, year)}\n请自行与本人核对姓名和申请码。同意请回复【绑定 通过 ${number} ${ROLE_NAMES[reply.role]}】，不同意请回复【绑定 退回 ${number} 原因】`
    }
    case 'bind.given': {
      const { number, wanted, channel, account, role } = reply.binding
      return `告知：账号${channel}/${account}已在聊天中绑定为${wanted} ${ROLE_NAMES[role]}（绑定${number}）。如有疑问，请联系管理员；撤销由管理员回复“解绑 ${number}”。`
    }
    case 'bind.told': {
      const { wanted, status, role } = reply.binding
      const { person } = reply
      if (status === 'bound')
        return `您的账号已绑定${wanted || (person ?? '')}，角色为${ROLE_NAMES[role]}。回复“帮助”查看可以办理的事项。`
      if (status === 'ended') return '您的账号已由管理员解除绑定，不能再登记和查看数据。'
      return `您的绑定申请（${wanted}）被退回，原因：${reply.reason ?? '未说明'}。`
    }
    case 'room':
      return roomText(reply)
    case 'room.notices':
      return noticesText(reply, words)
    case 'answer_in_room':
      return '请在原来的群里答复。'
  }
}

function roomText({ is, level }: Extract<AdmissionReply, { type: 'room' }>): string {
  const shown =
    level === null
      ? '本群未登记：只显示计划内容，数据私信回复'
      : level === 'internal'
        ? '本群登记为内部：公开和内部数据可在群内显示，标为不上群的仍私信回复'
        : '本群登记为公开：只显示已审核的公开数据，其余私信回复'
  switch (is) {
    case 'no_room':
      return '请在要登记的群里发送，例如“登记本群 内部”。'
    case 'told':
      return `${shown}。登记由管理员办理。`
    case 'same':
      return `${shown}（未变更）。`
    case 'changed':
      return level === null
        ? `已取消登记。${shown}。`
        : `已登记，级别：${LEVEL_NAMES[level]}。${shown}。请确认群内全部成员都可看到此级别的数据；人员变动后请重新核对。`
  }
}

/** What the group gets from now on, and who answers for it. */
function noticesText(
  { is, campaign, on }: Extract<AdmissionReply, { type: 'room.notices' }>,
  words: WordsContext,
): string {
  const same = is === 'same' ? '（未变更）' : ''
  if (!on) return `本群不是通报群${same}，不主动发送通报和周调度。`
  const of = campaign === null ? `全部${campaignWord(words.plan)}` : campaignCalled(words.plan, campaign)
  return `本群已登记为通报群（${of}）${same}：已签发的通报、每周的调度情况和进展图发到本群。请确认群内全部成员都可看到这些内容；取消请发“取消本群通报群”。`
}

function bindingText(
  { number, wanted, channel, account, code, status, role, proposed, at }: BindingView,
  year: number,
): string {
  const waits = proposed === undefined ? '待确认' : `待另一名管理员同意授予${ROLE_NAMES[proposed]}`
  const state = status === 'bound' ? `已绑定，${ROLE_NAMES[role]}` : waits
  return `${number}. ${wanted || ROLE_NAMES[role]}，账号${channel}/${account}，申请码${code}，${momentText(at, year)}申请，${state}`
}
