/** Examples for help, taken from the plan at hand: another city's help speaks of its own indicators. */
import type { WordsContext } from './context.ts'

export interface Examples {
  /** 社零, 固投: what offices call two headline indicators that grow. */
  readonly first: string
  readonly second: string
  /** 内需攻坚. */
  readonly campaign: string
  readonly task: string
  readonly unit: string
}

export function examplesOf({ plan }: WordsContext): Examples {
  const growing = plan.indicators.filter((it) => it.kind === 'growth' && it.headline)
  const short = (at: number) =>
    growing[at]?.aliases[0] ?? growing[at]?.name ?? plan.indicators[at]?.name ?? ''
  const led = plan.tasks.filter((it) => it.lead_units.length === 1)
  const task = led.find((it) => plan.indicators.some((own) => own.task === it.id)) ?? led[0]
  return {
    first: short(0),
    second: short(1),
    campaign: plan.campaigns[0]?.aliases[0] ?? plan.campaigns[0]?.name ?? '',
    task: task?.title ?? '',
    unit: growing[0]?.owner_units[0] ?? task?.lead_units[0] ?? '',
  }
}
