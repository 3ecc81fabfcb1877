import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { recall } from './app/preferences/preferences.ts';
import { showTheme } from './app/preferences/theme.ts';
import { allowBlobWorkers } from './app/trusted-types.ts';
import { connectEngine } from './worker/engine-client.ts';
import { artefactOf, releases } from './worker/real-code/artefacts.ts';
import { connectRealCode } from './worker/real-code-client.ts';
import './app/styles/index.css';

allowBlobWorkers();
const remembered = recall();
showTheme(remembered.preferences.theme);

/** The engine comes after the first paint: its code is a part of its own. */
const engine = connectEngine(async () => (await import('./worker/spawn-engine.ts')).spawnEngine());

const containerd = connectRealCode({
  worker: async () => (await import('./worker/spawn-real-code.ts')).spawnRealCode(),
  artefact: artefactOf,
});

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <App engine={engine} releases={{ names: releases, ask: containerd.ask }} remembered={remembered} />,
  );
requestAnimationFrame(() => setTimeout(() => engine.warmUp()));
