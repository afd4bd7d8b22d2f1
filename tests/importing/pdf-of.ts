/**
 * A PDF as printers of offices write it: characters by their place, lines as thin boxes or strokes, each font with its
 * table from codes to characters. `named: false` leaves the table out, `locked` sets a password; `codes` names a code page
 * in place of the table, as printers of old did, or as what no reader knows.
 */
export interface Sheet {
  readonly texts: readonly {
    readonly text: string
    readonly x: number
    readonly y: number
    readonly size?: number
  }[]
  readonly lines?: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[]
}

const HEIGHT = 842

export interface Codes {
  readonly name: string
  /** A character as the page's hexadecimal digits. */
  readonly of: (character: string) => string
}

/** Places are in points from the top left of a page of A4. */
export function pdfOf(
  sheets: readonly Sheet[],
  { named = true, locked = false, codes }: { named?: boolean; locked?: boolean; codes?: Codes } = {},
): Buffer {
  const characters = [...new Set(sheets.flatMap((it) => it.texts.flatMap(({ text }) => [...text])))]
  const hex = (value: number) => value.toString(16).padStart(4, '0')
  const code = codes?.of ?? ((it: string) => hex(characters.indexOf(it) + 1))
  const table = characters.map((it) => `<${code(it)}> <${hex(it.codePointAt(0) ?? 0)}>`)
  const blocks = Array.from({ length: Math.ceil(table.length / 100) }, (_, at) =>
    table.slice(at * 100, at * 100 + 100),
  )
  const map = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks.map((it) => `${it.length} beginbfchar\n${it.join('\n')}\nendbfchar`),
    'endcmap end end',
  ].join('\n')
  const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`
  const drawn = ({ texts, lines = [] }: Sheet) =>
    [
      ...lines.map(([x1, y1, x2, y2]) => `0.5 w ${x1} ${HEIGHT - y1} m ${x2} ${HEIGHT - y2} l S`),
      ...texts.map(
        ({ text, x, y, size = 16 }) =>
          `BT /F1 ${size} Tf 1 0 0 1 ${x} ${HEIGHT - y} Tm <${[...text].map(code).join('')}> Tj ET`,
      ),
    ].join('\n')
  const pages = sheets.map((_, at) => 6 + at * 2)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${sheets.length} /Kids [${pages.map((it) => `${it} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${codes?.name ?? 'Identity-H'} /DescendantFonts [4 0 R] ${named && codes === undefined ? '/ToUnicode 5 0 R' : ''} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (${codes === undefined ? 'Identity' : 'GB1'}) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>`,
    stream(map),
    ...sheets.flatMap((it, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + at * 2} 0 R >>`,
      stream(drawn(it)),
    ]),
  ]
  const secret = 'ab'.repeat(32)
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -4 >> /ID [<${secret.slice(0, 32)}> <${secret.slice(0, 32)}>]`
  let text = '%PDF-1.7\n'
  const places = objects.map((it, at) => {
    const from = text.length
    text += `${at + 1} 0 obj\n${it}\nendobj\n`
    return `${String(from).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R ${locked ? lock : ''} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** A paragraph as it wraps: 26 characters to the line of 16 points, the first line two characters in. */
export function paragraph(text: string, y: number): Sheet['texts'] {
  const lines = [text.slice(0, 24)]
  for (let from = 24; from < text.length; from += 26) lines.push(text.slice(from, from + 26))
  return lines.map((it, at) => ({ text: it, x: at === 0 ? 92 : 60, y: y + at * 28 }))
}
