module github.com/moby/extensions

go 1.26
