import { describe, expect, it } from 'vitest';
import { occurrencesIn } from '../../../src/engine/dialects/dockerfile/detect.ts';
import { readDocument } from '../../../src/engine/dialects/dockerfile/document.ts';
import { switches } from '../../../src/engine/dialects/dockerfile/switches/index.ts';

const found = (lines: string) =>
  readDocument({ path: 'Dockerfile', text: `FROM debian:12\n${lines}\n` }).uses.flatMap(occurrencesIn);
const tools = (lines: string) => found(lines).map((occurrence) => occurrence.switch.tool);

/** By tool of the table: instructions that throw its switch. */
const thrown: Record<string, string[]> = {
  curl: [
    'RUN curl -k https://x',
    'RUN curl -fsSLk https://x',
    'RUN curl -kL https://x',
    'RUN curl -sSL --insecure https://x',
    'RUN curl --insec https://x',
    'RUN curl --proxy-insecure https://x',
    'RUN /usr/bin/curl -k https://x',
    'RUN ["curl", "-sk", "https://x"]',
    'RUN ["sh", "-c", "a && curl -sk https://x"]',
    'RUN <<EOF\nset -e\ncurl -k https://x\nEOF',
    "RUN sh -c 'curl -k https://x'",
    'RUN sudo -E curl -k https://x',
    'RUN A=$(curl -k https://x | jq .)',
    'RUN if [ -n "$A" ]; then curl -k https://x; fi',
    'RUN echo x | xargs -n1 curl -k',
    'RUN echo insecure >> ~/.curlrc',
    'RUN printf "silent\\ninsecure\\n" > /root/.curlrc',
    'RUN echo "-k" | tee -a $HOME/.curlrc',
    'COPY <<EOF /root/.curlrc\n# settings\ninsecure = true\nEOF',
    'ONBUILD RUN curl -k https://x',
    'CMD ["curl", "-k", "https://x"]',
    'ENTRYPOINT curl -k https://x',
  ],
  wget: [
    'RUN wget --no-check-certificate https://x',
    'RUN wget --no-check https://x',
    'RUN wget -q -O- --no-check-cert https://x',
    'RUN wget --check-certificate=off https://x',
    'RUN wget -e check_certificate=off https://x',
    'RUN echo "check_certificate = off" >> /etc/wgetrc',
  ],
  Git: [
    'ENV GIT_SSL_NO_VERIFY=0',
    'ENV GIT_SSL_NO_VERIFY true',
    'ARG GIT_SSL_NO_VERIFY=1',
    'RUN GIT_SSL_NO_VERIFY=1 git clone https://x',
    'RUN env GIT_SSL_NO_VERIFY=1 git clone https://x',
    'RUN export GIT_SSL_NO_VERIFY=1 && git clone https://x',
    'RUN git -c http.sslVerify=false clone https://x',
    'RUN git -c http.https://git.corp/.sslVerify=false clone https://x',
    'RUN git config --global http.sslVerify false',
    'RUN git config --system http.https://git.corp/.sslverify 0',
    'RUN printf "[http]\\n\\tsslVerify = false\\n" > /etc/gitconfig',
  ],
  npm: [
    'RUN npm config set strict-ssl false',
    'RUN npm config set strict-ssl=false',
    'RUN npm c set -g strict-ssl false',
    'RUN npm set "strict-ssl" false',
    'RUN npm install --strict-ssl=false',
    'RUN npm ci --no-strict-ssl',
    'RUN npm config set ca ""',
    'RUN npm config set strict-ssl=false registry=https://x',
    'ENV NPM_CONFIG_STRICT_SSL=false',
    'ENV npm_config_strict_ssl=0',
    'RUN echo "strict-ssl=false" > .npmrc',
    'COPY <<EOF /root/.npmrc\nregistry=https://x\nstrict-ssl=false\nEOF',
  ],
  'Yarn 1': [
    'RUN yarn config set strict-ssl false',
    'RUN yarn config set "strict-ssl" false -g',
    "RUN echo 'strict-ssl false' >> .yarnrc",
  ],
  Yarn: [
    'RUN yarn config set enableStrictSsl false',
    'ENV YARN_ENABLE_STRICT_SSL=false',
    'RUN echo "enableStrictSsl: false" >> .yarnrc.yml',
  ],
  pnpm: [
    'RUN pnpm config set strict-ssl false',
    'RUN pnpm install --config.strict-ssl=false',
    'RUN echo "strictSsl: false" >> pnpm-workspace.yaml',
  ],
  'Node.js': [
    'ENV NODE_TLS_REJECT_UNAUTHORIZED=0',
    'ARG NODE_TLS_REJECT_UNAUTHORIZED=0',
    'RUN NODE_TLS_REJECT_UNAUTHORIZED="0" npm ci',
    'RUN node -e "https.get({rejectUnauthorized: false})"',
  ],
  Deno: [
    'RUN deno cache --unsafely-ignore-certificate-errors x.ts',
    'RUN deno run --unsafely-ignore-certificate-errors=a,b x',
  ],
  pip: [
    'RUN pip install --trusted-host pypi.corp x',
    'RUN pip3.11 install --trusted-host=pypi.corp x',
    'RUN python3 -m pip install --trusted-host pypi.corp x',
    'RUN pip config set global.trusted-host "a b"',
    'RUN pip config --global set install.trusted-host a',
    'ENV PIP_TRUSTED_HOST=pypi.corp',
    'RUN printf "[global]\\ntrusted-host = a\\n" > /etc/pip.conf',
    'RUN echo "--trusted-host a" >> requirements.txt',
  ],
  Python: [
    'ENV PYTHONHTTPSVERIFY=0',
    'RUN python3 -c "import requests; requests.get(u, verify=False)"',
    'RUN python3 <<EOF\nssl._create_unverified_context()\nEOF',
    'RUN <<EOF\n#!/usr/bin/env python3\nimport ssl; c = ssl.CERT_NONE\nEOF',
  ],
  'Python warnings': ['ENV PYTHONWARNINGS="ignore:Unverified HTTPS request"'],
  'Python requests': ['ENV CURL_CA_BUNDLE=""', 'ENV REQUESTS_CA_BUNDLE='],
  conda: [
    'RUN conda config --set ssl_verify false',
    'RUN mamba install --insecure x',
    'RUN conda install -k x',
    'ENV CONDA_SSL_VERIFY=false',
    'RUN echo "ssl_verify: no" >> ~/.condarc',
  ],
  Poetry: ['RUN poetry config certificates.corp.cert false'],
  uv: [
    'RUN uv pip install --allow-insecure-host pypi.corp x',
    'RUN uv pip install --trusted-host pypi.corp x',
    'ENV UV_INSECURE_HOST=pypi.corp',
  ],
  apt: [
    'RUN apt-get -o Acquire::https::Verify-Peer=false update',
    'RUN apt-get -oAcquire::https::Verify-Peer=false update',
    'RUN apt update -o "Acquire::https::deb.corp::Verify-Host=false"',
    'RUN echo \'Acquire::https::Verify-Peer "false";\' > /etc/apt/apt.conf.d/99insecure',
  ],
  apk: [
    'RUN apk add --no-check-certificate curl',
    'RUN apk --check-certificate=no add curl',
    'ENV SSL_NO_VERIFY_HOSTNAME=1',
  ],
  'dnf and yum': [
    'RUN yum install -y --setopt=sslverify=false x',
    'RUN dnf --setopt=corp.sslverify=0 install x',
    'RUN yum-config-manager --save --setopt=corp.sslverify=false',
    'RUN echo "sslverify=false" >> /etc/yum.conf',
    "RUN sed -i 's/sslverify=1/sslverify=0/' /etc/yum.repos.d/corp.repo",
  ],
  zypper: ['RUN zypper ar "https://x/?ssl_verify=no" corp'],
  Go: [
    'ENV GOINSECURE=*.corp',
    'RUN go get -insecure example.corp/x',
    'RUN go env -w GOINSECURE=git.corp',
    'ENV GOFLAGS="-mod=mod -insecure"',
  ],
  Maven: [
    'RUN mvn -Dmaven.wagon.http.ssl.insecure=true package',
    'ENV MAVEN_OPTS="-Xmx1g -Dmaven.wagon.http.ssl.allowall=true"',
    'RUN ./mvnw -Daether.connector.https.securityMode=insecure verify',
    'COPY <<EOF .mvn/jvm.config\n-Dmaven.wagon.http.ssl.insecure=true\nEOF',
  ],
  Java: ['ENV JAVA_TOOL_OPTIONS=-Djdk.internal.httpclient.disableHostnameVerification'],
  Gradle: ['RUN gradle init --insecure-protocol ALLOW', 'RUN echo "allowInsecureProtocol = true" >> build.gradle'],
  'RubyGems and Bundler': [
    'RUN bundle config set --global ssl_verify_mode 0',
    'ENV BUNDLE_SSL_VERIFY_MODE=0',
    'RUN echo ":ssl_verify_mode: 0" >> /etc/gemrc',
  ],
  Composer: [
    'RUN composer config -g -- disable-tls true',
    'RUN composer config --global secure-http false',
    'ENV COMPOSER_DISABLE_TLS=1',
  ],
  PHP: ['RUN php -r "curl_setopt(\\$c, CURLOPT_SSL_VERIFYPEER, 0);"'],
  NuGet: [
    'RUN dotnet nuget add source http://x --allow-insecure-connections',
    'COPY <<EOF nuget.config\n<add key="c" value="https://x" disableTLSCertificateValidation="true" />\nEOF',
  ],
  PowerShell: [
    'RUN pwsh -c "Invoke-WebRequest https://x -SkipCertificateCheck"',
    'SHELL ["pwsh", "-c"]\nRUN iwr https://x -SkipCertificateCheck',
  ],
  'Podman, Buildah and Skopeo': [
    'RUN skopeo copy --src-tls-verify=false docker://x/y dir:z',
    'RUN podman pull --tls-verify=false x/y',
    'RUN buildah push --tls-verify=0 x/y',
    'RUN docker manifest create --insecure a b',
    'ENTRYPOINT ["dockerd", "--insecure-registry", "x.corp"]',
    'RUN docker buildx build --output type=image,name=x,registry.insecure=true .',
  ],
  ctr: ['RUN ctr i pull -k x.corp/y:1', 'RUN ctr images pull --skip-verify x.corp/y:1'],
  Helm: ['RUN helm repo add --insecure-skip-tls-verify a https://x', 'RUN helm registry login --insecure x.corp'],
  'Helm, ORAS, ctr and kaniko': ['RUN oras pull --plain-http x.corp/y', 'RUN helm push --plain-http a oci://x'],
  kaniko: ['ENTRYPOINT ["/kaniko/executor", "--skip-tls-verify", "--destination=x"]'],
  'crane, ko, ORAS, cosign, Trivy, Grype and Syft': [
    'RUN crane --insecure pull x y',
    'ENV TRIVY_INSECURE=true',
    'RUN cosign verify --allow-insecure-registry x',
  ],
  kubectl: [
    'RUN kubectl --insecure-skip-tls-verify=true get pods',
    'RUN oc login --insecure-skip-tls-verify https://x',
  ],
  'AWS CLI': ['RUN aws s3 cp --no-verify-ssl s3://a b'],
  'Azure CLI': ['ENV AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=1'],
  gcloud: ['RUN gcloud config set auth/disable_ssl_validation true'],
  Ansible: ['RUN ansible-galaxy collection install --ignore-certs x', 'RUN ansible-galaxy install -c x'],
  Terraform: ['ENV TF_HTTP_SKIP_CERT_VERIFICATION=true'],
  'Vault, Consul and Nomad': [
    'ENV VAULT_SKIP_VERIFY=true',
    'ENV CONSUL_HTTP_SSL_VERIFY=false',
    'RUN vault read -tls-skip-verify x',
  ],
  etcdctl: ['RUN etcdctl --insecure-skip-tls-verify get x'],
  'Database client': [
    'ENV DATABASE_URL=postgres://db.corp/x?sslmode=disable',
    'RUN redis-cli --insecure ping',
    'ENV PGSSLMODE=require',
  ],
  lftp: [
    "RUN lftp -e 'set ssl:verify-certificate no; get x' https://x",
    'RUN echo "set ssl:verify-certificate no" >> ~/.lftprc',
  ],
  LDAP: ['RUN echo "TLS_REQCERT never" >> /etc/ldap/ldap.conf', 'ENV LDAPTLS_REQCERT=never'],
  Subversion: [
    'RUN svn co --trust-server-cert --non-interactive https://x',
    'RUN svn co --trust-server-cert-failures=unknown-ca https://x',
  ],
  Mercurial: ['RUN hg clone --insecure https://x'],
  Perl: ['ENV PERL_LWP_SSL_VERIFY_HOSTNAME=0'],
};

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
