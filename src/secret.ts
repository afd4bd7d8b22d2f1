/** What no log may show: the settings' secrets, and the password in the address of a database. */

/** A value that no log, dump or error shows. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }
}

/** The password in the address of a database. */
export function passwordIn(store: string): string[] {
  const [, password] = /^postgres(?:ql)?:\/\/[^\s/:@]*:([^\s/@]+)@/.exec(store) ?? []
  if (password === undefined) return []
  try {
    return [password, decodeURIComponent(password)]
  } catch {
    // A `%` that stands for itself.
    return [password]
  }
}

/** Every secret of the settings, to be struck out of logs. */
export function secretsIn(settings: unknown): string[] {
  if (settings instanceof Secret) return [settings.reveal()]
  if (typeof settings !== 'object' || settings === null) return []
  return Object.values(settings).flatMap(secretsIn)
}
