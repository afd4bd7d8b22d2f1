import { it } from 'vitest'
import { sentOnce } from './killed-senders.ts'

it(
  'sends 300 reminders from two processes that are killed again and again, none of them twice',
  {
    timeout: 600_000,
  },
  () =>
    sentOnce(
      300,
      [
        [7, 23, 11, 31],
        [13, 5, 29, 17],
      ],
      5,
    ),
)
