import { type Cause, weight } from './cause.ts';

/** Words that say that something failed, but not why; they count only where nothing else does. */
export const symptoms: readonly Cause[] = [
  {
    code: 'cause-cut-off',
    weight: weight.symptom,
    caCures: 'maybe',
    words:
      /ErrImagePull|ImagePullBackOff|Back-off pulling image|[Ff]ailed to pull image "[^"\n]{1,300}|failed to pull and unpack image|failed to resolve reference|failed to do request|Failed to create pod sandbox|failed to get sandbox image|failed to solve|tls: failed to verify certificate|x509:|Error response from daemon: (?:Get|Head)/,
    says: ({ image }) =>
      `${image} could not be pulled; the text gives no reason that is known here, or breaks off before it.`,
    source: 'kubernetes pkg/kubelet/images/image_manager.go, types.go',
  },
];
