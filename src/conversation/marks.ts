/** The whole city: who answers for an indicator of the plan answers for it there. */
export { CITY } from '../plan/counties.ts'
