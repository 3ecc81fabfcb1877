import { useApp } from '../app-context.ts';
import { examples } from './examples.ts';

/** Every example as a button that opens it. */
export function ExampleList() {
  const { open } = useApp();
  return (
    <ul className="example-list">
      {examples.map(({ id, title, about, files }) => (
        <li key={id}>
          <button type="button" className="example" data-example={id} onClick={() => open(files)}>
            <span className="example-title">{title}</span>
            <span className="example-about">{about}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
