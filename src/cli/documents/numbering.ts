/** Numbers that Word counts by itself (ECMA-376 17.9), as they are shown: 一、, (一), 1. */
import type { XmlElement } from '@rgrove/parse-xml'

export interface Numbering {
  /** The number of the next paragraph of a list, with what stands around it. */
  next(list: string, level: number): string
}

interface Style {
  readonly format: string
  readonly text: string
  readonly start: number
}

export function numberingOf(
  xml: string | null,
  elementsIn: (of: XmlElement | string) => XmlElement[],
): Numbering {
  const local = ({ name }: XmlElement) => name.slice(name.indexOf(':') + 1)
  const attribute = (of: XmlElement | undefined, name: string) => of?.attributes[`w:${name}`]
  const child = (of: XmlElement, name: string) => elementsIn(of).find((it) => local(it) === name)
  const all = xml === null ? [] : elementsIn(xml)
  const styles = new Map(
    all.flatMap((it): [string, Map<number, Style>][] => {
      if (local(it) !== 'abstractNum') return []
      const levels = elementsIn(it).flatMap((level): [number, Style][] => {
        if (local(level) !== 'lvl') return []
        const value = (name: string) => attribute(child(level, name), 'val')
        const style = {
          format: value('numFmt') ?? 'decimal',
          text: value('lvlText') ?? '',
          start: Number(value('start') ?? 1),
        }
        return [[Number(attribute(level, 'ilvl') ?? 0), style]]
      })
      return [[attribute(it, 'abstractNumId') ?? '', new Map(levels)]]
    }),
  )
  const lists = new Map(
    all.flatMap((it): [string, string][] => {
      const style = local(it) === 'num' ? child(it, 'abstractNumId') : undefined
      return style === undefined ? [] : [[attribute(it, 'numId') ?? '', attribute(style, 'val') ?? '']]
    }),
  )
  const counts = new Map<string, number[]>()
  return {
    next(list, level) {
      const style = styles.get(lists.get(list) ?? '')
      const own = style?.get(level)
      if (style === undefined || own === undefined || own.format === 'bullet' || own.format === 'none')
        return ''
      const count = counts.get(list) ?? []
      count.length = level + 1
      count[level] = (count[level] ?? own.start - 1) + 1
      counts.set(list, count)
      return own.text.replace(/%(\d)/g, (_, at: string) => {
        const of = style.get(Number(at) - 1)
        return shown(count[Number(at) - 1] ?? of?.start ?? 1, of?.format ?? 'decimal')
      })
    },
  }
}

const DIGITS = '零一二三四五六七八九'

function shown(value: number, format: string): string {
  if (!/chinese|japanese|ideograph|taiwanese/i.test(format) || value >= 100) return String(value)
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const digit = (it: number) => DIGITS.charAt(it)
  if (tens === 0) return digit(ones)
  return `${tens === 1 ? '' : digit(tens)}十${ones === 0 ? '' : digit(ones)}`
}
