/** What a workbook hides: sheets, rows and columns that nobody sees who looks at it, and that a reader takes all the same. */
import { partsOf } from '../rendering/documents/archive.ts'

/** By the name of the sheet what is hidden of it, in words; a workbook of unusual make: nothing. */
export function hiddenIn(workbook: Uint8Array): ReadonlyMap<string, string[]> {
  const parts = new Map(partsOf(workbook).map(({ name, bytes }) => [name, bytes]))
  const text = (name: string) => Buffer.from(parts.get(name) ?? []).toString('utf8')
  const targets = new Map(
    tagsIn(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((it) => [it.Id, it.Target]),
  )
  const found = new Map<string, string[]>()
  for (const sheet of tagsIn(text('xl/workbook.xml'), 'sheet')) {
    const name = plain(sheet.name ?? '')
    const target = targets.get(sheet['r:id'] ?? '')?.replace(/^\/?(?:xl\/)?/, '') ?? ''
    const xml = text(`xl/${target}`)
    const isHidden = sheet.state === 'hidden' || sheet.state === 'veryHidden'
    const rows = tagsIn(xml, 'row').filter((it) => isOn(it.hidden))
    const columns = tagsIn(xml, 'col').filter((it) => isOn(it.hidden))
    found.set(name, [
      ...(isHidden ? [`工作表“${name}”是隐藏的，请取消隐藏核对，或删除后再导入`] : []),
      ...(rows.length > 0
        ? [
            `${name}第${rows
              .slice(0, 10)
              .map((it) => it.r)
              .join('、')}行是隐藏的，请取消隐藏核对，或删除后再导入`,
          ]
        : []),
      ...(columns.length > 0 ? [`${name}有隐藏的列，请取消隐藏核对，或删除后再导入`] : []),
    ])
  }
  return found
}

/** The attributes of every element of a name. What programs write is regular; no more than that is asked of it. */
function tagsIn(xml: string, name: string): Array<Readonly<Record<string, string>>> {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map((it) => [it[1], it[2] ?? ''])),
  )
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function plain(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
}
