import { certificates } from '../pki/index.ts';
import { paste, reported, verdict } from './session.ts';
import { expect, test } from './site.ts';

const markup = '<img src=x onerror="window.ran=true"><script>window.ran=true</script>';

const ran = () => Reflect.get(window, 'ran') === true;

test('markup in an error, a path and a certificate is shown as text', async ({ app }) => {
  const { 'markup-leaf': leaf } = await certificates();
  const images = await app.locator('img, script').count();
  await paste(
    app,
    `failed to do request: Head "https://harbor.internal.corp/v2/${markup}/manifests/1": x509: certificate signed by unknown authority\n\n==> chain.pem <==\n${leaf}`,
  );
  await expect(verdict(app)).toContainText('<img src=x onerror=alert(1)>');
  await expect(app.locator('img, script')).toHaveCount(images);
  expect(await app.evaluate(ran)).toBe(false);
});

test('markup in the name of a dropped file is shown as text', async ({ app }) => {
  const name = '<img src=x onerror=window.ran=true>.toml';
  await app.getByLabel('Files', { exact: true }).setInputFiles([
    {
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from('version = 2\n[plugins."io.containerd.grpc.v1.cri".registry]\n'),
    },
    { name: 'binary.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 255, 254, 0, 216, 1]) },
    { name: '__proto__', mimeType: 'text/plain', buffer: Buffer.from('[__proto__]\npolluted = true\n') },
  ]);
  await reported(app);
  await expect(app.getByRole('tab', { name })).toBeVisible();
  expect(await app.evaluate(ran)).toBe(false);
  expect(await app.evaluate(() => Reflect.get({}, 'polluted'))).toBe(undefined);
});
