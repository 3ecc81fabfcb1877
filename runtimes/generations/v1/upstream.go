package main

import (
	criconfig "github.com/containerd/containerd/pkg/cri/config"
	"github.com/containerd/containerd/reference"
	"github.com/containerd/containerd/remotes/docker"
	"github.com/containerd/containerd/version"
)

func release() string { return "containerd " + version.Version }

type (
	registryHost     = docker.RegistryHost
	registryHosts    = docker.RegistryHosts
	hostCapabilities = docker.HostCapabilities
	criRegistry      = criconfig.Registry
)

const (
	capabilityPull    = docker.HostCapabilityPull
	capabilityResolve = docker.HostCapabilityResolve
)

var (
	parseReference = reference.Parse
	transportOf    = docker.TransportOf
	namespaceFor   = docker.NamespaceFor
)

func legacyTLS(c criconfig.RegistryConfig) any {
	if c.TLS == nil {
		return nil
	}
	return *c.TLS
}
