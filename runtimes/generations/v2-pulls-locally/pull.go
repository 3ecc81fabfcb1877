package main

import (
	"context"

	criconfig "github.com/containerd/containerd/v2/internal/cri/config"
	"github.com/containerd/containerd/v2/internal/cri/server/images"
)

// imageServiceOf: containerd 2.0 pulls with the client in the CRI plugin.
func imageServiceOf(_ context.Context, config *criconfig.ImageConfig) *imageService {
	return &imageService{
		registry:        config.Registry,
		progressTimeout: config.ImagePullProgressTimeout,
		by:              "local",
		hosts:           func(ctx context.Context, _ string) registryHosts { return images.RegistryHosts(ctx, *config) },
	}
}
