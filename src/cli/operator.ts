/** What the operator reads on stderr: a Problem by its code and remedy, anything else with its stack. */
import { Problem } from '../base/problem.ts'

export function operatorText(error: unknown): string {
  if (error instanceof Problem) {
    const cause = error.cause instanceof Error ? `\n原因：${error.cause.message}` : ''
    return `错误 ${error.code}：${error.message}\n${error.remedy}${cause}`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** A command line that cannot be carried out: exit code 2. */
export class UsageProblem extends Problem {}
