package docker

import "net/http"

// NewDockerAuthorizer: nothing is ever sent, so there is nothing to authorise.
func NewDockerAuthorizer(...AuthorizerOpt) Authorizer { return nil }

// TransportOf returns the transport of a client, and whether the client falls back to plain HTTP.
func TransportOf(client *http.Client) (transport *http.Transport, fallsBack bool) {
	tripper := client.Transport
	if fallback, ok := tripper.(*httpFallback); ok {
		tripper, fallsBack = fallback.super, true
	}
	transport, _ = tripper.(*http.Transport)
	return transport, fallsBack
}

// NamespaceFor returns the namespace that a request to this host names in ?ns=, if it names one.
func NamespaceFor(host RegistryHost, namespace string) string {
	if host.isProxy(namespace) {
		return namespace
	}
	return ""
}
