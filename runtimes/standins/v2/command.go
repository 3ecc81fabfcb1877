package command

import (
	srvconfig "github.com/containerd/containerd/v2/cmd/containerd/server/config"
	"github.com/containerd/log"
)

// DefaultConfig returns the configuration that config.toml is merged into.
func DefaultConfig() *srvconfig.Config { return defaultConfig() }

// ApplyLog refuses what applyFlags refuses without flags: a level or format of the log that does not exist.
func ApplyLog(config *srvconfig.Config) error {
	if level := config.Debug.Level; level != "" {
		if err := log.SetLevel(level); err != nil {
			return err
		}
		if err := log.SetLevel("debug"); err != nil {
			return err
		}
	}
	return setLogFormat(config)
}
