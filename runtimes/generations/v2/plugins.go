package main

import (
	"context"
	"fmt"

	srvconfig "github.com/containerd/containerd/v2/cmd/containerd/server/config"
	criconfig "github.com/containerd/containerd/v2/internal/cri/config"
	"github.com/containerd/containerd/v2/pkg/deprecation"
	"github.com/containerd/containerd/v2/plugins"
	cri "github.com/containerd/containerd/v2/plugins/cri/images"
	"github.com/containerd/log"
	"github.com/containerd/plugin"
)

const (
	imagesID  = string(plugins.CRIServicePlugin) + ".images"
	runtimeID = string(plugins.CRIServicePlugin) + ".runtime"
	serviceID = string(plugins.GRPCPlugin) + ".cri"
)

type initFn func(*plugin.InitContext) ([]deprecation.Warning, error)

// loadPlugins is the loop of server.New: every plugin's table is decoded, and one that cannot be ends the daemon; of
// the plugins themselves only the CRI's are started, as far as they judge the configuration.
func (s *started) loadPlugins(ctx context.Context, config *srvconfig.Config, loaded []plugin.Registration, l *load) error {
	initialized := plugin.NewPluginSet()
	required := map[string]bool{}
	for _, id := range config.RequiredPlugins {
		required[id] = true
	}
	inits := map[string]initFn{imagesID: s.initImages, runtimeID: initRuntime, serviceID: initService}
	for _, p := range loaded {
		id := p.URI()
		ic := plugin.NewContext(ctx, initialized, map[string]string{})
		if p.Config != nil {
			decoded, err := config.Decode(ctx, id, p.Config)
			if err != nil {
				l.Plugin = id
				return err
			}
			ic.Config = decoded
		}
		var warnings []deprecation.Warning
		init, judges := inits[id]
		p.InitFn = func(ic *plugin.InitContext) (_ any, err error) {
			if judges {
				warnings, err = init(ic)
			}
			return struct{}{}, err
		}
		result := p.Init(ic)
		if err := initialized.Add(result); err != nil {
			return fmt.Errorf("could not add plugin result to plugin set: %w", err)
		}
		err := result.Err()
		if err != nil {
			log.G(ctx).WithFields(log.Fields{"error": err, "id": id, "type": p.Type}).Warn("failed to load plugin")
		}
		if judges {
			s.outcomes = append(s.outcomes, outcomeOf(id, warnings, err))
		}
		if err != nil && required[id] {
			return fmt.Errorf("load required plugin %s: %w", id, err)
		}
		delete(required, id)
	}
	if len(required) != 0 {
		return fmt.Errorf("required plugin %s not included", namesOf(required))
	}
	return nil
}

func (s *started) initImages(ic *plugin.InitContext) ([]deprecation.Warning, error) {
	config := ic.Config.(*criconfig.ImageConfig)
	cri.SetDefaultConfigPath(config)
	warnings, err := criconfig.ValidateImageConfig(ic.Context, config)
	if err != nil {
		return nil, fmt.Errorf("invalid cri image config: %w", err)
	}
	s.images = imageServiceOf(ic.Context, config)
	return warnings, nil
}

func initRuntime(ic *plugin.InitContext) ([]deprecation.Warning, error) {
	warnings, err := criconfig.ValidateRuntimeConfig(ic.Context, ic.Config.(*criconfig.RuntimeConfig))
	if err != nil {
		return nil, fmt.Errorf("invalid plugin config: %w", err)
	}
	return warnings, nil
}

func initService(ic *plugin.InitContext) ([]deprecation.Warning, error) {
	if _, err := ic.GetByID(plugins.CRIServicePlugin, "runtime"); err != nil {
		return nil, fmt.Errorf("unable to load CRI runtime service plugin dependency: %w", err)
	}
	if _, err := ic.GetByID(plugins.CRIServicePlugin, "images"); err != nil {
		return nil, fmt.Errorf("unable to load CRI image service plugin dependency: %w", err)
	}
	warnings, err := criconfig.ValidateServerConfig(ic.Context, ic.Config.(*criconfig.ServerConfig))
	if err != nil {
		return nil, fmt.Errorf("invalid cri image config: %w", err)
	}
	return warnings, nil
}
