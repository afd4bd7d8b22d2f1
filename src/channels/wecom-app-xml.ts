/**
 * The XML of a callback: one element `xml`, its fields below it, https://developer.work.weixin.qq.com/document/path/90238.
 * Read by a parser that knows XML and refuses what is none. What is well-formed and yet not what the platform writes is
 * refused too: two fields of one name, of which a reader would take the one and its neighbour the other.
 */
import { parseXml, XmlElement } from '@rgrove/parse-xml'

/** What XML 1.0 cannot hold, and people nevertheless type. */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * The fields with their text: `<xml><A><![CDATA[b]]></A></xml>` is `{ A: 'b' }`; of a field that has elements of its own
 * nothing. Null: no such XML, a document type, a second root, a name twice.
 */
export function fieldsOf(xml: string): Readonly<Record<string, string>> | null {
  const root = rootOf(xml)
  if (root?.name !== 'xml') return null
  const elements = root.children.filter((it) => it instanceof XmlElement)
  if (new Set(elements.map((it) => it.name)).size < elements.length) return null
  const fields: Record<string, string> = Object.create(null)
  for (const { name, children, text } of elements)
    if (!children.some((it) => it instanceof XmlElement)) fields[name] = text
  return fields
}

function rootOf(xml: string): XmlElement | null {
  try {
    const { root, children } = parseXml(xml.replace(NO_XML, ''), { preserveDocumentType: true })
    return children.some((it) => it.type === 'doctype') ? null : root
  } catch {
    return null
  }
}
