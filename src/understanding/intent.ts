/** What a sender can want by the wire's names. `intents/` holds the utterances of each, its street in `conversation/` the handler. */
export const INTENTS = [
  'query.indicator',
  'query.campaign',
  'query.task',
  'query.unit',
  'query.overview',
  'query.lagging',
  'query.missing',
  'query.ranking',
  'query.trend',
  'report.figure',
  'report.progress',
  'report.correct',
  'report.withdraw',
  'remind.send',
  'remind.schedule',
  'bulletin',
  'help',
  'greet',
  'confirm',
  'cancel',
  'none',
] as const

export type Intent = (typeof INTENTS)[number]
