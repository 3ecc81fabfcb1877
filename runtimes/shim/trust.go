package main

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"net/http"
	"strings"
)

// trustOf says what a client trusts, and what it thinks of the chain that its host presents. The names with
// "KnownAuthority" are added to the standard library by toolchain/.
func trustOf(transport *http.Transport, fallsBack bool, scheme, host, chain string) trust {
	config := &tls.Config{}
	if transport != nil && transport.TLSClientConfig != nil {
		config = transport.TLSClientConfig.Clone()
	}
	t := trust{SkipVerify: config.InsecureSkipVerify, FallsBack: fallsBack, ClientCertifs: []certificate{}}
	t.SystemRoots, t.Authorities = authoritiesOf(config.RootCAs)
	for _, c := range config.Certificates {
		if c.Leaf != nil {
			t.ClientCertifs = append(t.ClientCertifs, describe(c.Leaf))
		}
	}
	presented := certificatesOf(chain)
	if scheme != "https" || len(presented) == 0 {
		return t
	}
	// As (*http.connectMethod).tlsHost names the server.
	config.ServerName = host
	if colon := strings.LastIndex(host, ":"); colon > strings.LastIndex(host, "]") {
		config.ServerName = host[:colon]
	}
	t.Verdict = &verdict{Verified: !config.InsecureSkipVerify}
	if err := tls.KnownAuthorityVerify(config, presented); err != nil {
		t.Verdict.Error, t.Verdict.Verified = err.Error(), false
	} else {
		t.Verdict.Accepted = true
	}
	return t
}

// authoritiesOf returns whether a pool has the system's roots, and what it has besides. No pool means the
// system's.
func authoritiesOf(pool *x509.CertPool) (bool, []certificate) {
	added := []certificate{}
	if pool == nil {
		return true, added
	}
	inSystem := map[string]bool{}
	if system, err := x509.SystemCertPool(); err == nil {
		for _, c := range x509.KnownAuthorityCertificates(system) {
			inSystem[string(c.Raw)] = true
		}
	}
	shared := 0
	for _, c := range x509.KnownAuthorityCertificates(pool) {
		if inSystem[string(c.Raw)] {
			shared++
		} else {
			added = append(added, describe(c))
		}
	}
	return shared == len(inSystem), added
}

func describe(c *x509.Certificate) certificate {
	sum := sha256.Sum256(c.Raw)
	return certificate{Subject: c.Subject.String(), SHA256: hex.EncodeToString(sum[:])}
}
