/** The tags of operations, in the order in which Swagger UI shows them. */
export const TAGS: { name: string; description: string }[] = [
  {
    name: 'Start here',
    description: 'Five operations that show what there is. Each answers on the first click.',
  },
  { name: 'Search', description: 'Records from what people type.' },
  {
    name: 'Things',
    description:
      'What has a name: supplements, conditions, mechanisms, practices, populations, interactants, products.',
  },
  {
    name: 'Claims',
    description: 'What somebody says of a supplement, each with who says so and how sure it is.',
  },
  {
    name: 'Safety',
    description: 'What to avoid, to separate, to watch or to ask about, and what nobody has assessed.',
  },
  { name: 'Content', description: 'Articles, questions with answers, and the sources behind it all.' },
  {
    name: 'Editing',
    description: 'The one way to write: drafts, review, publishing, undo. Needs an API key.',
  },
  {
    name: 'Writing',
    description:
      'One record at a time, for tools that speak plain REST: each is a changeset of one operation, published at once when the key has the scope `publish`, else left as a draft (202). Documents hold keys of other records; `GET /v1/documents/{recordKind}/{key}` answers them.',
  },
  {
    name: 'Bulk',
    description:
      'Many records at once: by their keys, the whole of it as a file, every change since, releases to cite for ever.',
  },
  { name: 'Operations', description: 'The state of the service, and what its problems mean.' },
]
