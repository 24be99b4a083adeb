export { placesAt, pounds } from './pounds.ts'
export { budgetRoutes } from './routes.tsx'
export { type MoneyFor, moneyFor } from './store.ts'
