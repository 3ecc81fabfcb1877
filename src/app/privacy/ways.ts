/** What one attempt works with. The addresses are constants: nothing of the case is in them. */
export interface Attempt {
  /** Below this page's own folder, so that nobody else could hear of it; for what the policy forbids everywhere. */
  own: string;
  /** Of a name that is reserved never to exist; for what the policy allows from the page's own files. */
  other: string;
  /** Where elements go; they are taken away afterwards. */
  place: HTMLElement;
  /** Takes note of a refusal that only the attempt itself can see. */
  refused(by: string): void;
}

/** A way in which script in this page could reach out. */
export interface Way {
  id: string;
  title: string;
  /** Whether this browser can do it at all. Left out: every browser can. */
  known?(): boolean;
  run(attempt: Attempt): unknown;
}

const scope: object = globalThis;

export const ways: readonly Way[] = [
  { id: 'fetch', title: 'Request by fetch', run: ({ own }) => fetch(own) },
  {
    id: 'xhr',
    title: 'Request by XMLHttpRequest',
    run: ({ own }) => {
      const request = new XMLHttpRequest();
      request.open('POST', own);
      request.send('self-test');
    },
  },
  { id: 'websocket', title: 'WebSocket', run: ({ own }) => new WebSocket(own.replace(/^http/, 'ws')) },
  { id: 'eventsource', title: 'Event stream', run: ({ own }) => new EventSource(own) },
  { id: 'beacon', title: 'Beacon', run: ({ own }) => navigator.sendBeacon(own, 'self-test') },
  {
    id: 'webtransport',
    title: 'WebTransport',
    known: () => 'WebTransport' in scope,
    run: ({ other }) => new WebTransport(other).closed,
  },
  {
    id: 'ping',
    title: 'Ping of a link',
    run: ({ own, place }) => {
      addFrame(place, 'ping');
      const link = Object.assign(document.createElement('a'), {
        href: 'about:blank',
        target: 'self-test-ping',
        ping: own,
      });
      place.append(link);
      link.click();
    },
  },
  {
    id: 'form',
    title: 'Form',
    run: ({ own, place }) => {
      addFrame(place, 'form');
      const given = { action: own, method: 'post', target: 'self-test-form' };
      const form = Object.assign(document.createElement('form'), given);
      place.append(form);
      form.submit();
    },
  },
  {
    id: 'frame',
    title: 'Frame of elsewhere',
    run: ({ other, place }) => {
      addFrame(place, 'frame').src = other;
    },
  },
  {
    id: 'object',
    title: 'Embedded object',
    run: ({ own, place }) => place.append(Object.assign(document.createElement('object'), { data: own })),
  },
  {
    id: 'image',
    title: 'Image',
    run: ({ other }) => {
      new Image().src = other;
    },
  },
  {
    id: 'media',
    title: 'Video or sound',
    run: ({ other, place }) => place.append(Object.assign(document.createElement('video'), { src: other })),
  },
  {
    id: 'script',
    title: 'Script from elsewhere',
    run: ({ other, place }) => place.append(Object.assign(document.createElement('script'), { src: other })),
  },
  { id: 'import', title: 'Module from elsewhere', run: ({ other }) => import(/* @vite-ignore */ other) },
  {
    id: 'style-sheet',
    title: 'Style sheet from elsewhere',
    run: ({ other, place }) => addLink(place, { rel: 'stylesheet', href: other }),
  },
  {
    id: 'style-picture',
    title: 'Picture of a style',
    run: ({ other, place }) => {
      place.style.backgroundImage = `url("${other}")`;
    },
  },
  { id: 'font', title: 'Font from elsewhere', run: ({ other }) => new FontFace('self-test', `url("${other}")`).load() },
  {
    id: 'preload',
    title: 'Loading ahead',
    run: ({ other, place }) => addLink(place, { rel: 'preload', href: other, as: 'image' }),
  },
  {
    id: 'prefetch',
    title: 'Loading a next page ahead',
    run: ({ other, place }) => addLink(place, { rel: 'prefetch', href: other }),
  },
  {
    id: 'worker',
    title: 'Request of a worker',
    run: ({ own, refused }) => inWorker(`fetch(${JSON.stringify(own)}).catch(() => {})`, refused),
  },
  {
    id: 'worker-import',
    title: 'Script of a worker',
    run: ({ other, refused }) => inWorker(`importScripts(${JSON.stringify(other)})`, refused),
  },
  {
    id: 'file-worker',
    title: 'Worker from a file, which the policy would not bind',
    run: ({ own }) => new Worker(own),
  },
  {
    id: 'service-worker',
    title: 'Service worker, which the policy would not bind',
    known: () => isSecureContext && 'serviceWorker' in navigator,
    run: ({ own }) => navigator.serviceWorker.register(own),
  },
];

const addLink = (place: HTMLElement, given: { rel: string; href: string; as?: string }): void =>
  place.append(Object.assign(document.createElement('link'), given));

/** An empty frame: what has it as its target would not leave this page even if it got through. */
function addFrame(place: HTMLElement, name: string): HTMLIFrameElement {
  const given = { name: `self-test-${name}`, title: 'For the self-test' };
  const frame = Object.assign(document.createElement('iframe'), given);
  place.append(frame);
  return frame;
}

/** A worker of this page's own, bound by its policy, tries to reach out and tells what the policy said of that. */
function inWorker(statement: string, refused: (by: string) => void): void {
  const code = `
    self.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => postMessage(effectiveDirective));
    self.trustedTypes?.createPolicy('default', { createScriptURL: (url) => url });
    try { ${statement} } catch {}`;
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onmessage = ({ data }) => {
    refused(String(data));
    worker.terminate();
    URL.revokeObjectURL(url);
  };
}
