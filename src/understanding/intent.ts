/** The 21 things that a sender can want. `intents/` and `conversation/intents/` hold one file for each. */
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
