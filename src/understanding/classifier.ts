/**
 * Which of the 21 intents a message has: node-nlp's neural network (one perceptron an intent) and a
 * multinomial logistic regression on the same features, averaged. Both are trained beforehand
 * (`npm run train`) and kept as one JSON file beside this one; at run time both are dot products.
 */
import { NeuralNetwork } from '@nlpjs/neural'
import { INTENTS, type Intent } from './intent.ts'

/** Weights as base64 of little-endian Int16, row by feature, column by intent, times `scale`; the last row is the bias. */
export interface Model {
  readonly features: readonly string[]
  readonly net: Matrix
  readonly regression: Matrix
}

interface Matrix {
  readonly scale: number
  readonly weights: string
}

export type Example = { readonly features: ReadonlyMap<string, number>; readonly intent: Intent }

/** Share of each intent, adding up to 1, the best first. */
export type Ranking = readonly { readonly intent: Intent; readonly share: number }[]

/** The network's own factor on a perceptron's sum. */
const NET_ALPHA = 0.07
const NET_SHARPNESS = 6
const REGRESSION_SHARE = 0.6

export class Classifier {
  readonly #rows: ReadonlyMap<string, number>
  readonly #net: Float32Array
  readonly #regression: Float32Array

  constructor(model: Model) {
    this.#rows = new Map(model.features.map((name, row) => [name, row]))
    this.#net = unpacked(model.net)
    this.#regression = unpacked(model.regression)
  }

  rank(features: ReadonlyMap<string, number>): Ranking {
    const regression = shares(this.#sums(this.#regression, features), 1)
    const net = shares(this.#sums(this.#net, features).map((it) => Math.max(0, NET_ALPHA * it)), NET_SHARPNESS)
    return INTENTS.map((intent, at) => ({
      intent,
      share: REGRESSION_SHARE * (regression[at] ?? 0) + (1 - REGRESSION_SHARE) * (net[at] ?? 0),
    })).sort((a, b) => b.share - a.share)
  }

  #sums(weights: Float32Array, features: ReadonlyMap<string, number>): number[] {
    const width = INTENTS.length
    const bias = weights.length - width
    const sums = INTENTS.map((_, at) => weights[bias + at] ?? 0)
    for (const [name, value] of features) {
      const row = this.#rows.get(name)
      if (row === undefined) continue
      for (let at = 0; at < width; at++) sums[at] = (sums[at] ?? 0) + value * (weights[row * width + at] ?? 0)
    }
    return sums
  }
}

function shares(sums: readonly number[], sharpness: number): number[] {
  const highest = Math.max(...sums)
  const raised = sums.map((it) => Math.exp(sharpness * (it - highest)))
  const total = raised.reduce((a, b) => a + b, 0)
  return raised.map((it) => it / total)
}

/** Deterministic: the same examples give the same model, to the byte. */
export function train(examples: readonly Example[]): Model {
  const counts = new Map<string, number>()
  for (const example of examples) for (const name of example.features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  // What was seen once teaches nothing that another message could use.
  const features = [...counts].filter(([, count]) => count >= 2).map(([name]) => name).sort()
  const rows = new Map(features.map((name, row) => [name, row]))
  return { features, net: packed(trainedNet(examples, rows)), regression: packed(trainedRegression(examples, rows)) }
}

function trainedNet(examples: readonly Example[], rows: ReadonlyMap<string, number>): Float32Array {
  const net = new NeuralNetwork({ log: false, iterations: 120, alpha: NET_ALPHA })
  net.train(
    examples.map((it) => ({
      input: Object.fromEntries([...it.features].filter(([name]) => rows.has(name))),
      output: { [it.intent]: 1 },
    })),
  )
  const { features, intents, perceptrons } = net.toJSON()
  const weights = new Float32Array((rows.size + 1) * INTENTS.length)
  intents.forEach((intent, which) => {
    const column = INTENTS.indexOf(intent as Intent)
    const values = perceptrons[which] ?? []
    features.forEach((name, at) => {
      weights[(rows.get(name) ?? 0) * INTENTS.length + column] = values[at] ?? 0
    })
    weights[rows.size * INTENTS.length + column] = values[features.length] ?? 0
  })
  return weights
}

const EPOCHS = 60
const RATE = 1.2
const DECAY = 2e-5

/** Softmax regression by AdaGrad in a fixed shuffled order. */
function trainedRegression(examples: readonly Example[], rows: ReadonlyMap<string, number>): Float32Array {
  const width = INTENTS.length
  const weights = new Float32Array((rows.size + 1) * width)
  const squares = new Float32Array(weights.length).fill(1e-3)
  const data = examples.map((it) => ({
    at: [...it.features].flatMap(([name, value]) => {
      const row = rows.get(name)
      return row === undefined ? [] : [[row, value] as const]
    }),
    column: INTENTS.indexOf(it.intent),
  }))
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let step = 0; step < data.length; step++) {
      // A step coprime to the length visits every example once, in an order unlike the files'.
      const example = data[(step * stride(data.length) + epoch * 7) % data.length]
      if (example === undefined) continue
      const sums = Array.from({ length: width }, (_, c) => weights[rows.size * width + c] ?? 0)
      for (const [row, value] of example.at)
        for (let c = 0; c < width; c++) sums[c] = (sums[c] ?? 0) + value * (weights[row * width + c] ?? 0)
      const share = shares(sums, 1)
      for (let c = 0; c < width; c++) {
        const error = (share[c] ?? 0) - (c === example.column ? 1 : 0)
        if (Math.abs(error) < 1e-4) continue
        for (const [row, value] of example.at) nudge(weights, squares, row * width + c, error * value)
        nudge(weights, squares, rows.size * width + c, error)
      }
    }
  }
  return weights
}

function nudge(weights: Float32Array, squares: Float32Array, at: number, slope: number): void {
  const weight = weights[at] ?? 0
  const gradient = slope + DECAY * weight
  const square = (squares[at] ?? 0) + gradient * gradient
  squares[at] = square
  weights[at] = weight - (RATE * gradient) / Math.sqrt(square) / 4
}

function stride(length: number): number {
  for (let it = Math.floor(length * 0.618); ; it++) if (divisor(it, length) === 1) return it
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

function packed(weights: Float32Array): Matrix {
  let highest = 1e-9
  for (const it of weights) highest = Math.max(highest, Math.abs(it))
  const scale = highest / 32767
  const bytes = Buffer.alloc(weights.length * 2)
  weights.forEach((it, at) => {
    bytes.writeInt16LE(Math.round(it / scale), at * 2)
  })
  return { scale, weights: bytes.toString('base64') }
}

function unpacked(matrix: Matrix): Float32Array {
  const bytes = Buffer.from(matrix.weights, 'base64')
  const weights = new Float32Array(bytes.length / 2)
  for (let at = 0; at < weights.length; at++) weights[at] = bytes.readInt16LE(at * 2) * matrix.scale
  return weights
}
