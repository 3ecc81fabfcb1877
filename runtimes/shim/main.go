// Command shim asks a containerd release's own code one question: a JSON object on standard input, the answer on
// standard output. It is compiled with one of the folders of generations/, which holds what differs between
// releases.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
)

func main() {
	if err := enterRoot(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	q, err := readQuestion(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	log := record()
	a := answer{Release: release(), Go: runtime.Version(), Plugins: []outcome{}}
	reply(q, &a)
	a.Log = log.lines
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	if err := out.Encode(a); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
