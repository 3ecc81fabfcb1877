import { describe, expect, it } from 'vitest';
import { occurrencesIn } from '../../../src/engine/dialects/dockerfile/detect.ts';
import { readDocument } from '../../../src/engine/dialects/dockerfile/document.ts';
import { switches } from '../../../src/engine/dialects/dockerfile/switches/index.ts';
import { thrown } from './thrown-switches.ts';

const found = (lines: string) =>
  readDocument({ path: 'Dockerfile', text: `FROM debian:12\n${lines}\n` }).uses.flatMap(occurrencesIn);
const tools = (lines: string) => found(lines).map((occurrence) => occurrence.switch.tool);

/** Instructions that look alike and are right. */
const right = [
  'RUN curl -ok https://x',
  'RUN curl -o/usr/bin/kubectl https://x',
  'RUN curl -o -k.txt https://x',
  'RUN curl -sSL -H "x: -k" https://x',
  'RUN curl -d -k https://x',
  'RUN tar -k -xf x && sort -k 2 y && ps -k a && ssh -k h',
  'RUN echo "curl -k https://x"',
  'RUN echo insecure >> /etc/motd',
  '# RUN curl -k https://x\nRUN a',
  'HEALTHCHECK CMD curl -k https://localhost:8443/health',
  'HEALTHCHECK --interval=5s CMD ["curl", "-k", "https://localhost"]',
  'RUN apk add --allow-untrusted /x.apk',
  'RUN yum install --nogpgcheck x && rpm -i --nosignature y',
  'RUN apt-get install --allow-unauthenticated --force-yes x',
  'RUN echo "deb [trusted=yes] http://x y main" > /etc/apt/sources.list.d/x.list',
  'RUN npm config set strict-ssl true',
  'RUN npm config set cafile /x.crt',
  'ENV NODE_TLS_REJECT_UNAUTHORIZED=1',
  'ARG GIT_SSL_NO_VERIFY',
  'RUN unset GIT_SSL_NO_VERIFY',
  'RUN git config --global http.sslVerify true',
  'RUN git config --global core.sslVerify false',
  'RUN skopeo copy --src-tls-verify=true docker://x dir:y',
  'RUN podman pull --tls-verify x',
  'RUN kubectl --insecure-skip-tls-verify=false get pods',
  'RUN wget --no-cache --no-cookies https://x',
  'RUN pip install --cert /x.crt y',
  'ENV GOPRIVATE=*.corp GONOSUMDB=*.corp GOFLAGS=-mod=mod',
  'RUN conda config --set ssl_verify /etc/ssl/certs/ca-certificates.crt',
  'RUN --security=insecure x',
  'RUN grep -r "strict-ssl=false" . || true',
  'ENV DATABASE_URL=postgres://db.corp/x?sslmode=verify-full',
  "RUN sed -i 's/sslverify=0/sslverify=1/' /etc/yum.conf",
  'LABEL note="curl -k"',
  'ENV PYTHONWARNINGS=error PYTHONDONTWRITEBYTECODE=1',
  'ENV PYTHONWARNINGS=ignore',
  'ENV CURL_OPTS="-K /etc/curlrc -o k"',
  'ENV CURL_VERSION=-k',
  'ENV TAR_OPTS=-k PIP_ARGS="--no-cache-dir"',
  'ENV GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=*',
  'SHELL ["cmd", "/S", "/C"]\nRUN curl.exe -Lo kubectl.exe https://x && tar -xkf y',
  'ENV PYTHONWARNINGS=ignore::DeprecationWarning',
];

describe('the table of switches', () => {
  it.each(Object.entries(thrown).flatMap(([tool, lines]) => lines.map((line) => [tool, line])))(
    'finds %s in %s',
    (tool, line) => {
      expect(tools(line)).toEqual([tool]);
    },
  );

  it('has an example for every tool', () => {
    expect(Object.keys(thrown).sort()).toEqual([...new Set(switches.map(({ tool }) => tool))].sort());
  });

  it.each(right)('finds nothing in %s', (line) => {
    expect(tools(line)).toEqual([]);
  });

  it('says for each what it turns off, what to do instead and where that is documented', () => {
    for (const { disables, instead, source, spellings } of switches) {
      expect(disables).toMatch(/^[a-zA-Z]/);
      expect(instead).toMatch(/\.$/);
      expect(source.length).toBeGreaterThan(5);
      expect(spellings.length).toBeGreaterThan(0);
    }
  });

  it('marks the place and counts repeated options of one command as one', () => {
    const [one, ...others] = found('RUN pip install --trusted-host a \\\n  --trusted-host=b x');
    expect(others).toEqual([]);
    expect(one?.names).toEqual(['a', 'b']);
    expect(one?.removals).toHaveLength(2);
  });
});
