/** Names of files in which tools keep their settings. */
const settingsFile =
  /(?:^|\/)(?:\.?(?:npmrc|yarnrc(?:\.ya?ml)?|curlrc|wgetrc|gitconfig|condarc|gemrc|netrc|lftprc)|pip\.(?:conf|ini)|(?:yum|dnf)\.conf|apt\.conf|uv\.toml|nuget\.config|pnpm-workspace\.ya?ml)$/i;

export const isSettingsFile = (path: string): boolean => settingsFile.test(path);
