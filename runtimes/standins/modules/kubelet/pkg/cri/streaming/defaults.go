// Package streaming stands in for the kubelet's streaming server: of it, the CRI's defaults name one duration.
package streaming

import "time"

// DefaultConfig holds the defaults of the server.
var DefaultConfig = struct{ StreamIdleTimeout time.Duration }{4 * time.Hour}
