/** What a program prints when it fails, anywhere in a line. */
const failure =
  /x509:|rpc error: code ?=|Error response from daemon|ErrImagePull|ErrImageNeverPull|InvalidImageName|ImageInspectError|ImagePullBackOff|unexpected status|cannot be pulled due to|Back-off pulling image|[Ff]ailed to (?:pull|resolve|do request|solve|load plugin|decode|verify certificate|fetch|authorize|start daemon|load TOML|unmarshal TOML|create)|unable to (?:configure|load CA|read CA|pull|copy|access|get local issuer)|certificate (?:signed by|verify failed|has expired|is valid for|is not)|CERTIFICATE_VERIFY_FAILED|self[- ]signed certificate|SSL certificate problem|SELF_SIGNED|UNABLE_TO_|PKIX path|HTTP response to HTTPS|dial tcp|i\/o timeout|connection refused|no such host|TLS handshake|tls: |unauthorized:|toomanyrequests|Too Many Requests|pull access denied|manifest unknown|no basic auth|proxyconnect|initializing source|pinging container registry|loading registries configuration|unknown service runtime|cannot be set when `config_path`|context deadline exceeded|Temporary failure (?:in name|resolving)|Could not resolve host|Ignoring unknown key in TOML|failed to parse config|no longer effective|Failure unmarshaling|level=(?:error|fatal|warning)|exec: .{1,60}executable file not found/;

/** How lines of logs, events and terminals begin; no line of a config file begins so. */
const opening =
  /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S|\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|time="?\d{4}-[^\n]{0,60}level=|[EWIF]\d{4} \d\d:\d\d|(?:FATA|ERRO|WARN|INFO|DEBU)\[|\[(?:ERROR|WARN|WARNING|INFO|FATAL|error|warning|preflight)\b|(?:Error|ERROR|error|fatal|FATAL|panic|E|W|WARNING|Warning|curl|wget|git|pip|helm|skopeo|podman|docker|ctr|crictl|nerdctl|buildah|containerd|dockerd|kubectl)(?:\[\d+\])?: |Err:\d|npm (?:ERR!|error)|\s{0,8}(?:Warning|Normal)\s{2,}\w+\s|Events:\s*$|LAST SEEN\s|Name:\s{2,}\S|rpc error:|Failed to |failed to |Error response from daemon|Trying to pull |#\d{1,4} (?:\[|ERROR|\d)|------$|\{"(?:level|ts|time|msg|log|severity|@timestamp)":|\* (?:Trying|SSL|TLS|Connected|Could not)|(?:\[?[\w.-]{1,64}@[\w.-]{1,64}[^\n]{0,80}?[$#]|[$%]) +\S)/;

const comment = /^\s*(?:#|\/\/)/;

/** Whether the line reports a failure. */
export const reportsFailure = (line: string): boolean => !comment.test(line) && (failure.test(line) || isLogLine(line));

/** Whether the line begins as only terminals, logs and events do. */
export const isLogLine = (line: string): boolean => opening.test(line);
