package main

import "context"

// started is what has been started of the daemon. Each generation has its own `start`.
type started struct {
	outcomes []outcome
	// plugins are the ids of the CRI's plugins, in the order in which they start.
	plugins []string
	// images is nil when the image service did not load.
	images *imageService
}

// imageService is the CRI's image service as far as it finds hosts.
type imageService struct {
	registry        criRegistry
	progressTimeout string
	// by is the code that pulls, hosts what it would give its resolver for a reference.
	by    string
	hosts func(ctx context.Context, reference string) registryHosts
}

func reply(q question, a *answer) {
	ctx := context.Background()
	s, err := start(ctx, q.Config, &a.Load)
	a.Plugins = append(a.Plugins, s.outcomes...)
	if err != nil {
		a.Load.Error = err.Error()
		return
	}
	a.Load.Starts = true
	for _, id := range s.plugins {
		a.addDisabled(id)
	}
	if s.images == nil {
		return
	}
	a.Registry = describeRegistry(s.images.registry)
	if q.Image != "" {
		a.Pull = pullOf(ctx, q, s.images)
	}
}

// addDisabled notes a plugin that was left out, unless it is known.
func (a *answer) addDisabled(id string) {
	for _, o := range a.Plugins {
		if o.ID == id {
			return
		}
	}
	a.Plugins = append(a.Plugins, outcome{ID: id, Disabled: true, Warnings: []string{}})
}

func describeRegistry(r criRegistry) *registrySection {
	d := &registrySection{
		ConfigPath: r.ConfigPath, Mirrors: map[string][]string{}, Configs: map[string]client{},
		Auths: namesOf(r.Auths), Headers: namesOf(r.Headers),
	}
	for host, mirror := range r.Mirrors {
		d.Mirrors[host] = append([]string{}, mirror.Endpoints...)
	}
	for host, config := range r.Configs {
		d.Configs[host] = client{Auth: config.Auth != nil, TLS: legacyTLS(config)}
	}
	return d
}
