module k8s.io/kubelet

go 1.22
