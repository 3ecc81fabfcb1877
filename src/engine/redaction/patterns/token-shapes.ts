/** How a token looks that its issuer made recognisable. */
export interface Shape {
  kind: string;
  /** The reason that a person reads. */
  says: string;
  /** A regular expression, linear: every quantifier is bounded. */
  shape: string;
}

const token = (says: string, shape: string, kind = 'token'): Shape => ({ kind, says: `looks like ${says}`, shape });

/** Each row from the issuer's own documentation of its prefixes; where the length is not promised, a generous range. */
export const shapes: readonly Shape[] = [
  // RFC 7519: header, payload and signature in base64url; a header of JSON begins with {" = eyJ. JWE (RFC 7516) has five parts.
  token('a JSON Web Token', 'eyJ[\\w-]{8,4000}\\.[\\w-]{4,12000}(?:\\.[\\w-]{0,4000}){0,3}'),
  // `aws ecr get-login-password`: base64 of {"payload":…
  token('a password for Amazon ECR', 'eyJwYXlsb2FkIjoi[A-Za-z0-9+/]{40,8000}={0,2}'),

  // Forges
  token('a GitHub token', 'gh[pousr]_[A-Za-z0-9]{20,255}'),
  token('a GitHub token', 'github_pat_[A-Za-z0-9_]{22,255}'),
  token('a GitLab token', 'gl(?:pat|dt|rt|rtr|cbt|ptt|ft|soat|imt|agent|oas|ffct|wt)-[\\w.-]{16,300}'),
  token('a GitLab runner token', 'GR1348941[\\w-]{20,50}'),
  token('a Bitbucket or Atlassian token', '(?:ATBB|ATCTT3|ATATT3|ATOA)[\\w=+/-]{20,400}'),
  token('an Azure DevOps token', '[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}'),
  token('a Gitea or Forgejo token', 'gt[ao]_[A-Za-z0-9]{32,64}'),

  // Registries of images and packages
  token('a Docker Hub token', 'dckr_(?:pat|oat)_[\\w-]{16,100}'),
  token('a password for Azure Container Registry', '[A-Za-z0-9+/]{42}\\+ACR[A-Za-z0-9]{4,8}'),
  token('a JFrog key or reference token', 'AKCp[A-Za-z0-9]{60,80}|cmVmdGtu[A-Za-z0-9]{40,80}'),
  token('an npm token', 'npm_[A-Za-z0-9]{30,100}'),
  token('a PyPI token', 'pypi-[\\w-]{40,400}'),
  token('a RubyGems key', 'rubygems_[a-f0-9]{40,60}'),
  token('a NuGet key', 'oy2[a-z0-9]{43}(?![a-z0-9])'),
  token('a crates.io token', 'cio[A-Za-z0-9]{32}(?![A-Za-z0-9])'),
  token('a Sonatype token', '(?:NpmToken|NuGetApiKey|DockerToken|GenericToken)\\.[a-f0-9-]{30,40}'),

  // Clouds
  token('an AWS access key', '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])', 'key'),
  token('a Bedrock key', '(?:bedrock-api-key-|ABSK)[A-Za-z0-9+/=]{60,400}', 'key'),
  token('a Google API key', 'AIza[\\w-]{35}', 'key'),
  token('a Google access token', 'ya29\\.[\\w.-]{20,2000}'),
  token('a Google refresh token', '1//0[\\w-]{40,200}'),
  token('a Google client secret', 'GOCSPX-[\\w-]{20,60}', 'secret'),
  token('a Microsoft Entra client secret', '[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}', 'secret'),
  token('an Alibaba Cloud access key', 'LTAI[A-Za-z0-9]{12,30}', 'key'),
  token('a Tencent Cloud key', 'AKID[A-Za-z0-9]{13,40}', 'key'),
  token('a DigitalOcean token', 'do[opr]_v1_[a-f0-9]{64}'),
  token('a Heroku key', 'HRKU-[\\w-]{30,80}', 'key'),
  token('a Databricks token', 'dapi[a-f0-9]{32}(?:-\\d)?'),
  token('a Cloudflare origin CA key', 'v1\\.0-[a-f0-9]{20,30}-[a-f0-9]{100,200}', 'key'),
  token(
    'a Yandex Cloud token',
    '(?:t1\\.[A-Z0-9a-z_-]{40,300}={0,2}\\.[\\w-]{40,120}={0,2}|y0_[\\w-]{40,80}|AQVN[\\w-]{30,50})',
  ),
  token('a Fly.io token', '(?:fo1|fm[12][ar]?)_[\\w+/=-]{40,600}'),
  token('a Netlify token', 'nf[pcoub]_[A-Za-z0-9]{36,50}'),
  token('a Supabase token', 'sb(?:p|_secret)_[\\w-]{20,80}'),
  token('a PlanetScale token', 'pscale_(?:tkn|pw|oauth)_[\\w.-]{30,80}'),

  // Clusters, secret stores and builds
  token('a Vault token', 'hv[sbr]\\.[\\w-]{20,500}|s\\.[A-Za-z0-9]{24}(?![A-Za-z0-9])'),
  token('a K3s or RKE2 token', 'K10[a-f0-9]{64}::[^\\s"\'\\\\]{4,300}'),
  token('a bootstrap token', '(?=[a-z0-9]{6}\\.[a-z]{0,15}\\d)[a-z0-9]{6}\\.[a-z0-9]{16}(?![\\w.-])'),
  token('an OpenShift token', 'sha256~[\\w-]{40,50}'),
  token('a Rancher token', '(?:token|kubeconfig-(?:u|user))-[a-z0-9]{5,20}:[a-z0-9]{40,80}'),
  token('a Terraform Cloud token', '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{40,80}'),
  token('a Pulumi token', 'pul-[a-f0-9]{40}'),
  token('a Doppler token', 'dp\\.(?:pt|st|sa|ct|scim|audit)\\.(?:[\\w-]{1,40}\\.)?[A-Za-z0-9]{40,50}'),
  token('a 1Password token', 'ops_eyJ[\\w+/=-]{100,2000}|A3-[A-Z0-9]{6}-(?:[A-Z0-9]{5,11}-){3,5}[A-Z0-9]{5}'),
  token('an age key', 'AGE-SECRET-KEY-1[A-Z0-9]{40,80}', 'private-key'),
  token('a Tailscale key', 'tskey-[a-z]{3,12}-[\\w-]{10,100}', 'key'),
  token('a SonarQube token', 'sq[apu]_[a-f0-9]{40}'),
  token('a Buildkite token', 'bk[ua]a?_[a-f0-9]{40}|bkua_[a-f0-9]{40}'),
  token('a CircleCI token', 'CCI(?:PAT|PRJ)_[\\w-]{20,100}'),
  token('a Snyk token', 'snyk_[a-z]{3}\\.[\\w.-]{20,400}'),
  token('a Prefect, Scalr or Infracost key', 'pn[ub]_[A-Za-z0-9]{36}|ico-[A-Za-z0-9]{32}', 'key'),

  // Models
  token(
    'a key of a model provider',
    'sk-(?:proj-|svcacct-|admin-|None-|ant-[a-z0-9]{3,8}-|or-v1-|lf-)?[\\w-]{20,300}',
    'key',
  ),
  token('a key of a model provider', '(?:gsk|xai|pplx|fw|csk|tgp_v1|nvapi|r8|jina)[_-][A-Za-z0-9_-]{24,200}', 'key'),
  token('a Hugging Face token', '(?:hf|api_org)_[A-Za-z0-9]{30,50}'),

  // Services that logs and environments hold
  token('a Slack token', 'xox[abeoprs]-[\\w-]{10,300}|xapp-\\d-[\\w-]{10,300}|xoxe\\.xox[bp]-[\\w-]{10,300}'),
  token('a Stripe key', '(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,250}|whsec_[A-Za-z0-9+/=]{20,100}', 'key'),
  token('a SendGrid key', 'SG\\.[\\w-]{16,32}\\.[\\w-]{30,60}', 'key'),
  token('a Mailgun key', 'key-[a-f0-9]{32}', 'key'),
  token('a Twilio key', 'SK[a-f0-9]{32}', 'key'),
  token('a Telegram bot token', '\\d{8,10}:AA[\\w-]{33}'),
  token('a Shopify token', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'),
  token('a Grafana token', 'glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|glc_[A-Za-z0-9+/=]{32,400}'),
  token('a New Relic key', 'NR(?:AK|JS|II|AL|RA)-[\\w-]{20,50}', 'key'),
  token('a Sentry token', 'sntry[su]_[\\w+/=-]{40,400}'),
  token('a Postman key', 'PMAK-[a-f0-9]{24}-[a-f0-9]{34}', 'key'),
  token(
    'a Linear, Notion or Figma token',
    'lin_(?:api|oauth)_[A-Za-z0-9]{30,80}|ntn_[A-Za-z0-9]{40,60}|fig[dou]_[\\w-]{30,60}',
  ),

  // crypt(3): what a password can be guessed from
  {
    kind: 'password-hash',
    says: 'looks like the hash of a password',
    shape: '\\$(?:2[abxy]|[156y]|argon2(?:id?|d)|apr1|7|gy)\\$[\\w./,=+$-]{20,300}',
  },
];
