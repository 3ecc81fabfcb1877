import { useEffect, useRef, useState } from 'react';
import { type Endpoint, fragmentOf } from '../../assistant/endpoint.ts';
import { type FromFrame, isFromFrame, type Opening, type Theme, type ToFrame } from '../../assistant/messages.ts';
import { useApp } from '../app-context.ts';
import { useMedia } from '../parts/use-media.ts';
import { tokensOf } from './tokens.ts';

interface ModelFrameProps {
  endpoint: Endpoint;
  /** What a click in the frame sends; undefined while there is nothing to send. */
  payload: string | undefined;
  onMessage(message: FromFrame): void;
}

/** Higher than any frame of ours is: what it says of itself is only believed so far. */
const HIGHEST = 900;

/**
 * The assistant's document in its frame: an opaque origin, a policy of its own, and one port between it and the page. The
 * endpoint is fixed for the life of a frame, so another endpoint is another frame (`key`), and with the frame its key is gone.
 */
export function ModelFrame({ endpoint, payload, onMessage }: ModelFrameProps) {
  const { preferences } = useApp();
  const dark = useMedia('(prefers-color-scheme: dark)');
  const theme: Theme = preferences.theme === 'system' ? (dark ? 'dark' : 'light') : preferences.theme;
  const [port, setPort] = useState<MessagePort>();
  const [height, setHeight] = useState(260);
  const heard = useRef(onMessage);
  useEffect(() => {
    heard.current = onMessage;
  });

  const open = (frame: HTMLIFrameElement): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isFromFrame(data)) return;
      if (data.kind === 'height') setHeight(Math.min(Math.ceil(data.pixels), HIGHEST));
      heard.current(data);
    };
    const opening: Opening = { kind: 'open', version: 1, theme };
    // An opaque origin has no name to address it by; what is sent here is no secret.
    frame.contentWindow?.postMessage(opening, '*', [port2]);
    setPort(port1);
  };
  useEffect(() => () => port?.close(), [port]);
  useEffect(() => {
    const message: ToFrame =
      payload === undefined ? { kind: 'withdraw' } : { kind: 'offer', text: payload, tokens: tokensOf(payload) };
    port?.postMessage(message);
  }, [port, payload]);
  useEffect(() => {
    const message: ToFrame = { kind: 'theme', theme };
    port?.postMessage(message);
  }, [port, theme]);

  return (
    <iframe
      className="model-frame"
      title={`Connection to ${endpoint.origin}`}
      src={`./assistant.html${fragmentOf(endpoint)}`}
      sandbox="allow-scripts"
      // Browsers ask the person before a page may reach this machine; elsewhere there is nothing to ask for.
      allow={endpoint.loopback ? 'local-network-access; loopback-network; local-network' : ''}
      referrerPolicy="no-referrer"
      style={{ height }}
      onLoad={(event) => open(event.currentTarget)}
    />
  );
}
