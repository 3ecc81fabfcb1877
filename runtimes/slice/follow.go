package main

import (
	"go/ast"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// fragment is kept text of a file: a declaration, or a function made of statements of one.
type fragment struct {
	at     int // where it stood, for the order
	prefix string
	parts  []part
	suffix string
	// imports are needed by the prefix, as whole declarations.
	imports []string
}

// part is a node whose text is copied, and what follows it.
type part struct {
	node ast.Node
	then string
}

// keep keeps a declaration and everything it uses. An unknown name is another package's (a hollow one) or a
// predeclared one: the compiler decides.
func (p *pkg) keep(name string) error {
	d := p.decls[name]
	if d == nil || d.kept || d.in.standIn || p.drops(name) {
		return nil
	}
	d.kept = true
	d.in.kept = append(d.in.kept, &fragment{at: int(d.node.Pos()), prefix: d.prefix, parts: []part{{node: d.node}}})
	if _, ok := d.node.(*ast.TypeSpec); ok {
		for _, method := range p.methods[name] {
			if err := p.keep(method); err != nil {
				return err
			}
		}
	}
	if f, ok := d.node.(*ast.FuncDecl); ok && f.Recv != nil {
		if err := p.keep(receiverOf(f)); err != nil {
			return err
		}
	}
	return p.follow(d.node)
}

// drops says whether a method is to be left out.
func (p *pkg) drops(name string) bool {
	receiver, _, _ := strings.Cut(name, ".")
	dropped := p.module.plan.Drops[p.path]
	return slices.Contains(dropped, name) || name != receiver && slices.Contains(dropped, receiver+".*")
}

// follow keeps everything that a piece of syntax uses, in its own package and in others of the module.
func (p *pkg) follow(n ast.Node) error {
	var failed error
	ast.Inspect(n, func(n ast.Node) bool {
		if failed != nil {
			return false
		}
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if imported := p.importOf(n.X); imported != nil {
				failed = p.module.keepFrom(imported.Imported().Path(), n.Sel.Name)
			}
		case *ast.Ident:
			failed = p.keepObject(p.info.Uses[n])
		}
		return failed == nil
	})
	return failed
}

func (p *pkg) keepObject(o types.Object) error {
	if o == nil || o.Pkg() == nil || o.Pkg().Path() != p.module.plan.Module+"/"+p.path {
		return nil
	}
	if f, ok := o.(*types.Func); ok {
		if receiver := f.Signature().Recv(); receiver != nil {
			t := receiver.Type()
			if pointer, ok := t.(*types.Pointer); ok {
				t = pointer.Elem()
			}
			if named, ok := t.(*types.Named); ok {
				return p.keep(named.Obj().Name() + "." + f.Name())
			}
			return nil
		}
	}
	if o.Parent() == o.Pkg().Scope() {
		return p.keep(o.Name())
	}
	return nil
}

// importOf returns the import that an expression names, if it does.
func (p *pkg) importOf(e ast.Expr) *types.PkgName {
	if id, ok := e.(*ast.Ident); ok {
		if name, ok := p.info.Uses[id].(*types.PkgName); ok {
			return name
		}
	}
	return nil
}

func (m *module) keepFrom(importPath, name string) error {
	below, ok := m.below(importPath)
	if !ok {
		return nil
	}
	p, err := m.load(below)
	if err != nil {
		return err
	}
	return p.keep(name)
}

// keepUsesOf keeps what files outside the module use of it.
func (m *module) keepUsesOf(files []string) error {
	for _, name := range files {
		one := m.empty("the program")
		if err := one.parse(name, true); err != nil {
			return err
		}
		check := types.Config{Importer: hollow{m}, Error: func(error) {}}
		own, _ := check.Check(one.path, one.fset, []*ast.File{one.files[0].syntax}, &one.info)
		one.useTypes(one.files[0].syntax, own)
		if err := one.follow(one.files[0].syntax); err != nil {
			return err
		}
	}
	return nil
}

// plugins lists the packages that the daemon imports for their registrations.
func (m *module) plugins() ([]string, error) {
	p, err := m.load(m.plan.Builtins)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, f := range p.files {
		for _, i := range f.syntax.Imports {
			importPath, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return nil, err
			}
			if below, ok := m.below(importPath); ok && i.Name != nil && i.Name.Name == "_" {
				seen[below] = true
			}
		}
	}
	return sortedKeys(seen), nil
}
