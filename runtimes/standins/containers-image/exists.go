package fileutils

import "os"

// Exists asks by stat: WASI has no faccessat.
func Exists(path string) error {
	_, err := os.Stat(path)
	return err
}
