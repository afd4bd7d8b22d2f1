export { CITY } from '../plan/counties.ts'
