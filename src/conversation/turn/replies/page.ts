/** A link to a page was asked for. The link itself is made when the answer is sent: it is the person's, for minutes. */
export interface PageReply {
  readonly type: 'page'
  /** Of the page: `/indicators/1-retail-growth`. */
  readonly path: string
  /** What it is about; all null: everything. */
  readonly indicator: string | null
  readonly campaign: string | null
  readonly unit: string | null
  readonly task: string | null
  readonly lagging: boolean
}
