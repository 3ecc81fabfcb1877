package command

import (
	"os"

	"github.com/moby/moby/v2/daemon/config"
	"github.com/moby/moby/v2/daemon/pkg/registry"
	"github.com/pkg/errors"
	"github.com/spf13/pflag"
)

// RegistryOptions is loadDaemonCliConfig without flags, as far as it reads daemon.json.
func RegistryOptions(path string) (registry.ServiceOptions, error) {
	conf, err := config.New()
	if err != nil {
		return registry.ServiceOptions{}, err
	}
	flags := pflag.NewFlagSet("dockerd", pflag.ContinueOnError)
	installConfigFlags(conf, flags)
	merged, err := config.MergeDaemonConfigurations(conf, flags, path)
	switch {
	case os.IsNotExist(err):
		return conf.ServiceOptions, nil
	case err != nil:
		return registry.ServiceOptions{}, errors.Wrapf(err, "unable to configure the Docker daemon with file %s", path)
	}
	return merged.ServiceOptions, nil
}
