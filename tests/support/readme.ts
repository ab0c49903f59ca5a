import { z } from 'zod'
import { Environment } from '../../src/config.ts'
import type { App } from '../../src/plugins/zod.ts'

const example = /(```sh\ncurl -s '?http:\/\/127\.0\.0\.1:3000([^'\n]*)'?\n```\n\n```json\n)[^`]*?(\n```)/g
const table = /(<!-- configuration -->\n)[\s\S]*?(<!-- \/configuration -->)/

const anyRequest = '6c0f0a53-7a0c-4f0e-9d0c-6d2f3b1a9e10'

const answerTo = async (app: App, path: string) => {
  const { body } = await app.inject(path)
  return body.replace(/"requestId":"[^"]*"/, `"requestId":"${anyRequest}"`)
}

const configuration = () => {
  const rows = Object.entries(Environment.shape).map(([name, schema]) => {
    const { description = '' } = z.globalRegistry.get(schema) ?? {}
    const preset = schema.safeParse(undefined).data
    return `| \`${name}\` | ${preset === undefined ? '' : `\`${preset}\``} | ${description.replaceAll('|', '\\|')} |`
  })
  return ['| variable | default | meaning |', '|---|---|---|', ...rows, ''].join('\n')
}

/** The README as it should be: the configuration from its schema, the answers of its examples from the service. */
export const renderReadme = async (text: string, app: App) => {
  const paths = [...text.matchAll(example)].map(([, , path]) => path as string)
  const answers = new Map(
    await Promise.all(paths.map(async path => [path, await answerTo(app, path)] as const)),
  )
  return text
    .replace(example, (_, before, path, after) => before + answers.get(path) + after)
    .replace(table, (_, before, after) => before + configuration() + after)
}
