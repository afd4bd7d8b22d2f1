/** The part of @nlpjs/neural 4.25.0 that the benchmark uses; the package has no types of its own. */
declare module '@nlpjs/neural' {
  class NeuralNetwork {
    constructor(settings: { log: boolean })
    train(corpus: { input: Record<string, number>; output: Record<string, number> }[]): unknown
    run(input: Record<string, number>): Record<string, number>
  }
  const neural: { NeuralNetwork: typeof NeuralNetwork }
  export default neural
}
