package main

import (
	"fmt"
	"go/ast"
	"strconv"
	"strings"
)

// keepPlugins keeps, of every plugin that the daemon is built with, its registration without InitFn.
func (m *module) keepPlugins() error {
	names, err := m.plugins()
	if err != nil {
		return err
	}
	builtins := m.packages[m.plan.Builtins]
	first := builtins.files[0]
	list := &strings.Builder{}
	for _, name := range names {
		p, err := m.load(name)
		if err != nil {
			return err
		}
		for _, f := range p.inits {
			if err := p.keepRegistrations(f); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		if !p.written() {
			continue
		}
		fmt.Fprintf(list, "import _ %q\n", m.plan.Module+"/"+name)
	}
	first.kept = append(first.kept, &fragment{prefix: list.String()})
	return nil
}

// keepRegistrations keeps the registrations of an init function, and the variables that they use.
func (p *pkg) keepRegistrations(init *ast.FuncDecl) error {
	in := p.sourceOf(init)
	kept := &fragment{at: int(init.Pos()), prefix: "func init() {\n", suffix: "}"}
	var before []ast.Stmt
	for _, s := range init.Body.List {
		literal, call := registrationIn(s)
		if literal == nil {
			before = append(before, s)
			continue
		}
		fields := &ast.CompositeLit{Type: literal.Type}
		for _, e := range literal.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok && fmt.Sprint(pair.Key) != "InitFn" {
				fields.Elts = append(fields.Elts, pair)
			}
		}
		for _, b := range before {
			if p.defines(b, fields) {
				kept.parts = append(kept.parts, part{b, "\n"})
				if err := p.follow(b); err != nil {
					return err
				}
			}
		}
		before = nil
		kept.parts = append(kept.parts, part{call.Fun, "(&"}, part{literal.Type, "{\n"})
		if err := p.follow(call.Fun); err != nil {
			return err
		}
		for _, e := range fields.Elts {
			kept.parts = append(kept.parts, part{e, ",\n"})
		}
		kept.parts = append(kept.parts, part{nil, "})\n"})
		if err := p.follow(fields); err != nil {
			return err
		}
	}
	if len(kept.parts) > 0 {
		in.kept = append(in.kept, kept)
	}
	return nil
}

// registrationIn returns the literal of a statement `registry.Register(&plugin.Registration{…})`, and the call.
func registrationIn(s ast.Stmt) (*ast.CompositeLit, *ast.CallExpr) {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return nil, nil
	}
	call, ok := e.X.(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return nil, nil
	}
	if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "Register" {
		return nil, nil
	}
	pointer, ok := call.Args[0].(*ast.UnaryExpr)
	if !ok {
		return nil, nil
	}
	literal, ok := pointer.X.(*ast.CompositeLit)
	if !ok {
		return nil, nil
	}
	return literal, call
}

// defines says whether a statement defines a variable or constant that an expression uses.
func (p *pkg) defines(s ast.Stmt, user ast.Node) bool {
	found := false
	ast.Inspect(user, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if o := p.info.Uses[id]; o != nil && s.Pos() <= o.Pos() && o.Pos() < s.End() {
				found = true
			}
		}
		return !found
	})
	return found
}

func (p *pkg) sourceOf(n ast.Node) *source {
	for _, f := range p.files {
		if f.syntax.FileStart <= n.Pos() && n.Pos() < f.syntax.FileEnd {
			return f
		}
	}
	return nil
}

// statement asks for one statement out of the functions of a package, as the body of a function.
type statement struct {
	Package string
	// Contains is text by which the statement is found; the innermost one is taken. A package without it gives an
	// empty function: that release does not do it.
	Contains string
	// Function is the header of the function that the statement becomes, Imports the package that it names.
	Function string
	Imports  string
}

func (m *module) keepStatement(s statement) error {
	p, err := m.load(s.Package)
	if err != nil {
		return err
	}
	kept := &fragment{prefix: s.Function + " {\n", suffix: "}"}
	var in *source
	for _, f := range p.files {
		if f.standIn || f.importing(s.Imports) == nil {
			continue
		}
		if in == nil {
			in = f
		}
		var inner ast.Node
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			if _, ok := n.(*ast.IfStmt); ok && strings.Contains(string(p.textOf(f, n)), s.Contains) {
				inner = n
			}
			return true
		})
		if inner != nil {
			in, kept.at = f, int(inner.Pos())
			kept.parts = append(kept.parts, part{inner, "\n"})
			if err := p.follow(inner); err != nil {
				return err
			}
		}
	}
	if in == nil {
		return fmt.Errorf("%s: no file imports %s", s.Package, s.Imports)
	}
	kept.imports = append(kept.imports, "import "+string(p.textOf(in, in.importing(s.Imports))))
	in.kept = append(in.kept, kept)
	return nil
}

// importing returns the import of a package, if the file has it.
func (f *source) importing(importPath string) *ast.ImportSpec {
	for _, i := range f.syntax.Imports {
		if i.Path.Value == strconv.Quote(importPath) {
			return i
		}
	}
	return nil
}
