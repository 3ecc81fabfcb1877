module github.com/containerd/containerd/v2/known-authority

go 1.26.8

require (
	github.com/containerd/containerd/v2 v2.3.7
	github.com/containerd/errdefs v1.0.0
	github.com/containerd/log v0.1.0
	github.com/containerd/plugin v1.1.0
	github.com/distribution/reference v0.6.0
	github.com/sirupsen/logrus v1.9.4
)

require (
	dario.cat/mergo v1.0.2 // indirect
	github.com/containerd/nri v0.12.0 // indirect
	github.com/containerd/platforms v1.0.0-rc.5 // indirect
	github.com/docker/go-units v0.5.0 // indirect
	github.com/opencontainers/go-digest v1.0.0 // indirect
	github.com/opencontainers/image-spec v1.1.1 // indirect
	github.com/pelletier/go-toml/v2 v2.3.0 // indirect
	golang.org/x/sys v0.47.0 // indirect
	k8s.io/cri-api v0.36.3 // indirect
	k8s.io/cri-streaming v0.36.3 // indirect
)
