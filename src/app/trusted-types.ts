interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

const hasTrustedTypes = (target: object): target is { trustedTypes: TrustedTypes } => 'trustedTypes' in target;

/** What the page says when something wants to start a script that is not its own. */
export const refusal = 'Only workers made of this page’s own code are started.';

/** Workers are started from blobs of this page, and a policy must say so; every other script address is refused. */
export function allowBlobWorkers(): void {
  const scope: object = globalThis;
  if (!hasTrustedTypes(scope)) return;
  scope.trustedTypes.createPolicy('default', {
    createScriptURL(url) {
      if (!url.startsWith('blob:')) throw new TypeError(refusal);
      return url;
    },
  });
}
