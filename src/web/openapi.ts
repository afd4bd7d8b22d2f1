/** The pages as other programs read them: the routes and the shapes of their views, and nothing that is written twice. */
import { z } from 'zod'
import { ROUTES, type Route } from './routes.ts'

export function openApi(title: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: '1',
      description:
        '只读。请求时带 Accept: application/json 和 Authorization: Bearer 口令；只含已审核的数据，不含“不上群”的指标。',
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
    paths: Object.fromEntries(
      ROUTES.map((it) => [it.path.replace(/:(\w+)/g, '{$1}'), { get: operation(it) }]),
    ),
  }
}

function operation({ path, summary, parameter, schema }: Route): object {
  const [, name] = /:(\w+)/.exec(path) ?? []
  const given = { required: true, description: parameter ?? '', schema: { type: 'string' } }
  const parameters =
    name !== undefined
      ? [{ name, in: 'path', ...given }]
      : parameter === undefined
        ? []
        : [{ name: 'q', in: 'query', ...given }]
  return {
    summary,
    parameters,
    responses: {
      200: { description: summary, content: { 'application/json': { schema: z.toJSONSchema(schema) } } },
      401: { description: '没有口令，或口令不对' },
      404: { description: '没有这一项' },
    },
  }
}
