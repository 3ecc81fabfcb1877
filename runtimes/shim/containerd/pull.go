package main

import (
	"context"
	"fmt"
	"net/url"
	"path"
	"sort"
	"strings"
	"time"

	"github.com/containerd/errdefs"
	distribution "github.com/distribution/reference"
)

// pullOf does what the CRI's PullImage and the resolver do up to the first request.
func pullOf(ctx context.Context, q question, images *imageService) *pull {
	p := &pull{By: images.by, Hosts: []endpoint{}}
	if err := p.resolve(ctx, q, images); err != nil {
		p.Error = err.Error()
	}
	return p
}

func (p *pull) resolve(ctx context.Context, q question, images *imageService) error {
	named, err := distribution.ParseDockerRef(q.Image)
	if err != nil {
		return fmt.Errorf("failed to parse image reference %q: %w", q.Image, err)
	}
	p.Reference = named.String()
	if _, err := time.ParseDuration(images.progressTimeout); err != nil {
		return fmt.Errorf("failed to parse image_pull_progress_timeout %q: %w", images.progressTimeout, err)
	}
	spec, err := parseReference(p.Reference)
	if err != nil {
		return err
	}
	p.Namespace = spec.Hostname()
	hosts, err := images.hosts(ctx, p.Reference)(p.Namespace)
	if err != nil {
		return err
	}
	// As (*dockerResolver).Resolve: a digest needs no host that resolves.
	wanted, object := capabilityPull|capabilityResolve, spec.Object
	if digest := spec.Digest(); digest != "" {
		wanted, object = capabilityPull, digest.String()
	}
	tried := false
	for _, h := range hosts {
		e := endpointOf(h, p.Namespace, q.Chains[h.Host])
		e.URL += path.Join("/", h.Path, strings.TrimPrefix(spec.Locator, p.Namespace+"/"), "manifests", object)
		if namespace := namespaceFor(h, p.Namespace); namespace != "" {
			e.URL += "?ns=" + url.QueryEscape(namespace)
		}
		e.Tried = h.Capabilities.Has(wanted)
		tried = tried || e.Tried
		p.Hosts = append(p.Hosts, e)
	}
	if !tried {
		return fmt.Errorf("no resolve hosts: %w", errdefs.ErrNotFound)
	}
	return nil
}

func endpointOf(h registryHost, namespace, chain string) endpoint {
	transport, fallsBack := transportOf(h.Client)
	return endpoint{
		Scheme: h.Scheme, Host: h.Host, Path: h.Path, URL: h.Scheme + "://" + h.Host,
		Capabilities: capabilitiesOf(h.Capabilities), Headers: namesOf(h.Header),
		trust: trustOf(transport, fallsBack, h.Scheme, h.Host, chain),
	}
}

// capabilitiesOf names capabilities in upstream's order. The last one exists since containerd 2.2.
func capabilitiesOf(c hostCapabilities) []string {
	found := []string{}
	for i, name := range []string{"pull", "resolve", "push", "referrers"} {
		if c.Has(1 << i) {
			found = append(found, name)
		}
	}
	return found
}

func namesOf[V any](m map[string]V) []string {
	names := []string{}
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
