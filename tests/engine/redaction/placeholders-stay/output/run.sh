#!/bin/sh
PASSWORD=$(cat /run/secrets/password)
TOKEN="${TOKEN:?is not set}"
docker login -u "$USER" -p "$PASSWORD" harbor.internal.corp
docker login -u ci --password-stdin < /run/secrets/password
curl -u "$USER:$PASSWORD" -H "Authorization: Bearer $TOKEN" https://harbor.internal.corp/v2/
curl -H "Authorization: Bearer ${TOKEN}" -H 'PRIVATE-TOKEN: <token>' https://git.internal.corp
helm registry login harbor.internal.corp --username ci --password YOUR_PASSWORD
export API_KEY=xxxxxxxx SECRET=*** PASS=REDACTED OTHER_PASSWORD=your-password-here
url=https://user:${PASSWORD}@harbor.internal.corp git=ssh://git@git.internal.corp/a.git
