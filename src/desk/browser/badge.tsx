import { lower } from './words.ts'

/** How far something has come, in words and colour. */
export const Badge = ({ state }: { state: string }) => (
  <span class={`badge ${state.toLowerCase().replaceAll('_', '-')}`}>{lower(state)}</span>
)
