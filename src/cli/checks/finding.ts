/** One line of `doctor`. A hint is no fault yet. */
export interface Finding {
  readonly is: 'good' | 'hint' | 'bad'
  readonly text: string
  readonly remedy?: string
}

export function good(text: string): Finding {
  return { is: 'good', text }
}

export function bad(text: string, remedy: string): Finding {
  return { is: 'bad', text, remedy }
}

export function hint(text: string, remedy: string): Finding {
  return { is: 'hint', text, remedy }
}
