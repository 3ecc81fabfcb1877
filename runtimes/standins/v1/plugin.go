package plugin

// InitContext has no part in a registration without InitFn.
type InitContext struct{}

// children passes over what was added before, with all that it requires: the same order, without the thousands of
// walks through the same plugins.
func children(reg *Registration, added map[*Registration]bool, ordered *[]*Registration) {
	for _, t := range reg.Requires {
		for _, r := range register.r {
			if !r.Disable && !added[r] && r != reg && (t == "*" || r.Type == t) {
				children(r, added, ordered)
				*ordered = append(*ordered, r)
				added[r] = true
			}
		}
	}
}
