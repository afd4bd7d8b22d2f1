/**
 * A Word document as lines and tables, in its order (ECMA-376 17.3, 17.4): deleted text is left out, numbers that Word
 * counts by itself (17.9) are written out as they are shown, and a cell merged downwards stands in each of its rows.
 */
import { parseXml, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml'
import { partsOf } from '../../rendering/documents/archive.ts'
import { type Numbering, numberingOf } from './numbering.ts'

export type Block = { readonly line: string } | { readonly rows: readonly (readonly string[])[] }

/** Throws on what is no Word document. */
export function blocksOf(archive: Uint8Array): Block[] {
  const parts = new Map(
    partsOf(archive).map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]),
  )
  const xml = parts.get('word/document.xml')
  if (xml === undefined) throw new Error('there is no word/document.xml')
  const numbering = numberingOf(parts.get('word/numbering.xml') ?? null, elementsIn)
  const body = elementsIn(root(xml)).find((it) => local(it) === 'body')
  return body === undefined ? [] : blocksIn(body, numbering)
}

function blocksIn(parent: XmlElement, numbering: Numbering): Block[] {
  return elementsIn(parent).flatMap((it): Block[] => {
    if (local(it) === 'p')
      return paragraph(it, numbering)
        .split('\n')
        .map((line) => ({ line }))
    if (local(it) === 'tbl') return [{ rows: rowsOf(it, numbering) }]
    return local(it) === 'sdt' || local(it) === 'sdtContent' ? blocksIn(it, numbering) : []
  })
}

function paragraph(it: XmlElement, numbering: Numbering): string {
  const settings = child(it, 'pPr')
  const listed = settings === null ? null : child(settings, 'numPr')
  const value = (name: string) => (listed === null ? null : attribute(child(listed, name), 'val'))
  const number = listed === null ? '' : numbering.next(value('numId') ?? '0', Number(value('ilvl') ?? 0))
  return `${number}${textIn(it)}`
}

const SILENT = new Set(['del', 'instrText', 'pPr', 'rPr', 'delText', 'moveFrom', 'txbxContent', 'Fallback'])

function textIn(node: XmlNode): string {
  if (node instanceof XmlText) return node.text
  if (!(node instanceof XmlElement) || SILENT.has(local(node))) return ''
  switch (local(node)) {
    case 't':
      return node.children.map((it) => (it instanceof XmlText ? it.text : '')).join('')
    case 'tab':
      return '\t'
    case 'br':
    case 'cr':
      return '\n'
    case 'noBreakHyphen':
      return '-'
    default:
      return node.children.map((it) => (it instanceof XmlText ? '' : textIn(it))).join('')
  }
}

function rowsOf(table: XmlElement, numbering: Numbering): string[][] {
  const rows: string[][] = []
  for (const row of elementsIn(table).filter((it) => local(it) === 'tr')) {
    const cells: string[] = []
    for (const cell of elementsIn(row).filter((it) => local(it) === 'tc')) {
      const settings = child(cell, 'tcPr')
      const merge = settings === null ? null : child(settings, 'vMerge')
      const goesOn = merge !== null && attribute(merge, 'val') !== 'restart'
      const text = elementsIn(cell)
        .filter((it) => local(it) === 'p')
        .map((it) => paragraph(it, numbering))
        .join('\n')
      const span = Number(attribute(settings === null ? null : child(settings, 'gridSpan'), 'val') ?? 1)
      cells.push(goesOn ? (rows.at(-1)?.[cells.length] ?? '') : text.trim())
      for (let more = 1; more < span; more++) cells.push('')
    }
    rows.push(cells)
  }
  return rows
}

function root(xml: string): XmlElement {
  const { root: found } = parseXml(xml)
  if (found === null) throw new Error('the document is empty')
  return found
}

/** Of a file's text, its root's; of an element, its own. */
export function elementsIn(of: XmlElement | string): XmlElement[] {
  const parent = typeof of === 'string' ? root(of) : of
  return parent.children.filter((it) => it instanceof XmlElement)
}

export function local({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1)
}

export function child(of: XmlElement, name: string): XmlElement | null {
  return elementsIn(of).find((it) => local(it) === name) ?? null
}

export function attribute(of: XmlElement | null, name: string): string | null {
  return of?.attributes[`w:${name}`] ?? null
}
