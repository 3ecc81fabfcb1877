import { occurrences } from '../../workspace/occurrences.ts';
import { isReadable, looksDrawn } from '../readable.ts';
import type { Find } from '../secret.ts';

/** `user:password@` of a URL; what stands before `@` may hold neither a slash nor a blank. */
const userinfo =
  /(?<=:(?:\/|\\\/){2})([^\s/?#"'<>@:\\]{0,200}(?:\\{1,2}[\w.$-]{1,64}(?=:))?)(?::([^\s/"'<>@\\]{0,300}(?:@[^\s/"'<>@\\.]{1,100}){0,3}))?@(?=[\w.[{$<-])/g;
/** The same without a scheme; before a host without a port only where no address of mail looks so; as in `http_proxy=user:password@proxy:3128` and in `user:password@tcp(db:3306)`. */
const schemeless =
  /(?<![^\s"'=(])([\w.$+-]{1,64}):([^\s:/"'<>@\\]{3,200})@(?=(?:[\w-]{1,63}\.){0,5}[\w-]{1,63}:\d{2,5}(?!\d)|(?:tcp|unix)\(|((?:[\w-]{1,63}\.){1,5}[a-z]))/g;
/** A slash in a password is against the rules, and is there. What looks like a port is one. */
const withSlash =
  /(?<=:\/\/)([^\s/?#"'<>@:\\]{1,64}):(?!\d{1,5}[/?#])([^\s"'<>@\\:]{0,40}\/[^\s"'<>@\\:]{0,60})@(?=[\w.-]{1,253}(?::\d{2,5}(?!\d)|[/\s"']|$))/gm;
/** `user/password@`, as Oracle's programs take it. */
const oracle =
  /(?<=\bjdbc:oracle:\w{1,8}:|\bsqlplus\s{1,8}(?:-\w{1,8}\s{1,8}){0,4}["']?)([\w$#]{1,64})\/([^\s"'@/]{1,128})@/g;
/** Parameters by which a URL admits whoever has it. */
const parameter =
  /(?<=[?&]|\\u0026|&amp;|%26|%3[Ff])(?:x-amz-(?:signature|credential|security-token)|x-goog-(?:signature|credential)|x-oss-(?:signature|security-token|credential)|(?:q-)?signature|sig|awsaccesskeyid|ossaccesskeyid|googleaccessid|key-pair-id|policy|access_token|id_token|refresh_token|private_token|auth_token|authtoken|api_?key|apikey|token|jwt|code|client_secret|password|passwd|pwd|secret|hmac|verify|hdnts|_auth)(?:=|%3[Dd])([^\s"'`&<>\\#;,)]{6,4000})/gi;
/** Addresses that are a secret as a whole from some place on. */
const webhook =
  /(?<=hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/|\.webhook\.office\.com\/webhookb2\/|\.logic\.azure\.com(?::443)?\/workflows\/|chat\.googleapis\.com\/v1\/spaces\/|events\.pagerduty\.com\/integration\/|api\.telegram\.org\/bot|hooks\.zapier\.com\/hooks\/catch\/|\/(?:incomingwebhooks|bot\/v2\/hook)\/|hc-ping\.com\/)[\w%/=@.?&+:-]{12,400}|(?<=:\/\/[\w.:-]{1,253}\/hooks\/)[a-z0-9]{26}\b/g;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Credentials in addresses: before the host, in signed parameters, in the path of a webhook. */
export function* urlSecretsIn(text: string): Generator<Find> {
  for (const match of occurrences(text, userinfo)) yield* inUserinfo(match[1] ?? '', match[2], match.index, 'a URL');
  for (const match of occurrences(text, withSlash)) yield* inUserinfo(match[1] ?? '', match[2], match.index, 'a URL');
  for (const match of occurrences(text, schemeless))
    if (!match[3] || /[A-Z].*\d|\d.*[A-Z]/.test(match[2] ?? ''))
      yield* inUserinfo(match[1] ?? '', match[2], match.index, 'an address');
  for (const match of occurrences(text, oracle)) yield* inUserinfo(match[1] ?? '', match[2], match.index, 'an address');
  for (const { 0: whole, 1: value = '', index } of occurrences(text, parameter)) {
    if (isReadable(value)) continue;
    const end = index + whole.length;
    const range = { start: end - value.length, end };
    yield { kind: 'url-signature', reason: 'admits whoever has this address', range, value: decoded(value) };
  }
  for (const { 0: whole, index } of occurrences(text, webhook))
    yield {
      kind: 'webhook',
      reason: 'admits whoever has this address',
      range: { start: index, end: index + whole.length },
    };
}

function* inUserinfo(user: string, password: string | undefined, start: number, where: string): Generator<Find> {
  const reason = `stands before the host of ${where}`;
  // docker://registry:5000@sha256:… has a port there.
  if (password && !isReadable(decoded(password)) && !/^\d{1,5}$/.test(password)) {
    const from = start + user.length + 1;
    const pair = `${decoded(user)}:${decoded(password)}`;
    yield {
      kind: 'password',
      reason,
      range: { start: from, end: from + password.length },
      value: decoded(password),
      pairs: [pair],
    };
  }
  if (
    /^(?:|x-oauth-basic|\$\{\w{1,60}\})$/.test(password ?? '') &&
    user.length >= 12 &&
    looksDrawn(user) &&
    !isReadable(user)
  )
    yield { kind: 'token', reason, range: { start, end: start + user.length }, value: decoded(user) };
}
