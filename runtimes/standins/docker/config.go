package config

import "github.com/moby/moby/api/types/swarm"

// ParseGenericResources would bring in swarmkit: what a node offers to a swarm has no part in a pull.
func ParseGenericResources([]string) ([]swarm.GenericResource, error) { return nil, nil }

// lookupBinPath finds the programs that are installed along with dockerd.
func lookupBinPath(binary string) (string, error) { return "/usr/bin/" + binary, nil }

// verifyUserlandProxyConfig would look for one of them.
func verifyUserlandProxyConfig(*Config) error { return nil }
