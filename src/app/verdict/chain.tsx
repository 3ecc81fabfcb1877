import { memo } from 'react';
import type { Certificate, Trust } from '../../engine/trust/trust.ts';
import { Icon } from '../parts/icon.tsx';
import { Place } from '../parts/place.tsx';
import { lifetime } from './lifetime.ts';

/** The certificates, drawn from the one that the server shows to the one that has to be trusted. */
export const Chain = memo(function Chain({ trust }: { trust: Trust }) {
  const { certificates, presented, chain, anchor, verdict } = trust;
  if (certificates.length === 0) return null;
  const anchors = new Set(anchor?.certificates.map(({ fingerprint }) => fingerprint));
  const shown = presented.length > 0 ? presented : certificates;
  // What did not sign what stands before it is no link; the order is the one in which each signed the one before.
  const links = distinct([
    ...shown.filter(({ role }) => role !== 'unrelated'),
    ...chain,
    ...(anchor?.certificates ?? []),
  ]);
  const last = links.at(-1);
  const open = presented.length > 0 && anchors.size === 0 && last && !last.selfSigned ? last : undefined;
  const others = certificates.filter((one) => !links.some((link) => same(one, link)));
  return (
    <section className="chain" aria-labelledby="chain">
      <header className="part-head">
        <h3 id="chain">The certificates</h3>
      </header>
      <ol className="links">
        {links.map((certificate) => (
          <li key={certificate.fingerprint}>
            <Link certificate={certificate} anchor={anchors.has(certificate.fingerprint)} />
          </li>
        ))}
        {open && (
          <li>
            <div className="link absent">
              <span className="link-role">
                <Icon name="unknown" /> not pasted
              </span>
              <span className="link-name">{open.issuer}</span>
              <span className="link-fact">It signed {open.name} and has to be installed, or what it leads to.</span>
            </div>
          </li>
        )}
      </ol>
      {verdict && (
        <p className={verdict.ok ? 'chain-verdict ok' : 'chain-verdict broken'}>
          <Icon name={verdict.ok ? 'ok' : 'broken'} />
          {verdict.ok ? (
            <span>Judged as Go does, with what is to be installed: the chain holds.</span>
          ) : (
            <span>
              Judged as Go does: <span className="mono">{verdict.error}</span>
            </span>
          )}
        </p>
      )}
      {anchor && (
        <p className="chain-says">
          {anchor.says} {anchor.atRenewal}
        </p>
      )}
      {others.length > 0 && (
        <p className="chain-says">
          Also pasted, but no part of this chain:{' '}
          {others.map((certificate, index) => (
            <span key={certificate.fingerprint}>
              {index > 0 && ', '}
              {certificate.name} <Place path={certificate.path} range={certificate.range} />
            </span>
          ))}
        </p>
      )}
    </section>
  );
});

function Link({ certificate, anchor }: { certificate: Certificate; anchor: boolean }) {
  const { role, name, dnsNames, ipAddresses, path, range, notBefore, notAfter } = certificate;
  const life = lifetime(notBefore, notAfter, Date.now());
  const names = [...dnsNames, ...ipAddresses];
  return (
    <div className={anchor ? 'link anchor' : 'link'}>
      <span className="link-role">
        {anchor ? 'install this' : role}
        {anchor && <span className="faint"> {role}</span>}
      </span>
      <span className="link-name">{name}</span>
      {role === 'leaf' && names.some((one) => one !== name) && (
        <span className="link-fact">for {names.slice(0, 4).join(', ')}</span>
      )}
      <span className={`link-fact ${life.state}`} title={`SHA-256 ${certificate.fingerprint}`}>
        {life.says}
      </span>
      <Place path={path} range={range} />
    </div>
  );
}

const distinct = (all: readonly Certificate[]): Certificate[] =>
  all.filter((one, index) => all.findIndex((other) => same(one, other)) === index);

const same = (a: Certificate, b: Certificate): boolean => a.fingerprint === b.fingerprint;
