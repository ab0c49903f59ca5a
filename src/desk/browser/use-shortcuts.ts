import { useEffect, useRef } from 'preact/hooks'

const names: Record<string, string> = { ArrowDown: 'j', ArrowUp: 'k' }

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, dialog, [contenteditable], .article') !== null

/** Single keys anywhere on the page but where one types or scrolls. */
export function useShortcuts(isOn: boolean, does: Readonly<Record<string, () => void>>): void {
  const latest = useRef(does)
  latest.current = isOn ? does : {}
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      const work = latest.current[names[event.key] ?? event.key]
      if (!work) return
      event.preventDefault()
      work()
    }
    addEventListener('keydown', follow)
    return () => removeEventListener('keydown', follow)
  }, [])
}
