import { describe, expect, it } from 'vitest'
import { issue } from '../../src/conversation/papers/issuing.ts'
import { figure, person, turnOf } from './asking.ts'

const RETAIL = '1-retail-growth'

/** The units that the preview of this month's bulletin says were asked, after a consultation on a day. */
function askedBy(consulted: string) {
  const spec = { kind: 'bulletin', campaign: null, unit: null, period: null, pending: false } as const
  const turn = turnOf({
    today: '2025-04-26',
    sender: person('supervisor', null),
    told: [
      figure(RETAIL, 5),
      {
        type: 'bulletin_consulted',
        spec: { ...spec, today: consulted },
        digest: '0'.repeat(64),
        units: ['市商务局'],
      },
    ],
  })
  const topic = {
    intent: 'bulletin',
    indicators: [],
    campaign: null,
    unit: null,
    task: null,
    period: null,
  } as const
  const { replies } = issue(
    { ...turn, topic: { ...topic, paper: { ...spec, today: turn.today } } },
    {
      act: 'paper.issue',
      code: null,
      paper: { campaign: null, period: null, monthly: false, letter: false, bulletin: false, left: '' },
    },
  )
  const [preview] = replies
  return preview?.type === 'paper.preview' ? preview.asked : replies
}

describe('the preview of a bulletin without a period', () => {
  it('says who was asked about it in this month.', () => {
    expect(askedBy('2025-04-20')).toEqual(['市商务局'])
  })

  it('takes what was asked about last month’s for no consultation on this one.', () => {
    expect(askedBy('2025-03-20')).toEqual([])
  })
})
