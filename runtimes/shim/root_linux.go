package main

import (
	"os"
	"syscall"
)

// enterRoot makes the folder named by the first argument the root, so that the native build, which the WebAssembly
// is compared with, sees the same files. Needs root.
func enterRoot() error {
	if len(os.Args) < 2 {
		return nil
	}
	if err := syscall.Chroot(os.Args[1]); err != nil {
		return err
	}
	return os.Chdir("/")
}
