package main

import (
	"context"
	"iter"
	"slices"

	srvconfig "github.com/containerd/containerd/v2/cmd/containerd/server/config"
	"github.com/containerd/plugin"
	"github.com/containerd/plugin/registry"
)

// loadConfig migrates the plugins' tables while it loads each file (command.App since containerd 2.3).
func loadConfig(ctx context.Context, path string, config *srvconfig.Config) error {
	all := registry.Graph(func(*plugin.Registration) bool { return false })
	each := func() iter.Seq[plugin.Registration] { return slices.Values(all) }
	return srvconfig.LoadConfigWithPlugins(ctx, path, each, config)
}

func migrateServer(context.Context, *srvconfig.Config) (int, error) { return 0, nil }

func migratePlugins(context.Context, *srvconfig.Config, []plugin.Registration, int) error { return nil }
