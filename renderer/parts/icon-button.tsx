import { Button } from '@blueprintjs/core';
import type { JSX } from 'react';

interface Props {
  readonly label: string;
  readonly icon: JSX.Element;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly testId?: string;
}

/** A small button without words; its label is read out and shown on hover. */
export function IconButton({ label, icon, onClick, disabled, pressed, testId }: Props) {
  return (
    <Button
      variant="minimal"
      size="small"
      icon={icon}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
      data-testid={testId}
    />
  );
}
