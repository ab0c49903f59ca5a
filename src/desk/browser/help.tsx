import { Confirm } from './confirm.tsx'

const keys = [
  ['j or ↓', 'next record'],
  ['k or ↑', 'record before'],
  ['n', 'next record that waits'],
  ['a', 'accept, and go on'],
  ['r', 'reject, and go on'],
  ['e', 'edit'],
  ['u', 'undo what was decided or edited last'],
  ['d', 'show or hide what differs from what is published'],
  ['?', 'this help'],
] as const

interface Props {
  isOn: boolean
  onSwitch(isOn: boolean): void
  onClose(): void
}

/** The keys of the review page, and a switch for those whom single keys bother. */
export const Help = ({ isOn, onSwitch, onClose }: Props) => (
  <Confirm title="Keys" onClose={onClose}>
    <dl class="keys">
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
    <label>
      <input type="checkbox" checked={isOn} onChange={event => onSwitch(event.currentTarget.checked)} />
      Single keys do this
    </label>
  </Confirm>
)
