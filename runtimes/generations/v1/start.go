package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	_ "github.com/containerd/containerd/cmd/containerd/builtins"
	"github.com/containerd/containerd/cmd/containerd/command"
	"github.com/containerd/containerd/errdefs"
	"github.com/containerd/containerd/plugin"
	srvconfig "github.com/containerd/containerd/services/server/config"
)

// start does what `containerd` does up to the loading of its plugins (cmd/containerd/command App and
// services/server New), without directories, sockets and services.
func start(ctx context.Context, configPath string, l *load) (*started, error) {
	s := &started{plugins: []string{serviceID}}
	config := command.DefaultConfig()
	if _, err := os.Stat(configPath); !os.IsNotExist(err) {
		if err := srvconfig.LoadConfig(configPath, config); err != nil {
			return s, err
		}
	}
	l.Version = config.GetVersion()
	if err := command.ApplyLog(config); err != nil {
		return s, err
	}
	switch {
	case config.GRPC.Address == "":
		return s, fmt.Errorf("grpc address cannot be empty: %w", errdefs.ErrInvalidArgument)
	case config.Root == "":
		return s, errors.New("root must be specified")
	case config.State == "":
		return s, errors.New("state must be specified")
	case config.Root == config.State:
		return s, errors.New("root and state must be different paths")
	}
	for _, key := range namesOf(config.Timeouts) {
		if _, err := time.ParseDuration(config.Timeouts[key]); err != nil {
			return s, fmt.Errorf("unable to parse %s into a time duration", config.Timeouts[key])
		}
	}
	filter := srvconfig.V2DisabledFilter
	if config.GetVersion() == 1 {
		filter = srvconfig.V1DisabledFilter
	}
	return s, s.loadPlugins(ctx, config, plugin.Graph(filter(config.DisabledPlugins)), l)
}
