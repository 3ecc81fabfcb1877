import type { Stage } from '../../syntax/dockerfile/index.ts';
import type { DockerfileDocument } from './document.ts';
import { hostsOf, natureOf } from './hosts.ts';
import { baseStages } from './variables.ts';

/** Debian packages that bring ca-certificates along as a recommendation. */
const recommending = /(?:^| )(?:curl|wget|git|libcurl4|libcurl3-gnutls|python3-pip|nodejs|npm|openssl)(?: |$)/;

/** Whether a command before `offset` installs the public CAs and the tool that updates the store. */
export function installsCaCertificates(document: DockerfileDocument, stage: Stage, offset: number): boolean {
  const line = [...baseStages(document.dockerfile, stage)];
  return document.uses.some((use) => {
    if (use.kind !== 'command' || use.when !== 'build' || !use.stage || !line.includes(use.stage)) return false;
    if (use.stage === stage && use.command.range.start >= offset) return false;
    const { name, words, args } = use.program;
    if (
      !/^(?:apt-get|apt|aptitude|apk|dnf|yum|microdnf|zypper|pacman)$/.test(name) ||
      !/(?:^| )(?:add|install|in) /.test(words)
    )
      return false;
    if (/(?:^| )ca-certificates(?:[=~<> ]|$)/.test(words)) return true;
    const recommends = !args.some(({ value }) => /^--no-install-recommends$|Install-Recommends=/.test(value));
    return /^apt|^aptitude/.test(name) && recommends && recommending.test(words);
  });
}

const sourcesFile = /^\/etc\/(?:apk\/repositories|apt\/sources\.list(?:\.d\/.+)?)$/;

/** Whether the stage takes packages from a server of a private CA: then the package manager must trust it first. */
export function hasPrivateSources({ uses, variables }: DockerfileDocument, stage: Stage): boolean {
  return uses.some((use) => {
    const aboutSources =
      (use.kind === 'file' && sourcesFile.test(use.path)) ||
      (use.kind === 'command' && /^(?:apk|apt-get|apt|add-apt-repository)$/.test(use.program.name));
    if (use.stage !== stage || !aboutSources) return false;
    return hostsOf(use, variables[stage.index]).some(({ host, tls }) => tls && natureOf(host) === 'private');
  });
}
