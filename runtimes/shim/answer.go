package main

// answer is what a release says. src/engine/second-opinion/question.ts describes the same for TypeScript.
type answer struct {
	Release  string           `json:"release"`
	Go       string           `json:"go"`
	Load     load             `json:"load"`
	Plugins  []outcome        `json:"plugins"`
	Registry *registrySection `json:"registry,omitempty"`
	Pull     *pull            `json:"pull,omitempty"`
	Log      []line           `json:"log"`
}

// load says whether the daemon starts with this configuration.
type load struct {
	Starts bool   `json:"starts"`
	Error  string `json:"error,omitempty"`
	// Plugin is the plugin whose table could not be decoded.
	Plugin string `json:"plugin,omitempty"`
	// Version of the merged configuration, before migration.
	Version int `json:"version"`
}

// outcome says what becomes of one of the CRI's plugins.
type outcome struct {
	ID       string   `json:"id"`
	Loaded   bool     `json:"loaded"`
	Disabled bool     `json:"disabled,omitempty"`
	Error    string   `json:"error,omitempty"`
	Warnings []string `json:"warnings"`
}

func outcomeOf[W ~string](id string, warnings []W, err error) outcome {
	o := outcome{ID: id, Loaded: err == nil, Warnings: []string{}}
	for _, w := range warnings {
		o.Warnings = append(o.Warnings, string(w))
	}
	if err != nil {
		o.Error = err.Error()
	}
	return o
}

// registrySection is the registry section as the image service holds it: after migration, defaults and validation.
type registrySection struct {
	ConfigPath string              `json:"configPath"`
	Mirrors    map[string][]string `json:"mirrors"`
	Configs    map[string]client   `json:"configs"`
	Auths      []string            `json:"auths"`
	Headers    []string            `json:"headers"`
}

// client is an entry of registry.configs, without its secrets.
type client struct {
	Auth bool `json:"auth"`
	TLS  any  `json:"tls,omitempty"`
}

// pull says which hosts a pull would try, in order.
type pull struct {
	Reference string `json:"reference"`
	Namespace string `json:"namespace"`
	// By is the code that pulls: "local" (the client in the CRI plugin) or "transfer" (the transfer service).
	By    string     `json:"by"`
	Error string     `json:"error,omitempty"`
	Hosts []endpoint `json:"hosts"`
}

// endpoint is one host of a pull.
type endpoint struct {
	Scheme       string   `json:"scheme"`
	Host         string   `json:"host"`
	Path         string   `json:"path"`
	URL          string   `json:"url"`
	Capabilities []string `json:"capabilities"`
	// Tried: whether its capabilities let this pull ask it for the manifest.
	Tried   bool     `json:"tried"`
	Headers []string `json:"headers"`
	trust
}

// trust is what the client of a host trusts and presents.
type trust struct {
	SkipVerify    bool          `json:"skipVerify"`
	FallsBack     bool          `json:"fallsBackToHttp"`
	SystemRoots   bool          `json:"systemRoots"`
	Authorities   []certificate `json:"authorities"`
	ClientCertifs []certificate `json:"clientCertificates"`
	Verdict       *verdict      `json:"verdict,omitempty"`
}

type certificate struct {
	Subject string `json:"subject"`
	SHA256  string `json:"sha256"`
}

// verdict is crypto/tls's word on a presented chain.
type verdict struct {
	Accepted bool   `json:"accepted"`
	Verified bool   `json:"verified"`
	Error    string `json:"error,omitempty"`
}

// line is what the daemon logs.
type line struct {
	Level   string            `json:"level"`
	Message string            `json:"message"`
	Fields  map[string]string `json:"fields,omitempty"`
}
