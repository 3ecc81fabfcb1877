import { ask } from './ask.ts';
import { type Endpoint, endpointIn } from './endpoint.ts';
import { type FromFrame, isOpening, isToFrame, type Theme, type ToFrame } from './messages.ts';
import { seal } from './seal.ts';

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`no ${id} in this document`);
}

const [server, state] = ['server', 'state'].map((id) => element(id, HTMLElement));
const payload = element('payload', HTMLTextAreaElement);
const [model, key] = ['model', 'key'].map((id) => element(id, HTMLInputElement));
const [send, stop] = ['send', 'stop'].map((id) => element(id, HTMLButtonElement));

const say = (text: string): void => {
  if (state) state.textContent = text;
};

/** A key is one word of plain characters; anything else could not stand in a header. */
const keyGrammar = /^[\x21-\x7e]{0,4096}$/;

function connect(endpoint: Endpoint, port: MessagePort, sealed: boolean): void {
  if (!model || !key || !send || !stop) return;
  const tell = (message: FromFrame): void => port.postMessage(message);
  const host = new URL(endpoint.origin).host;
  let offered: { text: string; tokens: number } | undefined;
  let running: AbortController | undefined;

  const show = (): void => {
    send.disabled = !sealed || !offered || running !== undefined;
    send.textContent = offered
      ? `Send ${offered.text.length.toLocaleString('en')} characters to ${host}`
      : 'Nothing to send yet';
    payload.value = offered?.text ?? '';
    stop.hidden = running === undefined;
  };

  const asked = async (): Promise<void> => {
    const question = { endpoint, model: model.value.trim(), key: key.value.trim(), text: offered?.text ?? '' };
    if (question.model === '') {
      say('Name the model first.');
      model.focus();
      return;
    }
    if (!keyGrammar.test(question.key)) {
      say('The key holds characters that no key has.');
      key.focus();
      return;
    }
    const controller = new AbortController();
    running = controller;
    show();
    stop.focus();
    say('Waiting for the model …');
    tell({ kind: 'sent', model: question.model.slice(0, 300), text: question.text });
    let heard = false;
    const ending = await ask(
      question,
      (text) => {
        if (!heard) say('The answer is coming in below.');
        heard = true;
        tell({ kind: 'piece', text });
      },
      controller.signal,
    );
    const hadFocus = document.activeElement === stop;
    running = undefined;
    show();
    if (hadFocus) send.focus();
    say(ending.kind === 'complete' ? 'The answer is complete.' : 'No complete answer. The page says why.');
    tell({ kind: 'ended', ending });
  };

  const receive: { [Kind in ToFrame['kind']]: (message: Extract<ToFrame, { kind: Kind }>) => void } = {
    offer: ({ text, tokens }) => {
      offered = { text, tokens };
      say(sealed ? `about ${tokens.toLocaleString('en')} tokens` : '');
    },
    withdraw: () => {
      offered = undefined;
    },
    cancel: () => running?.abort(),
    theme: ({ theme }) => wear(theme),
  };

  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isToFrame(data)) return;
    // Each message has its own kind's receiver, which TypeScript does not follow through the table.
    (receive[data.kind] as (message: ToFrame) => void)(data);
    show();
  };
  // Only a person's own click sends: none that a script makes up, here or in the page around.
  send.addEventListener('click', (event) => {
    if (event.isTrusted && sealed && offered && !running) void asked();
  });
  stop.addEventListener('click', () => running?.abort());
  new ResizeObserver(() => tell({ kind: 'height', pixels: document.documentElement.offsetHeight })).observe(
    document.body,
  );
  tell({ kind: 'sealed', holds: sealed });
  if (!sealed) say('This browser does not enforce the policy of this frame. Nothing will be sent.');
  show();
}

const wear = (theme: Theme): void => {
  document.documentElement.dataset.theme = theme;
};

const read = endpointIn(location.hash);
if (read.ok) {
  const { endpoint } = read;
  const sealing = seal(endpoint.origin);
  if (server) server.textContent = endpoint.origin;
  let opened = false;
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (opened || event.source !== parent || event.origin !== new URL(location.href).origin) return;
    if (!port || !isOpening(event.data)) return;
    opened = true;
    wear(event.data.theme);
    void sealing.then((sealed) => connect(endpoint, port, sealed));
  });
} else say(read.why);
