package main

import "strings"

// objectOf is the digest or the tag that a full reference ends with.
func objectOf(reference string) string {
	if _, digest, ok := strings.Cut(reference, "@"); ok {
		return digest
	}
	return reference[strings.LastIndex(reference, ":")+1:]
}
