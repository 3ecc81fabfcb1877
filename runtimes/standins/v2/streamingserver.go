// Package streamingserver stands in for the streaming server: of it, the CRI's defaults name one duration.
package streamingserver

import "time"

// DefaultConfig holds the defaults of the server.
var DefaultConfig = struct{ StreamIdleTimeout time.Duration }{4 * time.Hour}
