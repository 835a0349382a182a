import { Button, Menu, MenuItem, PopoverNext } from '@blueprintjs/core';
import { More } from '@blueprintjs/icons';
import { useState } from 'react';
import type { RuleSet } from '../../../core/rules/rule-set';
import { copyRule, deleteRule, editRule, exportRule } from './rule-actions';

/** What can be done with one rule set; a shipped one is a start for one's own and is not changed itself. */
export function RuleMenu({ rule, own }: { readonly rule: RuleSet; readonly own: boolean }) {
  const [open, setOpen] = useState(false);
  const run = (what: (rule: RuleSet) => void) => () => {
    setOpen(false);
    what(rule);
  };
  return (
    <PopoverNext
      isOpen={open}
      onInteraction={setOpen}
      placement="bottom-end"
      arrow={false}
      animation="minimal"
      transitionDuration={0}
      content={
        <Menu aria-label={rule.title}>
          {own && <MenuItem text="Edit" onClick={run(editRule)} />}
          <MenuItem text={own ? 'Duplicate' : 'Duplicate as my own'} onClick={run(copyRule)} />
          <MenuItem text="Save as a file" onClick={run((one) => void exportRule(one))} />
          {own && <MenuItem text="Delete" onClick={run(deleteRule)} />}
        </Menu>
      }
    >
      <Button variant="minimal" size="small" icon={<More size={12} />} aria-label={`More of ${rule.title}`} title={`More of ${rule.title}`} data-testid={`rule-menu-${rule.id}`} />
    </PopoverNext>
  );
}
