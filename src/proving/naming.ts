/** How a fault names the thing that it is in: by its file and its name, as whoever keeps the folder knows it. */
import type { Campaign, Indicator, Target, Task, Unit } from '../plan/schema.ts'

export function ofIndicator({ name, id, written = id }: Pick<Indicator, 'name' | 'id' | 'written'>): string {
  return `indicators/ “${name}”（${written}）`
}

export function ofTarget(indicator: Indicator, { location }: Target): string {
  return `${ofIndicator(indicator)} ${location}`
}

export function ofTask({ title, id }: Pick<Task, 'title' | 'id'>): string {
  return `tasks.json “${title}”（${id}）`
}

export function ofCampaign({ name }: Campaign): string {
  return `campaigns.json “${name}”`
}

export function ofUnit({ name }: Unit): string {
  return `units.json “${name}”`
}

/** As much of a quote as it takes to find it. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 38)}…` : line
}
