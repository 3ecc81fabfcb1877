package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

func (p *pkg) parse(name string, standIn bool) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	syntax, err := parser.ParseFile(p.fset, name, text, parser.ParseComments)
	if err != nil {
		return err
	}
	f := &source{name: filepath.Base(name), text: text, syntax: syntax, standIn: standIn}
	p.files = append(p.files, f)
	var own []ast.Decl
	for _, d := range syntax.Decls {
		if p.declare(f, d) {
			own = append(own, d)
		}
	}
	syntax.Decls = own
	return nil
}

// declare records what a declaration declares; false when a stand-in has taken its place.
func (p *pkg) declare(f *source, d ast.Decl) bool {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil && d.Name.Name == "init" {
			p.inits = append(p.inits, d)
			return true
		}
		name := d.Name.Name
		if d.Recv != nil {
			receiver := receiverOf(d)
			name = receiver + "." + name
			if have := p.decls[receiver]; have == nil || !have.in.standIn {
				p.methods[receiver] = append(p.methods[receiver], name)
			}
		}
		return p.add(name, &decl{in: f, node: d})
	case *ast.GenDecl:
		// Constants counted by iota mean nothing one by one.
		var group *decl
		if d.Tok == token.CONST && strings.Contains(string(p.textOf(f, d)), "iota") {
			group = &decl{in: f, node: d}
		}
		var specs []ast.Spec
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				if !p.add(s.Name.Name, &decl{in: f, node: s, prefix: "type "}) {
					continue
				}
			case *ast.ValueSpec:
				one := group
				if one == nil {
					one = &decl{in: f, node: s, prefix: d.Tok.String() + " "}
				}
				replaced := false
				for _, id := range s.Names {
					replaced = !p.add(id.Name, one) || replaced
				}
				if replaced {
					continue
				}
			}
			specs = append(specs, s)
		}
		d.Specs = specs
		return len(specs) > 0
	}
	return true
}

func (p *pkg) add(name string, d *decl) bool {
	if have := p.decls[name]; have != nil && have.in.standIn && !d.in.standIn {
		return false
	}
	p.decls[name] = d
	return true
}

func receiverOf(d *ast.FuncDecl) string {
	t := d.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if generic, ok := t.(*ast.IndexExpr); ok {
		t = generic.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name
	}
	return fmt.Sprint(t)
}

func (p *pkg) textOf(f *source, n ast.Node) []byte {
	return f.text[p.fset.Position(n.Pos()).Offset:p.fset.Position(n.End()).Offset]
}
