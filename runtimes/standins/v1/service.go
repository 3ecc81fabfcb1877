package server

import (
	"context"

	criconfig "github.com/containerd/containerd/pkg/cri/config"
	"github.com/containerd/containerd/remotes/docker"
)

// criService holds only what registryHosts reads.
type criService struct{ config criconfig.Config }

// RegistryHosts returns the hosts of a pull.
func RegistryHosts(ctx context.Context, config criconfig.PluginConfig) docker.RegistryHosts {
	c := &criService{config: criconfig.Config{PluginConfig: config}}
	return c.registryHosts(ctx, nil, nil)
}
