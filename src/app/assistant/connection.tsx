import { type FormEvent, useState } from 'react';
import { type Endpoint, fragmentOf, type ProtocolName, readEndpoint } from '../../assistant/endpoint.ts';
import type { FromFrame } from '../../assistant/messages.ts';
import { Icon } from '../parts/icon.tsx';
import { ModelFrame } from './model-frame.tsx';

const servers: readonly { protocol: ProtocolName; title: string; address: string }[] = [
  { protocol: 'openai', title: 'OpenAI, or anything that speaks its protocol', address: 'https://api.openai.com/v1' },
  { protocol: 'openai', title: 'A model on this machine (Ollama, vLLM)', address: 'http://localhost:11434/v1' },
  { protocol: 'anthropic', title: 'Anthropic', address: 'https://api.anthropic.com' },
  { protocol: 'google', title: 'Google', address: 'https://generativelanguage.googleapis.com/v1beta' },
];

interface ConnectionProps {
  endpoint: Endpoint | undefined;
  onChoose(endpoint: Endpoint | undefined): void;
  payload: string | undefined;
  onMessage(message: FromFrame): void;
}

/** The second way: a server of the person's choice. Choosing sends nothing; it only makes the frame that could. */
export function Connection({ endpoint, onChoose, payload, onMessage }: ConnectionProps) {
  const [at, setAt] = useState(0);
  const [address, setAddress] = useState(servers[0]?.address ?? '');
  const [why, setWhy] = useState<string>();
  const choose = (event: FormEvent) => {
    event.preventDefault();
    const read = readEndpoint(address, servers[at]?.protocol ?? 'openai');
    setWhy(read.ok ? undefined : read.why);
    if (read.ok) onChoose(read.endpoint);
  };
  if (endpoint)
    return (
      <>
        <ModelFrame key={fragmentOf(endpoint)} endpoint={endpoint} payload={payload} onMessage={onMessage} />
        <div className="row">
          <button type="button" className="button quiet" onClick={() => onChoose(undefined)}>
            Close the connection and forget the key
          </button>
        </div>
      </>
    );
  return (
    <form className="connection" onSubmit={choose} noValidate>
      <label>
        <span>Server</span>
        <select
          value={at}
          onChange={(event) => {
            const next = Number(event.target.value);
            setAt(next);
            setAddress(servers[next]?.address ?? '');
            setWhy(undefined);
          }}
        >
          {servers.map(({ title }, index) => (
            <option key={title} value={index}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Address</span>
        <input
          value={address}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-invalid={why !== undefined}
          aria-describedby="address-note"
          onChange={(event) => setAddress(event.target.value)}
        />
      </label>
      <p className={why ? 'refusal' : 'faint'} id="address-note" role={why ? 'alert' : undefined}>
        {why && <Icon name="broken" />}
        <span>
          {why ?? 'https, or http to this machine. Local networks over plain http are not reachable from here.'}
        </span>
      </p>
      <div className="row">
        <button type="submit" className="button">
          Open a connection
        </button>
        <span className="faint">This sends nothing yet. The next step asks for model and key.</span>
      </div>
    </form>
  );
}
