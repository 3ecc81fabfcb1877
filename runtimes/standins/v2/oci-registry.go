package registry

import (
	"io"
	"net/http"

	"github.com/containerd/containerd/v2/core/remotes"
)

// OCIRegistry without its methods: the fields that NewOCIRegistry sets, in any release.
type OCIRegistry struct {
	reference     string
	headers       http.Header
	creds         CredentialHelper
	resolver      remotes.Resolver
	hostDir       string
	defaultScheme string
	httpDebug     bool
	httpTrace     bool
	localStream   io.WriteCloser
}
