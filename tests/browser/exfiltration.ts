import type { Page } from '@playwright/test';

/** Ways in which a script in the page could send something away. Each is called in the page with the listener's address. */
const attempts: Record<string, (url: string) => unknown> = {
  fetch: (url) => fetch(url),
  'fetch-no-cors': (url) => fetch(url, { mode: 'no-cors', method: 'POST', body: 'secret' }),
  xhr: (url) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.send('secret');
  },
  websocket: (url) => new WebSocket(url.replace('http', 'ws')),
  eventsource: (url) => new EventSource(url),
  beacon: (url) => navigator.sendBeacon(url, 'secret'),
  image: (url) => {
    new Image().src = url;
  },
  form: (url) => {
    const form = document.body.appendChild(document.createElement('form'));
    form.action = url;
    form.method = 'post';
    form.target = 'inner';
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.name = 'inner';
    form.submit();
  },
  frame: (url) => {
    document.body.appendChild(document.createElement('iframe')).src = url;
  },
  object: (url) => {
    document.body.appendChild(document.createElement('object')).data = url;
  },
  video: (url) => {
    document.body.appendChild(document.createElement('video')).src = url;
  },
  script: (url) => {
    document.body.appendChild(document.createElement('script')).src = url;
  },
  'style-sheet': (url) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
  },
  'style-picture': (url) => {
    document.body.style.backgroundImage = `url(${url})`;
  },
  font: (url) => {
    new FontFace('away', `url(${url})`).load();
  },
  preload: (url) => {
    const link = Object.assign(document.createElement('link'), { rel: 'preload', href: url });
    link.setAttribute('as', 'image');
    document.head.append(link);
  },
  import: (url) => import(/* @vite-ignore */ url),
  ping: (url) => {
    const link = Object.assign(document.createElement('a'), { href: '#here', ping: url });
    document.body.append(link);
    link.click();
  },
  worker: (url) => new Worker(URL.createObjectURL(new Blob([`fetch('${url}')`]))),
  'worker-import': (url) => new Worker(URL.createObjectURL(new Blob([`importScripts('${url}')`]))),
};

export const ways = Object.keys(attempts);

/** Tries every way in the page, and waits until each had its chance. */
export async function tryAll(page: Pick<Page, 'evaluate' | 'waitForTimeout'>, listener: string): Promise<void> {
  const calls = Object.entries(attempts).map(([name, attempt]) => [`${listener}/${name}`, String(attempt)] as const);
  // The attempt goes to the page as text; what it throws or rejects there is part of being blocked.
  for (const [url, source] of calls)
    await page.evaluate(`try { Promise.resolve((${source})(${JSON.stringify(url)})).catch(() => {}) } catch {}`);
  await page.waitForTimeout(1500);
}
