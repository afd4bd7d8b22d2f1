/** A deadline on what may never end: a call to a frozen peer neither answers nor fails. */

export class Overdue extends Error {
  override readonly name = 'Overdue'
}

/** What `work` gives, or an Overdue after `ms`; what it does later is nobody's concern any more. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Overdue(`no answer within ${ms} ms`)), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
