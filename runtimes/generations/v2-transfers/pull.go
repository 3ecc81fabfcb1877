package main

import (
	"context"

	"github.com/containerd/containerd/v2/core/remotes/docker"
	transfer "github.com/containerd/containerd/v2/core/transfer/registry"
	criconfig "github.com/containerd/containerd/v2/internal/cri/config"
	"github.com/containerd/containerd/v2/internal/cri/server/images"
)

// imageServiceOf falls back to the local pull where the image plugin does (plugins/cri/images since containerd 2.1),
// and builds the resolver as pullImageWithLocalPull or pullImageWithTransferService does.
func imageServiceOf(ctx context.Context, config *criconfig.ImageConfig) *imageService {
	if !config.UseLocalImagePull {
		criconfig.CheckLocalImagePullConfigs(ctx, config)
	}
	s := &imageService{registry: config.Registry, progressTimeout: config.ImagePullProgressTimeout}
	if config.UseLocalImagePull {
		s.by = "local"
		s.hosts = func(ctx context.Context, _ string) registryHosts { return images.RegistryHosts(ctx, *config) }
		return s
	}
	s.by = "transfer"
	s.hosts = func(ctx context.Context, reference string) registryHosts {
		_, err := transfer.NewOCIRegistry(ctx, reference,
			transfer.WithHeaders(config.Registry.Headers), transfer.WithHostDir(config.Registry.ConfigPath))
		if err != nil {
			return func(string) ([]docker.RegistryHost, error) { return nil, err }
		}
		return docker.LastResolver.Hosts
	}
	return s
}
