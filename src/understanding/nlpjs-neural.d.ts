/** The part of @nlpjs/neural 4.25.0 that is used; the package has no types of its own. */
declare module '@nlpjs/neural' {
  export class NeuralNetwork {
    constructor(settings: { log?: boolean; iterations?: number; alpha?: number })
    train(corpus: readonly { input: Record<string, number>; output: Record<string, number> }[]): unknown
    toJSON(): { features: string[]; intents: string[]; perceptrons: number[][] }
  }
}
