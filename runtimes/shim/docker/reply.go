package main

import (
	"net/http"
	"path"
	"runtime/debug"
	"strings"

	"github.com/distribution/reference"
	"github.com/moby/moby/v2/daemon/command"
	"github.com/moby/moby/v2/daemon/pkg/registry"
)

const module = "github.com/moby/moby/v2"

// release is the module's version: dockerd is told its own when it is linked.
func release() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, one := range info.Deps {
			if one.Path == module {
				return "moby " + strings.TrimPrefix(one.Version, "v")
			}
		}
	}
	return "moby"
}

func reply(q question, a *answer) {
	options, err := command.RegistryOptions(q.Config)
	if err != nil {
		a.Load.Error = err.Error()
		return
	}
	service, err := registry.NewService(options)
	if err != nil {
		a.Load.Error = err.Error()
		return
	}
	a.Load.Starts = true
	if q.Image != "" {
		a.Pull = &pull{By: "local", Hosts: []endpoint{}}
		if err := a.Pull.resolve(service, q); err != nil {
			a.Pull.Error = err.Error()
		}
	}
}

// resolve does what a pull into the classic image store does up to the first request.
func (p *pull) resolve(service *registry.Service, q question) error {
	named, err := reference.ParseNormalizedNamed(q.Image)
	if err != nil {
		return err
	}
	named = reference.TagNameOnly(named)
	p.Reference, p.Namespace = named.String(), reference.Domain(named)
	found, err := service.LookupPullEndpoints(p.Namespace)
	if err != nil {
		return err
	}
	for _, one := range found {
		e := endpoint{
			Scheme: one.URL.Scheme, Host: one.URL.Host, Path: path.Join(one.URL.Path, "/v2"),
			Capabilities: []string{"pull", "resolve"}, Tried: true, Headers: []string{},
		}
		if e.Path[0] != '/' {
			e.Path = "/" + e.Path
		}
		e.URL = e.Scheme + "://" + e.Host + path.Join(e.Path, reference.Path(named), "manifests", objectOf(named.String()))
		e.trust = trustOf(&http.Transport{TLSClientConfig: one.TLSConfig}, false, e.Scheme, e.Host, q.Chains[e.Host])
		p.Hosts = append(p.Hosts, e)
	}
	return nil
}
