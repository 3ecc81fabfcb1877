package x509

// KnownAuthorityCertificates returns the certificates of a pool, in the order in which they were added.
func KnownAuthorityCertificates(pool *CertPool) []*Certificate {
	var all []*Certificate
	for i := range pool.lazyCerts {
		if c, _, err := pool.cert(i); err == nil {
			all = append(all, c)
		}
	}
	return all
}
