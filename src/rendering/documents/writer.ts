import type { Paragraph, Table } from 'docx'

/** The document writer, loaded when the first document is asked for. */
export type Writer = typeof import('docx')
export type Piece = Paragraph | Table
