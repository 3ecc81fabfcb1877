import { kinds, large } from '../../bench/inputs.ts';
import { paste, pasteNamed, reported, richEditorShown } from './session.ts';
import { expect, test } from './site.ts';

const MB = 1_000_000;

for (const kind of kinds)
  test(`10 MB: ${kind.name}`, async ({ app }) => {
    test.setTimeout(120_000);
    const { paste: text, path } = await large(kind, 10 * MB);
    await app.evaluate(() => {
      const beat = () => {
        document.body.dataset.beats = String(Number(document.body.dataset.beats ?? 0) + 1);
        setTimeout(beat, 20);
      };
      beat();
    });
    const beats = () => app.evaluate(() => Number(document.body.dataset.beats));
    await app
      .getByLabel('Files', { exact: true })
      .setInputFiles([{ name: path ?? 'pasted.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }]);
    await reported(app);
    const before = await beats();
    // The page still answers: a dialog opens and closes, and its own timer goes on.
    await app.getByRole('button', { name: 'Help', exact: true }).click();
    await expect(app.getByRole('dialog', { name: 'Help' })).toBeVisible();
    await app.keyboard.press('Escape');
    await expect.poll(beats).toBeGreaterThan(before);
  });

test('a long text is shown in parts until the rich editor takes it whole, and the focus with it', async ({ app }) => {
  await paste(app, `${pasteNamed('c-hosts-toml')}${'# more words\n'.repeat(20_000)}`);
  await richEditorShown(app);
  await expect.poll(() => app.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null)).toBe(true);
  await app.keyboard.type('# typed ');
  await expect(app.locator('.view-line').first()).toContainText('# typed');
});
