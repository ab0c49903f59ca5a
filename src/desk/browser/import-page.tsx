import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Format, formats, guessFormat } from './format.ts'
import { ProblemNote } from './problem-note.tsx'
import { changesetHref } from './route.ts'
import { useSession } from './session.ts'
import type { Imported } from './types.ts'
import { useTask } from './use-task.ts'
import { plural } from './words.ts'

/** An article becomes a changeset in review. */
export function ImportPage() {
  const { api, imports } = useSession()
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [chosen, setChosen] = useState<Format | 'guess'>('guess')
  const [batch, setBatch] = useState('')
  const [nothingNew, setNothingNew] = useState<Imported | null>(null)
  const { busy, problem, run } = useTask()
  const format = chosen === 'guess' ? guessFormat(file?.name ?? '', text) : chosen

  const bring = (event: Event) => {
    event.preventDefault()
    void run(async () => {
      setNothingNew(null)
      const query = batch.trim() === '' ? '' : `?${new URLSearchParams({ batch: batch.trim() })}`
      // A file goes as its bytes are: the service knows more encodings than UTF-8.
      const body = new Blob([file ?? text], { type: formats[format].type })
      const { data } = await api.post<Imported>(`articles/import${query}`, { body })
      if (data.changeset === null) return setNothingNew(data)
      imports.set(data.changeset, data)
      location.hash = changesetHref(data.changeset)
    })
  }
  return (
    <>
      <h1>Import an article</h1>
      <p>
        What it says about doses, times, warnings and the rest becomes proposals that cite it, to be reviewed
        one by one. Readers see nothing of them before they are published.
      </p>
      {problem && <ProblemNote problem={problem} />}
      {nothingNew && <NothingNew imported={nothingNew} />}
      <form onSubmit={bring}>
        <Drop onFile={setFile}>
          <label for="article">Article</label>
          {file ? (
            <p id="article" class="file">
              <strong>{file.name}</strong>, {Math.ceil(file.size / 1000)} kB{' '}
              <button type="button" class="secondary outline" onClick={() => setFile(null)}>
                Take another
              </button>
            </p>
          ) : (
            <textarea
              id="article"
              rows={14}
              required
              placeholder="Paste the text here, or drop a file: .txt, .md, .html"
              value={text}
              onInput={event => setText(event.currentTarget.value)}
            />
          )}
        </Drop>
        <div class="filters">
          <label>
            Or choose a file
            <input
              type="file"
              accept=".txt,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html"
              onChange={event => setFile(event.currentTarget.files?.[0] ?? null)}
            />
          </label>
          <label>
            Format
            <select
              value={chosen}
              onChange={event => setChosen(event.currentTarget.value as Format | 'guess')}
            >
              <option value="guess">Guess it: {formats[format].name}</option>
              {Object.entries(formats).map(([value, { name }]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            Batch, if it is one of several
            <input
              maxLength={100}
              value={batch}
              placeholder="none"
              onInput={event => setBatch(event.currentTarget.value)}
            />
          </label>
        </div>
        <button type="submit" aria-busy={busy} disabled={busy}>
          {busy ? 'Reading…' : 'Import'}
        </button>
      </form>
    </>
  )
}

function Drop({ onFile, children }: { onFile(file: File): void; children: ComponentChildren }) {
  const [over, setOver] = useState(false)
  return (
    <fieldset
      class={over ? 'drop over' : 'drop'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer?.files[0]
        if (file) onFile(file)
      }}
    >
      {children}
    </fieldset>
  )
}

const NothingNew = ({ imported: { title, folded, warnings } }: { imported: Imported }) => (
  <div role="status" class="note">
    <strong>{title}: nothing new</strong>
    <p>
      The very same text was brought in before, or all that it says is published
      {folded > 0 && ` (${plural(folded, 'record')})`}: no changeset was made. See <a href="#/">Changesets</a>{' '}
      for what was proposed then.
    </p>
    {warnings.length > 0 && (
      <ul>
        {warnings.map(warning => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    )}
  </div>
)
