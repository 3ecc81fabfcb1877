import type { ReactNode } from 'react';

interface SwitchProps {
  on: boolean;
  onChange(on: boolean): void;
  children: ReactNode;
  disabled?: boolean;
}

export function Switch({ on, onChange, children, disabled }: SwitchProps) {
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="switch-words">{children}</span>
    </label>
  );
}
