import type { RegistryRule, Source } from './registries-conf.ts';

/** Whom a pull of `name` (registry and repository) asks, in order: the mirrors, then the registry itself. */
export function sourcesOf(rules: readonly RegistryRule[], name: string): { rule?: RegistryRule; sources: Source[] } {
  const [rule] = rules.filter(({ prefix }) => covers(prefix, name)).sort((a, b) => b.prefix.length - a.prefix.length);
  if (!rule) return { sources: [{ place: name, insecure: false }] };
  const rest = rule.prefix.startsWith('*.') ? undefined : name.slice(rule.prefix.length);
  const rewritten = ({ place, insecure }: Source): Source => ({
    place: rest === undefined || place === '' ? name : `${place}${rest}`,
    insecure,
  });
  return { rule, sources: [...rule.mirrors, rule].map(rewritten) };
}

/** sysregistriesv2 refMatchingPrefix, refMatchingSubdomainPrefix. */
function covers(prefix: string, name: string): boolean {
  if (prefix.startsWith('*.')) {
    const [host = ''] = name.split('/');
    return host.replace(/:\d+$/, '').endsWith(prefix.slice(1));
  }
  return name === prefix || (name.startsWith(prefix) && /^[/:@]/.test(name.slice(prefix.length)));
}
