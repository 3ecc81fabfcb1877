package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	_ "github.com/containerd/containerd/v2/cmd/containerd/builtins"
	"github.com/containerd/containerd/v2/cmd/containerd/command"
	srvconfig "github.com/containerd/containerd/v2/cmd/containerd/server/config"
	"github.com/containerd/plugin/registry"
)

// start does what `containerd` does up to the loading of its plugins (cmd/containerd/command App and
// cmd/containerd/server New), without directories, sockets and services.
func start(ctx context.Context, configPath string, l *load) (*started, error) {
	s := &started{plugins: []string{imagesID, runtimeID, serviceID}}
	config := command.DefaultConfig()
	if _, err := os.Stat(configPath); !os.IsNotExist(err) {
		if err := loadConfig(ctx, configPath, config); err != nil {
			return s, err
		}
	}
	l.Version = config.Version
	if err := command.ApplyLog(config); err != nil {
		return s, err
	}
	switch {
	case config.Root == "":
		return s, errors.New("root must be specified")
	case config.State == "":
		return s, errors.New("state must be specified")
	case config.Root == config.State:
		return s, errors.New("root and state must be different paths")
	}
	migrated, err := migrateServer(ctx, config)
	if err != nil {
		return s, err
	}
	for _, key := range namesOf(config.Timeouts) {
		if _, err := time.ParseDuration(config.Timeouts[key]); err != nil {
			return s, fmt.Errorf("unable to parse %s into a time duration", config.Timeouts[key])
		}
	}
	loaded := registry.Graph(srvconfig.V2DisabledFilter(config.DisabledPlugins))
	if err := migratePlugins(ctx, config, loaded, migrated); err != nil {
		return s, err
	}
	return s, s.loadPlugins(ctx, config, loaded, l)
}
