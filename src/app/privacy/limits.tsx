/** What no page can promise, in plain words. */
export function Limits() {
  return (
    <ul className="limits">
      <li>
        <strong>Whoever serves this page could serve another one</strong>, without this policy, and sees which of its
        own files are asked for. Build it yourself where that matters.
      </li>
      <li>
        <strong>Browser extensions</strong> and developer tools read every page, and clipboard managers what you copy.
      </li>
      <li>
        <strong>A shared or recorded screen</strong> shows what you see: the editor shows what you pasted.
      </li>
      <li>
        <strong>Links with a case in them</strong> stay in your browser's history, and in the chat, mail or ticket that
        you put them into. A server never gets the part behind the #, but whoever has the link has the case.
      </li>
      <li>
        <strong>Downloads hold the originals</strong>, secrets included: they are for your nodes. What you copy, share
        or send holds placeholders.
      </li>
      <li>
        <strong>Redaction finds what looks like a secret.</strong> What looks like any other word it cannot know: read
        what is shown before you hand it on.
      </li>
    </ul>
  );
}
