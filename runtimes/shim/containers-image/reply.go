package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/sirupsen/logrus"
	"go.podman.io/image/v5/docker"
	"go.podman.io/image/v5/docker/reference"
	"go.podman.io/image/v5/pkg/sysregistriesv2"
	"go.podman.io/image/v5/types"
	"go.podman.io/image/v5/version"
)

func release() string { return "containers/image " + version.Version }

// reply asks as root does: what a rootless user has in a home directory is not looked at.
func reply(q question, a *answer) {
	for name, value := range map[string]string{"HOME": "/root", "_CONTAINERS_ROOTLESS_UID": "0"} {
		if err := os.Setenv(name, value); err != nil {
			a.Load.Error = err.Error()
			return
		}
	}
	system := &types.SystemContext{}
	if _, err := sysregistriesv2.GetRegistries(system); err != nil {
		a.Load.Error = err.Error()
		return
	}
	a.Load.Starts = true
	if q.Image != "" {
		a.Pull = &pull{By: "local", Hosts: []endpoint{}}
		if err := a.Pull.resolve(system, q); err != nil {
			a.Pull.Error = err.Error()
		}
	}
}

// resolve does what newImageSource does up to the first request.
func (p *pull) resolve(system *types.SystemContext, q question) error {
	named, err := reference.ParseNormalizedNamed(q.Image)
	if err != nil {
		return err
	}
	named = reference.TagNameOnly(named)
	p.Reference, p.Namespace = named.String(), reference.Domain(named)
	registry, err := sysregistriesv2.FindRegistry(system, named.Name())
	if err != nil {
		return fmt.Errorf("loading registries configuration: %w", err)
	}
	if registry == nil {
		registry = &sysregistriesv2.Registry{
			Endpoint: sysregistriesv2.Endpoint{Location: named.String()}, Prefix: named.String(),
		}
	}
	sources, err := registry.PullSourcesFromReference(named)
	if err != nil {
		return err
	}
	var refused []string
	for _, source := range sources {
		e, err := endpointOf(system, source, q.Chains)
		if err != nil {
			logrus.Debugf("Accessing %q failed: %v", source.Reference, err)
			refused = append(refused, err.Error())
			continue
		}
		p.Hosts = append(p.Hosts, e)
	}
	if len(p.Hosts) == 0 {
		return errors.New(strings.Join(refused, "; "))
	}
	return nil
}

func endpointOf(system *types.SystemContext, source sysregistriesv2.PullSource, chains map[string]string) (endpoint, error) {
	named := source.Reference
	host, config, err := docker.TLSFor(system, source)
	if err != nil {
		return endpoint{}, err
	}
	e := endpoint{
		Scheme: "https", Host: host, Path: "/v2", Capabilities: []string{"pull", "resolve"}, Tried: true, Headers: []string{},
		URL: "https://" + host + "/v2/" + reference.Path(named) + "/manifests/" + objectOf(named.String()),
	}
	if source.Endpoint.NamespaceProxy != "" {
		e.URL += "?ns=" + url.QueryEscape(source.Endpoint.NamespaceProxy)
	}
	// As detectPropertiesHelper: plain HTTP is tried after HTTPS where nothing is verified.
	e.trust = trustOf(&http.Transport{TLSClientConfig: config}, config.InsecureSkipVerify, "https", host, chains[host])
	return e, nil
}
