/** What comes of it on a machine in another time zone: `await inZone('America/New_York', () => …)`. */
export async function inZone<T>(zone: string, act: () => T | Promise<T>): Promise<T> {
  const before = process.env.TZ
  try {
    process.env.TZ = zone
    if (new Intl.DateTimeFormat().resolvedOptions().timeZone !== zone)
      throw new Error(`this machine does not take ${zone} for its zone`)
    return await act()
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
}
