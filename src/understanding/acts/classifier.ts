/**
 * Which label a message has, an intent or a move: a multinomial logistic regression on the features, trained
 * beforehand (`npm run train`) and kept as one JSON file beside this one; at run time a dot product.
 * On the same features it is right more often than node-nlp's network (bench/README.md has both).
 */

/** One row of weights for each feature, one column for each label; the last row is the bias. */
export interface Model {
  readonly features: readonly string[]
  /** Little-endian Int16 as base64, times `scale`. */
  readonly weights: string
  readonly scale: number
}

/** One for every city. */
export interface Models {
  readonly intents: Model
  readonly moves: Model
}

export interface Example<Label extends string> {
  readonly features: ReadonlyMap<string, number>
  readonly label: Label
}

/** Share of each label, adding up to 1, the best first. */
export type Ranking<Label extends string> = readonly { readonly label: Label; readonly share: number }[]

export class Classifier<Label extends string> {
  readonly #labels: readonly Label[]
  readonly #rows: ReadonlyMap<string, number>
  readonly #weights: Float32Array

  /** The labels in the order in which the model was trained on them. */
  constructor(labels: readonly Label[], model: Model) {
    this.#labels = labels
    this.#rows = new Map(model.features.map((name, row) => [name, row]))
    this.#weights = unpacked(model)
  }

  rank(features: ReadonlyMap<string, number>): Ranking<Label> {
    const weights = this.#weights
    const width = this.#labels.length
    const sums = Float64Array.from(weights.subarray(weights.length - width))
    for (const [name, value] of features) {
      const row = this.#rows.get(name)
      if (row === undefined) continue
      const from = row * width
      for (let at = 0; at < width; at++) sums[at] = (sums[at] ?? 0) + value * (weights[from + at] ?? 0)
    }
    const shares = softmax(sums)
    return this.#labels
      .map((label, at) => ({ label, share: shares[at] ?? 0 }))
      .sort((a, b) => b.share - a.share)
  }
}

function softmax(sums: ArrayLike<number>): number[] {
  const all = Array.from(sums)
  const highest = Math.max(...all)
  const raised = all.map((it) => Math.exp(it - highest))
  const total = raised.reduce((a, b) => a + b, 0)
  return raised.map((it) => it / total)
}

const EPOCHS = 14
const RATE = 0.3
/** Ridge penalty: keeps a rare feature from deciding alone. */
const PENALTY = 2e-5
/** A label as good as certain, or as good as excluded, teaches nothing more. */
const SETTLED = 1e-4

/** AdaGrad in a fixed shuffled order: the same examples give the same model, to the byte. */
export function train<Label extends string>(
  labels: readonly Label[],
  examples: readonly Example<Label>[],
): Model {
  const width = labels.length
  const features = shared(examples)
  const rows = new Map(features.map((name, row) => [name, row]))
  const weights = new Float32Array((features.length + 1) * width)
  const squares = new Float32Array(weights.length).fill(1e-3)
  const data = examples.map((example) => ({
    column: labels.indexOf(example.label),
    inputs: [...example.features, [BIAS, 1] as const].flatMap(([name, value]) => {
      const row = name === BIAS ? features.length : rows.get(name)
      return row === undefined ? [] : [{ base: row * width, value }]
    }),
  }))
  const step = coprimeStep(data.length)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let turn = 0; turn < data.length; turn++) {
      const example = data[(turn * step + epoch) % data.length]
      if (example === undefined) continue
      const sums = new Array<number>(width).fill(0)
      for (const { base, value } of example.inputs)
        for (let at = 0; at < width; at++) sums[at] = (sums[at] ?? 0) + value * (weights[base + at] ?? 0)
      const shares = softmax(sums)
      for (let column = 0; column < width; column++) {
        const error = (shares[column] ?? 0) - (column === example.column ? 1 : 0)
        if (Math.abs(error) < SETTLED) continue
        for (const { base, value } of example.inputs) {
          const at = base + column
          const weight = weights[at] ?? 0
          const slope = error * value + PENALTY * weight
          const square = (squares[at] ?? 0) + slope * slope
          squares[at] = square
          weights[at] = weight - (RATE * slope) / Math.sqrt(square)
        }
      }
    }
  }
  return { features, ...packed(weights) }
}

const BIAS = ''

/** What was seen once teaches nothing that another message could use. */
function shared(examples: readonly Example<string>[]): string[] {
  const counts = new Map<string, number>()
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= 2)
    .map(([name]) => name)
    .sort()
}

/** A step that shares no factor with the length visits every example once, in an order unlike the files'. */
function coprimeStep(length: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  let step = Math.max(1, Math.floor(length * 0.618))
  while (divisor(step, length) !== 1) step++
  return step
}

function packed(weights: Float32Array): Pick<Model, 'weights' | 'scale'> {
  const highest = weights.reduce((most, it) => Math.max(most, Math.abs(it)), 1e-9)
  const scale = highest / 32767
  const bytes = Buffer.alloc(weights.length * 2)
  weights.forEach((it, at) => {
    bytes.writeInt16LE(Math.round(it / scale), at * 2)
  })
  return { scale, weights: bytes.toString('base64') }
}

function unpacked(model: Model): Float32Array {
  const bytes = Buffer.from(model.weights, 'base64')
  const weights = new Float32Array(bytes.length / 2)
  for (let at = 0; at < weights.length; at++) weights[at] = bytes.readInt16LE(at * 2) * model.scale
  return weights
}
