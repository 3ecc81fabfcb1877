// Command slice copies out of one Go module what a program uses of it, declaration by declaration, so that real
// functions can be compiled without the rest of their packages (which need Linux, gRPC, a running daemon).
//
// The text of a declaration is never changed, with two exceptions: runtime.GOOS and runtime.GOARCH become the
// constants "linux" and "amd64", because the answer is asked for Linux; and a plugin registration loses its
// InitFn, because no plugin is started. Files are chosen as a build for linux/amd64 chooses them.
//
//	slice -plan plan.json -from MODULE_DIRECTORY -to OUTPUT_DIRECTORY
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// plan says what is asked of the module.
type plan struct {
	// Module is the path of the module that is sliced.
	Module string
	// Program lists the Go files whose uses of the module are the roots of the slice.
	Program []string
	// Builtins, if there is one, is the package whose blank imports are the daemon's plugins: of each, the registrations are kept.
	Builtins string
	// StandIns maps a package to files that replace upstream declarations of the same name, and cut off what
	// those would have needed.
	StandIns map[string][]string
	// Drops lists, by package, methods (as Type.Method, or all as Type.*) that are left out although their type is kept.
	Drops map[string][]string
	// Statements are single statements taken out of a longer function, each as the body of a function of its own.
	Statements []statement
}

func main() {
	planFile := flag.String("plan", "", "plan as JSON")
	from := flag.String("from", "", "directory of the module")
	to := flag.String("to", "", "directory to write the slice to")
	flag.Parse()
	if err := run(*planFile, *from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "slice:", err)
		os.Exit(1)
	}
}

func run(planFile, from, to string) error {
	text, err := os.ReadFile(planFile)
	if err != nil {
		return err
	}
	var p plan
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	m := &module{plan: p, dir: from, packages: map[string]*pkg{}}
	if err := m.keepUsesOf(p.Program); err != nil {
		return err
	}
	if p.Builtins != "" {
		if err := m.keepPlugins(); err != nil {
			return err
		}
	}
	for _, s := range p.Statements {
		if err := m.keepStatement(s); err != nil {
			return err
		}
	}
	for _, name := range sortedKeys(m.packages) {
		if err := m.packages[name].write(filepath.Join(to, name)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}
