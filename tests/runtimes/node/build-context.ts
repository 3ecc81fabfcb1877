/** Where what has no absolute path lies on a node: a build's context, and what was downloaded from the page. */
export const buildContext = '/root/known-authority';

/** Where a file lies on the node. */
export const onNode = (path: string): string => (path.startsWith('/') ? path : `${buildContext}/${path}`);
