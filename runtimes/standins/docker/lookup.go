package registry

import "net"

// lookupIP knows what /etc/hosts of every node does; there is no DNS here.
var lookupIP = func(host string) ([]net.IP, error) {
	if host == "localhost" {
		return []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}, nil
	}
	return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
}
