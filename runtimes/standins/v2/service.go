package images

import (
	"context"

	"github.com/containerd/containerd/v2/core/remotes/docker"
	criconfig "github.com/containerd/containerd/v2/internal/cri/config"
)

// CRIImageService holds only what registryHosts reads.
type CRIImageService struct{ config criconfig.ImageConfig }

// RegistryHosts returns the hosts of a pull by the client in the CRI plugin.
func RegistryHosts(ctx context.Context, config criconfig.ImageConfig) docker.RegistryHosts {
	c := &CRIImageService{config: config}
	anonymous := func(string) (string, string, error) { return "", "", nil }
	return c.registryHosts(ctx, anonymous, nil)
}
