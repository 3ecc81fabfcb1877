// Package streaming stands in for the streaming server (the kubelet's until containerd 2.2): of it, the CRI's defaults name one duration.
package streaming

import "time"

// DefaultConfig holds the defaults of the server.
var DefaultConfig = struct{ StreamIdleTimeout time.Duration }{4 * time.Hour}
