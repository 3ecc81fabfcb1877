package main

import (
	"context"

	srvconfig "github.com/containerd/containerd/v2/cmd/containerd/server/config"
	"github.com/containerd/containerd/v2/version"
	"github.com/containerd/log"
	"github.com/containerd/plugin"
)

func loadConfig(ctx context.Context, path string, config *srvconfig.Config) error {
	return srvconfig.LoadConfig(ctx, path, config)
}

// migrateServer returns the version from which the configuration was migrated (server.New up to containerd 2.2).
func migrateServer(ctx context.Context, config *srvconfig.Config) (int, error) {
	current := config.Version
	if current < version.ConfigVersion {
		return current, config.MigrateConfig(ctx)
	}
	return current, nil
}

func migratePlugins(ctx context.Context, config *srvconfig.Config, loaded []plugin.Registration, current int) error {
	if current >= version.ConfigVersion {
		return nil
	}
	for v := current; v < version.ConfigVersion; v++ {
		for _, p := range loaded {
			if p.ConfigMigration != nil {
				if err := p.ConfigMigration(ctx, v, config.Plugins); err != nil {
					return err
				}
			}
		}
	}
	log.G(ctx).Warnf("Configuration migrated from version %d, use `containerd config migrate` to avoid migration", current)
	return nil
}
