mysql -u root -pFAKEmysql01 db
sshpass -p 'FAKEsshpass2' ssh node-1
kubectl create secret generic app --from-literal=anything=FAKEliteral3 --from-literal="other=FAKEliteral4"
kubectl create configmap app --from-literal=colour=blue
htpasswd -Bbn ci FAKEhtpass5
oc login --token=sha256~FAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKEfakeFAK https://api.internal.corp:6443
kubeadm join 10.0.0.10:6443 --token abcdef.0123456789abcdef --discovery-token-ca-cert-hash sha256:7031c1b283388d2c2e09b57badb803c05ebed362dc88d84b480cc47f72a21097
curl -H "X-JFrog-Art-Api: FAKEjfrog6FAKEjfrog6" -H 'Accept: application/json' https://files.internal.corp
docker login harbor.internal.corp --username 'robot$ci' --password-stdin <<< "FAKEhere7"
docker build --build-arg NPM_TOKEN=FAKEarg8 --build-arg VERSION=1.4.2 -t harbor.internal.corp/app:1.4.2 .
echo "robot$ci+pull:FAKErobot9FAKErobot9" | base64
docker run -p 8080:80 -e TZ=Europe/Berlin harbor.internal.corp/app:1.4.2
ssh -p 2222 git@git.internal.corp
mkdir -p /etc/containerd/certs.d/harbor.internal.corp
