module known-authority/slice

go 1.26
