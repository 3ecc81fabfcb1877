module github.com/containerd/cgroups/v3

go 1.26
