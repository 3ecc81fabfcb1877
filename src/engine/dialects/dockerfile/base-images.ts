import type { FamilyName } from './families.ts';

/** What is known of a public base image. */
export interface BaseImage {
  /** `scratch`: no package manager, no shell, no store that could be updated. */
  family: FamilyName | 'scratch' | 'windows';
  /** Whether the public CAs and the tool that updates the store are in it; undefined where that is not sure. */
  updates?: boolean;
  /** The user it starts with, where that is not root. */
  user?: string;
  /** A Java runtime of release 9 or later is in it, with a truststore that `keytool -cacerts` finds. */
  java?: true;
}

interface Row {
  repository: RegExp;
  /** Only with such a tag; the first row that fits counts. */
  tag?: RegExp;
  image: BaseImage;
}

/** Alpine has the public CAs, but not the tool that updates the store. */
const alpine: BaseImage = { family: 'alpine', updates: false };
const debian: BaseImage = { family: 'debian', updates: true };
const debianBare: BaseImage = { family: 'debian', updates: false };
const debianOther: BaseImage = { family: 'debian' };
const redhat: BaseImage = { family: 'redhat', updates: true };
const alpineOther: BaseImage = { family: 'alpine' };
const scratch: BaseImage = { family: 'scratch' };
const windows: BaseImage = { family: 'windows' };

/** Release 8 shows in the tag; it keeps its truststore elsewhere. */
const java = {
  repository: /^(?:openjdk|eclipse-temurin|maven|gradle|amazoncorretto|tomcat)$/,
  not: /(?:^|\D)8(?:\D|$)|8u\d/,
};

/** What is known of a public image, by repository and tag. */
export function baseImage(repository: string, tag: string): BaseImage | undefined {
  const row = baseImages.find((each) => each.repository.test(repository) && (!each.tag || each.tag.test(tag)));
  return row && (java.repository.test(repository) && !java.not.test(tag) ? { ...row.image, java: true } : row.image);
}

/** The same when a part of the tag is open: what the written part says, or what all tags have in common. */
export function baseImageOfAnyTag(repository: string, literal: string): BaseImage | undefined {
  const rows = baseImages.filter((row) => row.repository.source !== '.' && row.repository.test(repository));
  const [first] = rows;
  const told = rows.find((row) => row.tag?.test(literal)) ?? (debianRelease.test(literal) ? rows.at(-1) : undefined);
  return told?.image ?? (rows.every(({ image }) => image.family === first?.image.family) ? first?.image : undefined);
}

const debianRelease = /slim|trixie|bookworm|bullseye|buster|noble|jammy|focal/;

/**
 * Public images by repository (docker.io/library/ left out) and tag. Sources: the Dockerfiles of docker-library, buildpack-deps
 * and the vendors; docker-library/repo-info. Where it is not certain that ca-certificates is in the image, it is installed.
 */
const baseImages: readonly Row[] = [
  {
    repository: /^(?:mcr\.microsoft\.com\/)?windows(?:\/|$)|^mcr\.microsoft\.com\/(?:powershell|dotnet\/framework)/,
    image: windows,
  },
  { repository: /./, tag: /(?:nanoserver|windowsservercore|servercore)/, image: windows },
  { repository: /^scratch$/, image: scratch },
  { repository: /^busybox$/, image: scratch },
  { repository: /^gcr\.io\/distroless\//, image: scratch },
  { repository: /^cgr\.dev\/chainguard\//, tag: /-dev$/, image: { ...alpineOther, user: '65532' } },
  { repository: /^cgr\.dev\/chainguard\//, image: { ...scratch, user: '65532' } },
  { repository: /^registry\.(?:access\.)?redhat\.(?:com|io)\/ubi\d+(?:\/ubi)?-micro$/, image: scratch },
  {
    repository: /^registry\.(?:access\.)?redhat\.(?:com|io)\/ubi\d+\/(?:nodejs|python|go-toolset|php|ruby|openjdk)-/,
    image: { ...redhat, user: '1001' },
  },
  { repository: /^registry\.(?:access\.)?redhat\.(?:com|io)\/(?:ubi|rhel)\d*(?:-|\/|$)/, image: redhat },
  { repository: /^(?:redhat\/)?ubi\d+(?:-minimal|-init)?$/, image: redhat },
  { repository: /^redhat\/ubi\d+-micro$/, image: scratch },
  {
    repository:
      /^(?:quay\.io\/)?(?:centos|fedora|rockylinux|almalinux|oraclelinux|amazonlinux)(?:\/(?:centos|fedora|almalinux))?$/,
    image: redhat,
  },
  { repository: /^(?:public\.ecr\.aws\/)?(?:amazonlinux\/|docker\/library\/)?amazonlinux$/, image: redhat },
  { repository: /^container-registry\.oracle\.com\/os\/oraclelinux$/, image: redhat },
  { repository: /^registry\.suse\.com\/(?:suse|bci)\//, image: { family: 'suse', updates: true } },
  { repository: /^opensuse\/(?:leap|tumbleweed)$/, image: { family: 'suse', updates: true } },
  { repository: /^archlinux(?:\/archlinux)?$/, image: { family: 'arch', updates: true } },
  { repository: /^alpine(?:\/.+)?$/, image: alpine },
  { repository: /^docker$/, image: alpineOther },
  { repository: /^node$/, tag: /alpine/, image: alpine },
  { repository: /^(?:debian|ubuntu)$/, image: debianBare },
  { repository: /^buildpack-deps$/, image: debian },
  {
    repository:
      /^(?:python|golang|ruby|php|rust|openjdk|eclipse-temurin|maven|gradle|nginx|httpd|redis|postgres|perl|composer|elixir|erlang|mcr\.microsoft\.com\/dotnet\/.+)$/,
    tag: /alpine/,
    image: alpineOther,
  },
  { repository: /^composer$/, image: alpineOther },
  { repository: /^(?:node|python|ruby|golang|perl|openjdk|rust|elixir|erlang)$/, tag: /slim/, image: debianOther },
  { repository: /^openjdk$/, tag: /(?:stretch|buster|bullseye|bookworm)/, image: debianOther },
  // From 12 on the plain tags are built on Oracle Linux.
  { repository: /^openjdk$/, tag: /(?:oracle|ol\d)|^(?:1[2-9]|2\d)(?:\D|$)/, image: redhat },
  { repository: /^eclipse-temurin$/, tag: /ubi|centos/, image: redhat },
  { repository: /^amazoncorretto$/, tag: /alpine/, image: alpineOther },
  { repository: /^amazoncorretto$/, tag: /^(?!.*debian)/, image: redhat },
  { repository: /^(?:node|python|golang|ruby|rust|perl|gcc|haskell)$/, image: debian },
  {
    repository:
      /^(?:php|openjdk|eclipse-temurin|maven|gradle|nginx|httpd|redis|postgres|mariadb|mongo|rabbitmq|elixir|erlang|wordpress|drupal|joomla|tomcat|amazoncorretto)$/,
    image: debianOther,
  },
  {
    repository: /^mcr\.microsoft\.com\/dotnet\/(?:sdk|aspnet|runtime|runtime-deps)$/,
    tag: /(?:chiseled|distroless|azurelinux|mariner|cbl)/,
    image: scratch,
  },
  { repository: /^mcr\.microsoft\.com\/dotnet\/(?:sdk|aspnet|runtime|runtime-deps)$/, image: debianOther },
  { repository: /^mcr\.microsoft\.com\/devcontainers\//, image: debian },
  { repository: /^nvidia\/cuda$/, tag: /ubuntu/, image: debianOther },
  { repository: /^nvidia\/cuda$/, tag: /(?:rocky|ubi|centos)/, image: redhat },
  {
    repository: /^jenkins\/(?:jenkins|agent|inbound-agent)$/,
    tag: /alpine/,
    image: { ...alpineOther, user: 'jenkins' },
  },
  {
    repository: /^jenkins\/(?:jenkins|agent|inbound-agent)$/,
    tag: /^(?!.*(?:rhel|centos|almalinux|windows|nanoserver))/,
    image: { ...debian, user: 'jenkins' },
  },
];
