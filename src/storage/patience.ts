/**
 * Trying again while another process holds the file, with the event loop free between the attempts. Safe for any
 * single statement, because SQLite rolls a busy one back whole. Rejects with the Problem that the last error is.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { isBusy, problemOf } from './faults.ts'

export async function patiently<T>(attempts: number, file: string, call: () => T): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return call()
    } catch (error) {
      if (!isBusy(error) || attempt >= attempts) throw problemOf(error, file)
      // Uneven, so that two writers do not knock at the same moment again and again.
      await pause(5 + Math.random() * 20)
    }
  }
}
