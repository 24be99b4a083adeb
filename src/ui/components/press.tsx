import { Button } from './button.tsx'

/** One button in a form of its own, which sends nothing but that it was pressed. */
export const Press = (props: { action: string; text: string; warning?: boolean }) => (
  <form method="post" action={props.action}>
    <Button text={props.text} variant={props.warning ? 'warning' : 'secondary'} preventDoubleClick />
  </form>
)
