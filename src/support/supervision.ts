/** One supervision of a support: for the worker and the supervisor alone. */
export type Supervision = { id: string; heldOn: string; nextOn: string; note: string; supervisor: string }
