const longest = 50

/** A key made of the words of a text; `fallback` where it has no letter or figure. */
export function slugOf(text: string, fallback: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '').toLowerCase()
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return slug.slice(0, longest).replace(/-+$/, '') || fallback
}
