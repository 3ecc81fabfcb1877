package main

import (
	"github.com/containerd/containerd/v2/core/remotes/docker"
	criconfig "github.com/containerd/containerd/v2/internal/cri/config"
	"github.com/containerd/containerd/v2/pkg/reference"
	"github.com/containerd/containerd/v2/version"
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

// legacyTLS: containerd 2 has no `configs.HOST.tls`.
func legacyTLS(criconfig.RegistryConfig) any { return nil }
