import EditorWorker from 'monaco-editor/editor/editor.worker?worker&inline';

/**
 * Must be loaded, and awaited, before any module of Monaco: Monaco makes its Trusted Types policies while its modules are
 * evaluated. Its worker is a blob, because a worker loaded from a file would not be bound by the page's policy.
 */
self.MonacoEnvironment = {
  createTrustedTypesPolicy: (_name: string, rules: object) => {
    const policies = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } })
      .trustedTypes;
    return policies?.createPolicy('monaco', rules) as never;
  },
  getWorker: () => new EditorWorker({ name: 'editor' }),
};
