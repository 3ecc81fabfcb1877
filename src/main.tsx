import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { recall } from './app/preferences/preferences.ts';
import { showTheme } from './app/preferences/theme.ts';
import { allowBlobWorkers } from './app/trusted-types.ts';
import { artefactOf, releases } from './worker/containerd/artefacts.ts';
import { connectContainerd } from './worker/containerd-client.ts';
import { connectEngine } from './worker/engine-client.ts';
import './app/styles/index.css';

allowBlobWorkers();
const remembered = recall();
showTheme(remembered.preferences.theme);

/** The engine comes after the first paint: its code is a part of its own, and so is that for certificates. */
const engine = connectEngine({
  engine: async () => (await import('./worker/spawn-engine.ts')).spawnEngine(),
  certificates: async () => (await import('./worker/spawn-certificates.ts')).spawnCertificates(),
});

const containerd = connectContainerd({
  worker: async () => (await import('./worker/spawn-containerd.ts')).spawnContainerd(),
  artefact: artefactOf,
});

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <App engine={engine} releases={{ names: releases, ask: containerd.ask }} remembered={remembered} />,
  );
requestAnimationFrame(() => setTimeout(() => engine.warmUp()));
