package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/types"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// linux holds what the program shall believe of its platform.
var linux = map[string]string{"GOOS": `"linux"`, "GOARCH": `"amd64"`}

// written says whether anything of a package is kept.
func (p *pkg) written() bool {
	for _, f := range p.files {
		if f.standIn || len(f.kept) > 0 {
			return true
		}
	}
	return false
}

// write writes what was kept of a package: one file for each upstream file, its stand-ins as they are.
func (p *pkg) write(to string) error {
	if !p.written() {
		return nil
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for _, f := range p.files {
		text, ending := f.text, "_standin.go"
		if !f.standIn {
			ending = "_slice.go"
			if len(f.kept) == 0 {
				continue
			}
			var err error
			if text, err = p.render(f); err != nil {
				return err
			}
		}
		// The ending takes the meaning out of names such as plugin_linux.go: the choice was made.
		name := strings.TrimSuffix(f.name, ".go") + ending
		if err := os.WriteFile(filepath.Join(to, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (p *pkg) render(f *source) ([]byte, error) {
	sort.Slice(f.kept, func(i, j int) bool { return f.kept[i].at < f.kept[j].at })
	imports := map[string]bool{}
	var body bytes.Buffer
	for _, k := range f.kept {
		for _, line := range k.imports {
			imports[line] = true
		}
		body.WriteString("\n" + k.prefix)
		for _, part := range k.parts {
			if part.node != nil {
				body.WriteString(p.copy(f, part.node, imports))
			}
			body.WriteString(part.then)
		}
		body.WriteString(k.suffix + "\n")
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "// Copied by slice from %s of %s. DO NOT EDIT.\n\npackage %s\n\n", f.name, p.module.plan.Module, p.name)
	for _, line := range sortedKeys(imports) {
		fmt.Fprintln(&out, line)
	}
	out.Write(body.Bytes())
	return format.Source(out.Bytes())
}

// copy returns the text of a node, and notes the imports that it uses.
func (p *pkg) copy(f *source, n ast.Node, imports map[string]bool) string {
	type edit struct {
		from, to int
		text     string
	}
	var edits []edit
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if name := p.importOf(n.X); name != nil && name.Imported().Path() == "runtime" && linux[n.Sel.Name] != "" {
				edits = append(edits, edit{p.fset.Position(n.Pos()).Offset, p.fset.Position(n.End()).Offset, linux[n.Sel.Name]})
				return false
			}
		case *ast.Ident:
			if name, ok := p.info.Uses[n].(*types.PkgName); ok {
				imports[fmt.Sprintf("import %s %q", name.Name(), name.Imported().Path())] = true
			}
		}
		return true
	})
	from, to := p.fset.Position(n.Pos()).Offset, p.fset.Position(n.End()).Offset
	var text strings.Builder
	for _, e := range edits {
		text.Write(f.text[from:e.from])
		text.WriteString(e.text)
		from = e.to
	}
	text.Write(f.text[from:to])
	return text.String()
}
