mysql -u root -pREDACTED_PASSWORD_01 db
sshpass -p 'REDACTED_PASSWORD_02' ssh node-1
kubectl create secret generic app --from-literal=anything=REDACTED_PASSWORD_03 --from-literal="other=REDACTED_PASSWORD_04"
kubectl create configmap app --from-literal=colour=blue
htpasswd -Bbn ci REDACTED_PASSWORD_05
oc login --token=REDACTED_TOKEN_01 https://api.internal.corp:6443
kubeadm join 10.0.0.10:6443 --token REDACTED_TOKEN_02 --discovery-token-ca-cert-hash sha256:7031c1b283388d2c2e09b57badb803c05ebed362dc88d84b480cc47f72a21097
curl -H "X-JFrog-Art-Api: REDACTED_KEY_01" -H 'Accept: application/json' https://files.internal.corp
docker login harbor.internal.corp --username 'robot$ci' --password-stdin <<< "REDACTED_PASSWORD_06"
docker build --build-arg NPM_TOKEN=REDACTED_TOKEN_03 --build-arg VERSION=1.4.2 -t harbor.internal.corp/app:1.4.2 .
echo "REDACTED_PASSWORD_07" | base64
docker run -p 8080:80 -e TZ=Europe/Berlin harbor.internal.corp/app:1.4.2
ssh -p 2222 git@git.internal.corp
mkdir -p /etc/containerd/certs.d/harbor.internal.corp
