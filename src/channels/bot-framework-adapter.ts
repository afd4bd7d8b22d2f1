/**
 * botbuilder, which is at the end of its life, and all that we ask of it: to check who posts an activity, and to
 * carry activities back. Its successor is `@microsoft/agents-hosting`; nothing outside this file would change.
 */
import type { ConversationReference, TurnContext as Turn } from 'botbuilder'
import type { Clock } from '../base/clock.ts'
import type { Sendable } from './bot-framework-encode.ts'
import { type AppToken, callService } from './bot-framework-service.ts'

/** Where a conversation is reached; plain JSON. */
export type Reference = Partial<ConversationReference>

export interface Posted {
  readonly body: Record<string, unknown>
  readonly authorization: string
}

export interface Adapter {
  /** The status to answer with; `take` runs if the sender is who it should be, and may reject. */
  receive(posted: Posted, take: (reference: Reference) => Promise<void>): Promise<number>
  /** In order; `sent` after each one. `answers`: the platform's id. Rejects with a ServiceFault or a Problem. */
  send(
    reference: Reference,
    activities: readonly Sendable[],
    answers: string | null,
    sent: () => void,
  ): Promise<void>
}

export interface AdapterOptions {
  readonly appId: string
  /** Null: nobody is asked who he is. */
  readonly token: AppToken | null
  readonly hosts: readonly string[]
  readonly deadlineMs: number
  readonly clock: Clock
}

export async function openAdapter({
  appId,
  token,
  hosts,
  deadlineMs,
  clock,
}: AdapterOptions): Promise<Adapter> {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication, TurnContext } = await import('botbuilder')
  type Given = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>
  type HttpClient = NonNullable<NonNullable<Given[4]>['httpClient']>

  const credentials: NonNullable<Given[1]> = {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => token === null,
    createCredentials: async () => ({
      async signRequest(request) {
        if (token) request.headers.set('authorization', `Bearer ${await token.get(clock.now().getTime())}`)
        return request
      },
    }),
  }
  const httpClient: HttpClient = {
    async sendRequest(request) {
      const { url, method } = request
      const body = request.body === undefined ? null : String(request.body)
      const call = { url, method, headers: request.headers.toJson(), body }
      const { status, text } = await callService(call, hosts, deadlineMs)
      const headers = request.headers.clone()
      for (const name of headers.headerNames()) headers.remove(name)
      headers.set('content-type', 'application/json')
      return { request, status, headers, bodyAsText: text }
    },
  }
  const identity = token === null ? {} : { MicrosoftAppId: appId }
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(identity, credentials, undefined, undefined, { httpClient }),
  )

  return {
    async receive({ body, authorization }, take) {
      let status = 500
      const response = {
        socket: null,
        status: (code: number) => {
          status = code
        },
        header: () => {},
        send: () => {},
        end: () => {},
      }
      const request = { body, headers: { authorization }, method: 'POST' }
      await adapter.process(request, response, (context) =>
        take(JSON.parse(JSON.stringify(TurnContext.getConversationReference(context.activity)))),
      )
      return status
    },
    async send(reference, activities, answers, sent) {
      await adapter.continueConversationAsync(appId, reference, async (context: Turn) => {
        // The SDK would have a push answer a message that was never sent.
        if (answers === null) delete context.activity.id
        else context.activity.id = answers
        for (const activity of activities) {
          await context.sendActivity({ ...activity } as Parameters<Turn['sendActivity']>[0])
          sent()
        }
      })
    },
  }
}
