package main

import (
	"go/ast"
	"go/build"
	"go/token"
	"go/types"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

// module is the module being sliced, with the packages that were reached so far.
type module struct {
	plan     plan
	dir      string
	packages map[string]*pkg
}

// pkg is one package of the module: all its declarations, and those to keep.
type pkg struct {
	module  *module
	path    string // below the module, "" for its root
	name    string
	fset    *token.FileSet
	files   []*source
	info    types.Info
	decls   map[string]*decl    // by name, methods as Type.Method
	methods map[string][]string // of a type, as Type.Method
	inits   []*ast.FuncDecl
}

// source is one file of a package.
type source struct {
	name    string
	text    []byte
	syntax  *ast.File
	standIn bool
	kept    []*fragment
}

// decl is a top-level declaration that can be kept on its own.
type decl struct {
	in     *source
	node   ast.Node
	prefix string // the keyword that a specification of a group has lost: "type ", "var ", "const "
	kept   bool
}

var versionSuffix = regexp.MustCompile(`^v[0-9]+$`)

// nameOf guesses the name of a package that is not loaded from its import path.
func nameOf(importPath string) string {
	base := path.Base(importPath)
	if versionSuffix.MatchString(base) {
		base = path.Base(path.Dir(importPath))
	}
	base, _, _ = strings.Cut(strings.TrimPrefix(base, "go-"), ".")
	return base
}

// hollow answers every import with an empty package: enough to tell a package's name from a variable of that name.
type hollow struct{ module *module }

func (h hollow) Import(importPath string) (*types.Package, error) {
	name := nameOf(importPath)
	if below, ok := h.module.below(importPath); ok {
		if found, err := build.ImportDir(filepath.Join(h.module.dir, below), 0); found.Name != "" {
			name = found.Name
		} else if err != nil {
			return nil, err
		}
	}
	p := types.NewPackage(importPath, name)
	p.MarkComplete()
	return p, nil
}

// below returns the part of an import path below the module, and whether it is of the module at all: a module
// nested in it is another one.
func (m *module) below(importPath string) (string, bool) {
	if importPath == m.plan.Module {
		return "", true
	}
	below, ok := strings.CutPrefix(importPath, m.plan.Module+"/")
	if !ok {
		return "", false
	}
	_, err := os.Stat(filepath.Join(m.dir, below))
	return below, err == nil
}

func (m *module) empty(below string) *pkg {
	return &pkg{
		module: m, path: below, fset: token.NewFileSet(), info: types.Info{Uses: map[*ast.Ident]types.Object{}, Implicits: map[ast.Node]types.Object{}},
		decls: map[string]*decl{}, methods: map[string][]string{},
	}
}

// load reads a package of the module as a build for linux/amd64 would, with its stand-ins.
func (m *module) load(below string) (*pkg, error) {
	if p := m.packages[below]; p != nil {
		return p, nil
	}
	p := m.empty(below)
	m.packages[below] = p
	for _, name := range m.plan.StandIns[below] {
		if err := p.parse(name, true); err != nil {
			return nil, err
		}
	}
	linux := build.Default
	linux.GOOS, linux.GOARCH, linux.CgoEnabled = "linux", "amd64", false
	found, err := linux.ImportDir(filepath.Join(m.dir, below), 0)
	if err != nil {
		return nil, err
	}
	for _, name := range found.GoFiles {
		if err := p.parse(filepath.Join(m.dir, below, name), false); err != nil {
			return nil, err
		}
	}
	p.name = found.Name
	var syntax []*ast.File
	for _, f := range p.files {
		syntax = append(syntax, f.syntax)
	}
	// Errors are expected: the imported packages are hollow.
	check := types.Config{Importer: hollow{m}, Error: func(error) {}}
	own, _ := check.Check(m.plan.Module+"/"+below, p.fset, syntax, &p.info)
	for _, f := range p.files {
		p.useTypes(f.syntax, own)
		if f.standIn {
			if err := p.follow(f.syntax); err != nil {
				return nil, err
			}
		}
	}
	return p, nil
}

// useTypes notes uses that the type checker passes over: the T of x.(T) where the type of x is not known, because it
// comes from a hollow package.
func (p *pkg) useTypes(file *ast.File, own *types.Package) {
	imports := map[string]types.Object{}
	for _, i := range file.Imports {
		if name, ok := p.info.Implicits[i].(*types.PkgName); ok {
			imports[name.Name()] = name
		}
	}
	note := func(e ast.Expr, found func(string) types.Object) {
		if id, ok := e.(*ast.Ident); ok && p.info.Uses[id] == nil && found(id.Name) != nil {
			p.info.Uses[id] = found(id.Name)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			note(n.X, func(name string) types.Object { return imports[name] })
		case *ast.TypeAssertExpr:
			note(n.Type, own.Scope().Lookup)
		}
		return true
	})
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
