/** Orders releases by their dotted numbers: `2026.9.0` comes before `2026.11.0`. */
export function compareReleases(one: string, other: string): number {
  const [left, right] = [one, other].map(release => release.split('.').map(Number))
  const places = Math.max(left?.length ?? 0, right?.length ?? 0)
  for (let place = 0; place < places; place += 1) {
    const difference = (left?.[place] ?? 0) - (right?.[place] ?? 0)
    if (difference !== 0) return Math.sign(difference)
  }
  return 0
}
