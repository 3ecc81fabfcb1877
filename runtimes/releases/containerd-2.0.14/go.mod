module github.com/containerd/containerd/v2/known-authority

go 1.26

require (
	github.com/containerd/containerd/v2 v2.0.14
	github.com/containerd/errdefs v1.0.0
	github.com/containerd/log v0.1.0
	github.com/containerd/plugin v1.1.0
	github.com/distribution/reference v0.6.0
	github.com/sirupsen/logrus v1.9.3
)

require (
	dario.cat/mergo v1.0.1 // indirect
	github.com/containerd/nri v0.8.0 // indirect
	github.com/containerd/platforms v1.0.0-rc.1 // indirect
	github.com/docker/go-units v0.5.0 // indirect
	github.com/opencontainers/go-digest v1.0.0 // indirect
	github.com/opencontainers/image-spec v1.1.0 // indirect
	github.com/pelletier/go-toml/v2 v2.2.3 // indirect
	golang.org/x/sys v0.34.0 // indirect
	k8s.io/cri-api v0.31.2 // indirect
	k8s.io/kubelet v0.31.2 // indirect
)
