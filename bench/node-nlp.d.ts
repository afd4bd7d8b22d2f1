/** The part of node-nlp 4.27.0 that the benchmark uses; the package has no types of its own. */
declare module 'node-nlp' {
  class NlpManager {
    constructor(settings: {
      languages: string[]
      autoSave: boolean
      autoLoad: boolean
      nlu: { log: boolean }
    })
    addDocument(language: string, utterance: string, intent: string): void
    train(): Promise<void>
    process(language: string, utterance: string): Promise<{ intent: string }>
  }
  const nlp: { NlpManager: typeof NlpManager }
  export default nlp
}
