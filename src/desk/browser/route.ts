import { useEffect, useState } from 'preact/hooks'

export type Route = { page: 'list' } | { page: 'import' } | { page: 'review'; id: number; n: number }

function routeOf(hash: string): Route {
  if (hash === '#/import') return { page: 'import' }
  const [, id, n] = /^#\/changesets\/(\d{1,9})(?:\/(\d{1,9}))?$/.exec(hash) ?? []
  return id === undefined ? { page: 'list' } : { page: 'review', id: Number(id), n: Number(n ?? 1) }
}

/** Which page the fragment of the address names. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash))
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return route
}

export const changesetHref = (id: number, n?: number): string =>
  `#/changesets/${id}${n === undefined ? '' : `/${n}`}`

/** Notes in the address which operation is looked at, so that it can be sent to somebody; no step back. */
export const notePlace = (id: number, n: number): void => history.replaceState(null, '', changesetHref(id, n))
