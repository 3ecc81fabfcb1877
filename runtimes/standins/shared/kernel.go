package kernelversion

// GreaterEqualThan: the node's kernel cannot be asked, so it gets the benefit of the doubt.
func GreaterEqualThan(KernelVersion) (bool, error) { return true, nil }
