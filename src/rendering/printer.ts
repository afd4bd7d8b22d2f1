/** The thread where documents and charts are made: one job in, its bytes or its fault out. Started by press.ts. */
import { parentPort } from 'node:worker_threads'
import type { Chart, PathChart } from './charts/chart.ts'
import { pngOf } from './charts/draw.ts'
import { inlineSvgOf } from './charts/inline.ts'
import { docxOf } from './documents/docx.ts'
import { xlsxOf } from './documents/xlsx.ts'
import type { Paper } from './papers/paper.ts'

export type Job =
  | { readonly type: 'docx' | 'xlsx'; readonly paper: Paper; readonly at: Date }
  | { readonly type: 'png'; readonly chart: Chart }
  /** For a page: as UTF-8. */
  | { readonly type: 'svg'; readonly chart: PathChart }

export interface Order {
  readonly id: number
  readonly job: Job
}

export type Printed =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly fault: string }

export async function printJob(job: Job): Promise<Uint8Array> {
  switch (job.type) {
    case 'docx':
      return docxOf(job.paper, job.at)
    case 'xlsx':
      return xlsxOf(job.paper, job.at)
    case 'png':
      return pngOf(job.chart)
    case 'svg':
      return Buffer.from(await inlineSvgOf(job.chart), 'utf8')
  }
}

parentPort?.on('message', async ({ id, job }: Order) => {
  try {
    parentPort?.postMessage({ id, bytes: await printJob(job) } satisfies Printed)
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
    parentPort?.postMessage({ id, fault } satisfies Printed)
  }
})
