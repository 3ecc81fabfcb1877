package main

import (
	"encoding/json"
	"encoding/pem"
	"io"
)

// question is what is asked of a release. The files it is asked about are in the file system, the instant is the
// clock: the host provides both (src/worker/containerd/ask.ts).
type question struct {
	// Config is the path of config.toml.
	Config string `json:"config"`
	// Image is the reference as a pod names it. Empty: nothing is resolved.
	Image string `json:"image"`
	// Chains are certificates that hosts present, by host as the resolver names it (with its port, if it has one).
	Chains map[string]string `json:"chains"`
}

func readQuestion(from io.Reader) (question, error) {
	var q question
	err := json.NewDecoder(from).Decode(&q)
	return q, err
}

// certificatesOf returns the DER certificates of a PEM text, in its order. Other blocks are passed over.
func certificatesOf(text string) [][]byte {
	var found [][]byte
	for rest := []byte(text); ; {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			return found
		}
		if block.Type == "CERTIFICATE" {
			found = append(found, block.Bytes)
		}
	}
}
