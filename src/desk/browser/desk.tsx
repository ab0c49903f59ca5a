import { render } from 'preact'
import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { ChangesetList } from './changeset-list.tsx'
import { ImportPage } from './import-page.tsx'
import { Names } from './names.ts'
import { Review } from './review.tsx'
import { type Route, useRoute } from './route.ts'
import { type Session, SessionProvider } from './session.ts'
import { type SignedIn, SignIn } from './sign-in.tsx'
import type { Problem } from './types.ts'

function Desk() {
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null)
  const [ended, setEnded] = useState<Problem | null>(null)
  const [said, setSaid] = useState('')
  const session = useMemo<Session | null>(
    () => signedIn && { ...signedIn, names: new Names(), imports: new Map(), say: setSaid },
    [signedIn],
  )
  const leave = (problem: Problem | null) => {
    setEnded(problem)
    setSaid('')
    setSignedIn(null)
  }
  if (!session) return <SignIn ended={ended} onSignedIn={setSignedIn} onRefused={leave} />
  return (
    <SessionProvider value={session}>
      <Frame session={session} onSignOut={() => leave(null)} />
      <p role="status" class="said">
        {said}
      </p>
    </SessionProvider>
  )
}

function Frame({ session, onSignOut }: { session: Session; onSignOut(): void }) {
  const route = useRoute()
  usePage(route)
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        Skip to the page
      </button>
      <header class="container-fluid">
        <nav aria-label="Desk">
          <ul>
            <li>
              <strong>Editors’ desk</strong>
            </li>
            <li>
              <a href="#/" aria-current={route.page === 'list' ? 'page' : undefined}>
                Changesets
              </a>
            </li>
            <li>
              <a href="#/import" aria-current={route.page === 'import' ? 'page' : undefined}>
                Import
              </a>
            </li>
          </ul>
          <ul>
            <li class="who">
              {session.name} <small>may {session.scopes.join(', ')}</small>
            </li>
            <li>
              <button type="button" class="secondary outline" onClick={onSignOut}>
                Sign out
              </button>
            </li>
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1} class="container-fluid">
        {route.page === 'list' && <ChangesetList />}
        {route.page === 'import' && <ImportPage />}
        {route.page === 'review' && <Review key={`${route.id}/${route.n}`} id={route.id} first={route.n} />}
      </main>
    </>
  )
}

// A button: the fragment of the address says which page is shown, so that a link would leave it.
const skip = () => document.getElementById('main')?.focus()

/** Says which page is shown, and begins at its top. */
function usePage(route: Route): void {
  useLayoutEffect(() => {
    const page = { list: 'Changesets', import: 'Import an article', review: 'Changeset' }[route.page]
    document.title = `${page}${route.page === 'review' ? ` ${route.id}` : ''} · Editors’ desk`
    // As a browser does with a new page.
    document.getElementById('main')?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [route])
}

const root = document.getElementById('desk')
if (root) render(<Desk />, root)
