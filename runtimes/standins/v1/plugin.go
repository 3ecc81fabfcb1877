package plugin

// InitContext has no part in a registration without InitFn.
type InitContext struct{}
