module k8s.io/cri-streaming

go 1.22
