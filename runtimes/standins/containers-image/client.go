package docker

import (
	"crypto/tls"

	"go.podman.io/image/v5/docker/reference"
	"go.podman.io/image/v5/pkg/sysregistriesv2"
	"go.podman.io/image/v5/types"
)

// TLSFor returns the host of a pull source, and with which configuration newPullClient has it asked.
func TLSFor(system *types.SystemContext, source sysregistriesv2.PullSource) (string, *tls.Config, error) {
	c, err := newDockerClient(system, reference.Domain(source.Reference), source.Reference.Name())
	if err != nil {
		return "", nil, err
	}
	c.tlsClientConfig.InsecureSkipVerify = source.Endpoint.Insecure
	return c.registry, c.tlsClientConfig, nil
}
