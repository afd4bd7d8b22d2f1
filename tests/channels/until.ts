/** Waits for what is to become true; rejects where it does not in time. */
export async function until(isTrue: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const end = performance.now() + ms
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`not true within ${ms} ms: ${isTrue}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
