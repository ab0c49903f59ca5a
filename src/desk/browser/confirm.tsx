import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  title: string
  /** What the button says that does it; none: there is nothing to do but to close. */
  action?: string
  busy?: boolean
  children: ComponentChildren
  onConfirm?(): void
  onClose(): void
}

/** A question in front of the page: the browser keeps the focus in it, and Escape closes it. */
export function Confirm({ title, action, busy = false, children, onConfirm, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => before instanceof HTMLElement && before.focus()
  }, [])
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="dialog-title">
      <article>
        <h2 id="dialog-title">{title}</h2>
        {children}
        <footer>
          <button type="button" class="secondary outline" onClick={onClose}>
            {action ? 'Cancel' : 'Close'}
          </button>
          {action && (
            <button type="button" aria-busy={busy} disabled={busy} onClick={onConfirm}>
              {action}
            </button>
          )}
        </footer>
      </article>
    </dialog>
  )
}
