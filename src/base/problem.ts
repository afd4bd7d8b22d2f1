/**
 * What goes wrong for the operator: a bad setting, a bad seed, a full disk. Carries a code to compare,
 * a message that names the place, and a remedy. What goes wrong for a person in chat is a Reply instead.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: string
  readonly remedy: string

  constructor(code: string, message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.remedy = remedy
  }
}
