import type { Hint } from '../rules/hint.ts'

/** The hints whose words stand in their scopes, with their weights. */
export const hintsIn = <Scope extends string>(
  hints: readonly Hint<Scope>[],
  scopes: Readonly<Record<Scope, string>>,
): [name: string, weight: number][] =>
  hints.flatMap(({ name, weight, scope, pattern }) => (pattern.test(scopes[scope]) ? [[name, weight]] : []))

/** The weights of what is so. */
export const weightsOf = <Name extends string>(
  weights: Readonly<Record<Name, number>>,
  state: Readonly<Record<Name, boolean>>,
): [name: string, weight: number][] =>
  (Object.keys(weights) as Name[]).flatMap(name => (state[name] ? [[name, weights[name]]] : []))

/** Whether the weights outweigh what stands against them from the beginning. */
export const outweighs = (evidence: readonly [string, number][], bias: number): boolean =>
  evidence.reduce((sum, [, weight]) => sum + weight, bias) > 0
