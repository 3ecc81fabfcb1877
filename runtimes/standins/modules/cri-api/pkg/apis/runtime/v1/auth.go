// Package v1 stands in for the CRI's messages: of all of them, resolving names this one only.
package v1

// AuthConfig holds the credentials of a pull.
type AuthConfig struct {
	Username      string
	Password      string
	Auth          string
	ServerAddress string
	IdentityToken string
	RegistryToken string
}
