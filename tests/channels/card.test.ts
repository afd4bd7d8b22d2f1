import { describe, expect, it } from 'vitest'
import { Cards, cardAfter } from '../../src/channels/wecom-card.ts'

describe('a card of which a choice was taken', () => {
  it('shows what was chosen as it was offered.', () => {
    const cards = new Cards()
    cards.keep('c1', [{ label: '登记为新值', text: '确认 #3f2a9c' }])
    const chosen = cards.chosen('c1', '确认 #3f2a9c')
    expect(cardAfter('c1', chosen).main_title.title).toBe('已选择：登记为新值')
  })

  it('shows the word alone where it is from before a restart, and sends the same again.', () => {
    const after = cardAfter('c1', new Cards().chosen('c1', '确认 #3f2a9c'))
    expect(after.main_title.title).toBe('已选择：确认')
    expect(after.button_list[0]?.key).toBe('确认 #3f2a9c')
  })
})
