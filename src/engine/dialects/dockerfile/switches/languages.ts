import { off, on, type Switch } from './switch.ts';

const mavenPart =
  /-D(?:maven\.wagon\.http\.ssl\.(?:insecure|allowall|ignore\.validity\.dates)=true|(?:aether\.connector|aether\.transport)\.https\.securityMode=insecure)(?=\s|$)/;
const javaPart = /-Djdk\.internal\.httpclient\.disableHostnameVerification(?:=true)?(?=\s|$)/;
const javaVariables =
  /^(?:MAVEN_OPTS|MAVEN_ARGS|JAVA_TOOL_OPTIONS|_?JAVA_OPTIONS|JAVA_OPTS|JDK_JAVA_OPTIONS|GRADLE_OPTS|SBT_OPTS)$/;
const javaInstead =
  'Import the CA into the truststore of the Java runtime (keytool -importcert -cacerts), or name another with -Djavax.net.ssl.trustStore.';

export const languageSwitches: readonly Switch[] = [
  {
    tool: 'Go',
    disables: 'HTTPS verification of Go modules, and HTTPS itself,',
    instead: 'Install the CA in the image; Go reads the system store.',
    trust: 'system',
    spellings: [
      { in: 'variable', name: /^GOINSECURE$/, value: /\S/, hosts: true },
      { in: 'option', of: ['go'], names: ['-insecure', '--insecure'], under: /^get\b/ },
      { in: 'word', of: [], variables: /^GOFLAGS$/, part: /--?insecure(?=\s|$)/ },
      { in: 'setting', of: ['go'], words: /^env GOINSECURE=(?=\S+$)/, hosts: true },
    ],
    source: 'go help environment, GOINSECURE',
  },
  {
    tool: 'Maven',
    disables: 'certificate verification of artifact repositories',
    instead: javaInstead,
    trust: 'java',
    spellings: [
      { in: 'word', of: ['mvn', 'java'], variables: javaVariables, part: mavenPart },
      { in: 'line', files: /\.mvn\/(?:jvm|maven)\.config$/, line: mavenPart },
    ],
    source: 'Maven Wagon HTTP and Resolver Transport guides',
  },
  {
    tool: 'Java',
    disables: 'host name verification in java.net.http',
    instead: javaInstead,
    trust: 'java',
    spellings: [{ in: 'word', of: ['java', 'mvn', 'gradle'], variables: javaVariables, part: javaPart }],
    source: 'JDK java.net.http module, jdk.internal.httpclient.disableHostnameVerification',
  },
  {
    tool: 'Gradle',
    disables: 'the demand for HTTPS',
    instead: 'Serve the repository over HTTPS and import its CA into the truststore of the Java runtime.',
    trust: 'none',
    declined:
      'The repository is spoken to over plain HTTP; without the option Gradle refuses it until its URL is https.',
    spellings: [
      { in: 'option', of: ['gradle'], names: ['--insecure-protocol'], value: /^ALLOW$/i, separate: true },
      { in: 'line', files: /\.gradle(?:\.kts)?$/, line: /^\s*(?:isA|a)llowInsecureProtocol\s*=?\s*true\s*$/ },
    ],
    source: 'Gradle DSL, allowInsecureProtocol',
  },
  {
    tool: 'RubyGems and Bundler',
    disables: 'certificate verification of gem sources',
    instead: 'Install the CA in the image; Ruby’s OpenSSL reads the system store.',
    trust: 'system',
    spellings: [
      { in: 'setting', of: ['bundle', 'bundler'], words: /^config (?:set )?ssl_verify_mode 0$/i },
      { in: 'variable', name: /^BUNDLE_SSL_VERIFY_MODE$/, value: /^0$/ },
      { in: 'line', files: /gemrc$/, line: /^\s*:?ssl_verify_mode:\s*0\s*$/ },
    ],
    source: 'rubygems lib/rubygems/config_file.rb; bundler fetcher.rb',
  },
  {
    tool: 'Composer',
    disables: 'TLS in Composer, or the demand for it,',
    instead: 'Install the CA in the image; Composer and PHP read the system store.',
    trust: 'system',
    spellings: [
      { in: 'setting', of: ['composer'], words: /^config (?:disable-tls (?:true|1)|secure-http (?:false|0))$/i },
      { in: 'variable', name: /^COMPOSER_DISABLE_TLS$/, value: on },
      { in: 'variable', name: /^COMPOSER_SECURE_HTTP$/, value: off },
    ],
    source: 'Composer documentation, disable-tls and secure-http',
  },
  {
    tool: 'PHP',
    disables: 'the check of the server’s certificate in the program that is run here',
    instead: 'Let the program verify; PHP’s curl reads the system store.',
    trust: 'system',
    spellings: [{ in: 'code', of: ['php'], code: /CURLOPT_SSL_VERIFY(?:PEER|HOST)['"]?\s*(?:,|=>)\s*(?:0|false)/i }],
    source: 'libcurl, CURLOPT_SSL_VERIFYPEER',
  },
  {
    tool: 'NuGet',
    disables: 'certificate verification, or HTTPS, of a package source',
    instead: 'Install the CA in the image; .NET reads the system store.',
    trust: 'system',
    spellings: [
      { in: 'option', of: ['dotnet', 'nuget'], names: ['--allow-insecure-connections'] },
      {
        in: 'line',
        files: /nuget\.config$/i,
        line: /\b(?:disableTLSCertificateValidation|allowInsecureConnections)\s*=\s*["']true["']/i,
      },
    ],
    source: 'NuGet.Config reference, packageSources',
  },
  {
    tool: 'PowerShell',
    disables: 'certificate verification',
    instead: 'Install the CA in the image (certoc.exe -addstore root, or Import-Certificate).',
    trust: 'system',
    spellings: [
      {
        in: 'code',
        of: ['powershell', 'pwsh', 'powershell.exe', 'pwsh.exe'],
        code: /-SkipCertificateCheck\b|ServerCertificateValidationCallback\s*=\s*\{\s*\$true\s*\}/i,
      },
    ],
    source: 'Invoke-WebRequest, -SkipCertificateCheck',
  },
];
