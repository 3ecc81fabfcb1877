package docker

import "github.com/containerd/containerd/v2/core/remotes"

// LastResolver holds the options of the resolver that was asked for last.
var LastResolver ResolverOptions

// NewResolver makes no resolver: only what it is given is of interest.
func NewResolver(options ResolverOptions) remotes.Resolver {
	LastResolver = options
	return nil
}
