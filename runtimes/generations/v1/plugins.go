package main

import (
	"context"
	"fmt"

	criconfig "github.com/containerd/containerd/pkg/cri/config"
	"github.com/containerd/containerd/pkg/cri/server"
	"github.com/containerd/containerd/pkg/deprecation"
	"github.com/containerd/containerd/plugin"
	srvconfig "github.com/containerd/containerd/services/server/config"
	"github.com/containerd/log"
)

const serviceID = string(plugin.GRPCPlugin) + ".cri"

// loadPlugins is the loop of services/server New: every plugin's table is decoded, and one that cannot be ends the
// daemon; of the plugins themselves only the CRI's is started, as far as it judges the configuration.
func (s *started) loadPlugins(ctx context.Context, config *srvconfig.Config, loaded []*plugin.Registration, l *load) error {
	required := map[string]bool{}
	for _, id := range config.RequiredPlugins {
		required[id] = true
	}
	for _, p := range loaded {
		id, requiredID := p.URI(), p.URI()
		if config.GetVersion() == 1 {
			requiredID = p.ID
		}
		if p.Config != nil {
			if _, err := config.Decode(p); err != nil {
				l.Plugin = id
				return err
			}
		}
		if id == serviceID {
			warnings, err := s.initService(ctx, p.Config.(*criconfig.PluginConfig))
			s.outcomes = append(s.outcomes, outcomeOf(id, warnings, err))
			if err != nil {
				log.G(ctx).WithError(err).Warnf("failed to load plugin %s", id)
				if required[requiredID] {
					return fmt.Errorf("load required plugin %s: %w", id, err)
				}
				continue
			}
		}
		delete(required, requiredID)
	}
	if len(required) != 0 {
		return fmt.Errorf("required plugin %s not included", namesOf(required))
	}
	return nil
}

// initService is initCRIService of pkg/cri as far as it judges the configuration.
func (s *started) initService(ctx context.Context, config *criconfig.PluginConfig) ([]deprecation.Warning, error) {
	warnings, err := criconfig.ValidatePluginConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("invalid plugin config: %w", err)
	}
	s.images = &imageService{
		registry:        config.Registry,
		progressTimeout: config.ImagePullProgressTimeout,
		by:              "local",
		hosts:           func(ctx context.Context, _ string) registryHosts { return server.RegistryHosts(ctx, *config) },
	}
	return warnings, nil
}
